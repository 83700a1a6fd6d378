"""Says what paper a document is printed on: its size, its margins and its text area."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.model.printing import Gutter, PageOptions, PaperName
from coursegen.units import Inch, Mm
from coursegen.write.pdf.styles import UNIT

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
_LESS = Mm(4).pt  # above and below on US Letter, which is 18 mm shorter than A4
_HEAD = Mm(14).pt
_FOOT = Mm(11).pt


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
    if options.landscape:
        width, height = height, width
    inner, outer = _INNER[options.gutter], _OUTER
    if not options.duplex and options.gutter == "plain":
        inner = outer = (inner + outer) / 2
    less = _LESS if options.paper == "letter" and not options.landscape else 0.0
    return Paper(width, height, options.duplex, inner, outer, _TOP - less, _BOTTOM - less)


def paper_width(options: PageOptions) -> float:
    """How wide the paper is, in points."""
    return paper_of(options).width
