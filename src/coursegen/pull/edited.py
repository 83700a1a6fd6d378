"""The bytes of an edited deck to what it says: slides in order, their shapes' words, their notes, its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from lxml import etree
from msgspec import Struct

from coursegen.course.inline.marks import LINK_SCHEMES
from coursegen.pull.base import ChartData, Geometry
from coursegen.pull.chart_data import chart_data
from coursegen.pull.package import Package, refuse
from coursegen.write.pptx.relationships import CHART, HYPERLINK, NOTES_SLIDE, OFFICE, SLIDE

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_STRICT = "http://purl.oclc.org/ooxml/"

MAX_SLIDES = 5_000
MAX_SHAPES = 2_000
"""How many shapes of one slide are looked at."""

FINGERPRINT_PROPERTY = "coursegen.fingerprint"
SLIDE_PREFIX = "slide:"
"""What the accent shape's name starts with; the slide's id follows. The last line of the notes is the same."""

Kind = Literal["text", "table", "picture", "chart", "line", "drawing", "field"]


class EditedRun(NamedTuple):
    """Words of an edited deck; bold and italic are ``None`` where the layout decides."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    link: str = ""
    struck: bool = False


Paragraph = tuple[EditedRun, ...]
Charts = Mapping[str, tuple[ChartData, ...]]
"""The data of a slide's charts, by relationship."""


class Shape(Struct, frozen=True):
    """A shape: its words as paragraphs by row and cell (a text has one of each), where it stands if it says so.

    ``data`` has the series of a chart.
    """

    name: str
    kind: Kind
    placeholder: str
    box: Geometry | None
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...] = ()
    data: tuple[ChartData, ...] = ()

    @property
    def words(self) -> str:
        """All its words, for people and for comparing shapes."""
        return " ".join(
            "".join(run.text for run in paragraph) for row in self.rows for cell in row for paragraph in cell
        ).strip()


class EditedSlide(Struct, frozen=True):
    """A slide: ``id`` from its accent shape (``#2`` where it was split), ``noted`` from its notes; maybe neither."""

    number: int
    id: str
    noted: str
    hidden: bool
    shapes: tuple[Shape, ...]
    notes: tuple[Paragraph, ...]
    comments: int

    @property
    def title(self) -> str:
        """What people would call the slide."""
        of_title = (shape.words for shape in self.shapes if shape.placeholder in ("title", "ctrTitle"))
        return next(of_title, "") or next((shape.words for shape in self.shapes if shape.words), "")


class EditedDeck(Struct, frozen=True):
    """An edited deck; ``fingerprint`` is ``""`` where it does not say which build it came from."""

    fingerprint: str
    slides: tuple[EditedSlide, ...]


def edited_deck(data: bytes) -> EditedDeck:
    """What a deck says. Errors: ``Refused`` for what is no deck, is too large, or is unsafe to read."""
    package = Package(data)
    main = ""
    for kind, target, _ in package.related("/").values():
        if kind.startswith(_STRICT):
            refuse(
                "the deck is saved in the Strict form of Open XML",
                "save it again in PowerPoint as “PowerPoint Presentation (*.pptx)”",
            )
        if kind == f"{OFFICE}/officeDocument":
            main = target
    if not main:
        refuse("the file is not a PowerPoint deck", "name the .pptx that was edited")
    related = package.related(main)
    ids = [one.get(f"{_R}id", "") for one in package.xml(main).iter(f"{_P}sldId")]
    parts = [related[name][1] for name in ids if name in related and related[name][0] == SLIDE and not related[name][2]]
    if len(parts) > MAX_SLIDES:
        refuse(f"the deck has more than {MAX_SLIDES:,} slides", "pull it in pieces")
    slides = tuple(_slide(package, part, number) for number, part in enumerate(parts, 1))
    return EditedDeck(_fingerprint(package), slides)


def _fingerprint(package: Package) -> str:
    for kind, target, outside in package.related("/").values():
        if kind == f"{OFFICE}/custom-properties" and not outside:
            for row in package.xml(target).iter(f"{_CUSTOM}property"):
                if row.get("name") == FINGERPRINT_PROPERTY:
                    return "".join(str(text) for text in row.itertext()).strip()
    return ""


def _slide(package: Package, part: str, number: int) -> EditedSlide:
    root = package.xml(part)
    related = package.related(part)
    links = _links(related)
    tree = root.find(f"{_P}cSld/{_P}spTree")
    charts = {
        name: chart_data(package.xml(target))
        for name, (kind, target, outside) in related.items()
        if kind == CHART and not outside
    }
    shapes = tuple(_shapes(tree, links, charts)) if tree is not None else ()
    notes: tuple[Paragraph, ...] = ()
    notes_part = next((target for kind, target, out in related.values() if kind == NOTES_SLIDE and not out), "")
    if notes_part:
        body = _notes_body(package.xml(notes_part))
        notes = _paragraphs(body, _links(package.related(notes_part))) if body is not None else ()
    named = next((s.name[len(SLIDE_PREFIX) :].strip() for s in shapes if s.name.startswith(SLIDE_PREFIX)), "")
    return EditedSlide(
        number=number,
        id=named,
        noted=_noted(notes),
        hidden=root.get("show") in ("0", "false"),
        shapes=shapes,
        notes=notes,
        comments=sum(kind.endswith("/comments") for kind, _, _ in related.values()),
    )


