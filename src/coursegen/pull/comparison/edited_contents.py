"""Holds what was edited in a deck and is no text: slides that were hidden or are new, charts, pictures."""

from __future__ import annotations

from msgspec import Struct

from coursegen.pull.base.deck_base import ChartData
from coursegen.pull.deck.edited_deck import EditedSlide, Shape

Data = tuple[ChartData, ...]


class Hidden(Struct, frozen=True):
    """A slide that was hidden, or that is shown again."""

    slide: str
    hidden: bool


class ChartEdited(Struct, frozen=True):
    """A chart of a slide whose data are others now; ``name`` is the shape's."""

    slide: str
    name: str
    before: Data
    after: Data


class PictureAdded(Struct, frozen=True):
    """A picture that somebody put on a slide."""

    slide: str
    picture: Shape


class PictureReplaced(Struct, frozen=True):
    """A picture of a slide in whose place there is another now; ``before`` is its hash."""

    slide: str
    name: str
    before: str
    picture: Shape


class SlideAdded(Struct, frozen=True):
    """A slide of nobody's making, and the slide before it that a build made (``""`` for none)."""

    after: str
    slide: EditedSlide


ContentEdit = Hidden | ChartEdited | PictureAdded | PictureReplaced | SlideAdded
