"""Run by hand to make ``course/brands/shop.pptx``, a shop's own template: ``python assets/template/corporate.py``.

It stands for what a team brings along: thirteen layouts with names in another language that several roles share, other
placeholder numbers, and a look of its own, with what every slide shows on the master. The map beside it,
``course/brands/shop.yaml``, is written by hand. The committed file is this script's output byte for byte
(``tests/layout/test_corporate_template.py``).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

# These stand beside this script.
from build import package
from layouts import WIDTH, Design, Layout, bubble
from parts import Bullet, Decoration, Place, Rect, Style

NAME = "Laden"
COLOURS = {
    "dk1": "241B1D",
    "lt1": "FFFFFF",
    "dk2": "571733",  # burgundy: titles, the awning
    "lt2": "FBF1E4",  # sand
    "accent1": "A1283F",  # red
    "accent2": "1D5C70",  # petrol
    "accent3": "7C4A06",  # ochre
    "accent4": "4C5B1E",  # olive
    "accent5": "5A3C8A",  # violet
    "accent6": "5E5257",  # warm grey
    "hlink": "1D5C70",
    "folHlink": "5A3C8A",
}
LEFT, RIGHT = 0.75, 12.583
FULL = RIGHT - LEFT
KICKER_Y, TITLE_Y, BODY_Y, BODY_BOTTOM, FOOTER_Y = 0.7, 1.04, 2.5, 6.7, 7.0
STRIPES = 12

TITLE = Style(30, "tx2", bold=True, leading=95, heading=True)
DOT = Bullet("▪", indent=0.38, colour="accent1")
BODY = Style(24, before=12)
LIST = replace(BODY, before=16, bullet=DOT)
KICKER = Style(15, "accent1", bold=True, leading=100)
SMALL = Style(12, "accent6", leading=105)
FOOTER = Style(11, "accent6", leading=100)


def awning(depth: float, drop: float) -> tuple[Decoration, ...]:
    """A shop's awning along the upper edge: stripes ``depth`` inches deep, each with a scallop of ``drop`` inches."""
    width = WIDTH / STRIPES
    shapes = []
    for n in range(STRIPES):
        colour = "tx2" if n % 2 == 0 else "accent1"
        shapes += [
            Decoration(f"Scallop {n + 1}", (n * width, depth - drop, width, 2 * drop), colour, geometry="ellipse"),
            Decoration(f"Stripe {n + 1}", (n * width, 0, width, depth), colour),
        ]
    return tuple(shapes)


def title(box: Rect = (LEFT, TITLE_Y, 10.5, 1.25), style: Style = TITLE, anchor: str = "t") -> Place:
    """The slide's title."""
    return Place("Titel", "title", 0, box, style, "Titel", anchor)


def kicker(box: Rect = (LEFT, KICKER_Y, 9.5, 0.3), style: Style = KICKER) -> Place:
    """The line above the title."""
    return Place("Dachzeile", "body", 21, box, style, "Dachzeile", "t", "quarter")


def text(box: Rect, style: Style = BODY, anchor: str = "t", idx: int = 1, kind: str = "") -> Place:
    """A place for text."""
    return Place("Inhalt", kind, idx, box, style, "Text", anchor, "" if idx == 1 else "half")


def furniture(_colour: str = "", _left: float = LEFT, _foot: str = "") -> list[Place]:
    """The footer and the slide's number, the same on every layout."""
    number = replace(FOOTER, align="r", bold=True)
    return [
        Place("Fußzeile", "ftr", 30, (LEFT, FOOTER_Y, 8.5, 0.24), FOOTER, "Fußzeile", "ctr", "quarter"),
        Place(
            "Foliennummer", "sldNum", 31, (RIGHT - 1.2, FOOTER_Y, 1.2, 0.24), number, "", "ctr", "quarter", "slidenum"
        ),
    ]


