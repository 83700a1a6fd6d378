"""Holds what a slide says, before anybody knows how large anything is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from coursegen.model.blocks import Content
from coursegen.model.motif import Composition, Shape
from coursegen.model.own_slides import Chart
from coursegen.model.parts import Picture
from coursegen.model.text import Text
from coursegen.model.visuals import Visual

SlideRole = Literal[
    "title", "how_it_runs", "agenda", "activity", "section", "objectives", "key_point", "scenario",
    "debrief", "discussion", "quiz", "answer", "action_steps", "break", "recap", "commitments", "credits",
    "two_columns", "comparison", "picture", "poll", "chart", "drawn", "drawn_beside", "activity_drawn", "quiz_drawn",
    "recap_drawn", "scenario_drawn", "commitments_drawn", "steps_drawn", "statement", "hero", "farewell", "sources",
    "back",
]  # fmt: skip
"""The kinds of slide; each is a layout of the template, and one function in ``layout/``."""


class NoteLine(Struct, frozen=True, gc=False):
    """A labelled paragraph of the notes (``SAY``, ``DO``, ``ASK`` …); the label may be ``""``."""

    label: str
    text: Text


class ClockFace(Struct, frozen=True, gc=False):
    """A clock's face with a stretch filled in, in minutes since midnight; ``hands`` show its end.

    ``said`` is how long the stretch is, and stands in it where there is room.
    """

    start: int
    end: int
    hands: bool = False
    said: Text = Text()


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
    template that has no layout of this one. A ``reserve`` slide is hidden in the deck. A ``chart`` stands in the place
    of that name; ``plain`` has its data in words.
    A ``visual`` is drawn on the stage of its layout, ``description`` is then its alternative text; where there is no
    room, ``plain`` is shown. A ``motif`` and a ``clock`` stand where their layout has a place for them, and say nothing
    that no words say. A ``link`` is the address of a video: a click on its picture leads there, and it has a frame
    where it has no picture. ``composition`` is where the author wants its headline, ``motif_path``
    a drawing that stands for the motif (the data of an SVG path). ``draft`` is the word that marks it as not finished,
    or ``""``.
    """

    id: str
    role: SlideRole
    title: Text
    section: str = ""
    section_title: str = ""
    slots: Mapping[str, tuple[Content, ...]] = field(default_factory=dict)
    notes: tuple[NoteLine, ...] = ()
    accent: int = 0
    pictogram: str = ""
    description: str = ""
    address: str = ""
    picture: Picture | None = None
    plain: Plain | None = None
    reserve: bool = False
    chart: Chart | None = None
    block: str = ""
    draft: str = ""
    visual: Visual | None = None
    motif: Shape | None = None
    clock: ClockFace | None = None
    link: str = ""
    composition: Composition | None = None
    motif_path: str = ""

    @property
    def pictured(self) -> bool:
        """Whether it shows a picture, or the frame of a video."""
        return self.picture is not None or bool(self.link)
