"""Writes a chart's frame on the slide and the parts behind it: the chart, and the workbook that PowerPoint edits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from coursegen.model.scene import Scene
from coursegen.model.scene_items import ChartItem
from coursegen.source.office.package import Package
from coursegen.source.office.relationships import CHART, EMBEDDED, rels_name
from coursegen.source.office.zip_writer import zipped
from coursegen.write.pptx.charts import chart_xml
from coursegen.write.pptx.escape import legal
from coursegen.write.pptx.languages import office_language
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import drawing_properties, placeholder_xml, position

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_FIRST_DAY = datetime(1980, 1, 1)


def chart_part(scene: Scene) -> str:
    """The part name of a scene's chart, of which there is one at most."""
    return f"/ppt/charts/chart{scene.number}.xml"


def workbook_part(scene: Scene) -> str:
    """The part name of the data behind it."""
    return f"/ppt/embeddings/chart{scene.number}.xlsx"


def chart_frame(item: ChartItem, number: int, part: str, relationships: Relationships) -> str:
    """The frame on the slide, in the layout's chart placeholder where it has one."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing_properties(number, item.name, item.description)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(item.placeholder)}</p:nvGraphicFramePr>{position(item.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" '
        f'r:id="{relationships.to_part(CHART, part)}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_parts(scene: Scene, item: ChartItem) -> Iterator[tuple[str, str | bytes]]:
    """The chart, its relationship and its workbook, by their part names."""
    part = chart_part(scene)
    relationships = Relationships(part)
    workbook = relationships.to_part(EMBEDDED, workbook_part(scene))
    yield part, chart_xml(item, office_language(scene.language), workbook)
    yield rels_name(part), relationships.xml()
    yield workbook_part(scene), workbook_bytes(item)


def workbook_bytes(item: ChartItem) -> bytes:
    """The data as a workbook: names down the first column, a column a series; the same data, the same bytes."""
    from xlsxwriter import Workbook  # only decks with charts pay for it

    held = BytesIO()
    with Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _FIRST_DAY})
        sheet = book.add_worksheet("Sheet1")
        numbers = book.add_format({"num_format": item.number_format})
        sheet.set_column(0, len(item.series), 20)
        for row, name in enumerate(item.categories, 1):
            sheet.write_string(row, 0, legal(name))
        for column, one in enumerate(item.series, 1):
            sheet.write_string(0, column, legal(one.name))
            for row, value in enumerate(one.values, 1):
                sheet.write_number(row, column, value, numbers)
    made = Package(held.getvalue())
    return zipped((part, made.read(part)) for part in made.parts)
