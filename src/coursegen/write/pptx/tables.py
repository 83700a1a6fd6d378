"""Writes a table as a native PowerPoint table (ECMA-376 21.1.3)."""

from __future__ import annotations

from coursegen.model.scene_items import Cell, Colour, TableItem
from coursegen.write.pptx.paint import fill, outline
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import drawing_properties, placeholder_xml, position
from coursegen.write.pptx.text import ANCHORS, paragraphs_xml

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
RULE_POINTS = 0.75
"""How thick the rule under each row is."""


def table_frame(item: TableItem, number: int, language: str, relationships: Relationships) -> str:
    """The table in its frame: a header row, a rule under every row, no named table style.

    Fills and borders stand on each cell, so that the table looks the same in programs that do not know
    the style which a template names as its default.
    """
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in item.columns)
    rows = "".join(
        f'<a:tr h="{height}">'
        + "".join(_cell(cell, item.rule if above else None, item.rule, language, relationships) for cell in row)
        + "</a:tr>"
        for above, (height, row) in enumerate(zip(item.heights, item.rows, strict=True))
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing_properties(number, item.name, item.description)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(item.placeholder)}</p:nvGraphicFramePr>{position(item.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, above: Colour | None, below: Colour, language: str, relationships: Relationships) -> str:
    insets = cell.insets
    borders = (
        "<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR>"
        f"{outline(above, RULE_POINTS, 'a:lnT')}{outline(below, RULE_POINTS, 'a:lnB')}"
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(cell.paragraphs, language, relationships)}"
        f'</a:txBody><a:tcPr marL="{insets.left}" marR="{insets.right}" marT="{insets.top}" marB="{insets.bottom}" '
        f'anchor="{ANCHORS[cell.anchor]}">{borders}{fill(cell.fill)}</a:tcPr></a:tc>'
    )
