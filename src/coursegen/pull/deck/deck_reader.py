"""Reads with python-pptx a deck that another program has written or changed.

python-pptx opens only bytes that have been judged: a bounded zip, bounded parts, XML without a document type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from coursegen.course.inline.marks import LINK_SCHEMES
from coursegen.pull.base.deck_base import ChartData, Geometry
from coursegen.pull.deck.edited_deck import EditedDeck, EditedRun, EditedSlide, Kind, Paragraph, Shape
from coursegen.pull.refusal import damaged, refuse, stock_reading
from coursegen.source.office.bounds import Damaged, Unsafe
from coursegen.source.office.package import Package, judged
from coursegen.source.office.relationships import OFFICE

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"

MAX_SLIDES = 5_000
MAX_SHAPES = 2_000
"""How many shapes of one slide are looked at."""

FINGERPRINT_PROPERTY = "coursegen.fingerprint"
SLIDE_PREFIX = "slide:"
"""What the accent shape's name starts with; the slide's id follows. The last line of the notes is the same."""

_KINDS: dict[str, Kind] = {
    f"{_P}sp": "text",
    f"{_P}graphicFrame": "table",
    f"{_P}pic": "picture",
    f"{_P}cxnSp": "line",
    f"{_P}contentPart": "drawing",
}
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHARTS = {f"{_C}barChart": "bar", f"{_C}lineChart": "line", f"{_C}doughnutChart": "doughnut"}
_MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.presentationml.", "application/vnd.ms-powerpoint.")
"""How the media types of presentations, slide shows and templates start, without and with macros."""

_Rows = tuple[tuple[tuple[Paragraph, ...], ...], ...]


def judged_deck(data: bytes) -> Package:
    """The package of a deck that may be opened. Errors: ``Refused`` for one that may not."""
    try:
        package = judged(data)
        if not package.media_type(package.main).startswith(_MEDIA_TYPES):
            raise Damaged("another kind of Office file")
    except Unsafe as unsafe:
        refuse(f"the deck {unsafe.message}", unsafe.hint)
    except Damaged as error:
        raise damaged() from error
    return package


def edited_deck(data: bytes, package: Package | None = None) -> EditedDeck:
    """What a deck says. Errors: ``Refused`` for what is no deck, is too large, or is unsafe to read."""
    package = package or judged_deck(data)
    # Imported here: it takes a quarter of a second, and only a deck from outside needs it.
    from pptx.package import Package as StockPackage

    with stock_reading():
        presentation: Presentation = StockPackage.open(BytesIO(data)).main_document_part.presentation
        if len(presentation.slides) > MAX_SLIDES:
            refuse(f"the deck has more than {MAX_SLIDES:,} slides", "pull it in pieces")
        slides = tuple(_slide(slide, number) for number, slide in enumerate(presentation.slides, 1))
        return EditedDeck(fingerprint_in(package), slides)


def fingerprint_in(package: Package) -> str:
    """The fingerprint among a deck's properties, ``""`` where there is none."""
    for one in package.related("/"):
        if one.type == f"{OFFICE}/custom-properties" and not one.external:
            for row in package.xml(one.target).iter(f"{_CUSTOM}property"):
                if row.get("name") == FINGERPRINT_PROPERTY:
                    return "".join(str(text) for text in row.itertext()).strip()
    return ""


def _slide(slide: Slide, number: int) -> EditedSlide:
    show_fallbacks(slide.shapes.element)
    shapes = tuple(_shapes(slide.shapes))
    notes = _notes(slide)
    named = next((one.name[len(SLIDE_PREFIX) :].strip() for one in shapes if one.name.startswith(SLIDE_PREFIX)), "")
    return EditedSlide(
        number=number,
        id=named,
        noted=_noted(notes),
        hidden=slide.element.get("show") in ("0", "false"),
        shapes=shapes,
        notes=notes,
        comments=sum(one.reltype.endswith("/comments") for one in slide.part.rels.values()),
    )


def show_fallbacks(tree: Any) -> None:
    """Put in place of what only some programs can show (ECMA-376 part 3, 9) what all can."""
    for alternate in list(tree.iter(f"{_MC}AlternateContent")):
        parent = alternate.getparent()
        fallback = alternate.find(f"{_MC}Fallback")
        if parent is None:
            continue
        for child in list(fallback) if fallback is not None else ():
            alternate.addprevious(child)
        parent.remove(alternate)


def _notes(slide: Slide) -> tuple[Paragraph, ...]:
    """The words of a slide's notes page: its body placeholder, which LibreOffice may write without an index."""
    if not any(one.reltype == f"{OFFICE}/notesSlide" and not one.is_external for one in slide.part.rels.values()):
        return ()
    shapes: Iterable[Any] = slide.notes_slide.shapes
    for shape in shapes:
        if shape.element.tag == f"{_P}sp" and _placeholder(shape) in ("body", "obj"):
            return _paragraphs(shape.text_frame)
    return ()


def _noted(notes: tuple[Paragraph, ...]) -> str:
    """The id that the notes' last line of that kind gives."""
    for paragraph in reversed(notes):
        text = "".join(run.text for run in paragraph).strip()
        if text.startswith(SLIDE_PREFIX):
            return text[len(SLIDE_PREFIX) :].strip()
    return ""


def _shapes(shapes: Iterable[Any]) -> Iterator[Shape]:
    """The shapes of a slide in reading order, those in groups too, at most so many."""
    waiting = [(shape, False) for shape in reversed(list(shapes))]
    found = 0
    while waiting and found < MAX_SHAPES:
        shape, grouped = waiting.pop()
        kind = _KINDS.get(shape.element.tag)
        if kind is None:  # a group
            waiting.extend((inner, True) for inner in reversed(list(shape.shapes)))
            continue
        found += 1
        yield _shape(shape, kind, grouped)


