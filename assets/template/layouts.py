"""The design: the grid, the type scale and every layout's places and ground. Lengths are inches, sizes points.

Where a slide shows its module's colour, the layout has the same shape in night blue underneath, so that a
slide made by hand is readable too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from parts import Bullet, Decoration, Place, Rect, Style

WIDTH, HEIGHT = 40 / 3, 7.5
LEFT, RIGHT = 0.7, 12.633
FULL = RIGHT - LEFT
KICKER_Y, KICKER_TALL, TITLE_Y, BODY_Y, BODY_BOTTOM, FOOTER_Y = 0.56, 0.34, 0.98, 2.3, 6.65, 6.98

DOT = Bullet("•", indent=0.36)
TITLE = Style(32, "tx2", bold=True, leading=95, heading=True)
BODY = Style(24, before=12)
KICKER = Style(18, "tx2", bold=True, leading=100)
HUGE = Style(138, "bg1", bold=True, leading=90, heading=True)
SMALL = Style(12, "accent6", leading=105)
TABLE = Style(18, leading=100)
LARGE = replace(TABLE, size=20)
FOOTER = Style(11, "accent6", leading=100)


def title(
    box: Rect = (LEFT, TITLE_Y, 10.4, 1.1), style: Style = TITLE, anchor: str = "t", kind: str = "title"
) -> Place:
    """The slide's title."""
    return Place("Title", kind, 0, box, style, "Title", anchor)


def kicker(box: Rect = (LEFT, KICKER_Y, 9.0, KICKER_TALL), style: Style = KICKER) -> Place:
    """The line above the title that says where we are."""
    return Place("Kicker", "body", 13, box, style, "Where we are", "t", "quarter")


def body(box: Rect, style: Style = BODY, anchor: str = "t", kind: str = "body", idx: int = 1) -> Place:
    """The slide's main text; ``kind`` is ``""`` for an object placeholder."""
    return Place("Body", kind, idx, box, style, "Text", anchor)


def aside(box: Rect, style: Style, anchor: str = "t", kind: str = "body", idx: int = 14) -> Place:
    """What stands beside the main text."""
    return Place("Aside", kind, idx, box, style, "Beside the text", anchor, "half" if not kind else "quarter")


def footnote(box: Rect, style: Style = SMALL) -> Place:
    """Where the slide's words come from."""
    return Place("Footnote", "body", 15, box, style, "Source", "b", "quarter")


def table(box: Rect = (LEFT, BODY_Y, FULL, BODY_BOTTOM - BODY_Y), style: Style = TABLE) -> Place:
    """The slide's table."""
    return Place("Table", "tbl", 1, box, style, "Table")


def furniture(colour: str = "accent6", left: float = LEFT) -> list[Place]:
    """The footer and the slide's number; LibreOffice sets a footer in the layout's style only if it holds words."""
    style = replace(FOOTER, colour=colour)
    number = replace(style, align="r", bold=True)
    return [
        Place("Footer", "ftr", 11, (left, FOOTER_Y, min(7.0, 11.2 - left), 0.24), style, "Footer", "ctr", "quarter"),
        Place(
            "Slide number", "sldNum", 12, (RIGHT - 1.2, FOOTER_Y, 1.2, 0.24), number, "", "ctr", "quarter", "slidenum"
        ),
    ]


@dataclass(frozen=True)
class Layout:
    """One layout: its display name, the standard's type where it has one, its ground and its places."""

    name: str
    type: str
    places: list[Place]
    ground: tuple[Decoration, ...] = ()
    background: str = ""
    furniture: str | None = "accent6"
    footer_left: float = LEFT


@dataclass(frozen=True)
class Design:
    """A look: its name, font and colours, its layouts, its title and text, and what every slide shows.

    ``furniture`` gives the footer and the number, in a colour and from a left edge.
    """

    name: str
    font: str
    colours: dict[str, str]
    layouts: list[Layout]
    title: Style
    body: Style
    places: list[Place]
    furniture: Callable[..., list[Place]]
    ground: tuple[Decoration, ...] = ()


