"""Run by hand to make ``coursegen.pptx``, the template that decks are built on: ``python assets/template/build.py``.

The committed file is this script's output byte for byte (``tests/layout/test_template_build.py``).
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from parts import (  # noqa: E402 - stands beside this script
    COLOUR_MAP,
    HEAD,
    LANGUAGE,
    NAMESPACES,
    SLIDE,
    Bullet,
    Decoration,
    Place,
    Rect,
    Style,
    relationships,
    theme,
    tree,
)

NAME = "coursegen"
FONT = "Arial"
COLOURS = {
    "dk1": "1D2129",  # ink
    "lt1": "FFFFFF",
    "dk2": "152A4A",  # night blue: titles and dark slides
    "lt2": "F5F2ED",  # warm paper
    "accent1": "0B6A6E",  # teal
    "accent2": "43419E",  # indigo
    "accent3": "8B2C68",  # plum
    "accent4": "A5421D",  # rust
    "accent5": "566316",  # olive
    "accent6": "4A5462",  # slate: neutral
    "hlink": "1C4F9C",
    "folHlink": "6A3D98",
}

WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.7, 12.633
FULL = RIGHT - LEFT
KICKER_Y, TITLE_Y, BODY_Y, BODY_BOTTOM, FOOTER_Y = 0.58, 0.98, 2.3, 6.65, 6.98

DOT = Bullet("•", indent=0.36)
TITLE = Style(32, "tx2", bold=True, leading=95, heading=True)
BODY = Style(24, before=12)
KICKER = Style(16, "tx2", bold=True, leading=100)
SMALL = Style(12, "accent6", leading=105)
TABLE = Style(18, leading=100)
FOOTER = Style(11, "accent6", leading=100)


def title(
    box: Rect = (LEFT, TITLE_Y, 10.4, 1.1), style: Style = TITLE, anchor: str = "t", kind: str = "title"
) -> Place:
    """The slide's title."""
    return Place("Title", kind, 0, box, style, "Title", anchor)


def kicker(box: Rect = (LEFT, KICKER_Y, 9.0, 0.32), style: Style = KICKER) -> Place:
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


