"""Finds which kind of a module's own slides a new slide of a deck could be, and writes down its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from coursegen.pull.comparison.own_words import letters_in
from coursegen.pull.deck.edited_deck import EditedSlide, Paragraph, Shape
from coursegen.pull.placing.new_ids import new_id
from coursegen.pull.placing.patch import Content, Fields, NewFile
from coursegen.pull.placing.pictures import picture_of
from coursegen.pull.text.letters import collapsed, plain
from coursegen.pull.text.rewording import Now, reworded
from coursegen.pull.text.shown_text import NOTHING

_TITLES = ("title", "ctrTitle")
_NOT_CONTENT = ("sldNum", "dt", "ftr", "hdr")
_NUMBER = re.compile(r"(?=.*\d).{1,12}")
_QUOTED = ("“", "„", "«", "‘", '"')
_NAMED = re.compile(r"(.{2,30}?)(?::| [–—]) +(\S.*)")
"""A step as people type one: ``Name it: say what you heard``."""

Lines = tuple[str, ...]
T = TypeVar("T")


class OwnSlide(Struct, frozen=True):
    """A new slide as one of a module's own: its kind, its title as an author would type it, its other fields."""

    kind: str
    title: str
    fields: tuple[tuple[str, Content], ...]
    files: tuple[NewFile, ...] = ()


class _Parts(Struct, frozen=True):
    """What is on a slide besides its title: the lines of each text in reading order, and the rest by kind."""

    texts: tuple[Lines, ...]
    tables: tuple[Shape, ...]
    pictures: tuple[Shape, ...]
    charts: tuple[Shape, ...]


class Unfit(Exception):  # noqa: N818 - what is said of a slide, not a fault of ours
    """A slide that can't be one of a module's own; its message says why, as the end of a sentence."""


def own_slide_in(slide: EditedSlide) -> OwnSlide:
    """A new slide as one of a module's own. Errors: :class:`Unfit`."""
    shown = [shape for shape in slide.shapes if _is_content(shape)]
    title = next((shape for shape in shown if shape.placeholder in _TITLES and shape.words), None)
    if title is None:
        raise Unfit("it has no title")
    rest = [shape for shape in shown if shape is not title]
    if any(shape.kind in ("drawing", "line") for shape in rest):
        raise Unfit("a drawing on it has no place in a course")
    parts = _Parts(
        tuple(lines for shape in rest if shape.kind == "text" and (lines := _lines(shape))),
        *(tuple(shape for shape in rest if shape.kind == kind) for kind in ("table", "picture", "chart")),
    )
    for kind, fields_of in _KINDS.items():
        if (found := fields_of(parts)) is not None:
            fields, files = found
            (said,) = _lines(title, whole=True)
            return OwnSlide(kind, said, fields, files)
    raise Unfit(f"it is laid out like none of the kinds that a module's own slides can be ({', '.join(_KINDS)})")


def notes_in(slide: EditedSlide) -> Fields:
    """The notes of a new slide: all of them are said."""
    lines = [typed for paragraph in slide.notes if (typed := _typed(paragraph))]
    return Fields((("say", "\n\n".join(lines)),) if lines else ())


def _is_content(shape: Shape) -> bool:
    empty = shape.kind == "text" and not shape.words
    return not empty and shape.kind != "field" and shape.placeholder not in _NOT_CONTENT and not _is_empty_place(shape)


def _is_empty_place(shape: Shape) -> bool:
    return bool(shape.placeholder) and shape.kind == "drawing"


def _lines(shape: Shape, *, whole: bool = False) -> Lines:
    """The paragraphs of a shape's text as an author would type them; ``whole`` makes one of all."""
    paragraphs = [paragraph for row in shape.rows for cell in row for paragraph in cell]
    if whole:
        paragraphs = [tuple(run for paragraph in paragraphs for run in paragraph)]
    return tuple(typed for paragraph in paragraphs if (typed := _typed(paragraph)))


def _typed(paragraph: Paragraph) -> str:
    """A paragraph as an author would type it, ``""`` for an empty one. Errors: :class:`Unfit`."""
    letters = collapsed(letters_in(paragraph))
    if not letters:
        return ""
    found = reworded(NOTHING, [(-1, Now(letters))])
    if found.typed is None:
        raise Unfit(f"'{plain(letters)[:40]}' can't be written down: {found.fault}")
    return found.typed


_Found = tuple[tuple[tuple[str, Content], ...], tuple[NewFile, ...]] | None


