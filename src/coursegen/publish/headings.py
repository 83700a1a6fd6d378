"""Finds the headings of a document, each with the addresses of what is written under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.model.document import DocumentBlock, Heading
from coursegen.model.document_tree import parts, walk


def under_headings(blocks: Iterable[DocumentBlock]) -> Iterator[tuple[Heading | None, list[str]]]:
    """Each heading in order; what stands before the first one, the cover, comes first and without a heading."""
    heading: Heading | None = None
    under: list[str] = []
    for block in (*walk(blocks), None):
        if block is not None and not isinstance(block, Heading):
            under += parts(block).addresses
            continue
        if heading is not None or under:
            yield heading, under
        under = []
        heading = block
