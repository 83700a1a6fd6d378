"""Draws the pages of a PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2


def page_pictures(pdf: bytes, scale: float) -> Iterator[bytes]:
    """Each page as a PNG of ``scale`` pixels a point. The same input gives the same bytes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            stream = io.BytesIO()
            page.render(scale=scale, rev_byteorder=True).to_pil().save(stream, "PNG", compress_level=3)
            page.close()
            yield stream.getvalue()
    finally:
        document.close()