def _only(parts: _Parts, kind: str) -> bool:
    """Whether there is exactly one of a kind of shape, and no other that is no text."""
    return all(len(getattr(parts, one)) == (one == kind) for one in ("tables", "pictures", "charts"))


def _picture(parts: _Parts) -> _Found:
    if not _only(parts, "pictures") or len(parts.texts) > 1 or any(len(lines) > 1 for lines in parts.texts):
        return None
    found = picture_of(parts.pictures[0])
    if isinstance(found, str):
        raise Unfit(f"of its picture {found}" if found.startswith("nothing") else f"of its picture: {found}")
    caption: tuple[tuple[str, Content], ...] = tuple(("caption", lines[0]) for lines in parts.texts)
    return (("picture", found.fields), *caption), (found.file,)


def _chart(parts: _Parts) -> _Found:
    if not _only(parts, "charts") or parts.texts:
        return None
    (shape,) = parts.charts
    names = shape.data[0].categories if shape.data else ()
    whole = all(len(one.values) == len(names) and all(value == value for value in one.values) for one in shape.data)
    if not shape.chart or not whole or not all(map(str.strip, names)):
        return None
    taken: set[str] = set()
    series = []
    for one in shape.data:
        name = new_id(one.name, taken)
        taken.add(name)
        series.append(Fields((("id", name), ("name", one.name.strip() or name), ("values", one.values))))
    of_parts = len(series) > 1 and all(value >= 0 for one in shape.data for value in one.values)
    kind = "bar" if shape.chart == "stacked_bar" and not of_parts else shape.chart
    data = Fields((("type", kind), ("categories", names), ("series", tuple(series))))
    return (("chart", data),), ()


def _comparison(parts: _Parts) -> _Found:
    if not _only(parts, "tables") or parts.texts:
        return None
    cells = [tuple(" ".join(filter(None, map(_typed, cell))) for cell in row) for row in parts.tables[0].rows]
    if not all(all(row) and len(row) == len(cells[0]) for row in cells):
        return None
    header, *rows = cells
    return (("header", header), ("rows", _with_ids(rows, lambda row: row[0], lambda row: (("cells", row),)))), ()


def _two_columns(parts: _Parts) -> _Found:
    if not _only(parts, "") or len(parts.texts) != 4:
        return None
    heads, items = parts.texts[::2], parts.texts[1::2]
    if any(len(head) != 1 for head in heads):
        return None
    columns = list(zip((head[0] for head in heads), items, strict=True))
    listed = _with_ids(columns, lambda one: one[0], lambda one: (("head", one[0]), ("items", one[1])))
    return (("columns", listed),), ()


def _big_number(parts: _Parts) -> _Found:
    if not _only(parts, "") or sorted(map(len, parts.texts)) != [1, 1]:
        return None
    one, other = (lines[0] for lines in parts.texts)
    number, body = (one, other) if len(one) <= len(other) else (other, one)
    return ((("number", number), ("body", body)), ()) if _NUMBER.fullmatch(number) else None


def _quotation(parts: _Parts) -> _Found:
    if not _only(parts, "") or sorted(map(len, parts.texts)) != [1, 1]:
        return None
    one, other = (lines[0] for lines in parts.texts)
    quote, who = (one, other) if one.startswith(_QUOTED) else (other, one)
    return ((("quote", quote), ("who", who)), ()) if quote.startswith(_QUOTED) else None


def _process(parts: _Parts) -> _Found:
    if not _only(parts, "") or len(parts.texts) != 1:
        return None
    steps = [found for line in parts.texts[0] if (found := _NAMED.fullmatch(line))]
    if not 3 <= len(steps) == len(parts.texts[0]):
        return None
    listed = _with_ids(steps, lambda step: step[1], lambda step: (("name", step[1]), ("text", step[2])))
    return (("steps", listed),), ()


def _with_ids(
    found: Sequence[T], said: Callable[[T], str], fields: Callable[[T], tuple[tuple[str, Content], ...]]
) -> tuple[Content, ...]:
    """Objects for a list, each with an id made of what it says."""
    taken: set[str] = set()
    objects: list[Content] = []
    for one in found:
        name = new_id(said(one), taken)
        taken.add(name)
        objects.append(Fields((("id", name), *fields(one))))
    return tuple(objects)


_KINDS: dict[str, Callable[[_Parts], _Found]] = {
    "picture": _picture,
    "chart": _chart,
    "comparison": _comparison,
    "two_columns": _two_columns,
    "quotation": _quotation,
    "big_number": _big_number,
    "process": _process,
}
"""The kinds that a new slide can be told by how it is laid out, the surest first."""
