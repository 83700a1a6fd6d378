"""Tells at the author's value that a place can't hold what a slide says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from coursegen.layout.fit import TooBig
from coursegen.layout.template import LayoutSpec, Slot
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.slide import Slide
from coursegen.problems import Problem


def called(slot: str, names: Mapping[str, str]) -> str:
    """What a slot is called: ``Text 3`` for ``text_3``."""
    name, _, number = slot.partition("_")
    return f"{names[name]} {number}".rstrip()


def address_of(contents: Sequence[Content]) -> str:
    """The address of the first value in a slot; ``""`` where all words are the tool's own."""
    for content in contents:
        texts = (
            content.items
            if isinstance(content, ItemList)
            else (content.text,)
            if isinstance(content, Paragraph)
            else ()
        )
        for text in texts:
            if text.address:
                return text.address
        if isinstance(content, Table) and content.address:
            return content.address
    return ""


def no_place(slide: Slide, slot: str, spec: LayoutSpec) -> Problem:
    """The problem of a layout that lacks a slot of the slide."""
    return Problem(
        "no-slot",
        f"the layout '{spec.name}' has no place for the {slot} of {slide.id}",
        hint="give the slot a placeholder in the template's map",
        address=slide.address,
    )


_NAMES = {
    "title": "title", "kicker": "line above the title", "body": "text", "aside": "text at the side",
    "subtitle": "subtitle", "meta": "line of facts", "big": "time", "footnote": "source line",
    "name": "head", "text": "text",
}  # fmt: skip


def too_big(slide: Slide, slot: Slot, contents: Sequence[Content], found: TooBig) -> Problem:
    """The problem of words that fit at no size: how many lines too long they are."""
    over = max(1, ceil((found.height - found.room) / found.line))
    lines = "a line" if over == 1 else f"{over} lines"
    what = called(slot.name, _NAMES)
    return Problem(
        "SLD4",
        f"the {what} of the slide {slide.id} is {lines} too long for its place at {found.size:g} pt",
        hint="shorten it" if slot.name == "title" else "shorten it, or break it into paragraphs",
        address=(slide.title.address if slot.name == "title" else address_of(contents)) or slide.address,
    )


def too_high(slide: Slide, table: Table, size: float) -> Problem:
    """The problem of a table of which one row is higher than a slide at a size in points, told at its longest cell."""
    longest = max((cell for row in table.rows for cell in row), key=lambda cell: len(cell.plain))
    return Problem(
        "SLD4",
        f"a row of the table on the slide {slide.id} is higher than a slide at {size:g} pt",
        hint=f"shorten its longest cell: “{' '.join(longest.plain.split()[:4])} …”",
        address=longest.address or table.address or slide.address,
    )
