"""Scenes made by hand with every kind of item, and the two templates that they are written into.

The corporate template is made here: another page size, layouts with other names, slides and a picture of its
own, a button that jumps to one of them, no notes master.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from coursegen.assets import asset
from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Box,
    Cell,
    Colour,
    Item,
    Marker,
    PathItem,
    PictureItem,
    Placeholder,
    ShapeItem,
    TableItem,
    TextItem,
    TextParagraph,
)
from coursegen.model.slide import NoteLine
from coursegen.model.text import Run, Text, words
from coursegen.write.pptx import DeckFacts

FACTS = DeckFacts(
    title="Calls & <care>",
    subject="A half day",
    language="en",
    stamp="1.0+abcdef0",
    fingerprint="f" * 64,
)

HOSTILE = "a ]]> b <p:sp/> &amp; \"quotes\" 'single' \u202eright to left\u202c עברית 漢字 😀 é"
UNWRITABLE = "be\x00fore\x1b\x0c after \ud800!\uffff"
AS_WRITTEN = "before after \ufffd!\ufffd"


@dataclass(frozen=True, slots=True)
class Places:
    """A template's bytes, its page, and the layout parts and placeholders that the scenes below use."""

    template: bytes
    width: int
    height: int
    opening: str
    content: str
    tabular: str
    pictured: str
    body: Placeholder
    table: Placeholder
    picture: Placeholder | None


FOOTER = Placeholder("ftr", 11)
NUMBER = Placeholder("sldNum", 12)
"""Both templates number these two alike."""


@cache
def default_places() -> Places:
    """The template that the package ships."""
    data = asset("template/coursegen.pptx").read_bytes()
    layouts = _layouts(data)
    return Places(
        template=data,
        width=12_192_000,
        height=6_858_000,
        opening=layouts["Title slide"],
        content=layouts["Commitments"],
        tabular=layouts["Action steps"],
        pictured=layouts["How it runs"],
        body=Placeholder("body", 1),
        table=Placeholder("tbl", 1),
        picture=None,
    )


@cache
def corporate_places() -> Places:
    """A template as a company might have it: 4:3, names in another language, leftovers of all kinds."""
    data = corporate_template()
    layouts = _layouts(data)
    return Places(
        template=data,
        width=9_144_000,
        height=6_858_000,
        opening=layouts["Titelfolie"],
        content=layouts["Titel und Inhalt"],
        tabular=layouts["Titel und Inhalt"],
        pictured=layouts["Bild mit Beschriftung"],
        body=Placeholder("", 1),
        table=Placeholder("", 1),
        picture=Placeholder("pic", 1),
    )


@cache
def corporate_template() -> bytes:
    """The corporate template's bytes, made from python-pptx's own one."""
    deck = Presentation()
    names = {
        "Title Slide": "Titelfolie",
        "Title and Content": "Titel und Inhalt",
        "Picture with Caption": "Bild mit Beschriftung",
        "Blank": "Leer",
    }
    for layout in deck.slide_layouts:
        layout.name = names.get(layout.name, f"Layout {layout.name}")
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "A slide of the template's own"
    first.shapes.add_picture(BytesIO(png(9)), Emu(0), Emu(0))
    first.notes_slide.notes_text_frame.text = "to be dropped"
    deck.slides.add_slide(deck.slide_layouts[6])
    layout = deck.slide_layouts[0]
    logo = layout.part.relate_to(first.part, f"{_OFFICE}/slide")
    button = layout.placeholders[0]._element.nvSpPr.cNvPr
    link = button.makeelement(
        f"{{{_DRAWING}}}hlinkClick", {f"{{{_OFFICE}}}id": logo, "action": "ppaction://hlinksldjump"}
    )
    button.append(link)
    notes_master = next(r for r in deck.part.rels.values() if r.reltype.endswith("/notesMaster"))
    deck.part.rels.pop(notes_master.rId)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _layouts(template: bytes) -> dict[str, str]:
    deck = Presentation(BytesIO(template))
    return {layout.name: str(layout.part.partname) for layout in deck.slide_layouts}


