"""Holds a handout as a tree of typed blocks, without a single position: what pages are flowed from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.audience import Audience as Audience
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.motif import Motif, Shape
from coursegen.model.parts import Picture
from coursegen.model.printing import PageOptions as PageOptions
from coursegen.model.text import Text


class Cover(Struct, frozen=True):
    """The first page: title, subtitle, lines of facts, and lines for the reader's name and date.

    ``blocks`` are what else is on it, at its foot; a ``logo`` is at its head.
    """

    title: Text
    subtitle: Text
    facts: tuple[Text, ...]
    prompts: tuple[Text, ...]
    blocks: tuple[DocumentBlock, ...] = ()
    logo: Picture | None = None


class Heading(Struct, frozen=True):
    """A heading; ``level`` 1 to 3, ``number`` its printed number (``2.3``) or ``""``.

    ``anchor`` is the address that cross-references and bookmarks go to. ``accent`` as on slides.
    ``running`` is what the running head says from here on; ``""`` keeps the one before. A ``kicker`` stands small above
    it and says its number as well. ``motif`` is the shape that the foot of its pages has; a heading that ``opens`` a
    part of a workbook is as large as a cover's title, above that shape from edge to edge.

    A heading with a ``kind`` (``Exercise 2.4``) has that above it in place of the number, its ``facts`` (minutes, how
    people work) on the same line, and is the headline of a page that it begins; what says the kind itself has a
    ``short`` text for that. Its ``clock`` is shown at the head of its page; where a page has none with words, the
    ``length`` of what begins is said at the end of the kicker.
    """

    level: int
    text: Text
    anchor: str
    number: str = ""
    accent: int = 0
    running: str = ""
    kicker: Text = Text()
    motif: Shape | None = None
    opens: bool = False
    kind: Text = Text()
    short: Text = Text()
    facts: Text = Text()
    clock: OnClock | None = None
    length: str = ""


class Opening(Struct, frozen=True):
    """The line through a course across the page, in the shape that it has in a part; for the eye only."""

    motif: Shape


class Thumbnail(Struct, frozen=True):
    """A small painting of a slide, blanks unrevealed; ``description`` is its alternative text.

    With ``drawing`` it is what is drawn on the slide alone, without the slide; the ``hidden`` words of it, in small
    letters, are left open for the reader to fill in.
    """

    slide: str
    description: str
    width_mm: float = 52.0
    drawing: bool = False
    hidden: tuple[str, ...] = ()


class WebCode(Struct, frozen=True):
    """An address as a QR code for a phone's camera; ``description`` is what somebody hears who can't see it."""

    address: str
    description: str


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
    """Lines to write on after a prompt (which may be empty); a dash for each of so many ``words`` in their place."""

    prompt: Text
    lines: int
    words: int = 0


class FormPlace(Struct, frozen=True):
    """One place of a form: a label, ``choices`` to tick, what belongs there, an example, lines to write on.

    In the place of lines there is a dash for each of so many ``words``.
    """

    label: Text
    hint: Text
    example: Text
    lines: int
    choices: tuple[Text, ...] = ()
    words: int = 0


class Form(Struct, frozen=True):
    """Places to write in, one under another; those of one that ``rises`` are steps, each to take before the next."""

    places: tuple[FormPlace, ...]
    rises: bool = False


class Callout(Struct, frozen=True):
    """Blocks set off from the flow with a labelled edge."""

    label: str
    blocks: tuple[DocumentBlock, ...]
    accent: int = 0


class KeepTogether(Struct, frozen=True):
    """Blocks that stay on one page where they fit on one; those held ``firm`` rather leave a page half empty.

    So many letters of the first paragraph are ``hung`` at the margin where there is room beside them: its number.
    """

    blocks: tuple[DocumentBlock, ...]
    firm: bool = False
    hung: int = 0


class Columns(Struct, frozen=True):
    """Blocks side by side, those of each column one under another; all one under another where a page is narrow.

    ``shares`` are those of the width, equal ones where there are none; two ``levelled`` ones are as wide as lets them
    end at about one height. With a ``line`` the course's line runs down beside them with a dot at the first words, and
    off the page where they are the ``last``.
    """

    columns: tuple[tuple[DocumentBlock, ...], ...]
    shares: tuple[float, ...] = ()
    line: bool = False
    last: bool = False
    levelled: bool = False


class ClockPart(Struct, frozen=True):
    """A part of a stretch: its name, its minutes, those that it likely needs (0: nobody has reckoned them).

    ``number`` is for a box without room for the name, ``said`` the minutes with their unit, ``likely`` what is said of
    those that it needs. A ``pause`` is tinted.
    """

    name: Text
    minutes: int
    needed: int = 0
    number: str = ""
    said: str = ""
    likely: str = ""
    pause: bool = False


class ClockStrip(Struct, frozen=True):
    """A stretch of time as a strip in true proportion: what each part of it is called, and how many minutes it has.

    ``start`` and ``end`` stand at its ends; ``description`` is what somebody hears who can't see it. What a part needs
    stands below it where that is not what it has.
    """

    parts: tuple[ClockPart, ...]
    start: str
    end: str
    description: str


class OnClock(Struct, frozen=True):
    """Where in its part something is: from the ``first`` to the ``last`` of the ``parts`` that share its time."""

    parts: tuple[ClockPart, ...]
    first: int
    last: int
    start: str
    end: str


class PageBreak(Struct, frozen=True):
    """A new page; ``side`` ``odd`` starts it on a right-hand page of a duplex print.

    ``soft`` is a part that starts on the page of the one before where more than half of that is left.
    ``even`` shares out what comes before the next page break over its pages, as many as it needs anyway; a soft one
    that is ``even`` ends no such part. A ``loose`` part may have a page more or less where less is parted by it.
    ``notes`` head the page that is left over before it, with lines, where the part moves on to a right-hand page.
    """

    side: Literal["next", "odd", "soft"] = "next"
    even: bool = False
    loose: bool = False
    notes: Text = Text()


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
    A card with words ``facing`` the others is folded to stand on the table: the first of them large, to be read from
    the other side, the blocks below the fold. ``motif`` is the shape of the line at its foot.
    """

    blocks: tuple[DocumentBlock, ...]
    accent: int = 0
    reader: str = ""
    facing: tuple[Text, ...] = ()
    motif: Shape | None = None


