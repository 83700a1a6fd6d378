"""Reads the words about rights, in eight languages, from their one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from coursegen.assets import asset
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.values import texts_in
from coursegen.source.yaml_file import node_of

_FILE = "articles/rights.yaml"


class RightsWords(Struct, frozen=True, eq=False):
    """What sentences say of rights, by kind, and whose they are.

    ``own`` names the page or its text, ``others`` something else that may be licensed, ``borrowed`` what a text takes
    from elsewhere; ``unless`` and the ``neutral`` words tell nothing of whose a licence is. ``named`` are licences with
    a name of their own and ``elements`` those of Creative Commons.
    """

    kinds: Mapping[str, re.Pattern[str]]
    own: re.Pattern[str]
    others: re.Pattern[str]
    borrowed: re.Pattern[str]
    denied: re.Pattern[str]
    unless: re.Pattern[str]
    neutral: frozenset[str]
    of_pictures: re.Pattern[str]
    named: Mapping[str, re.Pattern[str]]
    elements: Mapping[str, re.Pattern[str]]


@cache
def rights_words() -> RightsWords:
    """The words about rights of all languages together."""
    root = _fields(node_of(read_text(asset(_FILE), _FILE)))
    return RightsWords(
        kinds={kind: _any(listed) for kind, listed in _fields(root["kinds"]).items()},
        own=_any(root["own"]),
        others=_any(root["others"]),
        borrowed=_any(root["borrowed"]),
        denied=_any(root["denied"]),
        unless=_any(root["unless"]),
        neutral=frozenset(" ".join(texts_in(root["neutral"])).split()),
        of_pictures=_any(root["of pictures"]),
        named={name: _any(listed) for name, listed in _fields(root["named"]).items()},
        elements={name: _any(listed) for name, listed in _fields(root["elements"]).items()},
    )


def _fields(node: nodes.Node) -> dict[str, nodes.Node]:
    assert isinstance(node, nodes.Mapping)
    return {name: entry.value for name, entry in node.entries.items()}


def _any(node: nodes.Node) -> re.Pattern[str]:
    """One expression for all that is listed, or listed by language."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _patterns(node)), re.IGNORECASE)


def _patterns(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Mapping):
        for entry in node.entries.values():
            yield from _patterns(entry.value)
    else:
        yield from texts_in(node)
