"""Sets up the sheet of paper: its text area, running head and foot."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, sin

from msgspec import Struct

from coursegen.layout.letters import outlined
from coursegen.model.printing import Gutter, PageOptions, PaperName
from coursegen.model.scene import PathStep
from coursegen.units import Inch, Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Sheet
from coursegen.write.pdf.pen import Artifact, Pen
from coursegen.write.pdf.runs import Setter, printable
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.styles import DRAFT_GREY, HAIRLINE_GREY, UNIT, Palette, TypeScale
from coursegen.write.pdf.writing import WriteLines

PAPERS: Mapping[PaperName, tuple[float, float]] = {
    "a4": (Mm(210).pt, Mm(297).pt),
    "letter": (Inch(8.5).pt, Inch(11).pt),
}
"""Width and height of each paper in points."""

_FOLDED_INNER = Mm(16).pt
_FOLDED_OUTER = Mm(13).pt
_FOLDED_TOP = Mm(19).pt
_FOLDED_BOTTOM = Mm(17).pt
_INNER: Mapping[Gutter, float] = {"plain": Mm(25).pt, "punched": Mm(30).pt}
_OUTER = Mm(20).pt
_TOP = Mm(25).pt
_BOTTOM = Mm(22).pt
_HEAD = Mm(14).pt
_FOOT = Mm(11).pt
_TURN = 0.92  # of the angle of the text area's diagonal


class Paper(Struct, frozen=True):
    """A page's measures in points; with ``duplex`` the inner margin is always at the binding.

    ``inner`` is the margin at the binding, or on the left of single pages; ``outer`` the other one.
    """

    width: float
    height: float
    duplex: bool
    inner: float
    outer: float
    top_margin: float = _TOP
    bottom: float = _BOTTOM
    head: float = _HEAD
    foot: float = _FOOT

    @property
    def text_width(self) -> float:
        """The width of the text area."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> float:
        """The height of the text area, in whole units of the rhythm."""
        return (self.height - self.top_margin - self.bottom) // UNIT * UNIT

    @property
    def top(self) -> float:
        """The text area's upper edge."""
        return self.height - self.top_margin

    def is_left(self, page: int) -> bool:
        """Whether a page (from 0) lies to the left of the binding."""
        return self.duplex and page % 2 == 1

    def left(self, page: int) -> float:
        """The text area's left edge."""
        return self.outer if self.is_left(page) else self.inner


def paper_of(options: PageOptions) -> Paper:
    """The paper that a document is printed on.

    Text is as wide on single pages as on two-sided ones: their margins are equal, unless holes are punched.
    Pages to fold are as large as half a sheet, and always two-sided.
    """
    width, height = PAPERS[options.paper]
    if options.folded:
        inner, outer = _FOLDED_INNER, _FOLDED_OUTER
        head, foot = Mm(11).pt, Mm(8).pt
        return Paper(height / 2, width, True, inner, outer, _FOLDED_TOP, _FOLDED_BOTTOM, head, foot)
    inner, outer = _INNER[options.gutter], _OUTER
    if not options.duplex and options.gutter == "plain":
        inner = outer = (inner + outer) / 2
    return Paper(width, height, options.duplex, inner, outer)