BAR = Decoration("Edge", (0, 0, 0.2, HEIGHT), "tx2")
VOICE = tuple(
    Decoration(
        f"Voice {n + 1}", (10.033 + n * 0.56, HEIGHT / 2 - h / 2, 0.36, h), f"accent{n + 1}", 75, 25, "roundRect"
    )
    for n, h in enumerate((1.5, 3.3, 5.1, 2.5, 0.9))
)
LIST = replace(BODY, size=30, before=26, bullet=replace(DOT, indent=0.45))
STEPS = replace(BODY, size=26, before=20, bullet=Bullet(numbering="arabicPeriod", indent=0.55))
OPTIONS = replace(BODY, size=26, before=22, bullet=Bullet(numbering="alphaUcPeriod", indent=0.6))
NUMBERED = replace(LIST, bullet=Bullet(numbering="arabicPeriod", indent=0.6))
LIST_BOX = (LEFT, BODY_Y, 10.4, BODY_BOTTOM - BODY_Y)


def head(number: int, box: Rect, style: Style, anchor: str = "ctr") -> Place:
    """One of several heads, numbered from 1."""
    return Place(f"Head {number}", "body", 20 + number, box, style, f"Head {number}", anchor, "quarter")


def text(number: int, box: Rect, style: Style, anchor: str = "t") -> Place:
    """One of several texts, numbered from 1."""
    return Place(f"Text {number}", "body", 30 + number, box, style, f"Text {number}", anchor, "quarter")


SOURCE_BOX = (LEFT, 6.42, 9.0, 0.3)
HALF, CARD_Y, STRIP, CARD_TALL = 5.8, 2.3, 0.62, 3.95
RIGHT_X = RIGHT - HALF
STEP_GAP, STEP_COUNT = 0.12, 5
STEP = (FULL - (STEP_COUNT - 1) * STEP_GAP) / STEP_COUNT
STEP_X = [LEFT + n * (STEP + STEP_GAP) for n in range(STEP_COUNT)]
CELL_X, CELL_Y, CELL, CELL_TALL = (2.7, 7.783), (2.72, 4.55), 4.85, 1.7
CELL_BOXES = [(x, y, CELL, CELL_TALL) for y in CELL_Y for x in CELL_X]
HEAD = Style(22, "bg1", bold=True, leading=100)
SIXTHS = [LEFT + n * FULL / 6 for n in range(6)]
LABEL = Style(22, leading=100, before=2)
END = Style(20, "tx2", bold=True, leading=100)

