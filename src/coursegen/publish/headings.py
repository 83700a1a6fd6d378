"""A document's blocks to its headings, each with the addresses of what stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Callout,
    Cards,
    Cover,
    Cues,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    NotesPage,
    WriteOn,
)
from coursegen.model.text import Text


def under_headings(blocks: Iterable[DocumentBlock]) -> Iterator[tuple[Heading | None, list[str]]]:
    """Each heading in order; what stands before the first one, the cover, comes first and without a heading."""
    heading: Heading | None = None
    under: list[str] = []
    for block in (*_flat(blocks), None):
        if block is not None and not isinstance(block, Heading):
            under += [text.address for text in _texts(block) if text.address]
            under += [block.address] if isinstance(block, Table) and block.address else []
            continue
        if heading is not None or under:
            yield heading, under
        under = []
        heading = block


def _flat(blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    for block in blocks:
        if isinstance(block, Beside | Callout | KeepTogether):
            yield from _flat(block.blocks)
        elif isinstance(block, Cards):
            for card in block.cards:
                yield from _flat(card.blocks)
        else:
            yield block


def _texts(block: DocumentBlock) -> Iterator[Text]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, ItemList):
        yield from block.items
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, Cover):
        yield from (block.title, *block.facts)
    elif isinstance(block, WriteOn):
        yield block.prompt
    elif isinstance(block, Cues):
        for cue in block.items:
            yield from cue.texts
    elif isinstance(block, NotesPage | FillIn):
        yield from block.prompts
