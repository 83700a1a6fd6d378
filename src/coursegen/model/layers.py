"""Holds who changed what: the layers of a course from its own files to one session, and each one's changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from coursegen.model.parts import Paragraphs, Picture
from coursegen.model.text import Text
from coursegen.problems import Place

LayerKind = Literal["course", "sector", "team", "session"]
LAYERS: tuple[LayerKind, ...] = ("course", "sector", "team", "session")
"""The order in which layers lie on each other, the lowest first."""

Channel = Literal["phone", "chat", "counter", "field", "mixed"]
Delivery = Literal["room", "online"]
How = Literal["wrote", "set", "removed", "inserted", "ordered"]
"""What a layer did: ``wrote`` is the course's own first word, the rest is done to what stands below."""


class Layer(Struct, frozen=True, gc=False):
    """One layer: its kind, its id (``base`` for the course), what reports call it, its file in the course folder."""

    kind: LayerKind
    id: str
    title: str
    file: str

    @property
    def name(self) -> str:
        """How reports and notes name it: ``team clinic_desk``; the course itself is ``course``."""
        return "course" if self.kind == "course" else f"{self.kind} {self.id}"


def kind_named(name: str) -> LayerKind:
    """The kind of layer that a name (``team clinic_desk``) says. Errors: ``KeyError`` for any other word."""
    by_word: dict[str, LayerKind] = {kind: kind for kind in LAYERS}
    return by_word[name.partition(" ")[0]]


class Change(Struct, frozen=True, gc=False):
    """What one layer did to one address.

    ``old`` and ``new`` are the values in words: a text as it was typed, a list with commas, an object
    by its fields; ``""`` where there was, or is, nothing. ``reason`` is the nearest one that the layer
    gives. ``stale`` is the text that the layer believed to replace, where that is not ``old``.
    """

    layer: Layer
    how: How
    place: Place
    old: str = ""
    new: str = ""
    reason: str = ""
    stale: str = ""


Stack = tuple[Change, ...]
"""The changes of one address, the oldest first."""


class Team(Struct, frozen=True, gc=False):
    """A team's facts; ``sector``, ``channel`` and ``delivery`` are ``""`` where its file does not say."""

    id: str
    title: str
    why: str
    sector: str = ""
    channel: Channel | Literal[""] = ""
    delivery: Delivery | Literal[""] = ""


class Session(Struct, frozen=True, gc=False):
    """One date in one room. ``minutes`` is the time that there is, 0 where the file does not say.

    ``date`` is written as ``2027-03-04``, ``start`` as ``09:00``; every text is ``""`` where it is not given.
    """

    id: str
    title: str = ""
    team: str = ""
    date: str = ""
    start: str = ""
    minutes: int = 0
    place: str = ""
    trainer: str = ""
    headcount: int = 0
    paper: Literal["a4", "letter", ""] = ""


class Notice(Struct, frozen=True, gc=False):
    """A disclaimer: its text, where it holds, who approved it, and until when (``2027-06-30``); never generated.

    Each is empty where the file does not say.
    """

    text: Paragraphs
    jurisdiction: Text
    approved_by: Text
    review_by: str
    address: str


class TeamBrand(Struct, frozen=True, gc=False):
    """What a layer says about looks, each part ``""`` or empty where none does.

    ``template`` is a path inside the course folder, written at the address ``template_at``; ``colours`` maps theme
    slots to ``#RRGGBB``; ``theme`` is a name. The ``logo`` is the course's own where no layer has another,
    written at ``logo_at``.
    Addresses: ``brand.template``, ``brand.colours.accent1``, ``brand.disclaimer.review_by`` …
    """

    template: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    footer: Text = Text()
    notice: Notice | None = None
    theme: str = ""
    template_at: str = "brand.template"
    logo: Picture | None = None
    logo_at: str = "brand.logo"
