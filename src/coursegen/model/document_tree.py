"""Says of every kind of block what it is made of, and walks and rebuilds handouts by that table alone.

The two ``match`` statements are the table. They are closed by ``assert_never``: a kind that is forgotten in one of them
is an error of mypy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Boards,
    Callout,
    Card,
    Cards,
    ClockStrip,
    Columns,
    ContentsPage,
    Cover,
    Cues,
    DocumentBlock,
    FillIn,
    Form,
    Framed,
    Heading,
    KeepTogether,
    NameLine,
    NameTents,
    NotesPage,
    Opening,
    PageBreak,
    Signatures,
    SlideRows,
    TearOff,
    Thumbnail,
    WebCode,
    WriteOn,
)
from coursegen.model.text import Text, words

Blocks = tuple[DocumentBlock, ...]


class Parts(Struct, frozen=True, gc=False):
    """What one block is made of: its own ``texts`` in reading order, its own ``slides``, the ``blocks`` inside it.

    ``texts`` are all words that are written, the program's own too; what only a reader who listens is told (a table's
    caption, a picture's description) is not among them. ``address`` is what the block itself is about: a heading's
    anchor, a table's address.
    """

    texts: tuple[Text, ...] = ()
    slides: tuple[Thumbnail, ...] = ()
    blocks: Blocks = ()
    address: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of its texts and its own, those that there are."""
        return tuple(one for one in (*(text.address for text in self.texts), self.address) if one)


def parts(block: DocumentBlock) -> Parts:
    """What a block is made of."""
    match block:
        case Cover():
            return Parts((block.title, block.subtitle, *block.facts, *block.prompts), blocks=block.blocks)
        case Heading():
            above = (block.kicker, block.kind)
            below = (block.short, words(block.number), words(block.running), block.facts)
            return Parts((*above, block.text, *below), address=block.anchor)
        case Paragraph():
            return Parts((block.text,))
        case ItemList():
            return Parts(block.items)
        case Table():
            return Parts((*block.header, *(text for row in block.rows for text in row)), address=block.address)
        case Thumbnail():
            return Parts(slides=(block,))
        case Beside():
            return Parts(slides=(block.thumbnail,), blocks=block.blocks)
        case Callout():
            return Parts((words(block.label),), blocks=block.blocks)
        case KeepTogether() | Framed():
            return Parts(blocks=block.blocks)
        case TearOff():
            return Parts((block.at_line,), blocks=(*block.front, *block.back))
        case Columns():
            return Parts(blocks=tuple(inner for column in block.columns for inner in column))
        case Cards():
            return Parts(
                (*(text for card in block.cards for text in card.facing), block.at_fold),
                blocks=tuple(inner for card in block.cards for inner in card.blocks),
            )
        case WriteOn():
            return Parts((block.prompt,))
        case NotesPage():
            return Parts(block.prompts)
        case FillIn():
            return Parts((*block.prompts, *block.hints))
        case Cues():
            return Parts(tuple(text for cue in block.items for text in (words(cue.label), *cue.texts)))
        case SlideRows():
            return Parts(
                tuple(one.caption for one in block.slides), slides=tuple(one.thumbnail for one in block.slides)
            )
        case Form():
            return Parts(
                tuple(text for one in block.places for text in (one.label, *one.choices, one.hint, one.example))
            )
        case NameLine():
            return Parts((block.lead, block.text, words(block.prompt)))
        case Signatures():
            return Parts((*block.prompts, block.note))
        case NameTents():
            return Parts(
                (
                    *(text for tent in block.tents for text in (tent.name, tent.rest, tent.team)),
                    *(words(block.prompt), block.at_fold),
                ),
                blocks=(*block.back, *block.aside),
            )
        case ClockStrip():
            return Parts((words(block.start), words(block.end), *(part.name for part in block.parts)))
        case Boards():
            return Parts(tuple(text for one in block.boards for text in (one.title, *one.lines, one.below)))
        case ContentsPage():
            return Parts((block.title,))
        case PageBreak():
            return Parts((block.notes,))
        case Opening() | WebCode():
            return Parts()
        case _:
            assert_never(block)


def rebuilt(blocks: Iterable[DocumentBlock], change: Callable[[DocumentBlock], DocumentBlock]) -> Blocks:
    """The same tree with every block changed, in reading order; a block that has others inside comes after them."""
    return tuple(change(_with_inner(block, change)) for block in blocks)


def _with_inner(block: DocumentBlock, change: Callable[[DocumentBlock], DocumentBlock]) -> DocumentBlock:
    match block:
        case Beside() | Callout() | Cover() | Framed() | KeepTogether():
            return replace(block, blocks=rebuilt(block.blocks, change))
        case NameTents():
            return replace(block, back=rebuilt(block.back, change), aside=rebuilt(block.aside, change))
        case TearOff():
            return replace(block, front=rebuilt(block.front, change), back=rebuilt(block.back, change))
        case Columns():
            return replace(block, columns=tuple(rebuilt(column, change) for column in block.columns))
        case Cards():
            return replace(
                block, cards=tuple(replace(card, blocks=rebuilt(card.blocks, change)) for card in block.cards)
            )
        case (
            Heading() | Paragraph() | ItemList() | Table() | ClockStrip() | Thumbnail() | WriteOn() | PageBreak()
            | Opening() | NotesPage() | ContentsPage() | Cues() | SlideRows() | FillIn() | Form() | NameLine()
            | Signatures() | WebCode() | Boards()
        ):  # fmt: skip
            return block
        case _:
            assert_never(block)


def walk(blocks: Iterable[DocumentBlock]) -> Iterator[DocumentBlock]:
    """Every block of a tree in reading order, each before those inside it."""
    for block in blocks:
        yield block
        yield from walk(parts(block).blocks)


def texts(blocks: Iterable[DocumentBlock]) -> Iterator[Text]:
    """All words that are written in a tree, in reading order."""
    for block in walk(blocks):
        yield from parts(block).texts


def slides(blocks: Iterable[DocumentBlock]) -> Iterator[Thumbnail]:
    """Every slide that a tree shows small, in reading order."""
    for block in walk(blocks):
        yield from parts(block).slides


def cards(blocks: Iterable[DocumentBlock]) -> Iterator[Card]:
    """Every card of a tree, in reading order."""
    return (card for block in walk(blocks) if isinstance(block, Cards) for card in block.cards)


def headings(blocks: Iterable[DocumentBlock]) -> Iterator[Heading]:
    """Every heading of a tree, in reading order."""
    return (block for block in walk(blocks) if isinstance(block, Heading))