class Furniture(Struct, frozen=True):
    """What stands on every page around the text: the part's title; the course's, the footer, the stamp, the number."""

    paper: Paper
    setter: Setter
    palette: Palette
    scale: TypeScale
    title: str
    footer: str
    stamp: str
    draft_mark: str

    def draw(self, pen: Pen, page: int, running: str, accent: int, *, draft: bool, last: bool) -> None:
        """Draw head and foot, mirrored on left-hand pages; ``running`` is ``""`` where a part opens.

        The foot of what shows a ``draft`` begins by saying so, that of the ``last`` page says which version it is.
        """
        left = self.paper.left(page)
        right = left + self.paper.text_width
        mirrored = self.paper.is_left(page)
        style = self.scale.styles["furniture"]
        if running:
            head, y = Artifact("Header"), self.paper.height - self.paper.head
            words = self._cut(printable(running), self.paper.text_width - 4 * UNIT)
            length = self.setter.width(words, "regular", style.size)
            inks = self.palette.accent(accent)
            plate = 1.5 * UNIT
            x = left if mirrored else right - plate
            pen.box(x, y + 0.5, plate, 0.6 * UNIT, inks.fill, tag=head)
            start = left + plate + UNIT if mirrored else right - plate - UNIT - length
            pen.text(start, y, "regular", style.size, self.palette.soft, words, head)
        foot, y = Artifact("Footer"), self.paper.foot
        number = str(page + 1)
        size = self.scale.page_number
        length = self.setter.width(number, "bold", size)
        rule = y + 0.5 * (style.leading + UNIT)
        pen.line(left, rule, right, rule, 0.5, HAIRLINE_GREY, foot)
        pen.text(left if mirrored else right - length, y, "bold", size, self.palette.text, number, foot)
        stamp = f"  ·  {printable(self.stamp)}" if last and self.stamp else ""
        room = self.paper.text_width - 6 * UNIT - self.setter.width(stamp, "regular", style.size)
        told = "  ·  ".join(printable(part) for part in (self.draft_mark * draft, self.title, self.footer) if part)
        words = self._cut(told, room) + stamp
        start = right - self.setter.width(words, "regular", style.size) if mirrored else left
        pen.text(start, y, "regular", style.size, self.palette.soft, words, foot)

    def _cut(self, words: str, width: float) -> str:
        """The words, shortened with an ellipsis where they are too long."""
        size = self.scale.styles["furniture"].size
        if self.setter.width(words, "regular", size) <= width:
            return words
        while words and self.setter.width(words + "…", "regular", size) > width:
            words = words[:-1]
        return words.rstrip() + "…"


def furniture_of(desk: Desk, paper: Paper) -> Furniture:
    """The furniture of a document's pages."""
    document = desk.document
    facts = document.title, document.footer, document.stamp, document.draft_mark
    return Furniture(paper, desk.setter, desk.palette, desk.scale, *facts)


def draw_draft_mark(desk: Desk, paper: Paper, page: int, pen: Pen) -> None:
    """The word that marks a draft, large and light, up across the text area; what comes later is drawn over it.

    It is an outline, so that nobody who copies or listens to a page meets its letters among the words.
    """
    word = outlined(desk.document.draft_mark, desk.setter.faces)
    across, high = paper.text_width, paper.text_height
    turn = atan2(high, across) * _TURN
    cosine, sine = cos(turn), sin(turn)
    # As large as the turned word can be with its four corners inside the text area.
    scale = min(across / (word.width * cosine + word.height * sine), high / (word.width * sine + word.height * cosine))
    middle_x, middle_y = paper.left(page) + across / 2, paper.top - high / 2

    def placed(x: float, y: float) -> tuple[float, float]:
        along, up = (x - word.width / 2) * scale, (word.height / 2 - y) * scale
        return middle_x + along * cosine - up * sine, middle_y + along * sine + up * cosine

    steps: list[PathStep] = [
        (kind, tuple(value for at in zip(points[::2], points[1::2], strict=True) for value in placed(*at)))
        for kind, points in word.steps
    ]
    pen.path(steps, DRAFT_GREY, tag=Artifact("Watermark"))


def draw_sheet(sheet: Sheet, page: int, pen: Pen, paper: Paper, apart: float) -> None:
    """Draw a page's strips, panels behind them first; a blank page is ruled for notes, its lines ``apart``."""
    left, top = paper.left(page), paper.top
    if sheet.blank:
        height = paper.text_height - paper.text_height % apart
        WriteLines(0.0, paper.text_width, apart).draw(pen, left, top, height)
        return
    draw_placed(sheet.placed, pen, left, top)
