"""Decides how a page is set: one type scale on one rhythm, and the inks that the brand's colours become on paper.

All heights are multiples of a quarter of ``UNIT``, a third of the 9 mm between write-on lines, so that
text and lines to write on share one grid.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.faces import of_headlines
from coursegen.model.brand import RGB, Brand, contrast
from coursegen.model.printing import PageOptions
from coursegen.model.scene_items import Colour, ColourSlot, Face
from coursegen.units import Mm

UNIT = Mm(9).pt / 3
WRITE_ON = 3 * UNIT
FILL_ROW = 6 * UNIT
GAP_WIDTHS = Mm(32).pt, Mm(46).pt  # for a word and for several: few, so that a gap doesn't tell how long its words are
GAP_TIMES = 1.45  # as wide as its words in print: in less, a hand has no room for the three or four words of some gaps
MEASURE = Mm(150).pt  # lines of prose are at most so wide, about 75 characters of 11.5 points
RULE = 0.6  # points of every line that is written on or between: thinner ones are lost in a photocopy
FOLD = 1.2  # points of the dots to fold along
RULE_GREY: RGB = (0.353, 0.400, 0.427)
HAIRLINE_GREY: RGB = (0.55, 0.58, 0.60)
PAPER_TINT: RGB = (0.97, 0.97, 0.97)
WHITE: RGB = (1.0, 1.0, 1.0)
DRAFT_GREY: RGB = (0.925, 0.925, 0.925)
_SOFTER = 0.19  # how much white the quieter ink has in it: with more, small print breaks up in a copier


class Style(Struct, frozen=True):
    """How a paragraph is set: size and leading in points, the weight it starts from, the space around it.

    ``before`` and ``after`` are the least distances to what stands above and below; the larger one of
    two neighbours counts.
    """

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = UNIT
    soft: bool = False  # in the quieter ink
    head: bool = False  # in the family of headlines
    upright: bool = False  # without italics: what would slope is bold

    def face(self, strong: bool, emphasis: bool) -> Face:
        """The face of a run in this style; emphasis inside italics stands upright."""
        bold, italic = self.bold or strong, self.italic != emphasis
        if self.upright:
            bold, italic = bold or emphasis, False
        face: Face = ("bold_italic" if italic else "bold") if bold else "italic" if italic else "regular"
        return of_headlines(face) if self.head else face


STYLES: Mapping[str, Style] = {
    "body": Style(11.5, 1.75 * UNIT),
    "lead": Style(15, 2.25 * UNIT, after=1.5 * UNIT, head=True),
    "small": Style(9, 1.5 * UNIT, soft=True),
    "label": Style(9, 1.5 * UNIT, bold=True, before=UNIT, after=0.25 * UNIT),
    "quote": Style(11.5, 1.75 * UNIT, italic=True, head=True),
    "said": Style(11.5, 1.75 * UNIT, head=True),
    "prompt": Style(15, 2.25 * UNIT, before=1.5 * UNIT, after=0, head=True),
    "opener": Style(44, 5.75 * UNIT, after=1.5 * UNIT, head=True),
    "h1": Style(26, 3.5 * UNIT, before=4 * UNIT, after=1.5 * UNIT, head=True),
    "h2": Style(15, 2.25 * UNIT, before=2.75 * UNIT, after=0.75 * UNIT, head=True),
    "h3": Style(11.5, 1.75 * UNIT, bold=True, before=2 * UNIT, after=0.5 * UNIT),
    "cell": Style(11.5, 1.75 * UNIT, after=0),
    "fine": Style(9, 1.5 * UNIT, after=0),
    "column": Style(9, 1.5 * UNIT, bold=True, after=0),
    "cover_title": Style(44, 5.75 * UNIT, after=2 * UNIT, head=True),
    "cover_subtitle": Style(9, 1.5 * UNIT, bold=True, after=3 * UNIT),
    "cover_lead": Style(15, 2.25 * UNIT, after=1.5 * UNIT, soft=True, head=True),
    "cover_fact": Style(9, 1.5 * UNIT, after=0.25 * UNIT, soft=True),
    "contents_1": Style(11.5, 1.75 * UNIT, bold=True, before=UNIT, after=0),
    "contents_2": Style(11.5, 1.75 * UNIT, after=0),
    "furniture": Style(9, 1.5 * UNIT, soft=True),
}
"""Every style that a page uses, by name."""

_LARGE_BODY = Style(18, 3 * UNIT, after=1.5 * UNIT, upright=True)
LARGE_STYLES: Mapping[str, Style] = {
    "body": _LARGE_BODY,
    "lead": replace(_LARGE_BODY, after=2 * UNIT),
    "small": _LARGE_BODY,
    "label": replace(_LARGE_BODY, bold=True, before=1.5 * UNIT, after=0.5 * UNIT),
    "quote": _LARGE_BODY,
    "said": _LARGE_BODY,
    "prompt": replace(_LARGE_BODY, before=UNIT, after=0),
    "opener": Style(36, 6 * UNIT, bold=True, after=2 * UNIT, upright=True),
    "h1": Style(22, 3.75 * UNIT, bold=True, before=4 * UNIT, after=2 * UNIT, upright=True),
    "h2": Style(21, 3.5 * UNIT, bold=True, before=3.5 * UNIT, after=1.5 * UNIT, upright=True),
    "h3": Style(20, 3.5 * UNIT, bold=True, before=2.5 * UNIT, after=UNIT, upright=True),
    "cell": replace(_LARGE_BODY, after=0),
    "fine": replace(_LARGE_BODY, after=0),
    "column": replace(_LARGE_BODY, bold=True, after=0),
    "cover_title": Style(36, 6 * UNIT, bold=True, after=2 * UNIT, upright=True),
    "cover_subtitle": replace(_LARGE_BODY, bold=True, after=3 * UNIT),
    "cover_lead": Style(22, 3.75 * UNIT, after=2 * UNIT, upright=True),
    "cover_fact": replace(_LARGE_BODY, after=UNIT),
    "contents_1": replace(_LARGE_BODY, bold=True, before=UNIT, after=0),
    "contents_2": replace(_LARGE_BODY, before=0.5 * UNIT, after=0),
    "furniture": Style(18, 3 * UNIT, upright=True),
}
"""The same styles in large print.

