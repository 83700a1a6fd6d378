"""Holds what a slide says, before anybody knows how large anything is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from coursegen.model.blocks import Content
from coursegen.model.own_slides import Chart
from coursegen.model.parts import Picture
from coursegen.model.text import Text
from coursegen.model.visuals import Visual

SlideRole = Literal[
    "title", "how_it_runs", "agenda", "activity", "section", "objectives", "key_point", "scenario",
    "debrief", "discussion", "quiz", "answer", "action_steps", "break", "recap", "commitments", "credits",
    "big_number", "quotation", "two_columns", "process", "comparison", "matrix", "timeline", "picture", "poll",
    "chart", "drawn", "drawn_beside", "hero", "farewell",
]  # fmt: skip
"""The kinds of slide; each is a layout of the template, and one function in ``layout/``."""


class NoteLine(Struct, frozen=True, gc=False):
    """A labelled paragraph of the notes (``SAY``, ``DO``, ``ASK`` …); the label may be ``""``."""

    label: str
    text: Text


class Span(Struct, frozen=True, gc=False):
    """One stretch of a timeline: its minutes, its accent (0 for neutral), and whether it is where the slide stands."""

    minutes: int
    accent: int
    here: bool = False


class Plain(Struct, frozen=True, gc=False):
    """What a slide says in the slots of another role, nothing left out, and its icon there."""

    role: SlideRole
    slots: Mapping[str, tuple[Content, ...]]
    pictogram: str


class Slide(Struct, frozen=True, gc=False):
    """One semantic slide.

    ``id`` is stable and unique in the deck (``recover/action_steps``). ``slots`` maps the names of the
    role's places (``kicker``, ``body``, ``aside``, ``table``, ``footnote`` …) to what stands there.
    ``section`` and ``section_title`` group slides (one per stretch of the agenda); ``block`` is the address of the
    block of the plan that it belongs to, the stretch's for a break, ``""`` outside the session. ``accent`` is 0 for
    neutral or 1 to 6, the theme accent of the module. ``pictogram`` names an icon or is ``""``.
    ``description`` says in words what the pictogram shows; ``""`` makes it decorative. A ``picture`` has its own
    description and stands in the pictogram's stead. ``plain`` says the same in the slots of a common role, for a
    template that has no layout of this one. A ``reserve`` slide is hidden in the deck. A timeline's ``spans`` are
    drawn to scale, each beside its text. A ``chart`` stands in the place of that name; ``plain`` has its data in words.
    A ``visual`` is drawn on the stage of its layout, ``description`` is then its alternative text; where there is no
    room, ``plain`` is shown. ``draft`` is the word that marks it as not finished, or ``""``.
    """

    id: str
    role: SlideRole
    title: Text
    section: str
    section_title: str
    slots: Mapping[str, tuple[Content, ...]] = field(default_factory=dict)
    notes: tuple[NoteLine, ...] = ()
    accent: int = 0
    pictogram: str = ""
    description: str = ""
    address: str = ""
    picture: Picture | None = None
    plain: Plain | None = None
    reserve: bool = False
    spans: tuple[Span, ...] = ()
    chart: Chart | None = None
    block: str = ""
    draft: str = ""
    visual: Visual | None = None
