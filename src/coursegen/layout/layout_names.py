"""Knows what the usual layouts are called: their ``type`` attributes, and their names in the languages of Office.

A role of a slide wants some of them, the best first. A role that stands in no list wants what its slots need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.source import nodes
from coursegen.source.values import node_at, text_in, texts_in
from coursegen.source.word_lists import fields, word_lists


class Usual(Struct, frozen=True):
    """A layout that most templates have: its types (ECMA-376 19.7.15) and its names."""

    types: tuple[str, ...]
    names: tuple[str, ...]


class LayoutNames(Struct, frozen=True):
    """The usual layouts, and what other layouts are made for, by what we call them; and what footers say for nothing.

    ``by_stem`` and ``by_type`` find a usual layout by the stems of a name and by a type.
    """

    usual: Mapping[str, Usual]
    purposes: Mapping[str, Usual]
    footer_prompts: frozenset[str]
    by_stem: Mapping[str, str]
    by_type: Mapping[str, str]


@cache
def layout_names() -> LayoutNames:
    """All that is in ``assets/layout_names.yaml``."""
    root = word_lists("layout_names.yaml")
    usual, purposes = _layouts_in(root["usual"]), _layouts_in(root["purposes"])
    by_stem: dict[str, str] = {}
    for called, one in usual.items():
        for name in one.names:
            by_stem.setdefault(stems(name), called)
    by_type = {kind: called for called, one in usual.items() for kind in one.types}
    prompts = frozenset(one.casefold() for one in _names_in(root["footer_prompts"]))
    return LayoutNames(usual, purposes, prompts, by_stem, by_type)


def _layouts_in(node: nodes.Node) -> Mapping[str, Usual]:
    layouts = fields(node).items()
    return {called: Usual(texts_in(node_at(one, "types")), _names_in(node_at(one, "names"))) for called, one in layouts}


def _names_in(node: nodes.Node | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in text_in(node).split(";"))


WANTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "section": ("section", "title", "content"),
    "break": ("break", "content", "section"),
    "agenda": ("agenda", "table", "content", "title only"),
    "picture": ("picture", "content"),
    "chart": ("chart", "content", "title only"),
    "drawn": ("title only",),
}
"""The usual layouts that a role wants, the best first; see :func:`wanted` for roles that are not named."""


def is_prompt(footer: str) -> bool:
    """Whether what a layout has in its footer's place only says what could stand there."""
    return footer.casefold().strip(" .…[]") in layout_names().footer_prompts


def wanted(role: str, drawn: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The usual layouts for a role that shows something ``drawn`` (a table), and ``texts`` with a large place each."""
    if role in WANTS:
        return WANTS[role]
    if drawn:
        return (*(name for name in drawn if name in layout_names().usual), "content", "title only")
    return ("two", "content") if len(texts) > 1 else ("content", "two")


def folded(name: str) -> str:
    """A layout's name for comparing: small letters, no accents of Latin letters, no number in front or at the end."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss")
    whole = re.sub(r"(?<=\w)-\s*[\n\v\r]+\s*", "", plain)
    letters = "".join(c for c in unicodedata.normalize("NFD", whole) if not "\u0300" <= c <= "\u036f")
    words = re.sub(r"[\s_,;/\-–—:.()]+", " ", unicodedata.normalize("NFC", letters)).strip()
    return re.sub(r"^\d+ (?=\D)|(?<=[^\d\s]) \d+$", "", words)


def stems(name: str) -> str:
    """A folded name with each longer word without what makes it one or many in the languages of Office.

    "Titres et contenus" and "Titre et contenu" are one name so. It is for comparing names, and no word of a language.
    """
    return " ".join(map(_stem, folded(name).split()))


def _stem(word: str) -> str:
    if len(word) < _LONG or not word.isascii():
        return word
    word = word[:-1] if word.endswith(("s", "en", "x")) else word
    return word[:-1] if word[-1] in "aeiouy" else word


_LONG = 5
"""The letters from which on a word loses its ending: shorter ones would be one word too often."""


def usual_by_name(name: str) -> str:
    """The usual layout that is called so, or ``""``."""
    return layout_names().by_stem.get(stems(name), "")


def usual_by_beginning(name: str) -> str:
    """The usual layout that a name begins with ("Titelfolie blau"), or ``""``."""
    words, known = stems(name).split(), layout_names().by_stem
    for end in range(len(words) - 1, 0, -1):
        start = " ".join(words[:end])
        if start in known and (end > 1 or len(start) > _PREFIX):
            return known[start]
    return ""


_PREFIX = 8
"""The letters from which on one word at the beginning of a name says what the layout is."""


def usual_by_type(kind: str) -> str:
    """The usual layout of a ``type``, or ``""``."""
    return layout_names().by_type.get(kind, "")


def purposes_of(name: str) -> frozenset[str]:
    """What a layout is made for, as far as its name says so."""
    padded, plain = f" {stems(name)} ", folded(name)
    if plain == "contents":  # of many pages; with other words beside it, it is what is on one
        return frozenset({"contents"})
    return frozenset(
        purpose
        for purpose, known in layout_names().purposes.items()
        for word in known.names
        if (f" {stems(word)} " in padded if word.isascii() else word in plain)
    )
