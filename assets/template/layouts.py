"""The design: the grid, the type scale and every layout's places and ground. Lengths are inches, sizes points.

Where a slide shows its module's colour, the layout has the same shape in night blue underneath, so that a
slide made by hand is readable too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from parts import Bullet, Decoration, Place, Rect, Style

WIDTH, HEIGHT = 40 / 3, 7.5
LEFT, RIGHT = 0.75, 12.583
FULL = RIGHT - LEFT
KICKER_Y, KICKER_TALL, TITLE_Y, TITLE_TALL, BODY_Y, BODY_BOTTOM, FOOTER_Y = 0.42, 0.26, 0.8, 1.3, 2.5, 6.7, 6.98
FOOTER_END, NUMBER_X = 5.3, 11.9
"""Where the course's name ends at the foot of a slide, and where its number begins."""
SIDE, SIDE_TALL = 5.1, 3.9
"""The column of a headline that stands beside what it speaks of, and how high it may be."""

SMALL_SIZE, TEXT_SIZE, HEAD_SIZE, DISPLAY_SIZE = 14, 22, 40, 66
"""The four sizes: the label and the number of the page, all that is read, headlines, what a course turns on."""

DOT = Bullet("•", indent=0.34)
TITLE = Style(HEAD_SIZE, "tx1", leading=95, heading=True)
DISPLAY = replace(TITLE, size=DISPLAY_SIZE)
BODY = Style(TEXT_SIZE, before=10)
KICKER = Style(SMALL_SIZE, "accent1", leading=100)
HUGE = Style(DISPLAY_SIZE, "accent2", bold=True, leading=90)
SMALL = Style(SMALL_SIZE, "accent4", leading=100)
TABLE = Style(TEXT_SIZE, leading=100)
FOOTER = Style(SMALL_SIZE, "accent4", leading=100)


def title(
    box: Rect = (LEFT, TITLE_Y, FULL, TITLE_TALL), style: Style = TITLE, anchor: str = "t", kind: str = "title"
) -> Place:
    """The slide's title."""
    return Place("Title", kind, 0, box, style, "Title", anchor)


def kicker(box: Rect = (LEFT, KICKER_Y, 6.4, KICKER_TALL), style: Style = KICKER) -> Place:
    """The line above the title that says where we are."""
    return Place("Kicker", "body", 13, box, style, "Where we are", "t", "quarter")


def body(box: Rect, style: Style = BODY, anchor: str = "t", kind: str = "body", idx: int = 1) -> Place:
    """The slide's main text; ``kind`` is ``""`` for an object placeholder."""
    return Place("Body", kind, idx, box, style, "Text", anchor)


def aside(box: Rect, style: Style = BODY, anchor: str = "t", kind: str = "body", idx: int = 14) -> Place:
    """What stands beside the main text."""
    return Place("Aside", kind, idx, box, style, "Beside the text", anchor, "half" if not kind else "quarter")


def footnote(style: Style = SMALL) -> Place:
    """Where the slide's words come from, at the foot between the course's name and the page's number."""
    box = (FOOTER_END + 0.1, FOOTER_Y, NUMBER_X - FOOTER_END - 0.2, KICKER_TALL)
    return Place("Footnote", "body", 15, box, replace(style, align="r"), "Source", "ctr", "quarter")


def under(box: Rect, style: Style = SMALL) -> Place:
    """Where the slide's words come from, at the foot of a column."""
    return Place("Footnote", "body", 15, box, style, "Source", "b", "quarter")


def table(box: Rect = (LEFT, BODY_Y, FULL, BODY_BOTTOM - BODY_Y), style: Style = TABLE) -> Place:
    """The slide's table."""
    return Place("Table", "tbl", 1, box, style, "Table")


def furniture(colour: str = "accent4", left: float = LEFT, foot: str = "") -> list[Place]:
    """The footer and the slide's number; LibreOffice sets a footer in the layout's style only if it holds words."""
    style = replace(FOOTER, colour=foot or colour)
    number = replace(FOOTER, colour=colour, align="r")
    return [
        Place(
            "Footer",
            "ftr",
            11,
            (left, FOOTER_Y, (FOOTER_END if left == LEFT else 11.2) - left, 0.26),
            style,
            "Footer",
            "ctr",
            "quarter",
        ),
        Place(
            "Slide number",
            "sldNum",
            12,
            (NUMBER_X, FOOTER_Y, RIGHT - NUMBER_X, 0.26),
            number,
            "",
            "ctr",
            "quarter",
            "slidenum",
        ),
    ]


