"""Reads an old deck with python-pptx, once its file has been judged: each word, table, chart and picture of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from coursegen.old_deck.old_slides import OldChart, OldPicture, OldSlide, Rows
from coursegen.pull.deck.deck_reader import judged_deck, show_fallbacks
from coursegen.pull.refusal import refuse, stock_reading
from coursegen.source.office.package import Package

if TYPE_CHECKING:
    from pptx.slide import Slide

MAX_SLIDES = 300
_MOST_SHAPES = 2_000  # of one slide, those in groups too

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_OPENING = ("title", "secHead")
_TITLES = ("title", "ctrTitle")
_KEPT_BY_THE_PROGRAM = ("sldNum", "dt", "ftr", "hdr")
_CHARTS: tuple[tuple[str, Literal["bar", "line", "doughnut"]], ...] = (
    ("BAR", "bar"), ("COLUMN", "bar"), ("LINE", "line"), ("AREA", "line"), ("PIE", "doughnut"),
    ("DOUGHNUT", "doughnut"),
)  # fmt: skip


def old_slides(data: bytes) -> tuple[OldSlide, ...]:
    """What a deck's slides say, in order. Errors: ``Refused`` for what is no deck, too large, or unsafe to read."""
    package = judged_deck(data)
    # Imported here: it takes a quarter of a second, and only a deck from outside needs it.
    from pptx.package import Package as StockPackage

    with stock_reading():
        presentation = StockPackage.open(BytesIO(data)).main_document_part.presentation
        if len(presentation.slides) > MAX_SLIDES:
            refuse(f"the deck has more than {MAX_SLIDES} slides", "save it in pieces, and make a course of each")
        sections = _sections(presentation.element)
        return tuple(
            _slide(slide, number, sections.get(str(slide.slide_id), ""), package)
            for number, slide in enumerate(presentation.slides, 1)
        )


def _sections(presentation: Any) -> dict[str, str]:
    """The name of each slide's section, by the slide's number in the file."""
    return {
        str(row.get("id")): str(section.get("name", ""))
        for section in presentation.iter(f"{_P14}section")
        for row in section.iter(f"{_P14}sldId")
    }


class _Parts:
    """What is found on a slide while its shapes are gone through."""

    def __init__(self) -> None:
        self.title = ""
        self.texts: list[str] = []
        self.tables: list[Rows] = []
        self.charts: list[OldChart] = []
        self.pictures: list[OldPicture] = []
        self.others: list[tuple[str, str]] = []


def _slide(slide: Slide, number: int, section: str, package: Package) -> OldSlide:
    show_fallbacks(slide.shapes.element)
    parts = _Parts()
    for shape in _shapes(slide.shapes):
        _take(shape, parts)
    for relation in slide.part.rels.values():
        if relation.reltype.endswith("/diagramData") and not relation.is_external:
            parts.texts += _words(package.xml(str(relation.target_part.partname)))
        if relation.reltype.endswith("/comments") and not relation.is_external:
            comments = package.xml(str(relation.target_part.partname))
            found = ("".join(map(str, text.itertext())).strip() for text in comments.iter(f"{_P}text", f"{_A}p"))
            parts.others += [("a comment", words) for words in found if words]
    return OldSlide(
        number=number,
        section=section,
        title=parts.title,
        opens=slide.slide_layout.element.get("type", "") in _OPENING,
        hidden=slide.element.get("show") in ("0", "false"),
        texts=tuple(parts.texts),
        tables=tuple(parts.tables),
        charts=tuple(parts.charts),
        pictures=tuple(parts.pictures),
        notes=tuple(_notes(slide)),
        others=tuple(parts.others),
    )


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """The shapes of a slide in reading order, those in groups too, at most so many."""
    waiting, found = list(reversed(list(shapes))), 0
    while waiting and found < _MOST_SHAPES:
        shape = waiting.pop()
        if shape.element.tag == f"{_P}grpSp":
            waiting.extend(reversed(list(shape.shapes)))
            continue
        found += 1
        yield shape


