"""Tells what gave way on laid-out slides, as warnings that say what happened and what cures it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from coursegen.layout.contract import inches
from coursegen.layout.slide_kinds import KINDS, LABELS
from coursegen.layout.tables import FLOOR
from coursegen.layout.unfit import called
from coursegen.model.scene import GaveWay, Scene
from coursegen.model.scene_items import Item, Line, TableItem, TextItem
from coursegen.problems import Problem, Severity

if TYPE_CHECKING:
    from coursegen.layout.giving_way import Shown

TITLE = 20.0
"""The size below which a headline is small in a template that nobody made for a course, in points."""

MOST = 3
"""How many slides a warning names."""

NAMES: Mapping[str, str] = {
    "title": "headline", "kicker": "line above the headline", "body": "text", "aside": "text at the side",
    "subtitle": "subtitle", "meta": "line of facts", "big": "time", "footnote": "source line", "table": "table",
    "chart": "chart", "picture": "picture", "name": "head", "text": "text", "stage": "drawing",
}  # fmt: skip
"""What each slot is called in a message."""


class Told(Struct, frozen=True):
    """What is said of a step: one sentence, with its rule and what cures it."""

    said: str
    cure: str
    rule: str = "SLD4"


_ROOM = (
    "give its place more room in PowerPoint (View > Slide Master), or name another layout in the template's map, "
    "under roles: {role}: layout:; `coursegen template inspect` with --map writes a larger place where there is room"
)
_PLACE = "to give it a place of its own, write in the template's map, under roles: {role}: slots: {slot}: {cure}"

TOLD: Mapping[str, Told] = {
    "plain": Told("the drawing of {slides} does not fit the layout '{layout}' and is shown as text", _ROOM),
    "undrawn": Told(
        "the drawing of {slides} has no room in the layout '{layout}', and its words are shown instead",
        "shorten the words; or {cure}",
        "visual",
    ),
    "picture": Told("the picture of {slides} has no room in the layout '{layout}' and was left out", _ROOM),
    "apart": Told("the {what} of {slides} did not fit beside other words and is on its own in '{layout}'", _PLACE),
    "shorter": Told("length and version are left off {slides}, for which '{layout}' has no room", _PLACE),
    "noted": Told("the {what} of {slides} has no room in the layout '{layout}' and is in the notes alone", _PLACE),
    "small": Told("the {what} of {slides} is set in {size:g} points to fit the layout '{layout}'", _ROOM),
    "small_text": Told("the {what} of {slides} is set in {size:g} points to fit the layout '{layout}'", _ROOM, "SLD3"),
    "in_text": Told(
        "the headline of {slides} is too long for the layout '{layout}' and became the start of the text",
        f"shorten it; or {_ROOM}",
    ),
    "elsewhere": Told(
        "the table of {slides} has no room in its own layout and uses '{layout}'",
        "to choose its layout yourself, write in the template's map, under roles: {role}: layout: '{layout}'",
    ),
    "as_text": Told("the table of {slides} has no room in the layout '{layout}' and is shown as text", _ROOM),
    "cut": Told(
        "the {what} of {slides} is too long for the layout '{layout}': it is cut short, and the notes have all of it",
        f"shorten it; or {_ROOM}",
    ),
}
"""What is said of each step (``layout/giving_way.py``), and of words that became small."""


def gave_way(scenes: Iterable[Scene]) -> list[Problem]:
    """A warning for each step that was taken in a layout, naming the slides, at the first one's text."""
    found: dict[tuple[object, ...], list[tuple[str, GaveWay]]] = {}
    for scene in scenes:
        for one in scene.gave_way:
            key = (one.way, one.slot.partition("_")[0], one.layout, one.size)
            found.setdefault(key, []).append((scene.slide, one))
    return [_warning(told) for told in found.values()]


def on_one_slide(one: GaveWay, slide: str) -> str:
    """What is said of a step on one slide."""
    return _said(one, [slide])


def _warning(told: Sequence[tuple[str, GaveWay]]) -> Problem:
    first = told[0][1]
    known = TOLD[first.way]
    found = next((one.box for _, one in told if one.box is not None), None)
    box = "[x, y, width, height]" if found is None else str(inches(found))
    hint = known.cure.format(
        role=_all(one.role for _, one in told),
        slot=first.slot,
        layout=first.layout,
        cure=first.cure or f"{box}, in inches",
    )
    slides = list(dict.fromkeys(slide for slide, _ in told))
    return Problem(known.rule, _said(first, slides), None, hint, Severity.WARNING, first.address)


def _all(roles: Iterable[str]) -> str:
    """The kinds of slide, each once: ``title, section and break``."""
    *others, last = dict.fromkeys(roles)
    return f"{', '.join(others)} and {last}" if others else last


def _said(one: GaveWay, slides: Sequence[str]) -> str:
    what, layout = called(one.slot, NAMES), " ".join(one.layout.split())
    return TOLD[one.way].said.format(what=what, slides=slides_named(slides), layout=layout, size=one.size)


def slides_named(slides: Sequence[str]) -> str:
    """One slide, or how many and the first few."""
    if len(slides) == 1:
        return f"the slide {slides[0]}"
    more = f" and {len(slides) - MOST} more" if len(slides) > MOST else ""
    return f"{len(slides)} slides ({', '.join(slides[:MOST])}{more})"


def small_words(shown: Shown, items: Iterable[Item]) -> list[GaveWay]:
    """The items of a slide whose words are smaller than any layout of ours would have them."""
    found: list[GaveWay] = []
    slots = {called(name, LABELS): name for name in shown.spec.slots if name.partition("_")[0] in LABELS}
    for item in items:
        if isinstance(item, TableItem):
            name, lines = "table", [line for row in item.rows for cell in row for line in cell.lines]
        elif isinstance(item, TextItem) and item.name in slots:
            name, lines = slots[item.name], list(item.lines)
        else:
            continue
        size = _largest(lines)
        if 0 < size < min(_least(shown, name), shown.spec.slots[name].style.size):
            way = "small" if name.partition("_")[0] in {"title", "subtitle"} else "small_text"
            address = item.address or shown.slide.address
            found.append(GaveWay(way, name, shown.slide.role, shown.spec.name, address, size=size))
    return found


def _least(shown: Shown, name: str) -> float:
    """The least size of a slot's words in a layout of ours."""
    if name in {"title", "table"}:
        return TITLE if name == "title" else FLOOR
    return KINDS[shown.slide.role].floor(name)


def _largest(lines: Iterable[Line]) -> float:
    return max((fragment.size for line in lines for fragment in line.fragments), default=0.0)