@dataclass(frozen=True)
class Layout:
    """One layout: its display name, the standard's type where it has one, its ground and its places.

    ``foot`` is the footer's colour where it is not that of the number.
    """

    name: str
    type: str
    places: list[Place]
    ground: tuple[Decoration, ...] = ()
    background: str = ""
    furniture: str | None = "accent4"
    footer_left: float = LEFT
    foot: str = ""


@dataclass(frozen=True)
class Design:
    """A look: its name, fonts and colours, its layouts, its title and text, and what every slide shows.

    ``fonts`` are those of headlines and of all else. ``furniture`` gives the footer and the number, in a colour and
    from a left edge.
    """

    name: str
    fonts: tuple[str, str]
    colours: dict[str, str]
    layouts: list[Layout]
    title: Style
    body: Style
    places: list[Place]
    furniture: Callable[..., list[Place]]
    ground: tuple[Decoration, ...] = ()


LIST = replace(BODY, before=16, bullet=DOT)
STEPS = replace(BODY, before=14, bullet=Bullet(numbering="arabicPeriod", indent=0.45))
OPTIONS = replace(BODY, before=16, bullet=Bullet(numbering="alphaUcPeriod", indent=0.5))
BESIDE = 6.2
"""Where what a headline at the side speaks of begins."""

STAGE_SIDE: Rect = (BESIDE, 0.9, RIGHT - BESIDE, 5.8)
PANEL = 5.6
"""How wide the ground of a headline at the side is."""


def side(tall: float = SIDE_TALL, style: Style = TITLE, width: float = SIDE) -> Place:
    """A headline beside what it speaks of."""
    return title((LEFT, TITLE_Y, width, tall), style)


def panel(colour: str) -> Decoration:
    """The ground of a headline at the side."""
    return Decoration("Panel", (0, 0, PANEL, HEIGHT), colour)


ON_PANEL = replace(TITLE, colour="bg1")
COLUMN = PANEL - LEFT - 0.35
"""The width of a headline on its own ground."""


def head(number: int, box: Rect, style: Style, anchor: str = "ctr") -> Place:
    """One of several heads, numbered from 1."""
    return Place(f"Head {number}", "body", 20 + number, box, style, f"Head {number}", anchor, "quarter")


def text(number: int, box: Rect, style: Style, anchor: str = "t") -> Place:
    """One of several texts, numbered from 1."""
    return Place(f"Text {number}", "body", 30 + number, box, style, f"Text {number}", anchor, "quarter")


HALF, CARD_Y, STRIP, CARD_TALL = 5.75, 2.5, 0.62, 4.15
RIGHT_X = RIGHT - HALF
HEAD = Style(TEXT_SIZE, "bg1", bold=True, leading=100)

OWN_LAYOUTS = [
    Layout("Two columns", "", [
        title(), kicker(),
        head(1, (LEFT + 0.3, CARD_Y, HALF - 0.6, STRIP), HEAD),
        text(1, (LEFT + 0.3, CARD_Y + STRIP + 0.2, HALF - 0.6, CARD_TALL - STRIP - 0.4),
             replace(BODY, before=10, bullet=DOT)),
        head(2, (RIGHT_X + 0.3, CARD_Y, HALF - 0.6, STRIP), HEAD),
        text(2, (RIGHT_X + 0.3, CARD_Y + STRIP + 0.2, HALF - 0.6, CARD_TALL - STRIP - 0.4),
             replace(BODY, before=10, bullet=DOT)),
        footnote(),
    ], (Decoration("Left card", (LEFT, CARD_Y, HALF, CARD_TALL), "bg2"),
        Decoration("Left strip", (LEFT, CARD_Y, HALF, STRIP), "accent4"),
        Decoration("Right card", (RIGHT_X, CARD_Y, HALF, CARD_TALL), "bg2"),
        Decoration("Right strip", (RIGHT_X, CARD_Y, HALF, STRIP), "accent1"))),
    Layout("Comparison", "", [title(), kicker(), table(), footnote()]),
    Layout("Picture", "picTx", [
        side(2.9), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)),
        Place("Picture", "pic", 18, (BESIDE, 0.5, 6.733, 6.1), Style(18), "Picture"),
        body((LEFT, 3.85, SIDE, 2.3)),
        under((LEFT, 6.3, SIDE, 0.5)),
    ], (Decoration("Panel", (5.8, 0, WIDTH - 5.8, HEIGHT), "bg2"),)),
    Layout("Poll", "", [
        side(4.2, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        aside((LEFT, 5.15, COLUMN, 1.5), replace(BODY, colour="bg1"), "b"),
        body((BESIDE, 0.9, RIGHT - BESIDE, 5.8), OPTIONS, "ctr"),
    ], (panel("tx2"),), foot="bg1"),
    Layout("Chart", "chart", [
        title(), kicker(), Place("Chart", "chart", 19, (LEFT, 2.4, FULL, 4.3), Style(TEXT_SIZE), "Chart"), footnote(),
    ]),
]  # fmt: skip
"""The layouts of the slides that modules list themselves."""

