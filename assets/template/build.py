"""Run by hand to make ``coursegen.pptx``, the template that decks are built on: ``python assets/template/build.py``.

The committed file is this script's output byte for byte (``tests/layout/test_template_build.py``).
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

# These stand beside this script.
from layouts import (
    BODY,
    BODY_BOTTOM,
    BODY_Y,
    FULL,
    LAYOUTS,
    LEFT,
    TITLE,
    TITLE_TALL,
    TITLE_Y,
    Design,
    Layout,
    furniture,
)
from parts import COLOUR_MAP, HEAD, LANGUAGE, NAMESPACES, SLIDE, Decoration, Place, Style, relationships, theme, tree

COLOURS = {
    "dk1": "14212B",  # ink
    "lt1": "FFFFFF",
    "dk2": "0B3A42",  # deep: the dark ground
    "lt2": "EDF2F0",  # mist
    "accent1": "12656B",  # petrol: what is there, and ours
    "accent2": "C23A1B",  # vermilion: the one thing to look at
    "accent3": "F4B73F",  # sun: warmth and time, a fill
    "accent4": "55646D",  # slate: what was before
    "accent5": "B9CBCA",  # quiet: a stronger ground
    "accent6": "8FD0C8",  # aqua: words and lines on deep
    "hlink": "12656B",
    "folHlink": "55646D",
}
FONTS = ("Georgia", "Calibri")


COURSEGEN = Design("coursegen", FONTS, COLOURS, LAYOUTS, TITLE, BODY, [
    Place("Title", "title", 0, (LEFT, TITLE_Y, FULL, TITLE_TALL), None, "Title"),
    Place("Body", "body", 1, (LEFT, BODY_Y, FULL, BODY_BOTTOM - BODY_Y), None, "Text"),
], furniture)  # fmt: skip


def master(design: Design) -> str:
    """The slide master: the text styles that every layout inherits, and the ground that every slide shows."""
    footer, number = design.furniture()
    places = [*design.places, replace(footer, idx=3), replace(number, idx=4)]
    shapes = [decoration.xml(n) for n, decoration in enumerate(design.ground, 20)]
    shapes += [place.xml(n) for n, place in enumerate(places, 2)]
    shapes = [shape.replace(' hasCustomPrompt="1"', "") for shape in shapes]
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(design.layouts)))
    other = Style(18, leading=100).levels(9)
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}<p:sldLayoutIdLst>{ids}"
        '</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{design.title.levels()}</p:titleStyle>"
        f"<p:bodyStyle>{design.body.levels(9)}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout(one: Layout, design: Design) -> str:
    """One slide layout: its ground first, then its places."""
    kind = f' type="{one.type}" preserve="1"' if one.type else ' preserve="1" userDrawn="1"'
    shapes = [decoration.xml(n) for n, decoration in enumerate(one.ground, 20)]
    places = [*one.places, *(design.furniture(one.furniture, one.footer_left, one.foot) if one.furniture else [])]
    shapes += [place.xml(n) for n, place in enumerate(places, 2)]
    return (
        f"{HEAD}<p:sldLayout {NAMESPACES}{kind}>{tree(shapes, one.name, one.background)}"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


RULES = (Decoration("Band", (0, 0, 7.5, 0.14), "tx2"), Decoration("Foot", (0.7, 9.36, 6.1, 0.015), "accent6"))
"""What notes pages and handouts show of the brand: a band in the titles' colour, and a line above the foot."""


def page_furniture(idx: int) -> list[Place]:
    """The head, the foot and the number of a printed page; the foot's idx, and the number's after it."""
    small = Style(9, "accent6", leading=100)
    right, box = replace(small, align="r"), (5.6, 9.4, 1.2, 0.34)
    return [
        Place("Header", "hdr", 0, (0.7, 0.3, 4.0, 0.34), small, "", size="quarter"),
        Place("Footer", "ftr", idx, (0.7, 9.4, 4.8, 0.34), small, "", size="quarter"),
        Place("Number", "sldNum", idx + 1, box, right, "", size="quarter", field="slidenum"),
    ]


def notes_master() -> str:
    """The notes page: the slide's picture above the facilitator's words."""
    notes = Style(12, leading=105, before=4)
    places = [
        Place("Slide image", "sldImg", 2, (1.3, 0.7, 4.9, 2.755), None, ""),
        # Said on the place as well as in the notes style below: LibreOffice reads only the former.
        Place("Notes", "body", 3, (0.7, 3.62, 6.1, 5.58), notes, "Notes", size="quarter"),
        *page_furniture(4),
    ]
    # The faces come from the notes style: LibreOffice can't find the theme's on a place of a notes page.
    shapes = [
        re.sub(r'<a:(latin|ea|cs) typeface="[^"]*"/>| hasCustomPrompt="1"', "", place.xml(n))
        for n, place in enumerate(places, 2)
    ]
    shapes[0] = shapes[0].split("<p:txBody>")[0] + "</p:sp>"
    shapes[0] = shapes[0].replace('noGrp="1"', 'noGrp="1" noRot="1" noChangeAspect="1"')
    shapes = [*(rule.xml(n) for n, rule in enumerate(RULES, 20)), *shapes]
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}"
        f"<p:notesStyle>{notes.levels(9)}</p:notesStyle></p:notesMaster>"
    )


def handout_master() -> str:
    """The handout page: where PowerPoint prints slides for participants."""
    shapes = [rule.xml(n) for n, rule in enumerate(RULES, 20)]
    shapes += [place.xml(n) for n, place in enumerate(page_furniture(2), 2)]
    return f"{HEAD}<p:handoutMaster {NAMESPACES}>{tree(shapes, ground='bg1')}{COLOUR_MAP}</p:handoutMaster>"


def presentation() -> str:
    """The presentation: 16:9, its masters, and the default text style."""
    width, height = SLIDE
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>'
        f'<a:defPPr><a:defRPr lang="{LANGUAGE}"/></a:defPPr>{Style(18, leading=100).levels(9)}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def parts(design: Design) -> dict[str, str]:
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
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>'
        f"{design.name} template</dc:title><dc:creator>{design.name}</dc:creator><dc:language>{LANGUAGE}</dc:language>"
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
        "ppt/slideMasters/slideMaster1.xml": master(design),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships([
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(design.layouts) + 1)),
            ("theme", "../theme/theme1.xml"),
        ]),
        "ppt/notesMasters/notesMaster1.xml": notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships([("theme", "../theme/theme2.xml")]),
        "ppt/handoutMasters/handoutMaster1.xml": handout_master(),
        "ppt/handoutMasters/_rels/handoutMaster1.xml.rels": relationships([("theme", "../theme/theme3.xml")]),
    }  # fmt: skip
    for n in range(1, 4):
        made[f"ppt/theme/theme{n}.xml"] = theme(design.name, design.colours, design.fonts)
    for n, one in enumerate(design.layouts, 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = layout(one, design)
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


def package(design: Design = COURSEGEN) -> bytes:
    """The whole template: the list of types first, the other parts sorted, every date the same."""
    made = parts(design)
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