def _take(shape: Any, parts: _Parts) -> None:
    """Put what a shape says where it belongs."""
    element = shape.element
    place = element.ph if hasattr(element, "ph") else None
    kind = "" if place is None else str(place.get("type", "obj"))
    if kind in _KEPT_BY_THE_PROGRAM:
        return
    if element.tag == f"{_P}graphicFrame":
        _take_frame(shape, parts)
    elif element.tag == f"{_P}pic":
        parts.pictures.append(_picture(shape))
    elif element.tag == f"{_P}sp":
        if _is_filled_with_a_picture(element):
            parts.others.append(("a picture that fills a shape", _description(shape) or shape.name))
        words = _paragraphs(shape.text_frame)
        if kind in _TITLES and not parts.title:
            parts.title = " ".join(words)
        else:
            parts.texts += words


def _take_frame(shape: Any, parts: _Parts) -> None:
    if shape.has_table:
        parts.tables.append(
            tuple(tuple(" ".join(_paragraphs(cell.text_frame)) for cell in row.cells) for row in shape.table.rows)
        )
    elif shape.has_chart:
        parts.charts.append(_chart(shape))
    elif "diagram" not in str(shape.element.xpath("string(.//a:graphicData/@uri)")):
        parts.others.append(("an embedded object", _description(shape) or shape.name))


def _picture(shape: Any) -> OldPicture:
    try:
        image = shape.image
        return OldPicture(image.blob, image.ext.lower(), _description(shape))
    except (KeyError, ValueError, AttributeError):  # linked, gone, or of a kind that python-pptx does not know
        return _unknown_picture(shape)


def _unknown_picture(shape: Any) -> OldPicture:
    embed = shape.element.xpath("string(.//a:blip/@r:embed)")
    relation = shape.part.rels.get(embed) if embed else None
    if relation is None or relation.is_external:
        return OldPicture(b"", "", _description(shape) or shape.name)
    part = relation.target_part
    return OldPicture(part.blob, str(part.partname).rpartition(".")[2].lower(), _description(shape))


def _is_filled_with_a_picture(element: Any) -> bool:
    return bool(element.xpath("./p:spPr/a:blipFill"))


def _description(shape: Any) -> str:
    found = shape.element.xpath("string((.//p:cNvPr)[1]/@descr)") or shape.element.xpath(
        "string((.//p:cNvPr)[1]/@title)"
    )
    return " ".join(str(found).split())


def _chart(shape: Any) -> OldChart:
    from pptx.exc import PythonPptxError

    words = _words(shape.chart.part._element)
    try:
        chart = shape.chart
        known = [ours for theirs, ours in _CHARTS if theirs in str(chart.chart_type)]
        plots = list(chart.plots)
        categories = tuple(str(one) for one in plots[0].categories)
        series = tuple(
            (str(one.name or ""), tuple(None if value is None else float(value) for value in one.values))
            for plot in plots
            for one in plot.series
        )
        kind = known[0] if known and len(plots) == 1 else "other"
        return OldChart(kind, " ".join(words), categories, series)
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, NotImplementedError, PythonPptxError):
        return OldChart("other", " ".join(words), (), ())  # a kind of chart that python-pptx does not know


def _notes(slide: Slide) -> Iterator[str]:
    if not slide.has_notes_slide:
        return
    shapes: Iterable[Any] = slide.notes_slide.shapes
    for shape in _shapes(shapes):
        place = shape.element.ph if hasattr(shape.element, "ph") else None
        if shape.element.tag == f"{_P}sp" and (place is None or place.get("type", "obj") in ("body", "obj")):
            yield from _paragraphs(shape.text_frame)


def _paragraphs(frame: Any) -> list[str]:
    """The paragraphs of a text, each on one line; a line break is a space."""
    found = []
    for paragraph in frame.paragraphs:
        words = "".join(" " if child.tag == f"{_A}br" else child.text or "" for child in paragraph._p.content_children)
        if words := " ".join(words.split()):
            found.append(words)
    return found


def _words(tree: Any) -> list[str]:
    """The paragraphs of any drawing's XML."""
    found = ("".join(text.text or "" for text in row.iter(f"{_A}t")) for row in tree.iter(f"{_A}p"))
    return [" ".join(words.split()) for words in found if words.strip()]