class Cards(Struct, frozen=True):
    """Cards of one size to cut out, ``columns`` side by side, edge to edge.

    ``height_mm`` is the least height; all become as high as the fullest. They are ``width_mm`` wide where there is one
    and room for it, else as wide as the text. ``at_fold`` stands small at the line along
    which cards with words facing the others are folded.
    """

    cards: tuple[Card, ...]
    columns: int = 2
    height_mm: float = 80.0
    at_fold: Text = Text()
    width_mm: float = 0.0


class Board(Struct, frozen=True):
    """A board or a flip chart: its title, the lines on it, and what is told of it below."""

    title: Text
    lines: tuple[Text, ...]
    below: Text = Text()


class Boards(Struct, frozen=True):
    """Boards drawn small, as they are to look on the wall, ``columns`` side by side, each to tick when written.

    What is to be ``read`` where it stands, as the parts of a scene, has letters as large as the text's, and no box.
    """

    boards: tuple[Board, ...]
    columns: int = 3
    read: bool = False


CueShape = Literal["", "say", "do", "ask", "listen", "maybe", "move"]
"""What a label means, told by its shape too, so that it survives a copy in black and white."""


class Cue(Struct, frozen=True):
    """A labelled piece of what to say or do; the label may be ``""``. A ``small`` one is to be looked up, not said.

    What to ``listen`` for is never parted from the piece before it. Several texts of a ``listed`` one are its items.
    """

    label: str
    texts: tuple[Text, ...]
    shape: CueShape = ""
    small: bool = False
    listed: bool = False


class Cues(Struct, frozen=True):
    """Labelled pieces one under another, the labels in a column of their own.

    What ``leads`` to the next block is never cut off from it.
    """

    items: tuple[Cue, ...]
    leads: bool = False


class FillIn(Struct, frozen=True):
    """Labels, each with a line to write on beside it, and below it what belongs there where there are ``hints``.

    Several ``lines`` stand below it.
    """

    prompts: tuple[Text, ...]
    hints: tuple[Text, ...] = ()
    lines: int = 1


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


class Framed(Struct, frozen=True):
    """A page of its own in a frame, with the brand's mark or a logo beside its blocks; it has no head and no foot."""

    blocks: tuple[DocumentBlock, ...]
    logo: Picture | None = None


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
    """What stands on one name tent: the ``name`` as large as it can be, an empty one as a line to write it on.

    ``rest`` is what else the full name has, to stand below it with the ``team``.
    """

    name: Text
    team: Text
    rest: Text = Text()


class NameTents(Struct, frozen=True):
    """Tents, a page each, to fold in the middle: names face the room, ``back`` faces whoever sits behind them.

    Where there is room, ``aside`` stands beside that. ``at_fold`` stands small at the line along which it is folded.
    """

    tents: tuple[Tent, ...]
    prompt: str
    back: tuple[DocumentBlock, ...] = ()
    aside: tuple[DocumentBlock, ...] = ()
    at_fold: Text = Text()


class TearOff(Struct, frozen=True):
    """A strip at the foot of a page to tear off and give away, ``back`` printed behind its ``front``.

    ``at_line`` stands small where it is torn, ``motif`` is drawn on its back. It is one where nothing else is printed
    behind it: at the foot of a right-hand page, or, without a back, of a sheet that is printed on one side. Elsewhere
    all of it stands on the page like any other part of it.
    """

    at_line: Text
    front: tuple[DocumentBlock, ...]
    back: tuple[DocumentBlock, ...]
    motif: Motif = "none"


ToWriteOn = WriteOn | NotesPage | FillIn
"""What readers write on or mark."""

DocumentBlock = (
    Cover | Heading | Paragraph | ItemList | Table | Thumbnail | Beside | Callout | KeepTogether | Columns
    | PageBreak | Opening | ContentsPage | Cards | Cues | SlideRows | Form | ToWriteOn | NameLine | Signatures
    | NameTents | Framed | ClockStrip | WebCode | Boards | TearOff
)  # fmt: skip
"""Every kind of block. What each is made of is said in ``model/document_tree.py``, beside this file."""


class Document(Struct, frozen=True):
    """A whole handout: ``id`` names its file, ``audience`` who may see it; ``footer`` stands on each page.

    ``footer`` says whose version it is, ``""`` for the course as it is. ``reveal`` prints the words behind blanks.
    ``drafts`` are the numbers (from 0) of the blocks that show what is not finished; their pages are marked with the
    word ``draft_mark``, and ``draft_line`` says it in a sentence. With an ``imprint`` the
    ``stamp`` stands on the last page; it is in the file's properties anyway. ``motif`` is what runs through the course.
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
    imprint: bool = True
    motif: Motif = "none"
