"""Defines the styles of a Word file: Word's own by their names, and a few beside them."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from coursegen.model.brand import RGB, Brand
from coursegen.model.scene_items import Colour, ColourSlot

LEAD, LABEL, SMALL, CUE, LINE = "Lead", "Label", "Small Print", "Cue", "Write On"
_SIZES = {"Title": 28.0, "Subtitle": 16.0, "Heading 1": 20.0, "Heading 2": 15.0, "Heading 3": 12.5}


def set_styles(document: Document, brand: Brand, language: str) -> None:
    """Give the styles the brand's colours, its fonts and the language of the text."""
    ink, accent = _ink(brand, "dk1"), _ink(brand, "dk2")
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = brand.body_font, Pt(11), ink
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _language(document, language)
    for name, size in _SIZES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = brand.heading_font, Pt(size), accent
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.keep_with_next = True
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, size, bold in ((LEAD, 13.0, False), (LABEL, 10.0, True), (SMALL, 9.0, False), (CUE, 11.0, False)):
        made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style, made.font.size, made.font.bold, made.quick_style = normal, Pt(size), bold, True
    label: Any = document.styles[LABEL]
    label.font.color.rgb, label.paragraph_format.keep_with_next = accent, True
    cue: Any = document.styles[CUE].paragraph_format
    cue.left_indent, cue.first_line_indent = Mm(28), Mm(-28)
    cue.tab_stops.add_tab_stop(Mm(28))
    line: Any = document.styles.add_style(LINE, WD_STYLE_TYPE.PARAGRAPH)
    line.base_style = normal
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(12), Pt(0)
    line.element.get_or_add_pPr().insert_element_before(_rule_below(), "w:tabs", "w:spacing", "w:ind")


def _language(document: Document, language: str) -> None:
    """Name the language in the document's defaults, where every style takes it from."""
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), language)
    defaults.append(told)


def _rule_below() -> Any:
    """A line to write on: a border below the paragraph, between neighbours too."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "737373")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    return borders


def _ink(brand: Brand, slot: ColourSlot) -> RGBColor:
    colour: RGB = brand.rgb(Colour(slot))
    red, green, blue = (round(255 * part) for part in colour)
    return RGBColor(red, green, blue)
