"""Sets up the sheet of paper: its text area, running head and foot."""

from __future__ import annotations

from math import atan2, cos, sin

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.letters import outlined
from coursegen.layout.marks import Bounds
from coursegen.model.document import OnClock
from coursegen.model.motif import Motif, Shape
from coursegen.model.scene_items import PathStep
from coursegen.units import Mm
from coursegen.write.pdf.clock_head import HIGH_CLOCK, draw_clock
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Sheet
from coursegen.write.pdf.motif import FINE, draw_motif
from coursegen.write.pdf.paper import Paper
from coursegen.write.pdf.pen import Artifact, Pen
from coursegen.write.pdf.runs import Setter, printable
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.styles import DRAFT_GREY, UNIT, Palette, TypeScale
from coursegen.write.pdf.tear_off import ABOVE

_SHAPE, _SHAPE_TALL = Mm(15).pt, Mm(5).pt  # of the motif in the foot
_CLOCK = 0.4  # of the room between head and text: below the clock
_TURN = 0.92  # of the angle of the text area's diagonal


class Part(Struct, frozen=True):
    """What furniture says of a page's part: its title (``""`` where it opens), accent, shape, and its clock.

    A page's foot that is ``crossed`` by a line has none of its own.
    """

    running: str
    accent: int
    motif: Shape | None
    clock: OnClock | None
    crossed: bool = False


class Furniture(Struct, frozen=True):
    """What stands on every page around the text: the course's title and the part's; the line with the page's number."""

    paper: Paper
    setter: Setter
    palette: Palette
    scale: TypeScale
    title: str
    footer: str
    stamp: str
    draft_mark: str
    motif: Motif
    torn: bool = False

    def above_tear(self, line: float) -> Furniture:
        """The same on a page with a strip to tear off: the page's number is above it, beside its dashes no line."""
        return replace(self, paper=replace(self.paper, foot=line + ABOVE), torn=True)

    def draw(self, pen: Pen, page: int, part: Part, *, draft: bool, last: bool) -> None:
        """Draw head and foot, mirrored on left-hand pages.

        The head of a left-hand page has the course, that of a right-hand one its part; a page alone has both. The foot
        of what shows a ``draft`` says so, that of the ``last`` page says which version it is.
        """
        left, right = self.paper.left(page), self.paper.left(page) + self.paper.text_width
        told = "  ·  ".join(printable(part) for part in (self.title, self.footer) if part)
        head, y = Artifact("Header"), self.paper.height - self.paper.head
        room = self.paper.text_width
        if self.paper.is_left(page):
            self._words(pen, told, left, y, room, head)
        elif self.paper.duplex:
            self._words(pen, printable(part.running), right, y, room, head, at_end=True)
        else:
            length = self._words(pen, printable(part.running), right, y, 0.45 * room, head, at_end=True)
            self._words(pen, told, left, y, room - length - 2 * UNIT, head)
        if part.clock is not None:
            at = Bounds(left, self.paper.top + _CLOCK * (y - self.paper.top - HIGH_CLOCK), room, HIGH_CLOCK)
            draw_clock(part.clock, pen, self.setter, self.palette, self.scale.styles["furniture"].size, at)
        foot = Artifact("Footer")
        self._line(pen, page, part, self._small(pen, page, foot, draft=draft, last=last), foot)

    def _small(self, pen: Pen, page: int, tag: Artifact, *, draft: bool, last: bool) -> float:
        """What the foot says of a draft and of the version, at the binding; how long that is."""
        left, y, mirrored = self.paper.left(page), self.paper.foot, self.paper.is_left(page)
        style = self.scale.styles["furniture"]
        y += style.leading if self.torn and not mirrored else 0.0  # below it are the words at the dashes
        stamp = printable(self.stamp) if last else ""
        between = "  ·  " if draft and stamp else ""
        wide = self.setter.width(between + stamp, "regular", style.size)
        right = left + self.paper.text_width
        mark = printable(self.draft_mark) if draft else ""
        length = self._words(pen, mark, right - wide if mirrored else left, y, right - left, tag, at_end=mirrored)
        if stamp:
            at = right if mirrored else left + length
            pen.stamp_place(at, y, style.size, self.palette.soft, between + stamp, on_the_right=mirrored)
        return length + wide + (UNIT if stamp else 0.0)  # letters of a hash are not all as wide as its zeros

    def _words(
        self, pen: Pen, words: str, x: float, y: float, room: float, tag: Artifact, *, at_end: bool = False
    ) -> float:
        """Small words that begin or end at ``x``; how long they are."""
        size = self.scale.styles["furniture"].size
        words = self._cut(words, room)
        length = self.setter.width(words, "regular", size)
        pen.text(x - length if at_end else x, y, "regular", size, self.palette.soft, words, tag)
        return length

    def _line(self, pen: Pen, page: int, part: Part, taken: float, tag: Artifact) -> None:
        """The page's number at the outer edge and the line that comes in from the binding, on over a spread.

        Where words have ``taken`` some of its way, it begins beside them.

        Beside the number it takes the shape of the part: an index for the thumb, in grey too.
        """
        left, right = self.paper.left(page), self.paper.left(page) + self.paper.text_width
        mirrored = self.paper.is_left(page)
        number, size = str(page + 1), self.scale.page_number
        length = self.setter.width(number, "bold", size)
        y = self.paper.foot + 0.36 * self.scale.page_number
        pen.text(left if mirrored else right - length, self.paper.foot, "bold", size, self.palette.text, number, tag)
        if self.torn or part.crossed:
            return
        away = max(length, 2 * UNIT) + UNIT
        start, end = (left + away, self.paper.width) if mirrored else (0.0, right - away)
        if taken:
            start, end = (start, right - taken - UNIT) if mirrored else (left + taken + UNIT, end)
        if part.motif is not None and part.motif[0] != "none":
            wide = _SHAPE
            at = start if mirrored else end - wide
            bounds = Bounds(at, y - _SHAPE_TALL / 2, wide, _SHAPE_TALL)
            # What leaves at another height than it came in at ends at the number: at the fold both pages' lines meet.
            draw_motif(pen, self.palette, part.motif, bounds, thick=FINE, tag=tag, mirrored=mirrored)
            start, end = (start + wide, end) if mirrored else (start, end - wide)
        colour = self.palette.accent(part.accent or 1).text
        pen.line(start, y, end, y, FINE, colour, tag)

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
    stamp = document.stamp if document.imprint else ""
    facts = document.title, document.footer, stamp, document.draft_mark, document.motif
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


def draw_sheet(sheet: Sheet, page: int, pen: Pen, paper: Paper) -> None:
    """Draw a page's strips, panels behind them first; nothing is on a page that only turns the leaf."""
    draw_placed(sheet.placed, pen, paper.left(page), paper.top)
