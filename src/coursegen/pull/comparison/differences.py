"""Holds what was edited in a deck, by address, and what of it has no address."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from coursegen.pull.base.deck_base import Base
from coursegen.pull.comparison.edited_contents import ContentEdit
from coursegen.pull.text.letters import Letters
from coursegen.pull.text.rewording import Entry, Now, same
from coursegen.pull.text.shown_text import Value

PRINCIPAL: Mapping[str, str] = {
    "objectives": "text",
    "action_steps": "step",
    "rules": "text",
    "commitments": "text",
    "debrief": "ask",
    "options": "text",
    "roles": "name",
    "rows": "cells",
}
"""The lists whose objects stand on a slide as a line or a row, and the field that is read there first."""


class Stays(Struct, frozen=True):
    """Something in the edited deck that can't come home: the slide, and a sentence without its full stop."""

    slide: str
    message: str


class Passage(Struct, frozen=True):
    """One place where a value, or a list of texts, stands in the edited deck, as it stands there now."""

    address: str
    entries: tuple[Entry, ...]
    slide: str
    in_notes: bool


FIELDS_OF_NEW: Mapping[str, tuple[str, ...]] = {
    "objectives": ("text",),
    "rules": ("text",),
    "commitments": ("text",),
    "action_steps": ("step", "owner", "due", "measure"),
    "options": ("text",),
    "rows": ("cells",),
}
"""The lists that a line or a row typed into a deck can be a new object of, and the fields that such a one needs."""


class Added(Struct, frozen=True):
    """A line or a row that somebody typed below that of an object: the list, that object's id, the new one's fields.

    A field that is a list of texts has several.
    """

    around: str
    after: str
    slide: str
    fields: tuple[tuple[str, Now | tuple[Now, ...]], ...]


class Rearranged(Struct, frozen=True):
    """What became of the slides.

    ``removed`` has the ids that went from lists, by the lists' address; ``modules_removed`` and
    ``modules_order`` are whole modules (an empty order: as before). ``orders`` maps lists of objects to
    their ids in the new order, ``items`` a block's address to what it shows now, where it names that.
    """

    removed: dict[str, list[str]] = field(default_factory=dict)
    modules_removed: list[str] = field(default_factory=list)
    modules_order: list[str] = field(default_factory=list)
    orders: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    stays: list[Stays] = field(default_factory=list)


class Differences(Struct, frozen=True):
    """What was edited.

    ``passages`` has every place of every value and list of texts, by address, edited or not. ``orders``
    has the ids of a list of objects as they follow each other now, where that is another order than before; ``added``
    are new objects, ``contents`` is what was edited and is no text. ``slides`` is what became of whole slides.
    """

    base: Base
    passages: Mapping[str, tuple[Passage, ...]]
    orders: Mapping[str, tuple[tuple[str, ...], ...]]
    added: tuple[Added, ...]
    contents: tuple[ContentEdit, ...]
    slides: Rearranged
    stays: tuple[Stays, ...]
    values: Mapping[str, Value]


def shortened(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def unchanged(passage: Passage, values: Mapping[str, Value]) -> bool:
    """Whether a passage says what was built."""
    before = paragraphs_of(passage.address, values)
    return [number for number, _ in passage.entries] == list(range(len(before))) and all(
        same(old, now) for old, (_, now) in zip(before, passage.entries, strict=True)
    )


def paragraphs_of(address: str, values: Mapping[str, Value]) -> tuple[Letters, ...]:
    """The paragraphs of a value, or the texts of a list of texts, as they were."""
    if address in values:
        return values[address].paragraphs
    found: list[Letters] = []
    while (value := values.get(f"{address}.{len(found)}")) is not None:
        found.append(value.paragraphs[0] if value.paragraphs else ())
    return tuple(found)