CLOCK_X, CLOCK = 9.6, 2.1
CLOCK_ASIDE = aside((CLOCK_X, 4.6, RIGHT - CLOCK_X, 2.2), replace(BODY, before=2))
SIDE_ASIDE = aside((LEFT + CLOCK, 4.6, COLUMN - CLOCK, 2.1), replace(BODY, before=2))
"""How long an exercise takes and in which groups: under its clock, or at its side."""

ASKED = 5.75
"""The width of a question beside its replies: a clause has room in a line."""

DRAWN_LAYOUTS = [
    Layout("Drawn", "", [title(), kicker(), footnote()]),
    Layout("Drawn beside", "", [
        side(), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)),
        body((LEFT, 4.85, SIDE, 1.85), BODY, "b"),
        footnote(),
    ]),
    Layout("Drawn on a ground", "", [title(), kicker(), footnote()], (), "bg2"),
    Layout("Statement", "", [
        title((LEFT, TITLE_Y, FULL, 0.85), replace(TITLE, size=TEXT_SIZE, colour="accent6", heading=False)),
        kicker(style=replace(KICKER, colour="accent3")), footnote(replace(SMALL, colour="accent6")),
    ], (), "tx2", "accent6"),
    Layout("Replies", "", [
        side(4.1, width=ASKED), kicker((LEFT, KICKER_Y, ASKED, KICKER_TALL)),
        body((LEFT, 4.9, SIDE, 1.55), BODY, "b"),
    ]),
    Layout("Exercise", "", [title(), kicker(), CLOCK_ASIDE]),
    Layout("Exercise beside", "", [
        side(3.4, width=COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL)), SIDE_ASIDE,
    ], (panel("bg2"),)),
    Layout("Scene", "", [
        side(1.4, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        body((LEFT, 2.25, COLUMN, 2.05), replace(BODY, colour="bg1"), "b"),
        replace(SIDE_ASIDE, style=replace(SIDE_ASIDE.style, colour="bg1")), footnote(),
    ], (panel("tx2"),), foot="bg1"),
    Layout("Scene, wide", "", [
        title((LEFT, TITLE_Y, FULL, 0.75)), kicker(), body((LEFT, 1.75, FULL, 1.2)),
        replace(CLOCK_ASIDE, box=(CLOCK_X, 5.25, RIGHT - CLOCK_X, 1.5)), footnote(),
    ], (), "bg2"),
    Layout("Steps beside", "", [
        side(5.4, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
    ], (panel("accent1"),), foot="bg1"),
    Layout("Promise", "", [
        side(3.4, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        replace(SIDE_ASIDE, style=replace(SIDE_ASIDE.style, colour="bg1")),
    ], (panel("tx2"),), foot="bg1"),
    Layout("Cards", "", [title(), kicker(), body((LEFT, 5.55, FULL, 1.2), BODY, "ctr")], (), "bg2"),
]  # fmt: skip
"""The layouts with a stage for a drawing, which no placeholder stands on."""

TAIL_WIDE, TAIL_TALL, CORNER = 3.4, 0.25, 0.16
"""The part of a bubble that has the tail, which is a quarter as wide, under its words; and the radius of corners."""


def bubble(box: Rect, colour: str, *, left: bool) -> tuple[Decoration, ...]:
    """A large speech bubble with a slim tail: that of a smaller one, which lies on its lower edge."""
    x, y, wide, tall = box
    place = (x + 0.35 if left else x + wide - 0.35 - TAIL_WIDE, y + tall - TAIL_TALL, TAIL_WIDE, TAIL_TALL)
    return (
        Decoration("Bubble", box, colour, geometry="roundRect", adjusts=(round(CORNER / tall * 100_000),)),
        Decoration("Tail", place, colour, geometry="wedgeRoundRectCallout",
                   adjusts=(-36_800 if left else 36_800, 346_000, 20_000)),
    )  # fmt: skip


TURNS = [
    Layout("Hero", "", [
        title((LEFT, 0.95, 11.4, 3.2), replace(DISPLAY, colour="bg1")),
        kicker(style=replace(KICKER, colour="accent3")),
        body((LEFT, 4.2, 8.4, 1.0), replace(BODY, colour="accent6")),
        footnote(replace(SMALL, colour="accent6")),
    ], (), "tx2", "accent6"),
    Layout("Closing", "", [
        title((6.1, 0.9, RIGHT - 6.1, 2.2), DISPLAY, "b"),
        body((6.1, 3.35, RIGHT - 6.1, 0.95)),
        Place("Facts", "body", 16, (6.1, 4.4, RIGHT - 6.1, 0.6), replace(BODY, colour="accent1"), "What comes next",
              "t", "quarter"),
    ], (), "bg2", None),
]  # fmt: skip
"""The layouts of what a course turns on, and of what stays on the screen."""

LAYOUTS = [
    Layout("Title slide", "title", [
        title((LEFT, 1.35, 6.4, 2.3), replace(DISPLAY, colour="bg1"), "b", "ctrTitle"),
        Place("Subtitle", "subTitle", 1, (LEFT, 3.85, 5.6, 1.6), replace(BODY, colour="accent6"), "Subtitle"),
        Place("Facts", "body", 16, (4.0, 6.35, RIGHT - 4.0, 0.87), replace(SMALL, colour="accent6", align="r"), "Facts",
              "b", "quarter"),
    ], (), "tx2", None),
    Layout("How it runs", "tx", [side(), body(STAGE_SIDE, LIST, "ctr")], (panel("bg2"),)),
    Layout("Agenda", "tbl", [side(width=2.9), table((4.6, 0.62, RIGHT - 4.6, 6.2))], (
        Decoration("Panel", (0, 0, 4.0, HEIGHT), "bg2"),
    )),
    Layout("Activity", "", [
        title(), kicker(), body((LEFT, BODY_Y, 8.2, 4.2), STEPS), CLOCK_ASIDE,
    ]),
    Layout("Activity beside", "", [
        side(3.4, width=COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL)),
        body((BESIDE, 0.9, RIGHT - BESIDE, 5.8), STEPS, "ctr"), SIDE_ASIDE,
    ], (panel("bg2"),)),
    Layout("Section", "secHead", [
        title((LEFT, 0.85, 11.2, 2.25), replace(DISPLAY, colour="bg1")),
        kicker(style=replace(KICKER, colour="accent6")),
        body((LEFT, 3.2, 7.0, 1.1), replace(BODY, colour="accent6")),
        Place("Clock", "body", 16, (7.3, KICKER_Y, RIGHT - 7.3, KICKER_TALL),
              replace(SMALL, colour="accent6", align="r"), "Clock and minutes", "t", "quarter"),
    ], (), "tx2", "accent6"),
    Layout("Section, light", "", [
        title((3.76, 3.1, RIGHT - 3.76, 2.2), DISPLAY), kicker(),
        body((3.76, 5.4, 8.0, 1.1)),
        Place("Clock", "body", 16, (7.3, KICKER_Y, RIGHT - 7.3, KICKER_TALL), replace(SMALL, align="r"),
              "Clock and minutes", "t", "quarter"),
    ]),
    Layout("Objectives", "obj", [
        side(4.6, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        body((BESIDE, 0.9, RIGHT - BESIDE, 5.8), LIST, "ctr", kind=""),
    ], (panel("accent1"),), foot="bg1"),
    Layout("Key point", "", [
        title(), kicker(), footnote(),
        body((LEFT, 2.75, FULL, 3.7), replace(TITLE, colour="accent1", before=10), "ctr"),
    ], (Decoration("Band", (0, BODY_Y, WIDTH, 4.2), "bg2"),)),
    Layout("Key point, large", "", [
        side(), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)),
        body((6.5, 1.1, RIGHT - 6.5, 5.3), replace(TITLE, colour="accent1", before=10), "ctr"),
        footnote(),
    ], (Decoration("Panel", (5.8, 0, WIDTH - 5.8, HEIGHT), "bg2"),)),
    Layout("Key point beside", "", [
        side(), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)), body((6.6, 0.95, RIGHT - 6.6, 3.1), BODY, "ctr"),
        aside((6.6, 4.2, RIGHT - 6.6, 2.5)), footnote(),
    ], (Decoration("Panel", (5.8, 0, WIDTH - 5.8, HEIGHT), "bg2"),)),
    Layout("Key point, picture", "", [
        side(3.0), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)), body((LEFT, 3.95, SIDE, 2.75)),
        Place("Picture", "pic", 18, (BESIDE, 0.75, RIGHT - BESIDE, 6.0), Style(18), "Picture"),
        footnote(),
    ]),
    Layout("Scenario", "twoObj", [
        side(3.6, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        body((BESIDE, 0.75, RIGHT - BESIDE, 3.3), replace(BODY, before=6), kind=""),
        aside((BESIDE, 4.15, RIGHT - BESIDE, 2.7), replace(BODY, before=2, leading=100), kind="", idx=2),
        under((LEFT, 5.7, COLUMN, 1.0), replace(SMALL, colour="bg1")),
    ], (panel("tx2"),), foot="bg1"),
    Layout("Scenario, wide", "", [
        title(), kicker(), body((LEFT, BODY_Y, 7.2, 4.2), BODY, kind=""),
        aside((9.0, BODY_Y, RIGHT - 9.0, 4.2), BODY, kind="", idx=2), footnote(),
    ], (Decoration("Rule", (8.6, BODY_Y + 0.06, 0.035, 3.0), "accent5"),)),
    Layout("Debrief", "", [
        title((LEFT, TITLE_Y, FULL, 0.7), replace(TITLE, colour="accent1")), kicker(),
        body((LEFT, 1.75, 11.0, 4.95), replace(TITLE, before=26, bullet=Bullet(numbering="arabicPeriod", indent=0.8)),
             "ctr"),
    ], (), "bg2"),
    Layout("Debrief, listed", "", [
        side(), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)), body(STAGE_SIDE, STEPS, "ctr"),
    ], (), "bg2"),
    Layout("Discussion", "titleOnly", [
        title((1.3, 1.2, 8.5, 2.7), TITLE, "ctr"), kicker(style=replace(KICKER, colour="bg1")),
        aside((LEFT, 5.35, 8.4, 1.4), replace(BODY, colour="bg1", before=4)),
    ], bubble((LEFT, 0.95, 9.6, 3.2), "bg1", left=True), "accent1", "bg1"),
    Layout("Discussion, deep", "", [
        title((3.533, 1.8, 8.5, 2.7), TITLE, "ctr"), kicker(style=replace(KICKER, colour="accent6")),
        aside((LEFT, 5.35, 5.4, 1.4), replace(BODY, colour="accent6", before=4)),
    ], bubble((2.983, 1.55, 9.6, 3.2), "accent3", left=False), "tx2", "accent6"),
    Layout("Discussion, long", "", [
        title((LEFT, TITLE_Y, FULL, 4.2)), kicker(), aside((LEFT, 5.35, 8.4, 1.4), replace(BODY, before=4)),
    ], (), "bg2"),
    Layout("Quiz question", "", [
        side(5.4), kicker((LEFT, KICKER_Y, SIDE, KICKER_TALL)), body(STAGE_SIDE, OPTIONS, "ctr"),
    ]),
    Layout("Quiz answer", "", [title(), kicker(), table()]),
    Layout("Action steps", "", [title(), kicker(), table()]),
    Layout("Break", "", [
        title((6.7, 1.55, RIGHT - 6.7, 0.8)),
        Place("Time", "body", 17, (6.7, 2.45, RIGHT - 6.7, 1.15), HUGE, "10:40", "t"),
        body((6.7, 3.75, RIGHT - 6.7, 1.4)),
    ], (), "bg2"),
    Layout("Recap", "", [title(), table()]),
    Layout("Recap, drawn", "", [title((LEFT, TITLE_Y, FULL, 0.75)), kicker()]),
    Layout("Commitments", "", [
        side(4.6, ON_PANEL, COLUMN), kicker((LEFT, KICKER_Y, COLUMN, KICKER_TALL), replace(KICKER, colour="bg1")),
        body((BESIDE, 0.9, RIGHT - BESIDE, 5.8), replace(LIST, before=22), "ctr"),
    ], (panel("tx2"),), foot="bg1"),
    Layout("Credits", "", [
        title((LEFT, TITLE_Y, FULL, 0.75)), table((LEFT, 1.75, FULL, 5.0), replace(TABLE, size=SMALL_SIZE)),
    ]),
    Layout("Back", "", [
        title((6.7, 1.95, RIGHT - 6.7, 0.75)),
        Place("Time", "body", 17, (6.7, 3.0, RIGHT - 6.7, 1.15), replace(HUGE, colour="tx1", bold=False),
              "Back at 10:40", "t"),
        body((6.7, 4.3, RIGHT - 6.7, 1.2)),
    ], (), "bg2"),
    Layout("Sources", "", [
        title((LEFT, TITLE_Y, FULL, 0.75)), table((LEFT, 1.75, FULL, 3.8)),
        Place("Footnote", "body", 15, (LEFT, 5.65, FULL, 1.15), replace(SMALL, before=4), "What a source asks for", "b",
              "quarter"),
    ]),
    *OWN_LAYOUTS,
    *DRAWN_LAYOUTS,
    *TURNS,
]  # fmt: skip