def _noted(notes: tuple[Paragraph, ...]) -> str:
    """The id that the notes' last line of that kind gives."""
    for paragraph in reversed(notes):
        text = "".join(run.text for run in paragraph).strip()
        if text.startswith(SLIDE_PREFIX):
            return text[len(SLIDE_PREFIX) :].strip()
    return ""


def _links(related: dict[str, tuple[str, str, bool]]) -> dict[str, str]:
    """The addresses that words may lead to, by relationship; what leads elsewhere is left out."""
    return {
        name: target
        for name, (kind, target, outside) in related.items()
        if outside and kind == HYPERLINK and target.partition(":")[0].lower() in LINK_SCHEMES
    }


def _notes_body(root: etree._Element) -> etree._Element | None:
    """The words of a notes page: its body placeholder, which LibreOffice may write without an index."""
    for shape in root.iter(f"{_P}sp"):
        place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if place is not None and place.get("type", "obj") in ("body", "obj"):
            return shape.find(f"{_P}txBody")
    return None


def _shapes(tree: etree._Element, links: dict[str, str], charts: Charts) -> Iterator[Shape]:
    """The shapes of a tree in reading order, those in groups too, at most so many."""
    found = 0
    waiting: list[tuple[etree._Element, bool]] = [(child, False) for child in reversed(tree)]
    while waiting and found < MAX_SHAPES:
        element, grouped = waiting.pop()
        if element.tag in (f"{_P}grpSp", f"{_MC}AlternateContent", f"{_MC}Fallback"):
            waiting.extend((child, True) for child in reversed(element) if child.tag != f"{_MC}Choice")
            continue
        kind = _KINDS.get(str(element.tag))
        if kind is not None:
            found += 1
            yield _shape(element, kind, grouped, links, charts)


_KINDS: dict[str, Kind] = {
    f"{_P}sp": "text",
    f"{_P}graphicFrame": "table",
    f"{_P}pic": "picture",
    f"{_P}cxnSp": "line",
    f"{_P}contentPart": "drawing",
}


def _shape(element: etree._Element, kind: Kind, grouped: bool, links: dict[str, str], charts: Charts) -> Shape:
    properties = next(element.iter(f"{_P}cNvPr"), None)
    name = "" if properties is None else properties.get("name", "")
    place = next(element.iter(f"{_P}ph"), None)
    placeholder = "" if place is None else place.get("type", "obj")
    box = None if grouped else _box(element)
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...] = ()
    if kind == "text":
        body = element.find(f"{_P}txBody")
        if placeholder in ("sldNum", "dt") or _is_field(body):
            return Shape(name, "field", placeholder, box)
        paragraphs = _paragraphs(body, links) if body is not None else ()
        rows = ((paragraphs,),) if any(run.text.strip() for one in paragraphs for run in one) else ()
        kind = "text" if rows or placeholder else "drawing"
    elif kind == "table":
        table = next(element.iter(f"{_A}tbl"), None)
        if table is None:
            chart = next(element.iter(f"{_C}chart"), None)
            data = () if chart is None else charts.get(chart.get(f"{_R}id", ""), ())
            return Shape(name, "chart", placeholder, box, data=data)
        rows = tuple(
            tuple(
                _paragraphs(body, links) if (body := cell.find(f"{_A}txBody")) is not None else ()
                for cell in row.iterchildren(f"{_A}tc")
            )
            for row in table.iterchildren(f"{_A}tr")
        )
    return Shape(name, kind, placeholder, box, rows)


def _is_field(body: etree._Element | None) -> bool:
    """Whether a text is nothing but what the program keeps up to date itself: a slide's number, a date."""
    if body is None or next(body.iter(f"{_A}fld"), None) is None:
        return False
    return not any((text.text or "").strip() for run in body.iter(f"{_A}r") for text in run.iter(f"{_A}t"))


def _box(element: etree._Element) -> Geometry | None:
    frame = element.find(f"{_P}xfrm")
    if frame is None:
        frame = element.find(f"{_P}spPr/{_A}xfrm")
    if frame is None:
        return None
    at, size = frame.find(f"{_A}off"), frame.find(f"{_A}ext")
    if at is None or size is None:
        return None
    try:
        return int(at.get("x", "")), int(at.get("y", "")), int(size.get("cx", "")), int(size.get("cy", ""))
    except ValueError:
        return None


def _paragraphs(body: etree._Element, links: dict[str, str]) -> tuple[Paragraph, ...]:
    return tuple(tuple(_runs(paragraph, links)) for paragraph in body.iterchildren(f"{_A}p"))


def _runs(paragraph: Iterable[etree._Element], links: dict[str, str]) -> Iterator[EditedRun]:
    for child in paragraph:
        if child.tag == f"{_A}br":
            yield EditedRun(" ")
        elif child.tag in (f"{_A}r", f"{_A}fld"):
            text = child.find(f"{_A}t")
            properties = child.find(f"{_A}rPr")
            if text is None or not text.text:
                continue
            if properties is None:
                yield EditedRun(text.text)
                continue
            click = properties.find(f"{_A}hlinkClick")
            link = "" if click is None else links.get(click.get(f"{_R}id", ""), "")
            struck = properties.get("strike", "noStrike") != "noStrike" or (
                properties.get("u", "none") != "none" and not link
            )
            yield EditedRun(text.text, _mark(properties.get("b")), _mark(properties.get("i")), link, struck)


def _mark(value: str | None) -> bool | None:
    return None if value is None else value in ("1", "true")
