"""Holds a handout as a tree of typed blocks, without a single position: what pages are flowed from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.audience import Audience as Audience
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.printing import PageOptions as PageOptions
from coursegen.model.text import Text


class Cover(Struct, frozen=True):
    """The first page: title, subtitle, lines of facts, and lines for the reader's name and date.

    ``blocks`` are what else is on it, at its foot.
    """

    title: Text
    subtitle: Text
    facts: tuple[Text, ...]
    prompts: tuple[Text, ...]
    blocks: tuple[DocumentBlock, ...] = ()


class Heading(Struct, frozen=True):
    """A heading; ``level`` 1 to 3, ``number`` its printed number (``2.3``) or ``""``.

    ``anchor`` is the address that cross-references and bookmarks go to. ``accent`` as on slides.
    ``running`` is what the running head says from here on; ``""`` keeps the one before.
    """

    level: int
    text: Text
    anchor: str
    number: str = ""
    accent: int = 0
    running: str = ""


class Thumbnail(Struct, frozen=True):
    """A small painting of a slide, blanks unrevealed; ``description`` is its alternative text."""

    slide: str
    description: str
    width_mm: float = 52.0


class Beside(Struct, frozen=True):
    """A thumbnail with blocks to the right of it; ``whole`` keeps them together on one page where they fit.

    With ``wraps``, blocks for which there is no room beside it stand below it, as wide as the column. What ``leads``
    to the next block is never cut off from it.
    """

    thumbnail: Thumbnail
    blocks: tuple[DocumentBlock, ...]
    whole: bool = True
    wraps: bool = False
    leads: bool = False


class WriteOn(Struct, frozen=True):
    """Lines to write on after a prompt (which may be empty)."""

    prompt: Text
    lines: int


class FormPlace(Struct, frozen=True):
    """One place of a form: a label, ``choices`` to tick, what belongs there, an example, lines to write on."""

    label: Text
    hint: Text
    example: Text
    lines: int
    choices: tuple[Text, ...] = ()


class Form(Struct, frozen=True):
    """Places to write in one under another, the words of each beside its lines."""

    places: tuple[FormPlace, ...]


class Callout(Struct, frozen=True):
    """Blocks set off from the flow with a labelled edge."""

    label: str
    blocks: tuple[DocumentBlock, ...]
    accent: int = 0


class KeepTogether(Struct, frozen=True):
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple[DocumentBlock, ...]


class PageBreak(Struct, frozen=True):
    """A new page; ``side`` ``odd`` starts it on a right-hand page of a duplex print.

    ``soft`` is a part that starts on the page of the one before where more than half of that is left.
    ``even`` shares out what comes before the next page break over its pages, as many as it needs anyway.
    """

    side: Literal["next", "odd", "soft"] = "next"
    even: bool = False


class NotesPage(Struct, frozen=True):
    """The rest of a page (a whole one) ruled for notes under a heading that is already there."""

    prompts: tuple[Text, ...] = ()


class ContentsPage(Struct, frozen=True):
    """A table of contents made from the headings that come after it, down to level ``levels`` (1 or 2), with links.

    ``heading`` is the level of its own heading, 1 or 2.
    """

    title: Text
    levels: int = 2
    heading: int = 1


class Card(Struct, frozen=True):
    """One card: its blocks, under a bar in the accent (as on slides).

    ``reader`` is the address of the role whose player alone reads it, ``""`` for a card that everybody may read.
    """

    blocks: tuple[DocumentBlock, ...]
    accent: int = 0
    reader: str = ""


class Cards(Struct, frozen=True):
    """Cards of one size to cut out, ``columns`` side by side, with crop marks at their corners.

    ``height_mm`` is the least height; all become as high as the fullest. ``fold`` has dotted marks
    above and below the middle of each, between which it is folded.
    """

    cards: tuple[Card, ...]
    columns: int = 2
    height_mm: float = 80.0
    fold: bool = False


CueShape = Literal["", "say", "do", "ask", "listen", "maybe", "move"]
"""What a label means, told by its shape too, so that it survives a copy in black and white."""


class Cue(Struct, frozen=True):
    """A labelled piece of what to say or do; the label may be ``""``.

    What to ``listen`` for is never parted from the piece before it.
    """

    label: str
    texts: tuple[Text, ...]
    shape: CueShape = ""


class Cues(Struct, frozen=True):
    """Labelled pieces one under another, the labels in a column of their own.

    What ``leads`` to the next block is never cut off from it.
    """

    items: tuple[Cue, ...]
    leads: bool = False


class FillIn(Struct, frozen=True):
    """Labels, each with a line to write on beside it."""

    prompts: tuple[Text, ...]


class Captioned(Struct, frozen=True):
    """A thumbnail with a line below it that says which slide it is."""

    thumbnail: Thumbnail
    caption: Text


class SlideRows(Struct, frozen=True):
    """Thumbnails with lines to write on, ``rows`` of ``columns`` to a page.

    In one column the lines are beside each, in several below it.
    """

    slides: tuple[Captioned, ...]
    columns: int
    rows: int


class NameLine(Struct, frozen=True):
    """A name as large as one line has room for, smaller or on several lines where it is long.

    Where it is empty there is a line to write on; ``prompt`` says to a reader who listens what belongs there.
    ``lead`` stands above it. The page has no head and no foot.
    """

    lead: Text
    text: Text
    prompt: str


class Signatures(Struct, frozen=True):
    """Lines to sign on at a page's foot, side by side, each with its words below it; ``note`` is set small below."""

    prompts: tuple[Text, ...]
    note: Text


class Tent(Struct, frozen=True):
    """What stands on one name tent; an empty ``name`` has a line to write it on."""

    name: Text
    team: Text


class NameTents(Struct, frozen=True):
    """Tents to cut out and fold, two on a page; what stands on the front stands on the back as well, upside down."""

    tents: tuple[Tent, ...]
    prompt: str


ToWriteOn = WriteOn | NotesPage | FillIn
"""What readers write on or mark."""

DocumentBlock = (
    Cover | Heading | Paragraph | ItemList | Table | Thumbnail | Beside | Callout | KeepTogether
    | PageBreak | ContentsPage | Cards | Cues | SlideRows | Form | ToWriteOn | NameLine | Signatures | NameTents
)  # fmt: skip
"""Every kind of block. What each is made of is said in ``model/document_tree.py``, beside this file."""


class Document(Struct, frozen=True):
    """A whole handout: ``id`` names its file, ``audience`` who may see it; ``footer`` and ``stamp`` stand on each page.

    ``footer`` says whose version it is, ``""`` for the course as it is. ``reveal`` prints the words behind blanks.
    ``drafts`` are the numbers (from 0) of the blocks that show what is not finished; their pages are marked with the
    word ``draft_mark``, and ``draft_line`` says it in a sentence.
    """

    id: str
    title: str
    author: str
    language: str
    audience: Audience
    stamp: str
    page: PageOptions
    blocks: tuple[DocumentBlock, ...]
    footer: str = ""
    reveal: bool = False
    drafts: frozenset[int] = frozenset()
    draft_mark: str = ""
    draft_line: str = ""