OWN_LAYOUTS = [
    Layout("Big number", "", [
        title((6.75, TITLE_Y, 5.883, 2.25), replace(TITLE, size=36)), kicker((6.75, KICKER_Y, 5.883, KICKER_TALL)),
        Place("Number", "body", 17, (0.6, 2.1, 4.9, 3.3), replace(HUGE, size=130, align="ctr"), "3 in 5", "ctr"),
        body((6.75, 3.5, 5.883, 2.65), replace(BODY, size=28)),
        footnote((6.75, 6.35, 5.883, 0.4)),
    ], (Decoration("Panel", (0, 0, 6.1, HEIGHT), "tx2"),), footer_left=6.75),
    Layout("Quotation", "", [
        title((LEFT, TITLE_Y, 10.4, 1.1), replace(TITLE, size=30)), kicker(),
        body((2.1, 2.5, 9.9, 2.65), Style(40, "tx2", leading=105, before=6, italic=True), "ctr"),
        Place("Who", "body", 16, (2.1, 5.3, 9.9, 0.85), Style(22), "Who says it", "t", "quarter"),
        footnote(SOURCE_BOX),
    ], (BAR,), "bg2"),
    Layout("Two columns", "", [
        title(), kicker(),
        head(1, (LEFT + 0.3, CARD_Y, HALF - 0.6, STRIP), HEAD),
        text(1, (LEFT + 0.3, CARD_Y + STRIP + 0.25, HALF - 0.6, CARD_TALL - STRIP - 0.45),
             replace(BODY, size=26, before=16, bullet=DOT)),
        head(2, (RIGHT_X + 0.3, CARD_Y, HALF - 0.6, STRIP), HEAD),
        text(2, (RIGHT_X + 0.3, CARD_Y + STRIP + 0.25, HALF - 0.6, CARD_TALL - STRIP - 0.45),
             replace(BODY, size=26, before=16, bullet=DOT)),
        footnote(SOURCE_BOX),
    ], (BAR, Decoration("Left card", (LEFT, CARD_Y, HALF, CARD_TALL), "bg2"),
        Decoration("Left strip", (LEFT, CARD_Y, HALF, STRIP), "accent6"),
        Decoration("Right card", (RIGHT_X, CARD_Y, HALF, CARD_TALL), "bg2"),
        Decoration("Right strip", (RIGHT_X, CARD_Y, HALF, STRIP), "tx2"))),
    Layout("Process", "", [
        title(), kicker(),
        *(head(n + 1, (x + 0.32, 2.5, STEP - 0.62, 1.05), replace(HEAD, size=24)) for n, x in enumerate(STEP_X)),
        *(text(n + 1, (x + 0.15, 3.85, STEP - 0.3, 2.2), Style(26)) for n, x in enumerate(STEP_X)),
        footnote(SOURCE_BOX),
    ], (BAR, Decoration("Band", (LEFT, 2.5, FULL, 1.05), "tx2"))),
    Layout("Comparison", "", [
        title(), kicker(), table((LEFT, BODY_Y, FULL, 3.95), replace(TABLE, size=24)), footnote(SOURCE_BOX),
    ], (BAR,)),
    Layout("Matrix", "", [
        title(), kicker(),
        *(head(n + 1, (x, 2.2, CELL, 0.42), replace(END, align="ctr")) for n, x in enumerate(CELL_X)),
        *(head(n + 3, (LEFT, y, CELL_X[0] - LEFT - 0.2, CELL_TALL), END) for n, y in enumerate(CELL_Y)),
        *(text(n + 1, (x + 0.25, y + 0.12, CELL - 0.5, CELL_TALL - 0.24), Style(22, before=2), "ctr")
          for n, (x, y, _, _) in enumerate(CELL_BOXES)),
        footnote(SOURCE_BOX),
    ], (BAR, *(Decoration(f"Cell {n}", box, "bg2") for n, box in enumerate(CELL_BOXES, 1)))),
    Layout("Timeline", "", [
        title(), kicker(),
        *(text(n + 1, (x, 2.2, FULL / 6 - 0.12, 0.9), LABEL, "b") for n, x in enumerate(SIXTHS)),
        *(text(n + 7, (x, 4.35, FULL / 6 - 0.12, 2.3), LABEL) for n, x in enumerate(SIXTHS)),
    ], (BAR, Decoration("Line", (LEFT, 3.69, FULL - 0.12, 0.08), "accent6"))),
    Layout("Picture", "picTx", [
        title((LEFT, TITLE_Y, 4.6, 2.75), replace(TITLE, size=34)), kicker((LEFT, KICKER_Y, 4.6, KICKER_TALL)),
        Place("Picture", "pic", 18, (6.1, 0.5, 6.733, 6.1), Style(18), "Picture"),
        body((LEFT, 3.95, 4.6, 2.2)),
        footnote((LEFT, 6.3, 4.6, 0.42)),
    ], (BAR, Decoration("Panel", (5.7, 0, WIDTH - 5.7, HEIGHT), "bg2"))),
    Layout("Poll", "", [
        title((LEFT, TITLE_Y, 4.5, 4.0), Style(36, "bg1", bold=True, leading=95, heading=True)),
        kicker((LEFT, KICKER_Y, 4.5, KICKER_TALL), replace(KICKER, colour="bg1")),
        aside((LEFT, 5.15, 4.5, 1.5), Style(22, "bg2"), "b"),
        body((6.75, 0.9, 5.883, 5.8), replace(OPTIONS, size=30), "ctr"),
    ], (Decoration("Panel", (0, 0, 5.6, HEIGHT), "tx2"),), footer_left=6.75),
    Layout("Chart", "chart", [
        title(), kicker(), Place("Chart", "chart", 19, (LEFT, 2.15, FULL, 4.1), Style(20), "Chart"),
        footnote(SOURCE_BOX),
    ], (BAR,)),
]  # fmt: skip
"""The layouts of the slides that modules list themselves."""