def furniture(colour: str = "accent6") -> list[Place]:
    """The footer and the slide's number."""
    style = replace(FOOTER, colour=colour)
    return [
        Place("Footer", "ftr", 11, (LEFT, FOOTER_Y, 7.2, 0.24), style, "", "ctr", "quarter"),
        Place("Slide number", "sldNum", 12, (RIGHT - 1.2, FOOTER_Y, 1.2, 0.24), replace(style, align="r", bold=True), "",
              "ctr", "quarter", "slidenum"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """One layout: its display name, the standard's type where it has one, its ground and its places."""

    name: str
    type: str
    places: list[Place]
    ground: tuple[Decoration, ...] = ()
    background: str = ""
    furniture: str | None = "accent6"


BAR = Decoration("Edge", (0, 0, 0.2, HEIGHT), "tx2")
STRIPES = tuple(
    Decoration(f"Stripe {n + 1}", (WIDTH - (5 - n) * 0.46, y, 0.46, HEIGHT - y), f"accent{n + 1}", 60, 40)
    for n, y in enumerate((5.4, 4.2, 3.0, 1.8, 0.6))
)
LIST = replace(BODY, before=16, bullet=DOT)
STEPS = replace(BODY, before=14, bullet=Bullet(numbering="arabicPeriod", indent=0.5))
OPTIONS = replace(BODY, before=20, bullet=Bullet(numbering="alphaUcPeriod", indent=0.55))
LIST_BOX = (LEFT, BODY_Y, 10.4, BODY_BOTTOM - BODY_Y)

LAYOUTS = [
    Layout("Title slide", "title", [
        title((LEFT, 1.35, 9.0, 2.55), Style(48, "bg1", bold=True, leading=95, heading=True), "b", "ctrTitle"),
        Place("Subtitle", "subTitle", 1, (LEFT, 4.35, 8.6, 1.3), Style(24, "bg2"), "Subtitle"),
        Place("Facts", "body", 16, (LEFT, 6.0, 8.6, 0.85), Style(16, "bg2", leading=115), "Audience, length, version", "b",
              "quarter"),
    ], STRIPES, "tx2", None),
    Layout("How it runs", "tx", [title(), body(LIST_BOX, LIST)], (BAR,)),
    Layout("Agenda", "tbl", [title((LEFT, TITLE_Y, 10.4, 0.85)), table((LEFT, 1.95, FULL, 4.75))], (BAR,)),
    Layout("Activity", "", [
        title(), kicker(), body((LEFT, BODY_Y, 7.2, 4.35), STEPS),
        aside((9.0, 2.6, 3.333, 3.75), Style(20, before=8)),
    ], (BAR,)),
    Layout("Section", "secHead", [
        title((5.4, 1.3, 7.233, 2.35), Style(44, "tx2", bold=True, leading=95, heading=True), "b"),
        kicker((LEFT, 0.9, 3.3, 0.5), Style(20, "bg1", bold=True, leading=100)),
        body((5.4, 3.95, 7.233, 1.9), Style(24)),
        Place("Clock", "body", 16, (LEFT, 6.1, 3.3, 0.75), Style(18, "bg1"), "Clock and minutes", "b", "quarter"),
    ], (Decoration("Panel", (0, 0, 4.6, HEIGHT), "tx2"),)),
    Layout("Objectives", "obj", [title(), kicker(), body(LIST_BOX, LIST, kind="")], (BAR,)),
    Layout("Key point", "", [
        title((LEFT, 1.05, 7.3, 2.35), replace(TITLE, size=34), "b"), kicker((LEFT, KICKER_Y, 7.3, 0.32)),
        body((LEFT, 3.65, 7.3, 2.6), replace(BODY, size=22)),
        aside((9.0, 3.15, 3.633, 3.55), Style(20, before=6)),
        footnote((LEFT, 6.35, 7.3, 0.4)),
    ], (Decoration("Panel", (8.6, 0, WIDTH - 8.6, 2.75), "tx2"),
        Decoration("Card", (8.6, 2.75, WIDTH - 8.6, HEIGHT - 2.75), "bg2"))),
    Layout("Scenario", "twoObj", [
        title(), kicker(), body((LEFT, BODY_Y, 6.7, 3.85), replace(BODY, size=20), kind=""),
        aside((8.2, 2.5, 4.133, 3.9), Style(18, before=8), kind="", idx=2),
        footnote((LEFT, 6.3, 6.7, 0.4), replace(SMALL, size=14)),
    ], (BAR,)),
    Layout("Debrief", "", [title(), kicker(), body(LIST_BOX, LIST)], (BAR,)),
    Layout("Discussion", "titleOnly", [
        title((LEFT, 1.3, 8.3, 3.9), replace(TITLE, size=40), "ctr"), kicker(),
        aside((LEFT, 5.6, 8.3, 1.0), Style(20, before=4)),
    ], (BAR,), "bg2"),
    Layout("Quiz question", "", [
        title((LEFT, TITLE_Y, 4.9, 5.6), replace(TITLE, size=30)), kicker((LEFT, KICKER_Y, 4.9, 0.32)),
        body((6.75, 0.9, 5.883, 5.8), OPTIONS, "ctr"),
    ], (Decoration("Panel", (6.1, 0, WIDTH - 6.1, HEIGHT), "bg2"), BAR)),
    Layout("Quiz answer", "", [title((LEFT, TITLE_Y, 10.4, 1.25), replace(TITLE, size=30)), kicker(), table((LEFT, 2.4, FULL, 4.3))], (BAR,)),
    Layout("Action steps", "", [title(), kicker(), table()], (BAR,)),
    Layout("Break", "", [
        title((LEFT, 0.98, 8.0, 1.15), Style(36, "bg1", bold=True, leading=95, heading=True), "b"),
        Place("Time", "body", 17, (LEFT, 2.3, 8.0, 2.3), Style(138, "bg1", bold=True, leading=90, heading=True), "10:40",
              "ctr"),
        body((LEFT, 4.85, 8.0, 1.4), Style(24, "bg2")),
    ], (), "tx2", "bg2"),
    Layout("Recap", "", [title(), table()], (BAR,)),
    Layout("Commitments", "", [title(), kicker(), body(LIST_BOX, LIST)], (BAR,)),
    Layout("Credits", "", [title((LEFT, TITLE_Y, 10.4, 0.85)), table((LEFT, 1.95, FULL, 4.75), replace(TABLE, size=16))],
           (BAR,)),
]  # fmt: skip


def master() -> str:
    """The slide master: the text styles that every layout inherits."""
    places = [
        Place("Title", "title", 0, (LEFT, TITLE_Y, 10.4, 1.1), None, "Title"),
        Place("Body", "body", 1, (LEFT, BODY_Y, FULL, BODY_BOTTOM - BODY_Y), None, "Text"),
        replace(furniture()[0], idx=3),
        replace(furniture()[1], idx=4),
    ]
    shapes = [place.xml(n) for n, place in enumerate(places, 2)]
    shapes = [shape.replace(' hasCustomPrompt="1"', "") for shape in shapes]
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    other = Style(18, leading=100).levels(9)
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}<p:sldLayoutIdLst>{ids}"
        '</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{TITLE.levels()}</p:titleStyle>"
        f"<p:bodyStyle>{BODY.levels(9)}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout(one: Layout) -> str:
    """One slide layout: its ground first, then its places."""
    kind = f' type="{one.type}" preserve="1"' if one.type else ' preserve="1" userDrawn="1"'
    shapes = [decoration.xml(n) for n, decoration in enumerate(one.ground, 20)]
    places = [*one.places, *(furniture(one.furniture) if one.furniture else [])]
    shapes += [place.xml(n) for n, place in enumerate(places, 2)]
    return (
        f"{HEAD}<p:sldLayout {NAMESPACES}{kind}>{tree(shapes, one.name, one.background)}"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master() -> str:
    """The notes page: the slide's picture above the facilitator's words."""
    small = Style(9, "accent6", leading=100)
    places = [
        Place("Slide image", "sldImg", 2, (0.7, 0.7, 6.1, 3.43), None, ""),
        Place("Notes", "body", 3, (0.7, 4.35, 6.1, 4.85), None, "Notes", size="quarter"),
        Place("Header", "hdr", 0, (0.7, 0.3, 4.0, 0.24), small, "", size="quarter"),
        Place("Footer", "ftr", 4, (0.7, 9.45, 4.8, 0.24), small, "", size="quarter"),
        Place(
            "Number",
            "sldNum",
            5,
            (5.6, 9.45, 1.2, 0.24),
            replace(small, align="r"),
            "",
            size="quarter",
            field="slidenum",
        ),
    ]
    shapes = [place.xml(n).replace(' hasCustomPrompt="1"', "") for n, place in enumerate(places, 2)]
    shapes[0] = shapes[0].split("<p:txBody>")[0] + "</p:sp>"
    shapes[0] = shapes[0].replace('noGrp="1"', 'noGrp="1" noRot="1" noChangeAspect="1"')
    style = Style(12, leading=105, before=4).levels(9)
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}"
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


def handout_master() -> str:
    """The handout page: where PowerPoint prints slides for participants."""
    small = Style(9, "accent6", leading=100)
    places = [
        Place("Header", "hdr", 0, (0.7, 0.3, 4.0, 0.24), small, "", size="quarter"),
        Place("Footer", "ftr", 2, (0.7, 9.45, 4.8, 0.24), small, "", size="quarter"),
        Place(
            "Number",
            "sldNum",
            3,
            (5.6, 9.45, 1.2, 0.24),
            replace(small, align="r"),
            "",
            size="quarter",
            field="slidenum",
        ),
    ]
    shapes = [place.xml(n) for n, place in enumerate(places, 2)]
    return f"{HEAD}<p:handoutMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}</p:handoutMaster>"


def presentation() -> str:
    """The presentation: 16:9, its masters, and the default text style."""
    width, height = SLIDE
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/>'
        '</p:notesMasterIdLst><p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>'
        f'<a:defPPr><a:defRPr lang="{LANGUAGE}"/></a:defPPr>{Style(18, leading=100).levels(9)}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def parts() -> dict[str, str]:
    """Every part of the package by its name."""
    made: dict[str, str] = {
        "_rels/.rels": relationships([
            ("officeDocument", "ppt/presentation.xml"),
            ("core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ]),
        "docProps/app.xml": HEAD
        + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office PowerPoint</Application></Properties>",
        "docProps/core.xml": HEAD
        + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>coursegen template</dc:title>'
        f"<dc:creator>{NAME}</dc:creator><dc:language>{LANGUAGE}</dc:language>"
        "</cp:coreProperties>",
        "ppt/presentation.xml": presentation(),
        "ppt/_rels/presentation.xml.rels": relationships([
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("handoutMaster", "handoutMasters/handoutMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ]),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": HEAD
        + f'<a:tblStyleLst {NAMESPACES.split(" ")[0]} def="{{2D5ABB26-0587-4C30-8999-92F81FD0307C}}"/>',
        "ppt/slideMasters/slideMaster1.xml": master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships([
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ]),
        "ppt/notesMasters/notesMaster1.xml": notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships([("theme", "../theme/theme2.xml")]),
        "ppt/handoutMasters/handoutMaster1.xml": handout_master(),
        "ppt/handoutMasters/_rels/handoutMaster1.xml.rels": relationships([("theme", "../theme/theme3.xml")]),
    }  # fmt: skip
    for n in range(1, 4):
        made[f"ppt/theme/theme{n}.xml"] = theme(NAME, COLOURS, FONT)
    for n, one in enumerate(LAYOUTS, 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = layout(one)
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = relationships(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return {"[Content_Types].xml": content_types(list(made)), **made}


def content_types(names: list[str]) -> str:
    """The list of what each part is."""
    office = "application/vnd.openxmlformats-officedocument"
    kinds = {
        "presentation": f"{office}.presentationml.presentation.main+xml",
        "slideMaster": f"{office}.presentationml.slideMaster+xml",
        "slideLayout": f"{office}.presentationml.slideLayout+xml",
        "notesMaster": f"{office}.presentationml.notesMaster+xml",
        "handoutMaster": f"{office}.presentationml.handoutMaster+xml",
        "theme": f"{office}.theme+xml",
        "presProps": f"{office}.presentationml.presProps+xml",
        "viewProps": f"{office}.presentationml.viewProps+xml",
        "tableStyles": f"{office}.presentationml.tableStyles+xml",
        "app": f"{office}.extended-properties+xml",
        "core": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kinds[Path(name).stem.rstrip("0123456789")]}"/>'
        for name in sorted(names)
        if not name.endswith(".rels")
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def package() -> bytes:
    """The whole template: the list of types first, the other parts sorted, every date the same."""
    made = parts()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ["[Content_Types].xml", *sorted(set(made) - {"[Content_Types].xml"})]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, made[name].encode("utf-8"))
    return file.getvalue()


if __name__ == "__main__":
    (Path(__file__).resolve().parent / "coursegen.pptx").write_bytes(package())
