"""Facilitator notes to notes pages, and a notes master for a template that has none."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.model.scene import Placeholder, Scene, TextParagraph
from coursegen.model.slide import NoteLine
from coursegen.model.text import Run, Text, words
from coursegen.write.pptx.relationships import NOTES_MASTER, SLIDE, Relationships
from coursegen.write.pptx.shapes import drawing_properties, placeholder_xml
from coursegen.write.pptx.slides import DECLARATION, NAMESPACES, TREE_HEAD
from coursegen.write.pptx.template import parsed
from coursegen.write.pptx.text import paragraphs_xml

_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_IMAGE_SHAPE = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
_TEXT_SHAPE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


def notes_placeholders(master: bytes) -> Mapping[str, Placeholder]:
    """The placeholders of a notes master by type; what a notes page fills must have the same indexes."""
    found = {}
    for element in parsed(master).iter(f"{{{_PRESENTATION}}}ph"):
        kind = element.get("type", "")
        found[kind] = Placeholder(kind, int(element.get("idx", "0")))
    return found


def notes_xml(
    scene: Scene, number: int, slide_part: str, master_part: str, places: Mapping[str, Placeholder],
    relationships: Relationships,
) -> str:  # fmt: skip
    """The notes page of a scene: the slide's picture, the notes with their labels in bold, the page number."""
    relationships.to_part(NOTES_MASTER, master_part)
    relationships.to_part(SLIDE, slide_part)
    shapes = ""
    if "sldImg" in places:
        shapes += (
            f"<p:sp><p:nvSpPr>{drawing_properties(2, 'Slide Image', None)}{_IMAGE_SHAPE}"
            f"{placeholder_xml(places['sldImg'])}</p:nvSpPr><p:spPr/></p:sp>"
        )
    body = paragraphs_xml((_paragraph(line) for line in scene.notes), scene.language, relationships)
    shapes += _text(3, "Notes", places.get("body", Placeholder("body", 1)), body)
    if "sldNum" in places:
        page = paragraphs_xml([TextParagraph(words(str(number)))], scene.language, relationships, slide_number=True)
        shapes += _text(4, "Slide Number", places["sldNum"], page)
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _text(number: int, name: str, placeholder: Placeholder, paragraphs: str) -> str:
    return (
        f"<p:sp><p:nvSpPr>{drawing_properties(number, name, None)}{_TEXT_SHAPE}{placeholder_xml(placeholder)}"
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(line: NoteLine) -> TextParagraph:
    if not line.label:
        return TextParagraph(line.text)
    return TextParagraph(Text((Run(line.label, strong=True), Run(" "), *line.text.runs), line.text.address))


def notes_master_xml(width: int, height: int) -> str:
    """A plain notes master for pages of that size in EMU: the slide above, the notes below, the page number."""
    margin = width // 10
    image = _master_shape(
        2, "Slide Image Placeholder 1", 'type="sldImg" idx="2"',
        (margin, height // 12, width - 2 * margin, height * 3 // 8), _IMAGE_SHAPE,
        '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>', "",
    )  # fmt: skip
    text = '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p>'
    body = _master_shape(
        3, "Notes Placeholder 2", 'type="body" sz="quarter" idx="3"',
        (margin, height // 2, width - 2 * margin, height * 5 // 12), _TEXT_SHAPE, "",
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>",
    )  # fmt: skip
    field = (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/>'
        '<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
    )
    page = _master_shape(
        4, "Slide Number Placeholder 3", 'type="sldNum" sz="quarter" idx="5"',
        (width - margin - width // 3, height * 19 // 20, width // 3, height // 25), _TEXT_SHAPE, "",
        '<p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
        f"{field}</p:txBody>",
    )  # fmt: skip
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
        f"</p:bg><p:spTree>{TREE_HEAD}{image}{body}{page}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        '<p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>'
    )


def _master_shape(
    number: int, name: str, ph: str, box: tuple[int, int, int, int], kind: str, looks: str, body: str
) -> str:
    x, y, width, height = box
    return (
        f"<p:sp><p:nvSpPr>{drawing_properties(number, name, None)}{kind}<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{looks}</p:spPr>{body}</p:sp>'
    )
