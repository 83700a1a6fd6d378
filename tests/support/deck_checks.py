"""A deck's file to what is wrong with it for people who listen to it, by rules of our own: a sentence each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from coursegen.model.scene_items import Box

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|emf|wmf|webp|bmp|tiff?)", re.IGNORECASE)
FURNITURE = ("ftr", "sldNum", "dt")
LEAST_NOTES = 5
"""Words that notes must have to say anything."""


def faults(path: Path, language: str) -> list[str]:
    """Everything that any of the checks finds in a deck whose text is in ``language`` (``en``)."""
    deck = Presentation(str(path))
    found = [f"{name}: {told}" for name, check in CHECKS.items() for told in check(deck)]
    return [*found, *(f"language: {told}" for told in _other_languages(deck, language))]


def _titles(deck: Deck) -> Iterator[str]:
    """A title each, read first, and none twice: screen readers list a deck by its titles."""
    titles: Counter[str] = Counter()
    for number, slide in enumerate(deck.slides, 1):
        title = slide.shapes.title
        if title is None or not title.text_frame.text.strip():
            yield f"slide {number} has none"
            continue
        titles[title.text_frame.text.strip()] += 1
        if slide.shapes[0].shape_id != title.shape_id:
            yield f"slide {number} is not read first"
    yield from (f"{count} slides are called {title!r}" for title, count in titles.items() if count > 1)


def _descriptions(deck: Deck) -> Iterator[str]:
    """What is seen and has no words of its own is described or marked as decorative, never by a file's name."""
    for number, slide in enumerate(deck.slides, 1):
        for element in slide.shapes._spTree.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp"):
            if element.tag == f"{P}sp" and ("".join(element.itertext()).strip() or _is_place(element)):
                continue
            properties = element.find(f".//{P}cNvPr")
            said = properties.get("descr", "").strip()
            if not said and not _decorative(element):
                yield f"slide {number}: {properties.get('name')!r} says nothing"
            elif FILE_NAME.fullmatch(said):
                yield f"slide {number}: {said!r} is the name of a file"


def _is_place(element: etree._Element) -> bool:
    return element.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None


def _notes(deck: Deck) -> Iterator[str]:
    """Every slide says in its notes how it is run."""
    for number, slide in enumerate(deck.slides, 1):
        if not slide.has_notes_slide or len(slide.notes_slide.notes_text_frame.text.split()) < LEAST_NOTES:
            yield f"slide {number} says too little"


def _header_rows(deck: Deck) -> Iterator[str]:
    """The first row of a table is its header, marked as one, and only the corner above the rows' names is empty."""
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            if not shape.has_table:
                continue
            if not shape.table.first_row:
                yield f"slide {number}: {shape.name!r} marks none"
            elif not all(cell.text.strip() for cell in list(shape.table.rows[0].cells)[1:]):
                yield f"slide {number}: {shape.name!r} has an empty one"
            elif not all(row.cells[0].text.strip() for row in list(shape.table.rows)[1:]):
                yield f"slide {number}: {shape.name!r} has a row without a name"


def _empty_places(deck: Deck) -> Iterator[str]:
    """No placeholder waits for words that nobody will write."""
    for number, slide in enumerate(deck.slides, 1):
        for place in slide.placeholders:
            if place.has_text_frame and not place.text_frame.text.strip():
                yield f"slide {number}: {place.name!r}"


def _reading_order(deck: Deck) -> Iterator[str]:
    """Nothing is read before what stands wholly above it in its column, or wholly left of it in its row.

    The order is that of the shape tree, and positions are what a shape has after what it inherits from its layout.
    A row is what overlaps by half of the taller one: a source below a text is not in a row with the column beside both.
    The title is read first wherever it stands, and what a page has on every slide last. A source or a line of facts
    that stands at the head of the page, in the kicker's row, is read after the words that it is about.
    """
    for number, slide in enumerate(deck.slides, 1):
        read = [(shape.name, _place(shape)) for shape in _read(slide)]
        top = next((box.y for name, box in read if name == "Kicker"), None)
        at_the_head = {name for name, box in read if name in ABOUT_OTHERS and box.y == top}
        for place, (name, box) in enumerate(read):
            for other, around in read[place + 1 :]:
                if other in WORDS if name in at_the_head else other not in at_the_head and _comes_before(around, box):
                    yield f"slide {number}: {name!r} is read before {other!r}"


def _read(slide: Slide) -> Iterator[BaseShape]:
    """What is read out of a slide between its title and its footer."""
    title = slide.shapes.title
    for shape in slide.shapes:
        kind = shape._element.find(f".//{P}nvPr/{P}ph")
        furniture = kind is not None and kind.get("type") in FURNITURE
        if not _decorative(shape._element) and not furniture and (title is None or shape.shape_id != title.shape_id):
            yield shape


def _place(shape: BaseShape) -> Box:
    return Box(shape.left, shape.top, shape.width, shape.height)


def _comes_before(one: Box, other: Box) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.y, other.y)
    row = overlap >= max(one.height, other.height) / 2
    column = one.x < other.right and other.x < one.right
    return (column and one.bottom <= other.y) or (row and one.right <= other.x)


def _decorative(element: etree._Element) -> bool:
    properties = element.find(f".//{P}cNvPr")
    return properties is not None and any(mark.get("val") == "1" for mark in properties.iter(DECORATIVE))


def _other_languages(deck: Deck, language: str) -> Iterator[str]:
    """Every run says its language, and that it is the course's; the rest is read out in a voice for it."""
    for number, slide in enumerate(deck.slides, 1):
        parts = [slide._element, slide.notes_slide._element] if slide.has_notes_slide else [slide._element]
        for element in (one for part in parts for one in part.iter(f"{A}r", f"{A}fld", f"{A}endParaRPr")):
            properties = element if element.tag == f"{A}endParaRPr" else element.find(f"{A}rPr")
            said = "" if properties is None else properties.get("lang", "")
            if said.partition("-")[0] != language.partition("-")[0]:
                yield f"slide {number}: {etree.tostring(element, method='text', encoding='unicode')!r} is in {said!r}"


ABOUT_OTHERS = frozenset({"Footnote", "Facts"})
"""What a slide's shapes are called that say something about its words."""

WORDS = frozenset({"Body", "Aside", "Subtitle"})

CHECKS: Mapping[str, Callable[[Deck], Iterator[str]]] = {
    "title": _titles,
    "description": _descriptions,
    "notes": _notes,
    "header row": _header_rows,
    "empty place": _empty_places,
    "reading order": _reading_order,
}
"""Every check of a deck that needs nothing but the deck."""
