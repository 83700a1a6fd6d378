"""Holds a slide with every box, size and line break decided: what the writers write and the painters draw."""

from __future__ import annotations

from msgspec import Struct

from coursegen.model.audience import Audience
from coursegen.model.scene_items import Box, Colour, Item
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.slideshow import Click, Transition
from coursegen.model.text import Text
from coursegen.problems import Problem


class GaveWay(Struct, frozen=True, gc=False):
    """What gave way on a slide, so that the rest of it fits its layout.

    ``way`` is the step (``layout/giving_way.py`` lists them), ``slot`` what it was done to, ``role`` the kind of slide
    and ``layout`` the display name of its layout. ``address`` is the author's text, ``box`` where it stands now, which
    a map can say as well. ``size`` is that of words that became small, in points. ``cure`` is what to do about it,
    where that is known here alone.
    """

    way: str
    slot: str
    role: str
    layout: str
    address: str = ""
    box: Box | None = None
    size: float = 0.0
    cure: str = ""


class Scene(Struct, frozen=True, gc=False):
    """One slide laid out: a page of ``width`` × ``height`` EMU.

    ``id`` is unique in the deck: the slide's id, with ``#2``, ``#3`` … for what a split put on later
    scenes. ``layout`` is the part name of the template's layout (``/ppt/slideLayouts/slideLayout4.xml``).
    ``ground`` is what the layout and its master already show (for painters; never written to a deck);
    ``background`` its colour. ``items`` are in reading order, the title first. A ``reserve`` scene is hidden in
    a slide show; it has its number all the same, since PowerPoint counts it. A ``draft`` carries a mark that says so.
    ``clicks`` are what waits for a click in a slide show, in their order; ``gave_way`` is what did, so that all fits.
    ``undrawn`` is the warning that the slide's drawing had no room, so that its words stand in its stead.
    """

    id: str
    slide: str
    part: int
    parts: int
    number: int
    layout: str
    width: int
    height: int
    title: Text
    background: Colour
    ground: tuple[Item, ...]
    items: tuple[Item, ...]
    notes: tuple[NoteLine, ...]
    section: str
    section_title: str
    language: str
    address: str = ""
    reserve: bool = False
    draft: bool = False
    clicks: tuple[Click, ...] = ()
    transition: Transition = "none"
    gave_way: tuple[GaveWay, ...] = ()
    undrawn: Problem | None = None


class Scenes(Struct, frozen=True):
    """A whole deck laid out: what every format of slides is written from.

    ``blocks`` are the slides as they were composed, ``scenes`` the same laid out. ``fingerprint`` tells a built deck
    from an edited one, ``base`` is what it was built as. ``reveal`` as for a handout: whoever runs the session reads
    the words behind blanks.
    """

    id: str
    title: str
    subject: str
    language: str
    audience: Audience
    stamp: str
    fingerprint: str
    blocks: tuple[Slide, ...]
    scenes: tuple[Scene, ...]
    reveal: bool = True
    base: bytes = b""
