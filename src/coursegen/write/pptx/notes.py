"""Writes facilitator notes as the notes page of a slide."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.model.scene import Scene
from coursegen.model.scene_items import Placeholder, TextParagraph
from coursegen.model.slide import NoteLine
from coursegen.model.text import Run, Text, words
from coursegen.source.office.relationships import NOTES_MASTER, SLIDE
from coursegen.source.office.xml import parsed
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import drawing_properties, placeholder_xml
from coursegen.write.pptx.slides import DECLARATION, NAMESPACES, TREE_HEAD
from coursegen.write.pptx.text import paragraphs_xml

_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
IMAGE_SHAPE = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
TEXT_SHAPE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


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
            f"<p:sp><p:nvSpPr>{drawing_properties(2, 'Slide Image', None)}{IMAGE_SHAPE}"
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
        f"<p:sp><p:nvSpPr>{drawing_properties(number, name, None)}{TEXT_SHAPE}{placeholder_xml(placeholder)}"
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(line: NoteLine) -> TextParagraph:
    if not line.label:
        return TextParagraph(line.text)
    return TextParagraph(Text((Run(line.label, strong=True), Run(" "), *line.text.runs), line.text.address))
