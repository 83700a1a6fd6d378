"""Slides written part by part against those that python-pptx's own way of adding slides makes, layout by layout.

What may differ is named in ``as_ours``: the cures of python-pptx's faults, and what says the same in other words.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as StockSlide

from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Box,
    Cell,
    ChartItem,
    ChartSeries,
    Colour,
    Item,
    PictureItem,
    Placeholder,
    TableItem,
    TextItem,
    TextParagraph,
)
from coursegen.model.slide import NoteLine
from coursegen.model.text import words
from coursegen.write.pptx import deck_bytes
from support import deck_cases

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WORDS = "Words & <words> “quoted”"
BOX = Box(914_400, 914_400, 1_828_800, 914_400)
TEMPLATES = {"default": deck_cases.default_places, "corporate": deck_cases.corporate_places}
LAYOUTS = [
    (name, number)
    for name, places in TEMPLATES.items()
    for number in range(len(Presentation(BytesIO(places().template)).slide_layouts))
]


def stock_slide(template: bytes, number: int) -> StockSlide:
    """A slide of a layout with words, a table and a picture where its placeholders ask for them, and with notes."""
    deck = Presentation(BytesIO(template))
    slide = deck.slides.add_slide(deck.slide_layouts[number])
    for shape in list(slide.placeholders):
        kind = kind_of(shape)
        if kind == "tbl":
            table = shape.insert_table(rows=1, cols=1).table
            table.cell(0, 0).text_frame.text = WORDS
        elif kind == "pic":
            shape.insert_picture(BytesIO(deck_cases.png(120)))
        elif kind == "chart":
            data = CategoryChartData()
            data.categories = ["One", "Two"]
            data.add_series("Share", (1, 2))
            shape.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
        else:
            shape.text_frame.text = WORDS
    slide.notes_slide.notes_text_frame.text = WORDS
    return slide


def kind_of(shape: BaseShape) -> str:
    return str(shape._element.ph.get("type", ""))


def item_of(shape: BaseShape) -> Item:
    """What fills the same placeholder in a scene."""
    placeholder = Placeholder(kind_of(shape), shape.placeholder_format.idx)
    paragraphs = (TextParagraph(words(WORDS)),)
    if placeholder.type == "tbl":
        cells = ((Cell(paragraphs, ()),),)
        return TableItem(
            shape.name, BOX, (BOX.width,), (BOX.height,), cells, "A table", Colour("dk1"), placeholder=placeholder
        )
    if placeholder.type == "pic":
        return PictureItem(shape.name, BOX, deck_cases.png(120), "image/png", "A picture", placeholder=placeholder)
    if placeholder.type == "chart":
        shares = (ChartSeries("Share", (1.0, 2.0), (Colour("accent1"),), (0, 1)),)
        return ChartItem(
            shape.name, BOX, "bar", ("One", "Two"), shares, "0", 18, Colour("dk1"), Colour("lt1"), (0.2, 0.0, 0.8, 1.0),
            (), "A chart", most=2.0, placeholder=placeholder,
        )  # fmt: skip
    return TextItem(shape.name, BOX, paragraphs, (), placeholder)


def our_parts(template: bytes, slide: StockSlide) -> tuple[etree._Element, etree._Element]:
    """The same slide and its notes, written part by part."""
    scene = Scene(
        id="only", slide="only", part=1, parts=1, number=1, layout=str(slide.slide_layout.part.partname),
        width=1, height=1, title=words(WORDS), background=Colour("lt1"), ground=(),
        items=tuple(item_of(shape) for shape in slide.shapes if shape.is_placeholder),
        notes=(NoteLine("", words(WORDS)),), section="s", section_title="S", language="en",
    )  # fmt: skip
    with zipfile.ZipFile(BytesIO(deck_bytes([scene], template, deck_cases.FACTS))) as deck:
        slide_part, notes_part = deck.read("ppt/slides/slide1.xml"), deck.read("ppt/notesSlides/notesSlide1.xml")
    return etree.fromstring(slide_part), etree.fromstring(notes_part)


def as_ours(part: etree._Element) -> bytes:
    """A part without what the two may differ in.

    - Names and alternative text: python-pptx counts names, and describes a picture by its file's name.
    - The language of a run, and its properties where they say nothing else.
    - ``sz`` and ``orient`` of a placeholder, hints that stand in the layout's placeholder of the same index.
    - An empty group's transform, all zeros.
    - How a table's cells, rows and columns look, and the transform and cropping of what is put into a placeholder:
      that is the scene's to say.
    - The number on a notes page, whose field python-pptx leaves out; locks of the picture of the slide there.
    """
    root = etree.fromstring(etree.tostring(part))
    for named in root.iter(f"{P}cNvPr"):
        for attribute in ("name", "descr"):
            named.attrib.pop(attribute, None)
    for run in list(root.iter(f"{A}rPr")):
        if run.attrib.pop("lang", "") and not run.attrib and not len(run):
            run.getparent().remove(run)
    for placeholder in root.iter(f"{P}ph"):
        for attribute in ("sz", "orient"):
            placeholder.attrib.pop(attribute, None)
    gone = [f"{P}grpSpPr/{A}xfrm", f"{A}tblPr", f"{A}tcPr", f"{A}tblGrid", f"{P}xfrm", f"{A}srcRect", f"{P}pic/{P}spPr"]
    for path in gone:
        for element in root.findall(f".//{path}"):
            element.getparent().remove(element)
    for row in root.iter(f"{A}tr"):
        row.attrib.pop("h")
    for picture in root.iter(f"{A}spLocks", f"{A}picLocks", f"{A}graphicFrameLocks"):
        for attribute in ("noRot", "noChangeAspect"):
            picture.attrib.pop(attribute, None)
    for shape in root.iter(f"{P}sp"):
        if shape.find(f".//{P}ph").get("type") == "sldNum" and (body := shape.find(f"{P}txBody")) is not None:
            shape.remove(body)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize(("template", "number"), LAYOUTS)
def test_a_slide_is_what_the_stock_api_makes(template: str, number: int) -> None:
    data = TEMPLATES[template]().template
    stock = stock_slide(data, number)
    slide, notes = our_parts(data, stock)
    assert as_ours(slide) == as_ours(stock._element)
    if template == "default":  # the corporate template has no notes master, and ours is not python-pptx's own
        assert as_ours(notes) == as_ours(stock.notes_slide._element)
