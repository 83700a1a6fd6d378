"""A handout as a tree of typed blocks, without a single position: what pages are flowed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coursegen.model.audience import Audience as Audience
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.printing import PageOptions as PageOptions
from coursegen.model.text import Text


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, subtitle, lines of facts, and lines for the reader's name and date."""

    title: Text
    subtitle: Text
    facts: tuple[Text, ...]
    prompts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small painting of a slide, blanks unrevealed; ``description`` is its alternative text."""

    slide: str
    description: str
    width_mm: float = 52.0


@dataclass(frozen=True, slots=True)
class Beside:
    """A thumbnail with blocks to the right of it, kept together on one page where they fit."""

    thumbnail: Thumbnail
    blocks: tuple[DocumentBlock, ...]


@dataclass(frozen=True, slots=True)
class WriteOn:
    """Lines to write on after a prompt (which may be empty)."""

    prompt: Text
    lines: int


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks set off from the flow with a labelled edge."""

    label: str
    blocks: tuple[DocumentBlock, ...]
    accent: int = 0


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple[DocumentBlock, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; ``side`` ``odd`` starts it on a right-hand page of a duplex print."""

    side: Literal["next", "odd"] = "next"


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The rest of a page (a whole one) ruled for notes under a heading that is already there."""

    prompts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """A table of contents made from the headings that come after it, down to level ``levels`` (1 or 2), with links.

    ``heading`` is the level of its own heading, 1 or 2.
    """

    title: Text
    levels: int = 2
    heading: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its blocks, under a bar in the accent (as on slides)."""

    blocks: tuple[DocumentBlock, ...]
    accent: int = 0


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one size to cut out, ``columns`` side by side, with crop marks at their corners.

    ``height_mm`` is the least height; all become as high as the fullest. ``fold`` has a line to fold along
    across the middle of each.
    """

    cards: tuple[Card, ...]
    columns: int = 2
    height_mm: float = 80.0
    fold: bool = False


DocumentBlock = (
    Cover | Heading | Paragraph | ItemList | Table | Thumbnail | Beside | WriteOn | Callout | KeepTogether
    | PageBreak | NotesPage | ContentsPage | Cards
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A whole handout: ``id`` names its file, ``audience`` who may see it; ``footer`` and ``stamp`` stand on each page.

    ``footer`` says whose version it is, ``""`` for the course as it is.
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