def _shape(shape: Any, kind: Kind, grouped: bool) -> Shape:
    if kind == "drawing":  # ink, of which python-pptx knows nothing
        return Shape("", kind, "", None)
    placeholder, box = _placeholder(shape), None if grouped else _box(shape.element)
    if kind == "text":
        frame = shape.text_frame
        if placeholder in ("sldNum", "dt") or _is_field(frame):
            return Shape(shape.name, "field", placeholder, box)
        paragraphs = _paragraphs(frame)
        says = any(run.text.strip() for one in paragraphs for run in one)
        rows = ((paragraphs,),) if says else ()
        return Shape(
            shape.name, "text" if says or placeholder else "drawing", placeholder, box, rows, link=_clicked(shape)
        )
    if kind == "table" and not shape.has_table:
        data, name = (_chart_data(shape), _chart_type(shape)) if shape.has_chart else ((), "")
        return Shape(shape.name, "chart", placeholder, box, data=data, chart=name)
    if kind == "picture":
        image, file = _image(shape)
        description = str(shape.element._nvXxPr.cNvPr.get("descr", ""))
        return Shape(
            shape.name, kind, placeholder, box, image=image, file=file, description=description, link=_clicked(shape)
        )
    return Shape(shape.name, kind, placeholder, box, _rows(shape) if kind == "table" else ())


def _image(shape: Any) -> tuple[str, bytes]:
    """The hash of a picture's file and its bytes, nothing of one that is linked or not there."""
    try:
        image = shape.image
        return str(image.sha1), bytes(image.blob)
    except (KeyError, ValueError, AttributeError):
        return "", b""


def _rows(shape: Any) -> _Rows:
    return tuple(tuple(_paragraphs(cell.text_frame) for cell in row.cells) for row in shape.table.rows)


def _placeholder(shape: Any) -> str:
    """The type of a placeholder as the file has it (``title``, ``body``), ``""`` for what is none."""
    place = shape.element.ph
    return "" if place is None else str(place.get("type", "obj"))


def _box(element: Any) -> Geometry | None:
    """Where a shape says that it is, ``None`` where it leaves that to its layout."""
    x, y, width, height = element.x, element.y, element.cx, element.cy
    if x is None or y is None or width is None or height is None:
        return None
    return int(x), int(y), int(width), int(height)


def _chart_data(shape: Any) -> tuple[ChartData, ...]:
    """Every series of a chart in its order; a value that is not there is ``nan``, which equals nothing."""
    from pptx.exc import PythonPptxError

    try:
        return tuple(
            ChartData(
                series.name,
                tuple(map(str, plot.categories)),
                tuple(float("nan") if value is None else float(value) for value in series.values),
            )
            for plot in shape.chart.plots
            for series in plot.series
        )
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, NotImplementedError, PythonPptxError):
        return ()  # a kind of chart that python-pptx does not know, or none any more


def _chart_type(shape: Any) -> str:
    """What a course would call a chart of one plot, ``""`` where it has no word for it."""
    plots = shape.chart._chartSpace.chart.plotArea.xCharts
    found = _CHARTS.get(str(plots[0].tag), "") if len(plots) == 1 else ""
    grouping = plots[0].find(f"{_C}grouping") if found == "bar" else None
    return "stacked_bar" if grouping is not None and "tacked" in grouping.get("val", "") else found


def _is_field(frame: Any) -> bool:
    """Whether a text is nothing but what the program keeps up to date itself: a slide's number, a date."""
    children = [child for paragraph in frame.paragraphs for child in paragraph._p.content_children]
    fields = [child for child in children if child.tag == f"{_A}fld"]
    return bool(fields) and not any(child.text.strip() for child in children if child.tag == f"{_A}r")


def _paragraphs(frame: Any) -> tuple[Paragraph, ...]:
    return tuple(tuple(_runs(paragraph)) for paragraph in frame.paragraphs)


def _runs(paragraph: Any) -> Iterator[EditedRun]:
    """The runs of a paragraph; python-pptx's own list of them leaves line breaks and fields out."""
    runs = {run._r: run for run in paragraph.runs}
    for child in paragraph._p.content_children:
        if child.tag == f"{_A}br":
            yield EditedRun(" ")
        elif child.text:
            run = runs.get(child)
            yield EditedRun(child.text) if run is None else _run(run)


def _run(run: Any) -> EditedRun:
    properties = run._r.rPr
    if properties is None:
        return EditedRun(run.text)
    link = _link(run)
    struck = properties.get("strike", "noStrike") != "noStrike" or (properties.get("u", "none") != "none" and not link)
    return EditedRun(run.text, run.font.bold, run.font.italic, link, struck)


def _clicked(shape: Any) -> str:
    """The address that a click on a shape leads to; nothing for what leads elsewhere."""
    click = shape.element._nvXxPr.cNvPr.hlinkClick
    if click is None or not click.rId:
        return ""
    try:
        relation = shape.part.rels[click.rId]
    except KeyError:
        return ""
    return _address(relation.target_ref) if relation.is_external else ""


def _address(found: str) -> str:
    return found if found.partition(":")[0].lower() in LINK_SCHEMES else ""


def _link(run: Any) -> str:
    """The address that words may lead to; nothing for what leads elsewhere, in the deck or out of it."""
    click = run._r.rPr.hlinkClick
    if click is None or not click.rId or not run.part.rels[click.rId].is_external:
        return ""
    return _address(run.hyperlink.address or "")