def png(shade: int) -> bytes:
    """A grey picture of 4 × 4 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade]) * 4 for _ in range(4))
    header = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def scenes(places: Places) -> list[Scene]:
    """A deck of seven scenes in three sections."""
    return [
        _opening(places, 1),
        _content(places, 2),
        _tabular(places, 3),
        _pictured(places, 4, "A picture"),
        _pictured(places, 5, "The same picture"),
        _hostile(places, 6),
        _bare(places, 7),
    ]


def paragraph(*runs: Run, **looks: Any) -> TextParagraph:
    """A paragraph of runs."""
    return TextParagraph(Text(tuple(runs)), **looks)


def scene(
    places: Places, number: int, layout: str, title: str, items: tuple[Item, ...], section: str, **more: Any
) -> Scene:
    """A scene with its number, and with notes unless ``more`` says otherwise."""
    fields: dict[str, Any] = {
        "notes": (
            NoteLine("SAY", words(f"Words to say on {title}.")),
            NoteLine("ASK", Text((Run("See "), Run("this page", link="https://example.org/notes?a=1&b=2"), Run(".")))),
            NoteLine("", words(f"slide: s{number}")),
        ),
        "language": "en",
    }
    return Scene(
        id=f"s{number}",
        slide=f"s{number}",
        part=1,
        parts=1,
        number=number,
        layout=layout,
        width=places.width,
        height=places.height,
        title=words(title),
        background=Colour("lt1"),
        ground=(),
        items=items,
        section=section,
        section_title={"open": "Opening", "one": "Module 1 & more", "": ""}[section],
        **(fields | more),
    )


def title_item(kind: str, text: str) -> TextItem:
    """The title in its placeholder."""
    return TextItem("Title", Box(0, 0, 1, 1), (paragraph(Run(text)),), (), Placeholder(kind, 0))


def furniture(number: int) -> tuple[Item, ...]:
    """Footer and slide number."""
    box = Box(0, 0, 1, 1)
    return (
        TextItem("Footer", box, (paragraph(Run("Calls & care · 1.0")),), (), FOOTER),
        TextItem("Slide number", box, (paragraph(Run(str(number))),), (), NUMBER, field="slidenum"),
    )


def _opening(places: Places, number: int) -> Scene:
    accent = ShapeItem(f"accent s{number}", Box(100_000, 100_000, 800_000, 60_000), "rect", Colour("accent1"))
    subtitle = TextItem("Subtitle", Box(0, 0, 1, 1), (paragraph(Run("For people who answer calls")),), (),
                        Placeholder("subTitle", 1))  # fmt: skip
    return scene(places, number, places.opening, "Calls & care",
                 (title_item("ctrTitle", "Calls & care"), subtitle, accent), "open")  # fmt: skip


def _content(places: Places, number: int) -> Scene:
    body = TextItem(
        "Body",
        Box(0, 0, 1, 1),
        (
            paragraph(Run("Plain, "), Run("strong", strong=True), Run(", "), Run("with emphasis", emphasis=True)),
            paragraph(Run("Write "), Run("the words", blank=True), Run(" and "), Run("code()", code=True)),
            paragraph(
                Run("See "),
                Run("the page", link="https://example.org/a?b=1&c=2"),
                Run(" and "),
                Run("the same page", link="https://example.org/a?b=1&c=2"),
                Run(" or "),
                Run("write", link="mailto:help@example.org"),
                marker=Marker(character="•"),
                indent=18.0,
                space_before=6.0,
            ),
            paragraph(Run("Third of its list"), marker=Marker(numbering="arabicPeriod", start=3), indent=20.0),
            paragraph(Run("No bullet, smaller"), marker=Marker(), indent=0.0, size=18.0, align="centre",
                      colour=Colour("dk2", 0.75, 0.25), bold=True),
        ),
        (),
        places.body,
        anchor="middle",
    )  # fmt: skip
    icon = PathItem(
        "Icon",
        Box(200_000, 200_000, 400_000, 400_000),
        16.0,
        16.0,
        (("M", (0, 0)), ("L", (16, 0)), ("C", (16, 8, 8, 16, 0, 16.25)), ("Z", ())),
        Colour("accent2"),
        description="A leaf",
    )
    ring = ShapeItem(
        "Ring", Box(700_000, 200_000, 400_000, 400_000), "ellipse", None, Colour("accent3"), 1.5, description="A ring"
    )
    note = TextItem(
        "Aside",
        Box(200_000, 6_000_000, 2_000_000, 400_000),
        (paragraph(Run("A box of its own"), size=18.0),),
        (),
        box_from_layout=False,
    )
    card = ShapeItem("Card", Box(0, 0, 500_000, 300_000), "round_rect", Colour("lt2"))
    return scene(places, number, places.content, "What to say first",
                 (title_item("title", "What to say first"), body, card, icon, ring, note, *furniture(number)),
                 "one")  # fmt: skip


def _tabular(places: Places, number: int) -> Scene:
    def row(*cells: str, bold: bool | None = None, fill: Colour | None = None) -> tuple[Cell, ...]:
        return tuple(Cell((paragraph(Run(text), size=18.0, bold=bold),), (), fill) for text in cells)

    width = places.width - 1_000_000
    table = TableItem(
        "Steps",
        Box(500_000, 2_000_000, width, 1_500_000),
        (width // 2, width - width // 2),
        (500_000, 500_000, 500_000),
        (
            row("Step", "By when", bold=True, fill=Colour("lt2")),
            row("Call back & listen", "same day"),
            row("Write it down", "2 weeks"),
        ),
        "Steps with the time by which each is done",
        Colour("dk2", 0.5, 0.5),
        places.table,
    )
    return scene(places, number, places.tabular, "Action steps",
                 (title_item("title", "Action steps"), table, *furniture(number)), "one")  # fmt: skip


def _pictured(places: Places, number: int, title: str) -> Scene:
    picture = PictureItem("Picture", Box(900_000, 1_900_000, 2_000_000, 2_000_000), png(120), "image/png",
                          "A grey square", places.picture)  # fmt: skip
    return scene(places, number, places.pictured, title, (title_item("title", title), picture), "one")


def _hostile(places: Places, number: int) -> Scene:
    body = TextItem(
        'Body "quoted" <name>\n',
        Box(0, 0, 1, 1),
        (paragraph(Run(HOSTILE)), paragraph(Run(UNWRITABLE)), paragraph(Run("one\ntwo\r\nthree\vfour"))),
        (),
        places.body,
    )
    return scene(places, number, places.content, HOSTILE, (title_item("title", HOSTILE), body), "open",
                 notes=(NoteLine("SAY", words(HOSTILE)), NoteLine("", words(UNWRITABLE))))  # fmt: skip


def _bare(places: Places, number: int) -> Scene:
    empty = TextItem("Body", Box(0, 0, 1, 1), (), (), places.body)
    return scene(places, number, places.content, "No notes here", (title_item("title", "No notes here"), empty), "",
                 notes=(), language="he")  # fmt: skip
