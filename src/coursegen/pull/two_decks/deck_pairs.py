"""Pairs the slides of two decks, and the shapes of two slides, by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from coursegen.pull.deck.edited_deck import EditedDeck, EditedSlide, Shape
from coursegen.pull.pairing.paragraph_pairs import ALIKE, likeness, paired
from coursegen.pull.pairing.shape_pairs import near, taken

_BEGINNING = 600
"""How many characters of a slide are compared to find it again; a whole deck in full would take minutes."""

Pairs = list[tuple[EditedSlide | None, EditedSlide | None]]


def paired_slides(one: EditedDeck, other: EditedDeck) -> Pairs:
    """The slides of two decks beside each other, in the order of the second; what is in one alone has ``None``.

    A slide that carries an id once in either deck is the one with that id. All others are found by their words: the
    same, then alike. One is never taken for another that says something else altogether.
    """
    found = _by_id(one.slides, other.slides)
    left = [slide for slide in one.slides if slide.number not in found]
    free = [slide for slide in other.slides if slide.number not in found.values()]
    for slide, at in zip(left, paired(left, free, _said, _said, anew=False), strict=True):
        if at is not None:
            found[slide.number] = free[at].number
    before = {found[slide.number]: slide for slide in one.slides if slide.number in found}
    gone = [slide for slide in one.slides if slide.number not in found]
    pairs: Pairs = []
    for slide in other.slides:
        pairs.append((before.get(slide.number), slide))
    return [*pairs, *((slide, None) for slide in gone)]


def paired_shapes(one: EditedSlide, other: EditedSlide) -> list[tuple[Shape | None, Shape | None]]:
    """The shapes of two slides beside each other: by name, by words or picture, by place, by likeness."""
    left, free = list(filter(_shows, one.shapes)), list(filter(_shows, other.shapes))
    names = [Counter(shape.name for shape in shapes) for shapes in (left, free)]
    pairs: list[tuple[Shape, Shape]] = []

    def take(fits: Callable[[Shape, Shape], bool]) -> None:
        pairs.extend(taken(left, free, lambda a, b: a.kind == b.kind and fits(a, b)))

    take(lambda a, b: a.name == b.name and names[0][a.name] == names[1][b.name] == 1)
    take(lambda a, b: (a.words, a.image, a.data, a.box) == (b.words, b.image, b.data, b.box))
    take(lambda a, b: bool(a.words or a.image) and (a.words, a.image) == (b.words, b.image))
    take(lambda a, b: a.name == b.name and a.box is not None and b.box is not None and near(a.box, b.box))
    take(lambda a, b: a.kind == "text" and likeness(a.words, b.words) >= ALIKE)
    take(lambda a, b: a.kind != "text" and a.name == b.name)
    return [*pairs, *((shape, None) for shape in left), *((None, shape) for shape in free)]


def _by_id(one: Sequence[EditedSlide], other: Sequence[EditedSlide]) -> dict[int, int]:
    """The numbers of slides that carry the same id, which neither deck has twice."""
    ids = [Counter(slide.id or slide.noted for slide in slides) for slides in (one, other)]
    there = {slide.id or slide.noted: slide.number for slide in other}
    return {
        slide.number: there[name]
        for slide in one
        if (name := slide.id or slide.noted) and ids[0][name] == ids[1][name] == 1
    }


def _said(slide: EditedSlide) -> str:
    words = " ".join(shape.words for shape in slide.shapes if shape.words)
    notes = " ".join(run.text for paragraph in slide.notes for run in paragraph)
    return f"{slide.title} {words} {notes}"[:_BEGINNING]


def _shows(shape: Shape) -> bool:
    """Whether a shape is more than an empty place, and not what a program keeps up to date itself."""
    return shape.kind != "field" and bool(shape.words or not shape.placeholder or shape.kind in ("picture", "chart"))