18 points at least, left-aligned, no italics, headings of 20 to 22 points, lines 1.15 times as far apart as the
face asks for (UK Association for Accessible Formats, "Minimum Standards for clear and large print").
"""


class TypeScale(Struct, frozen=True):
    """Every style by name, and the sizes of what goes with them, in points.

    ``write_on`` is between two lines to write on, ``fill_row`` the least height of a table's row to write in,
    ``cell_to_fill`` the least width of one; ``circled`` is the share of its size that a letter in a circle has. In a
    ``single_column`` nothing stands beside anything else: pictures stand above their text, ``picture`` wide at least,
    and a table that does not fit becomes a list. Where a page has room, lines to write on are at most so many ``more``.
    """

    styles: Mapping[str, Style]
    write_on: float
    fill_row: float
    cell_to_fill: float
    page_number: float
    circled: float
    single_column: bool = False
    picture: float = 0.0
    more: int = 2


NORMAL = TypeScale(STYLES, WRITE_ON, FILL_ROW, 0.0, 11.5, 0.85)
LARGE = TypeScale(
    LARGE_STYLES,
    4 * UNIT,
    8 * UNIT,
    Mm(50).pt,
    18.0,
    1.0,
    single_column=True,
    picture=Mm(110).pt,
    more=0,
)


_FOLDED_STYLES = {
    **STYLES,
    "lead": Style(14, 2.25 * UNIT, after=1.5 * UNIT, head=True),
    "prompt": Style(14, 2.25 * UNIT, before=UNIT, after=0, head=True),
    "opener": Style(32, 4.5 * UNIT, after=1.5 * UNIT, head=True),
    "h1": Style(20, 3 * UNIT, before=3 * UNIT, after=1.5 * UNIT, head=True),
    "h2": Style(14, 2.25 * UNIT, before=2.25 * UNIT, after=0.75 * UNIT, head=True),
    "cover_title": Style(32, 4.5 * UNIT, after=2 * UNIT, head=True),
    "cover_lead": Style(14, 2.25 * UNIT, after=1.5 * UNIT, soft=True, head=True),
}
FOLDED = TypeScale(
    _FOLDED_STYLES,
    WRITE_ON,
    FILL_ROW,
    Mm(35).pt,
    11.0,
    0.85,
    single_column=True,
    picture=Mm(80).pt,
)


def scale_of(options: PageOptions) -> TypeScale:
    """The scale that pages are set in."""
    if options.text == "large":
        return LARGE
    return FOLDED if options.folded else NORMAL


_ACCENTS: tuple[ColourSlot, ...] = ("dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


class Inks(Struct, frozen=True):
    """The colours of one accent on white paper.

    ``fill`` is the accent itself; ``text`` the same, darkened until it reads at 4.5:1 on white and on
    ``tint``; ``tint`` at most a tenth of it, ``wash`` four tenths.
    """

    fill: RGB
    text: RGB
    tint: RGB
    wash: RGB


class Palette(Struct, frozen=True):
    """The inks of a brand: for text, for quieter text, for links, and by accent (0 is neutral)."""

    text: RGB
    soft: RGB
    link: RGB
    accents: tuple[Inks, ...]

    def accent(self, number: int) -> Inks:
        """The inks of an accent, 0 to 6."""
        return self.accents[number] if 0 <= number < len(self.accents) else self.accents[0]


def palette_of(brand: Brand, behind: RGB = WHITE) -> Palette:
    """The inks that a brand's theme colours become on white paper, and on what may lie ``behind`` the text."""
    text = _dark_enough(brand.rgb(Colour("dk1")), 7.0)
    return Palette(
        text=text,
        soft=_dark_enough(_dark_enough(_mixed(text, WHITE, _SOFTER), 7.0), 4.5, behind),
        link=_dark_enough(brand.rgb(Colour("hlink")), 4.5, behind),
        accents=tuple(_inks(brand.rgb(Colour(slot)), behind) for slot in _ACCENTS),
    )


def _inks(fill: RGB, behind: RGB) -> Inks:
    tint = _mixed(fill, WHITE, 0.92)
    return Inks(
        fill=fill,
        text=_dark_enough(_dark_enough(fill, 4.5, tint), 4.5, behind),
        tint=tint,
        wash=_mixed(fill, WHITE, 0.6),
    )


def _mixed(one: RGB, other: RGB, share: float) -> RGB:
    """``one`` with a share of ``other`` in it."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _dark_enough(colour: RGB, ratio: float, ground: RGB = WHITE) -> RGB:
    """A colour darkened until its contrast with a light ground reaches a ratio (WCAG 2.2, 1.4.3)."""
    for step in range(21):
        darker = _mixed(colour, (0.0, 0.0, 0.0), step / 20)
        if contrast(darker, ground) >= ratio:
            return darker
    return (0.0, 0.0, 0.0)
