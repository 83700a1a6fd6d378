"""Warns of words that run into others on a slide, where a map or a company's layout has their places one in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from coursegen.layout.gave_way import NAMES, slides_named
from coursegen.layout.slide_kinds import LABELS
from coursegen.layout.template import Template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, GroupItem, Item, Line, TableItem, TextItem, ungrouped
from coursegen.problems import Problem, Severity
from coursegen.units import Pt

ABOVE, BELOW = 0.7, 0.2
"""How far letters reach above and below their baseline, as a share of their size: a capital's height, a descender."""

CALLED = {label: NAMES[name] for name, label in LABELS.items()}
"""What the items of a slide are called in a message, by their names in PowerPoint's selection pane."""


def collisions(scenes: Iterable[Scene], template: Template) -> list[Problem]:
    """A warning for each two parts of slides whose words run into each other in a layout, naming the slides.

    In a template of ours that is what its own tests look for.
    """
    names = {spec.part: spec.name for spec in template.layouts.values()} if template.yields else {}
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for scene in scenes if names else ():
        for one, other in _colliding(scene):
            found.setdefault((one, other, scene.layout), {})[scene.id] = scene.address
    return [_warning(one, other, names.get(layout, ""), slides) for (one, other, layout), slides in found.items()]


def _colliding(scene: Scene) -> Iterator[tuple[str, str]]:
    """What is called so and runs into something else, on one slide."""
    parts = [(_called(item), list(_inked(item))) for item in scene.items]
    for (one, ones), (other, others) in combinations([part for part in parts if part[1]], 2):
        if (one or other) and any(box.overlaps(against) for box in ones for against in others):
            yield one or "drawing", other or "drawing"


def _called(item: Item) -> str:
    if isinstance(item, TableItem):
        return "table"
    return CALLED.get(item.name.rstrip(" 0123456789"), "") if isinstance(item, TextItem) else ""


def _inked(item: Item) -> Iterator[Box]:
    """The boxes of an item's lines as far as there are letters in them; a table's own box."""
    if isinstance(item, TableItem):
        yield Box(item.box.x, item.box.y, sum(item.columns), sum(item.heights))
    elif isinstance(item, TextItem):
        yield from _letters(item.box, item.lines)
    elif isinstance(item, GroupItem):
        for part in ungrouped((item,)):
            if isinstance(part, TextItem):
                yield from _letters(part.box, part.lines)


def _letters(box: Box, lines: Sequence[Line]) -> Iterator[Box]:
    for line in lines:
        shown = [one for one in line.fragments if one.text.strip()]
        if shown:
            size = max(one.size for one in shown)
            left, right = min(one.x for one in shown), max(one.x + one.width for one in shown)
            top = line.baseline - ABOVE * size
            yield Box(box.x + Pt(left), box.y + Pt(top), Pt(right - left), Pt((ABOVE + BELOW) * size))


def _warning(one: str, other: str, layout: str, slides: dict[str, str]) -> Problem:
    message = f"the {one} and the {other} of {slides_named(list(slides))} run into each other in the layout '{layout}'"
    hint = "give one of them another place in the map beside the template, under roles: slots:, or in the layout"
    return Problem("collision", message, None, hint, Severity.WARNING, next(iter(slides.values())))