DRAWN_LAYOUTS = [
    Layout("Drawn", "", [title(), kicker(), footnote(SOURCE_BOX)], (BAR,)),
    Layout("Drawn beside", "", [
        title((LEFT, TITLE_Y, 4.7, 2.6), replace(TITLE, size=34)), kicker((LEFT, KICKER_Y, 4.7, KICKER_TALL)),
        body((LEFT, 3.8, 4.7, 2.4), Style(22, before=8), "b"),
        footnote((LEFT, 6.42, 4.7, 0.38)),
    ], (BAR,)),
]  # fmt: skip
"""The layouts with a stage for a drawing, which no placeholder stands on."""

TURNS = [
    Layout("Hero", "", [
        title((LEFT, 1.6, 11.4, 3.1), Style(66, "bg1", bold=True, leading=95, heading=True), "b"),
        kicker((LEFT, 0.8, 9.0, 0.5), Style(20, "bg2", bold=True, leading=100)),
        body((LEFT, 4.95, 9.0, 1.3), Style(28, "bg2")),
        footnote((LEFT, 6.42, 9.0, 0.38), replace(SMALL, colour="bg2")),
    ], (), "tx2", "bg2"),
    Layout("Closing", "", [
        title((LEFT, 1.35, 9.0, 2.55), Style(66, "bg1", bold=True, leading=95, heading=True), "b"),
        body((LEFT, 4.35, 8.6, 1.3), Style(28, "bg2")),
        Place("Facts", "body", 16, (LEFT, 5.72, 9.0, 1.13), Style(20, "bg2", leading=115), "What comes next", "b",
              "quarter"),
    ], VOICE, "tx2", None),
]  # fmt: skip
"""The layouts of what a course turns on, and of what stays on the screen: on the dark ground of the first slide."""


