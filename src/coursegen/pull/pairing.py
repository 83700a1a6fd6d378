"""What was built and what stands there now to pairs: slides by id, shapes and paragraphs by place and likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from msgspec import Struct

from coursegen.pull.base import Base, BaseScene, Geometry, Item
from coursegen.pull.edited import EditedDeck, EditedSlide, Shape

B = TypeVar("B")
E = TypeVar("E")

ALIKE = 0.5
"""How alike two texts must be (0 to 1, by their letters) to be one before and after an edit."""

NEAR = 36_000
"""How far a shape may be from where it was built and still stand there: a millimetre, in EMU."""

_LONG = 3_000
_MANY = 40_000


class PairedSlides(Struct, frozen=True):
    """The slides of an edited deck by what they were built as.

    ``kept`` maps scene ids to slides in the edited order; ``gone`` are scenes that no slide shows any more;
    ``copies`` are slides that repeat one before them, with what they repeat; ``new`` are of nobody's making.
    """

    kept: dict[str, EditedSlide]
    gone: tuple[BaseScene, ...]
    copies: tuple[tuple[EditedSlide, str], ...]
    new: tuple[EditedSlide, ...]


def paired_slides(base: Base, deck: EditedDeck) -> PairedSlides:
    """Slides by the id that their accent shape carries, else by the last line of their notes."""
    known = {scene.id for scene in base.scenes}
    by_slide: dict[str, list[str]] = {}
    for scene in base.scenes:
        by_slide.setdefault(scene.slide, []).append(scene.id)
    carried = {slide.id for slide in deck.slides}
    kept: dict[str, EditedSlide] = {}
    copies: list[tuple[EditedSlide, str]] = []
    new: list[EditedSlide] = []
    for slide in deck.slides:
        found = slide.id if slide.id in known else ""
        if not found and slide.noted in by_slide:
            parts = by_slide[slide.noted]
            found = next((part for part in parts if part not in kept and part not in carried), parts[0])
        if not found:
            new.append(slide)
        elif found in kept:
            copies.append((slide, found))
        else:
            kept[found] = slide
    gone = tuple(scene for scene in base.scenes if scene.id not in kept)
    return PairedSlides(kept, gone, tuple(copies), tuple(new))


class PairedShapes(Struct, frozen=True):
    """The shapes of one slide: built items with their shapes, items without one, shapes that nobody built."""

    kept: tuple[tuple[Item, Shape], ...]
    gone: tuple[Item, ...]
    new: tuple[Shape, ...]


def paired_shapes(items: Sequence[Item], shapes: Sequence[Shape]) -> PairedShapes:
    """Shapes by name where it is still there, else by their words, else by their place, else by likeness.

    PowerPoint keeps names. LibreOffice keeps those of shapes that are no placeholders, and every place.
    """
    left_items, left_shapes = list(items), list(shapes)
    kept: list[tuple[Item, Shape]] = []

    def take(fits: Callable[[Item, Shape], bool]) -> None:
        for item in tuple(left_items):
            found = next((shape for shape in left_shapes if fits(item, shape)), None)
            if found is not None:
                kept.append((item, found))
                left_items.remove(item)
                left_shapes.remove(found)

    names = Counter(shape.name for shape in shapes)
    once = {item.name for item in items if names[item.name] == 1} & {
        name for name, count in Counter(item.name for item in items).items() if count == 1
    }
    take(lambda item, shape: item.name == shape.name and item.name in once and _same_kind(item, shape))
    take(lambda item, shape: item.name == shape.name and _same_kind(item, shape) and _stands_at(item.box, shape.box))
    take(lambda item, shape: item.kind == "shape" and item.name == shape.name and _same_kind(item, shape))
    take(lambda item, shape: item.kind == "field" and shape.kind == "field")
    take(lambda item, shape: item.kind == "table" and shape.kind == "table")
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _words(item) == _squeezed(shape.words))
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _is_title(item.placeholder, shape))
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _stands_at(item.box, shape.box))
    if len(left_items) * len(left_shapes) <= _MANY:
        take(
            lambda item, shape: (
                item.kind == "text" and shape.kind == "text" and likeness(_words(item), _squeezed(shape.words)) >= ALIKE
            )
        )
    places = {id(shape): number for number, shape in enumerate(shapes)}
    return PairedShapes(
        tuple(sorted(kept, key=lambda pair: places[id(pair[1])])), tuple(left_items), tuple(left_shapes)
    )


def _same_kind(item: Item, shape: Shape) -> bool:
    return item.kind == shape.kind or (item.kind == "shape" and shape.kind in ("drawing", "picture", "text", "chart"))


def _is_title(placeholder: str, shape: Shape) -> bool:
    titles = ("title", "ctrTitle")
    return placeholder in titles and shape.placeholder in titles


def moved(item: Item, shape: Shape) -> bool:
    """Whether a shape stands elsewhere than it was built; one that does not say where stands as the layout has it."""
    return shape.box is not None and not _stands_at(item.box, shape.box)


def _stands_at(one: Geometry, other: Geometry | None) -> bool:
    return other is not None and abs(one[0] - other[0]) <= NEAR and abs(one[1] - other[1]) <= NEAR


def _words(item: Item) -> str:
    return " ".join(spot.whole for row in item.rows for cell in row for spot in cell)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; very long ones by their words."""
    if one == other:
        return 1.0
    if len(one) > _LONG or len(other) > _LONG:
        return SequenceMatcher(None, one.split()[:_LONG], other.split()[:_LONG], autojunk=False).ratio()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def paired(
    before: Sequence[B], after: Sequence[E], said: Callable[[B], str], says: Callable[[E], str]
) -> list[int | None]:
    """For each thing of before the place of what it became, or ``None``: first what is the same, then what is alike.

    Between things that are the same, one is taken for the other by place where they are alike, then by
    likeness wherever it stands, and where only one is left on each side of a gap by that alone.
    """
    ones, others = [said(one) for one in before], [says(one) for one in after]
    found: list[int | None] = [None] * len(ones)
    free = set(range(len(others)))
    for block in SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            found[block.a + step] = block.b + step
            free.discard(block.b + step)
    for place, one in enumerate(ones):
        if found[place] is None and (same := next((at for at in sorted(free) if others[at] == one), None)) is not None:
            found[place] = same
            free.discard(same)
    for wanted, gap in _gaps(found, free, len(others)):
        for place, at in zip(wanted, gap, strict=False):
            if likeness(ones[place], others[at]) >= ALIKE:
                found[place] = at
                free.discard(at)
    left = [place for place, at in enumerate(found) if at is None]
    if len(left) * len(free) <= _MANY:
        ranked = sorted(
            ((likeness(ones[place], others[at]), -place, -at) for place in left for at in free), reverse=True
        )
        for score, place, at in ranked:
            if score >= ALIKE and found[-place] is None and -at in free:
                found[-place] = -at
                free.discard(-at)
    for wanted, gap in _gaps(found, free, len(others)):
        if len(wanted) == len(gap):
            for place, at in zip(wanted, gap, strict=True):
                found[place] = at
                free.discard(at)
    return found


def _gaps(found: Sequence[int | None], free: set[int], size: int) -> list[tuple[list[int], list[int]]]:
    """The stretches of before without a partner, each with what is free between its neighbours' partners."""
    gaps: list[tuple[list[int], list[int]]] = []
    place = 0
    while place < len(found):
        if found[place] is not None:
            place += 1
            continue
        start = place
        while place < len(found) and found[place] is None:
            place += 1
        above = next((at for at in reversed(found[:start]) if at is not None), -1)
        below = next((at for at in found[place:] if at is not None), size)
        between = [at for at in range(above + 1, below) if at in free]
        gaps.append((list(range(start, place)), between))
    return gaps
