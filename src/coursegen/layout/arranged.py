"""Arranges the steps of a process and the stretches of a timeline, as many as there are, in the layout's room."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from coursegen.layout.template import LayoutSpec, Slot
from coursegen.model.scene import Box, Colour, Item, PathItem, ShapeItem
from coursegen.model.slide import Slide, Span
from coursegen.units import Inch

CARD = Colour("lt2")
QUIET = Colour("accent6")
"""The colour of a stretch without a module."""

GAP = Inch(0.1)
POINT = 0.3
"""How far a step points into the next, as a share of its height."""

PAD = Inch(0.15)
LEAST = Inch(1.2)
"""The room of the last label, whose stretch is often short."""

Arranged = tuple[LayoutSpec, list[Item]]


def arranged(slide: Slide, spec: LayoutSpec, accent: Colour) -> Arranged:
    """The layout with its numbered places where this slide needs them, and what is drawn behind them.

    Other kinds of slide, and those that are shown plainly, stay as they are.
    """
    arrange = ARRANGE.get(slide.role)
    return (spec, []) if arrange is None else arrange(slide, spec, accent)


def _process(slide: Slide, spec: LayoutSpec, accent: Colour) -> Arranged:
    """A ribbon of arrows, each with its step's name, and a card under each with what is done in it."""
    count = sum(1 for name in slide.slots if name.startswith("name_"))
    heads, texts = _numbered(spec, "name"), _numbered(spec, "text")
    left = texts[0].box.x - PAD
    stride = (texts[-1].box.right + PAD - left + GAP) // count
    tall = heads[0].box.height
    depth = round(tall * POINT)
    moved: dict[str, Slot] = {}
    drawn: list[Item] = []
    for number in range(count):
        head, text = heads[number], texts[number]
        x, wide = left + number * stride, stride - GAP
        notch, point = depth if number else 0, depth if number + 1 < count else 0
        drawn.append(_arrow(f"Step {number + 1}", Box(x, head.box.y, wide + point, tall), notch, point, accent))
        drawn.append(
            ShapeItem(f"Card {number + 1}", Box(x, text.box.y - PAD, wide, text.box.height + 2 * PAD), "rect", CARD)
        )
        moved[head.name] = _at(head, Box(x + notch + PAD, head.box.y, wide - notch - PAD - GAP, tall))
        moved[text.name] = _at(text, Box(x + PAD, text.box.y, wide - 2 * PAD, text.box.height))
    return replace(spec, slots={**spec.slots, **moved}), drawn


def _arrow(name: str, box: Box, notch: int, point: int, fill: Colour) -> PathItem:
    """A flat arrow that points right; the first of a row has no notch, the last one no point."""
    wide, tall = float(box.width), float(box.height)
    corners = [(0.0, 0.0), (wide - point, 0.0), (wide, tall / 2), (wide - point, tall), (0.0, tall)]
    if not point:
        del corners[2]
    if notch:
        corners.append((float(notch), tall / 2))
    first, *others = corners
    return PathItem(name, box, wide, tall, (("M", first), *(("L", one) for one in others), ("Z", ())), fill)


def _timeline(slide: Slide, spec: LayoutSpec, _: Colour) -> Arranged:
    """Stretches to scale along one line: modules in their colours with their names below, all others above."""
    places = _numbered(spec, "text")
    above, below = places[0].box, places[-1].box
    left, right = min(one.box.x for one in places), max(one.box.right for one in places)
    bar = Box(left, above.bottom + PAD, right - left, below.y - above.bottom - 2 * PAD)
    edges = _edges(slide.spans, bar)
    drawn: list[Item] = [
        _stretch(number, span, Box(edges[number], bar.y, edges[number + 1] - edges[number], bar.height))
        for number, span in enumerate(slide.spans)
    ]
    moved: dict[str, Slot] = {}
    for row, anchor, modules in ((below, "top", True), (above, "bottom", False)):
        numbers = [number for number, span in enumerate(slide.spans) if bool(span.accent) == modules]
        starts = [min(edges[number], right - LEAST) for number in numbers]
        for number, start, end in zip(numbers, starts, [*starts[1:], right + GAP], strict=True):
            moved[places[number].name] = replace(
                _at(places[number], Box(start, row.y, end - GAP - start, row.height)),
                anchor=anchor,
            )
    return replace(spec, slots={**spec.slots, **moved}), drawn


def _edges(spans: tuple[Span, ...], bar: Box) -> list[int]:
    """Where each stretch starts, and where the last one ends."""
    total = sum(span.minutes for span in spans)
    edges, minutes = [bar.x], 0
    for span in spans:
        minutes += span.minutes
        edges.append(bar.x + round(bar.width * minutes / total))
    return edges


def _stretch(number: int, span: Span, box: Box) -> ShapeItem:
    """A stretch of the line; where the slide stands it is taller, so that it is told by more than its colour."""
    fill = Colour(f"accent{span.accent}") if span.accent else QUIET  # type: ignore[arg-type]  # the number is 1 to 6
    rise = PAD if span.here else 0
    inner = Box(box.x, box.y - rise + Inch(0.12), max(1, box.width - Inch(0.04)), box.height + 2 * rise - Inch(0.24))
    return ShapeItem(f"Stretch {number + 1}", inner, "rect", fill)


def _numbered(spec: LayoutSpec, name: str) -> list[Slot]:
    """The layout's places of one numbered kind, in their order."""
    found = [slot for slot in spec.slots if slot.startswith(f"{name}_")]
    return [spec.slots[slot] for slot in sorted(found, key=lambda slot: int(slot.rpartition("_")[2]))]


def _at(slot: Slot, box: Box) -> Slot:
    return replace(slot, box=box, moved=True)


ARRANGE: Mapping[str, Callable[[Slide, LayoutSpec, Colour], Arranged]] = {"process": _process, "timeline": _timeline}
"""The kinds of slide whose places depend on how many there are."""
