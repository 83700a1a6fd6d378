"""Reads the words about rights, in eight languages, from their one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.source.values import texts_in
from coursegen.source.word_lists import any_of, fields, word_lists

_FILE = "articles/rights.yaml"


class RightsWords(Struct, frozen=True, eq=False):
    """What sentences say of rights, by kind, and whose they are.

    ``own`` names the page or its text, ``others`` something else that may be licensed, ``borrowed`` what a text takes
    from elsewhere; ``unless`` and the ``neutral`` words tell nothing of whose a licence is. ``other_rights`` are those
    that a licence leaves, ``under`` leads to its name. ``named`` are licences with a name of their own and ``elements``
    those of Creative Commons.
    """

    kinds: Mapping[str, re.Pattern[str]]
    own: re.Pattern[str]
    others: re.Pattern[str]
    borrowed: re.Pattern[str]
    denied: re.Pattern[str]
    unless: re.Pattern[str]
    neutral: frozenset[str]
    other_rights: re.Pattern[str]
    under: re.Pattern[str]
    of_pictures: re.Pattern[str]
    named: Mapping[str, re.Pattern[str]]
    elements: Mapping[str, re.Pattern[str]]


@cache
def rights_words() -> RightsWords:
    """The words about rights of all languages together."""
    root = word_lists(_FILE)
    return RightsWords(
        kinds={kind: any_of(listed) for kind, listed in fields(root["kinds"]).items()},
        own=any_of(root["own"]),
        others=any_of(root["others"]),
        borrowed=any_of(root["borrowed"]),
        denied=any_of(root["denied"]),
        unless=any_of(root["unless"]),
        neutral=frozenset(" ".join(texts_in(root["neutral"])).split()),
        other_rights=any_of(root["other rights"]),
        under=any_of(root["under"]),
        of_pictures=any_of(root["of pictures"]),
        named={name: any_of(listed) for name, listed in fields(root["named"]).items()},
        elements={name: any_of(listed) for name, listed in fields(root["elements"]).items()},
    )
