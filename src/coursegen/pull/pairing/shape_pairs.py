"""Pairs the shapes of one slide with the items that it was built of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from coursegen.pull.base.deck_base import Geometry, Item
from coursegen.pull.deck.edited_deck import Shape
from coursegen.pull.pairing.paragraph_pairs import ALIKE, MANY, likeness

A = TypeVar("A")
B = TypeVar("B")

NEAR = 36_000
"""How far a shape may be from where it was built and still be in its place: a millimetre, in EMU."""


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
        kept.extend(taken(left_items, left_shapes, fits))

    # Each ``take`` pairs what the ones before it have left, each item with the first shape that fits.
    # 1. A name that is there once before and once after: nobody renames a shape by chance.
    names = Counter(shape.name for shape in shapes)
    once = {item.name for item in items if names[item.name] == 1} & {
        name for name, count in Counter(item.name for item in items).items() if count == 1
    }
    take(lambda item, shape: item.name == shape.name and item.name in once and _same_kind(item, shape))
    # 2. Names that several shapes share, by place; drawings by name alone, since a group hides their place.
    take(lambda item, shape: item.name == shape.name and _same_kind(item, shape) and _is_at(item.box, shape.box))
    take(lambda item, shape: item.kind == "shape" and item.name == shape.name and _same_kind(item, shape))
    # A picture that was deleted where another was put in has been replaced by it.
    take(lambda item, shape: bool(item.image) and shape.kind == "picture")
    # 3. LibreOffice has renamed the placeholders: there is one slide number, one table and one title on a slide, and
    #    what says the same words in a text is the same.
    take(lambda item, shape: item.kind == "field" and shape.kind == "field")
    take(lambda item, shape: item.kind == "table" and shape.kind == "table")
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _words(item) == _squeezed(shape.words))
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _is_title(item.placeholder, shape))
    # 4. Texts that were reworded: by place, and where they were moved too, by likeness.
    take(lambda item, shape: item.kind == "text" and shape.kind == "text" and _is_at(item.box, shape.box))
    if len(left_items) * len(left_shapes) <= MANY:
        take(
            lambda item, shape: (
                item.kind == "text" and shape.kind == "text" and likeness(_words(item), _squeezed(shape.words)) >= ALIKE
            )
        )
    places = {id(shape): number for number, shape in enumerate(shapes)}
    return PairedShapes(
        tuple(sorted(kept, key=lambda pair: places[id(pair[1])])), tuple(left_items), tuple(left_shapes)
    )


def taken(left: list[A], free: list[B], fits: Callable[[A, B], bool]) -> list[tuple[A, B]]:
    """Pairs, each of what is ``left`` with the first ``free`` that fits it; both lists are without them then."""
    pairs: list[tuple[A, B]] = []
    for one in tuple(left):
        found = next((other for other in free if fits(one, other)), None)
        if found is not None:
            pairs.append((one, found))
            left.remove(one)
            free.remove(found)
    return pairs


def _same_kind(item: Item, shape: Shape) -> bool:
    return item.kind == shape.kind or (
        item.kind == "shape" and shape.kind in ("drawing", "picture", "text", "chart", "line")
    )


def _is_title(placeholder: str, shape: Shape) -> bool:
    titles = ("title", "ctrTitle")
    return placeholder in titles and shape.placeholder in titles


def moved(item: Item, shape: Shape) -> bool:
    """Whether a shape stands elsewhere than it was built; one that does not say where stands as the layout has it."""
    return shape.box is not None and not _is_at(item.box, shape.box)


def _is_at(one: Geometry, other: Geometry | None) -> bool:
    return other is not None and near(one[:2], other[:2])


def near(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two places, or two sizes, are the same as far as anybody can see."""
    return all(abs(was - now) <= NEAR for was, now in zip(one, other, strict=True))


def _words(item: Item) -> str:
    return " ".join(spot.whole for row in item.rows for cell in row for spot in cell)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