LAYOUTS = [
    Layout("Title slide", "title", [
        title((LEFT, 1.35, 9.0, 2.55), Style(54, "bg1", bold=True, leading=95, heading=True), "b", "ctrTitle"),
        Place("Subtitle", "subTitle", 1, (LEFT, 4.35, 8.6, 1.3), Style(26, "bg2"), "Subtitle"),
        Place("Facts", "body", 16, (LEFT, 5.72, 9.0, 1.13), Style(18, "bg2", leading=115), "Facts", "b", "quarter"),
    ], VOICE, "tx2", None),
    Layout("How it runs", "tx", [title(), body(LIST_BOX, LIST)], (BAR,)),
    Layout("Agenda", "tbl", [title((LEFT, TITLE_Y, 10.4, 0.85)), table((LEFT, 1.95, FULL, 4.75), LARGE)], (BAR,)),
    Layout("Activity", "", [
        title(), kicker(), body((LEFT, BODY_Y, 7.2, 4.35), STEPS),
        aside((9.0, 2.6, 3.333, 3.75), Style(22, before=8)),
    ], (BAR,)),
    Layout("Section", "secHead", [
        title((5.4, 1.3, 6.2, 2.35), Style(48, "tx2", bold=True, leading=95, heading=True), "b"),
        kicker((LEFT, 0.9, 3.3, 0.5), Style(20, "bg1", bold=True, leading=100)),
        body((5.4, 3.95, 7.233, 1.9), Style(26)),
        Place("Clock", "body", 16, (LEFT, 6.1, 3.3, 0.75), Style(18, "bg1"), "Clock and minutes", "b", "quarter"),
    ], (Decoration("Panel", (0, 0, 4.6, HEIGHT), "tx2"),), footer_left=5.4),
    Layout("Objectives", "obj", [title(), kicker(), body(LIST_BOX, LIST, kind="")], (BAR,)),
    Layout("Key point", "", [
        title((LEFT, TITLE_Y, 7.4, 1.95), replace(TITLE, size=38)), kicker((LEFT, KICKER_Y, 7.4, KICKER_TALL)),
        body((LEFT, 3.2, 7.4, 3.1), replace(BODY, size=26)),
        aside((9.0, 3.2, 3.633, 3.5), Style(22, before=6)),
        footnote((LEFT, 6.42, 7.4, 0.38)),
    ], (Decoration("Panel", (8.6, 0, WIDTH - 8.6, 2.75), "tx2"),
        Decoration("Card", (8.6, 2.75, WIDTH - 8.6, HEIGHT - 2.75), "bg2"))),
    Layout("Scenario", "twoObj", [
        title((LEFT, TITLE_Y, 10.4, 0.95)), kicker(),
        body((LEFT, 2.0, 7.2, 4.15), replace(BODY, size=24, before=10), kind=""),
        aside((8.7, 2.3, 3.633, 4.2), Style(22, leading=105, before=8), kind="", idx=2),
        footnote((LEFT, 6.25, 7.2, 0.5), replace(SMALL, size=14)),
    ], (BAR,)),
    Layout("Debrief", "", [title(), kicker(), body(LIST_BOX, NUMBERED)], (BAR,)),
    Layout("Discussion", "titleOnly", [
        title((LEFT, 1.2, 8.4, 3.75), replace(TITLE, size=42), "ctr"), kicker(),
        aside((LEFT, 5.2, 8.4, 1.5), Style(24, before=4)),
    ], (BAR,), "bg2"),
    Layout("Quiz question", "", [
        title((LEFT, TITLE_Y, 4.9, 5.6), replace(TITLE, size=36)), kicker((LEFT, KICKER_Y, 4.9, KICKER_TALL)),
        body((6.75, 0.9, 5.883, 5.8), OPTIONS, "ctr"),
    ], (Decoration("Panel", (6.1, 0, WIDTH - 6.1, HEIGHT), "bg2"), BAR)),
    Layout("Quiz answer", "", [
        title((LEFT, TITLE_Y, 10.4, 1.25), replace(TITLE, size=30)), kicker(), table((LEFT, 2.35, FULL, 4.35), LARGE),
    ], (BAR,)),
    Layout("Action steps", "", [title(), kicker(), table(style=LARGE)], (BAR,)),
    Layout("Break", "", [
        title((LEFT, 0.98, 8.0, 1.15), Style(36, "bg1", bold=True, leading=95, heading=True), "b"),
        Place("Time", "body", 17, (LEFT, 2.3, 8.0, 2.3), HUGE, "10:40", "ctr"),
        body((LEFT, 4.85, 8.0, 1.4), Style(24, "bg2")),
    ], (), "tx2", "bg2"),
    Layout("Recap", "", [title(), table(style=LARGE)], (BAR,)),
    Layout("Commitments", "", [title(), kicker(), body(LIST_BOX, LIST)], (BAR,)),
    Layout("Credits", "", [
        title((LEFT, TITLE_Y, 10.4, 0.85)), table((LEFT, 1.95, FULL, 4.75), replace(TABLE, size=16)),
    ], (BAR,)),
    *OWN_LAYOUTS,
    *DRAWN_LAYOUTS,
    *TURNS,
]  # fmt: skip