STEP = FULL / 5
STEP_X = [LEFT + n * STEP for n in range(5)]
WIDE: Rect = (LEFT, BODY_Y, 10.5, BODY_BOTTOM - BODY_Y)
LAYOUTS = [
    Layout("Titelfolie", "title", [
        Place("Titel", "ctrTitle", 0, (LEFT, 2.3, 10.2, 1.9),
              Style(48, "tx2", bold=True, leading=95, heading=True), "Titel", "b"),
        Place("Untertitel", "subTitle", 1, (LEFT, 4.55, 9.6, 1.1), Style(24), "Untertitel"),
        Place("Angaben", "body", 23, (LEFT, 6.1, 9.6, 0.85), Style(16, "accent6", leading=115), "Angaben", "b",
              "quarter"),
    ], (*awning(1.15, 0.42), Decoration("Boden", (0, 7.2, WIDTH, 0.3), "tx2")), "bg2", None),
    Layout("Kapiteltrenner", "secHead", [
        title((LEFT, 3.05, 11.8, 1.6), Style(44, "tx2", bold=True, leading=95, heading=True), "b"),
        kicker((LEFT, 1.55, 9.0, 0.5), Style(28, "bg1", bold=True, leading=100)),
        text((LEFT, 4.95, 10.5, 1.2), Style(26), kind="body"),
        Place("Uhrzeit", "body", 23, (LEFT, 6.3, 10.5, 0.4), Style(18, "accent6"), "Uhrzeit", "b", "quarter"),
    ], (Decoration("Feld", (0, 0.9, WIDTH, 1.8), "tx2"),)),
    Layout("Titel und Inhalt", "obj", [title(), kicker(), text(WIDE, LIST)]),
    Layout("Titel und Tabelle", "tbl", [
        title(), kicker(), Place("Tabelle", "tbl", 1, (LEFT, 2.4, FULL, 4.5), Style(18, leading=100), "Tabelle"),
    ]),
    Layout("Zwei Inhalte", "twoObj", [
        title(), kicker(), text((LEFT, BODY_Y, 6.4, 3.75), replace(LIST, before=10)),
        text((7.85, BODY_Y + 0.2, 4.45, 3.85), Style(20, leading=105, before=8), idx=2),
        Place("Quelle", "body", 22, (LEFT, 6.35, 6.4, 0.42), SMALL, "Quelle", "b", "quarter"),
    ], (Decoration("Karte", (7.55, BODY_Y, RIGHT - 7.55, 4.25), "bg2"),)),
    Layout("Frage und Antworten", "", [
        title((LEFT, TITLE_Y, 5.0, 5.4)), kicker((LEFT, KICKER_Y, 5.0, 0.3)),
        text((6.65, 1.3, 5.7, 5.2), replace(BODY, before=18, bullet=Bullet(numbering="alphaUcPeriod", indent=0.55)),
             "ctr", kind="body"),
    ], (Decoration("Karte", (6.2, 0.95, RIGHT - 6.2, 5.85), "bg2"),)),
    Layout("Aussage", "titleOnly", [
        title((LEFT, 1.6, 10.6, 3.1), replace(TITLE, size=40), "ctr"), kicker((LEFT, 1.05, 9.5, 0.3)),
        text((LEFT, 4.95, 10.6, 1.4), Style(22, before=4), idx=2, kind="body"),
    ], (), "bg2"),
    Layout("Fragen im Gespräch", "", [
        title((LEFT, TITLE_Y, 10.5, 0.9)), kicker(),
        text((1.4, 2.3, 10.5, 3.5), replace(TITLE, size=34, leading=100, before=20,
             bullet=Bullet(numbering="arabicPeriod", indent=0.75, colour="accent1")), "ctr", kind="body"),
    ], bubble((LEFT, 2.05, FULL, 4.0), "bg2", left=True)),
    Layout("Große Zahl", "", [
        title((LEFT, 1.35, 8.4, 0.95), Style(34, "tx2", bold=True, leading=95, heading=True), "b"),
        Place("Zahl", "body", 24, (LEFT, 2.45, 8.4, 2.3), Style(138, "accent1", bold=True, leading=90, heading=True),
              "10:40", "ctr"),
        text((LEFT, 5.0, 8.4, 1.4), Style(24), kind="body"),
    ], (Decoration("Schild", (8.8, 1.55, 3.9, 4.9), "tx2"),), "bg2"),
    Layout("Kennzahl", "", [
        title((LEFT, TITLE_Y, 10.5, 1.0)), kicker(),
        Place("Zahl", "body", 24, (LEFT, 2.25, 5.2, 3.4), Style(108, "accent1", bold=True, leading=90, heading=True),
              "3 von 5", "ctr"),
        text((6.5, 2.55, 5.75, 2.8), Style(28), "ctr", kind="body"),
        Place("Quelle", "body", 22, (LEFT, 6.35, 8.5, 0.42), SMALL, "Quelle", "b", "quarter"),
    ], (Decoration("Karte", (6.1, 2.25, RIGHT - 6.1, 3.4), "bg2"),)),
    Layout("Zitat", "", [
        title((LEFT, TITLE_Y, 10.5, 1.0), replace(TITLE, size=28)), kicker(),
        text((2.2, 2.4, 9.6, 2.6), Style(36, "tx2", leading=105, before=6, italic=True), "ctr", kind="body"),
        Place("Wer", "body", 23, (2.2, 5.2, 9.6, 0.9), Style(20), "Wer", "t", "quarter"),
        Place("Quelle", "body", 22, (LEFT, 6.35, 8.5, 0.42), SMALL, "Quelle", "b", "quarter"),
    ], (), "bg2"),
    Layout("Ablauf", "", [
        title(), kicker(),
        *(Place(f"Schritt {n + 1}", "body", 40 + n, (x + 0.3, 2.5, STEP - 0.6, 0.95),
                Style(22, "bg1", bold=True, leading=100), "Schritt", "ctr", "quarter") for n, x in enumerate(STEP_X)),
        *(Place(f"Was {n + 1}", "body", 50 + n, (x + 0.15, 3.75, STEP - 0.3, 2.2), Style(24), "Was", "t", "quarter")
          for n, x in enumerate(STEP_X)),
        Place("Quelle", "body", 22, (LEFT, 6.35, 8.5, 0.42), SMALL, "Quelle", "b", "quarter"),
    ], (Decoration("Band", (LEFT, 2.5, FULL, 0.95), "tx2"),)),
    Layout("Nur Tabelle", "", [
        title(), Place("Tabelle", "tbl", 1, (LEFT, 2.4, FULL, 4.5), Style(16, leading=100), "Tabelle"),
    ]),
]  # fmt: skip
SHOP = Design(NAME, ("Arial", "Arial"), COLOURS, LAYOUTS, TITLE, BODY, [
    Place("Titel", "title", 0, (LEFT, TITLE_Y, 10.5, 1.25), None, "Titel"),
    Place("Inhalt", "body", 1, WIDE, None, "Text"),
], furniture, awning(0.26, 0.16))  # fmt: skip

if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "course" / "brands" / "shop.pptx"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(package(SHOP))
