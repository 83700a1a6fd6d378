"""Says what one deck has otherwise than another: slide by slide, shape by shape, line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from coursegen.pull.base.deck_base import ChartData
from coursegen.pull.deck.edited_deck import EditedDeck, EditedSlide, Paragraph, Shape
from coursegen.pull.pairing.paragraph_pairs import paired
from coursegen.pull.pairing.shape_pairs import near
from coursegen.pull.two_decks.deck_pairs import paired_shapes, paired_slides

How = Literal["changed", "added", "removed", "moved", "hidden", "shown", "marked", "resized", "linked"]
What = Literal["slide", "text", "line", "row", "cell", "notes", "table", "picture", "chart", "drawing", "comments"]


class Change(Struct, frozen=True):
    """One thing that differs: on which slide of either deck (0 for none), what it is, how, and both sides in words."""

    slide: int
    other: int
    title: str
    what: What
    how: How
    where: str = ""
    old: str = ""
    new: str = ""


def deck_changes(one: EditedDeck, other: EditedDeck) -> tuple[Change, ...]:
    """All that the second deck has otherwise, in its order; slides that are gone come last."""
    pairs = paired_slides(one, other)
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    stays = _rising([before.number for before, _ in both])
    found: list[Change] = []
    for before, after in pairs:
        if before is None and after is not None:
            found.append(Change(0, after.number, after.title, "slide", "added"))
        elif after is None and before is not None:
            found.append(Change(before.number, 0, before.title, "slide", "removed"))
        elif before is not None and after is not None:
            if before.number not in stays:
                found.append(_change(before, after, "slide", "moved", "", str(before.number), str(after.number)))
            found.extend(_on_slide(before, after))
    return tuple(found)


def _change(
    before: EditedSlide, after: EditedSlide, what: What, how: How, where: str = "", old: str = "", new: str = ""
) -> Change:
    return Change(before.number, after.number, after.title or before.title, what, how, where, old, new)


def _on_slide(before: EditedSlide, after: EditedSlide) -> Iterator[Change]:
    if before.hidden != after.hidden:
        yield _change(before, after, "slide", "hidden" if after.hidden else "shown")
    for old, new in paired_shapes(before, after):
        yield from (_change(before, after, *told) for told in _of_shape(old, new))
    for what, how, _, was, now in _of_lines(before.notes, after.notes, "", "notes"):
        yield _change(before, after, what, how, "", was, now)
    if before.comments != after.comments:
        yield _change(before, after, "comments", "changed", "", str(before.comments), str(after.comments))


Told = tuple[What, How, str, str, str]


def _of_shape(old: Shape | None, new: Shape | None) -> Iterator[Told]:
    if old is None or new is None:
        shape = new if old is None else old
        if shape is None:
            return
        kinds: dict[str, What] = {"text": "text", "table": "table", "picture": "picture", "chart": "chart"}
        what, words = kinds.get(shape.kind, "drawing"), shape.words
        yield (what, "added", shape.name, "", words) if old is None else (what, "removed", shape.name, words, "")
        return
    if _apart(old, new, 0):
        yield "drawing", "moved", new.name or old.name, "", ""
    elif _apart(old, new, 2):
        yield "drawing", "resized", new.name or old.name, "", ""
    if old.image != new.image:
        yield "picture", "changed", new.name, "", ""
    if old.link != new.link:
        yield "drawing", "linked", new.name, old.link, new.link
    if old.data != new.data:
        yield "chart", "changed", new.name, _figures(old.data), _figures(new.data)
    if old.kind == "text":
        yield from _of_lines(_lines(old), _lines(new), new.name, "line")
    elif old.kind == "table":
        yield from _of_table(old, new)


def _apart(old: Shape, new: Shape, first: int) -> bool:
    """Whether two shapes have other places (from the first side on, 0) or other sizes (2)."""
    if old.box is None or new.box is None:
        return False
    return not near(old.box[first : first + 2], new.box[first : first + 2])


def _of_lines(old: Sequence[Paragraph], new: Sequence[Paragraph], where: str, what: What) -> Iterator[Told]:
    """What became of the paragraphs of one text."""
    before, after = [one for one in old if _plain(one)], [one for one in new if _plain(one)]
    found = paired(before, after, _plain, _plain)
    for paragraph, at in zip(before, found, strict=True):
        if at is None:
            yield what, "removed", where, _plain(paragraph), ""
        elif _plain(paragraph) != _plain(after[at]):
            yield what, "changed", where, _plain(paragraph), _plain(after[at])
        elif _marked_otherwise(paragraph, after[at]):
            yield what, "marked", where, _plain(paragraph), _plain(after[at])
    for at in sorted(set(range(len(after))).difference(found)):
        yield what, "added", where, "", _plain(after[at])
    places = [at for at in found if at is not None]
    if places != sorted(places):
        yield what, "moved", where, "", " / ".join(_plain(one) for one in after)


def _of_table(old: Shape, new: Shape) -> Iterator[Told]:
    """What became of the rows of a table, and of the cells of each."""
    before, after = [_cells(row) for row in old.rows], [_cells(row) for row in new.rows]
    found = paired(before, after, " ¦ ".join, " ¦ ".join)
    for row, at in zip(before, found, strict=True):
        if at is None:
            yield "row", "removed", new.name, ", ".join(filter(None, row)), ""
            continue
        now = after[at]
        for number in range(max(len(row), len(now))):
            was, is_now = (cells[number] if number < len(cells) else "" for cells in (row, now))
            if was != is_now:
                yield "cell", "changed", new.name, was, is_now
    for at in sorted(set(range(len(after))).difference(found)):
        yield "row", "added", new.name, "", ", ".join(filter(None, after[at]))
    places = [at for at in found if at is not None]
    if places != sorted(places):
        yield "row", "moved", new.name, "", " / ".join(row[0] for row in after if row)


def _lines(shape: Shape) -> list[Paragraph]:
    return [paragraph for row in shape.rows for cell in row for paragraph in cell]


def _cells(row: Sequence[Sequence[Paragraph]]) -> list[str]:
    return [" ".join(filter(None, map(_plain, cell))) for cell in row]


def _plain(paragraph: Paragraph) -> str:
    return " ".join("".join(run.text for run in paragraph).split())


def _marked_otherwise(old: Paragraph, new: Paragraph) -> bool:
    """Whether two paragraphs of the same words have other marks.

    Where all letters of one are bold, or italic, a layout may have set them so, which programs write down or leave out:
    then that mark is not compared.
    """
    before, after = _marks(old), _marks(new)
    whole = [any(all(one[number] for one in side) for side in (before, after)) for number in range(2)]
    compared = [number for number in range(4) if number > 1 or not whole[number]]
    return any([one[number] for one in before] != [one[number] for one in after] for number in compared)


def _marks(paragraph: Paragraph) -> list[tuple[bool, bool, str, bool]]:
    """The marks of each letter: bold, italic, its link, struck out or underlined."""
    return [
        (run.bold is True, run.italic is True, run.link, run.struck)
        for run in paragraph
        for letter in run.text
        if not letter.isspace()
    ]


def _figures(data: Sequence[ChartData]) -> str:
    series = (
        f"{one.name}: "
        + ", ".join(f"{name} {value:g}" for name, value in zip(one.categories, one.values, strict=False))
        for one in data
    )
    return "; ".join(series)


def _rising(numbers: Sequence[int]) -> set[int]:
    """The most numbers that follow each other rising: the slides that stay, so that as few as can be have moved."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
        before.append(at[length - 1] if length else -1)
    stays, place = set(), at[-1] if at else -1
    while place >= 0:
        stays.add(numbers[place])
        place = before[place]
    return stays
