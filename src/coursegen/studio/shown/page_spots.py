"""Finds where texts stand on a page of a PDF, so that a click on the page finds their fields."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
from msgspec import Struct

LEAST = 6
"""Letters that a text must have to be told from others."""


class Spot(Struct, frozen=True):
    """Where the text of an address stands: left, top, width and height in hundredths of the page."""

    address: str
    left: float
    top: float
    width: float
    height: float


class PagePicture(Struct, frozen=True):
    """A page as a picture, and where texts stand on it."""

    png: bytes
    spots: tuple[Spot, ...]


def page_picture(pdf: bytes, number: int, texts: Iterable[tuple[str, str]], scale: float) -> PagePicture:
    """A page, counted from 1, ``scale`` pixels a point, with the spots of ``texts``: each an address and its words."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        stream = io.BytesIO()
        page.render(scale=scale, rev_byteorder=True).to_pil().save(stream, "PNG", compress_level=1)
        spots = tuple(_spots(page, texts))
        page.close()
        return PagePicture(stream.getvalue(), spots)
    finally:
        document.close()


def _spots(page: Any, texts: Iterable[tuple[str, str]]) -> Iterator[Spot]:
    width, height = page.get_size()
    read = page.get_textpage()
    shown = read.get_text_range()
    letters = [(char.lower(), at) for at, char in enumerate(shown) if char.isalnum()]
    joined = "".join(char for char, _ in letters)
    for address, text in texts:
        found = _start(text, joined)
        if found is None:
            continue
        boxes = [read.get_charbox(index) for _, index in letters[found.start : found.stop]]
        left, low = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        yield Spot(
            address,
            round(100 * left / width, 2),
            round(100 * (height - top) / height, 2),
            round(100 * (right - left) / width, 2),
            round(100 * (top - low) / height, 2),
        )


def _start(text: str, joined: str) -> range | None:
    """Where a text is among the letters of a page: as much of its beginning as comes before a gap, if not all of it."""
    words = ["".join(char.lower() for char in word if char.isalnum()) for word in text.split()]
    for count in range(len(words), 0, -1):
        wanted = "".join(words[:count])
        if len(wanted) < LEAST:
            return None
        if (at := joined.find(wanted)) >= 0:
            return range(at, at + len(wanted))
    return None
