"""Reads a PDF: puts its lines together as paragraphs, by their places and their sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double
from itertools import pairwise
from statistics import median
from typing import Any

from msgspec import Struct

from coursegen.articles.plain import ITEM
from coursegen.articles.reading import MAX_CHARACTERS, Block, Container, Reading, Said, cleaned
from coursegen.problems import Problem, Refused

MAX_PAGES = 300
_BAND = 0.09
"""The share of a page, above and below, in which running heads and page numbers stand."""

_RUNNING = Container(0, "footer", frozenset())
_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|pages|rtf|odt|qxd|pdf|tex)\b|^untitled|^microsoft word|^slide \d", re.IGNORECASE
)


class _Line(Struct, frozen=True):
    """A line of a page: its words, its box in points from the page's lower left, its type size, and the page."""

    words: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    height: float


def pdf_reading(data: bytes) -> Reading:
    """A PDF as blocks; running heads, feet and page numbers stand apart.

    Errors: ``Refused`` for what is damaged, protected by a password, or has more than ``MAX_PAGES`` pages.
    """
    import pypdfium2 as pdfium  # imported here: it is heavy, and few commands need it

    try:
        document = pdfium.PdfDocument(data)
        return _read(document, pdfium.raw)
    except pdfium.PdfiumError as error:  # of the whole, or of one page
        message = "the PDF is damaged, or protected by a password"
        raise Refused([Problem("package", message, hint="take the password off, or save its text as .txt")]) from error


def _read(document: Any, raw: Any) -> Reading:
    try:
        if len(document) > MAX_PAGES:
            message = f"the PDF has {len(document)} pages; at most {MAX_PAGES} are read"
            raise Refused([Problem("too-big", message, hint="add the article alone")])
        lines = [line for number in range(len(document)) for line in _lines(document[number], number, raw)]
        told = document.get_metadata_dict()
    finally:
        document.close()
    title, author = cleaned(told.get("Title", "")), cleaned(told.get("Author", ""))
    said = Said("" if _FILE_NAME.search(title) else title, (author,) if " " in author else ())
    return Reading(tuple(_blocks(lines)), said)


def _lines(page: Any, number: int, raw: Any) -> Iterator[_Line]:
    """The lines of a page in the order of its text; a hyphen that PDFium takes for a break's is a soft one."""
    text = page.get_textpage()
    height = page.get_height()
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    sizes: list[float] = []
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        raise Refused([Problem("too-big", "a page of the PDF holds more text than any article", hint="check the file")])
    for place in range(count + 1):
        letter = chr(raw.FPDFText_GetUnicode(text, place)) if place < count else "\n"
        if letter in "\r\n":
            if boxes and (words := "".join(letters).strip()):
                lefts, bottoms, rights, tops = zip(*boxes, strict=True)
                yield _Line(words, min(lefts), max(rights), min(bottoms), max(tops), median(sizes), number, height)
            letters, boxes, sizes = [], [], []
            continue
        letters.append("\u00ad" if letter == "\x02" or letter == "\ufffe" else letter)
        if not letter.isspace() and raw.FPDFText_GetCharBox(text, place, left, right, bottom, top):
            boxes.append((left.value, bottom.value, right.value, top.value))
            sizes.append(raw.FPDFText_GetFontSize(text, place))


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    running = _running(lines)
    body = [line for line in lines if line not in running]
    for line in lines:
        if line in running and (words := cleaned(line.words)):
            yield Block("paragraph", words, within=(_RUNNING,))
    if not body:
        return
    weights: Counter[float] = Counter()
    for line in body:
        weights[round(line.size * 2) / 2] += len(line.words)
    usual = weights.most_common(1)[0][0]
    pitch = _pitch(body)
    whole = " ".join(line.words for line in body)
    run: list[_Line] = []
    for line in body:
        if run and not _goes_on(run, line, pitch, body):
            yield from _block(run, usual, whole)
            run = []
        run.append(line)
    yield from _block(run, usual, whole)


def _running(lines: Sequence[_Line]) -> frozenset[_Line]:
    """Lines near an edge that other pages have as well, figures aside, and numbers alone."""
    near = [line for line in lines if line.bottom > line.height * (1 - _BAND) or line.top < line.height * _BAND]
    said = Counter(re.sub(r"\d+", "#", line.words) for line in near)
    return frozenset(
        line
        for line in near
        if said[re.sub(r"\d+", "#", line.words)] > 1 or re.fullmatch(r"\W*(?:page )?\d+\W*", line.words.lower())
    )


def _pitch(lines: Sequence[_Line]) -> float:
    """How far lines of a paragraph stand apart, from baseline to baseline: the usual distance."""
    gaps = [
        round(one.bottom - other.bottom, 1)
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.bottom - other.bottom < 4 * one.size
    ]
    return median(gaps) if gaps else 0.0


def _goes_on(run: Sequence[_Line], line: _Line, pitch: float, lines: Sequence[_Line]) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last = run[-1]
    if abs(last.size - line.size) > 0.6 or ITEM.match(line.words):
        return False
    column = max(
        (other.right for other in lines if other.page == last.page and abs(other.left - last.left) < 40), default=0
    )
    word = (line.right - line.left) * len(line.words.split(None, 1)[0]) / max(1, len(line.words))
    full = last.right + word > column - 2 * last.size
    if last.page != line.page or line.bottom > last.top:  # another page or column: a sentence may go on there
        return full and last.words[-1] not in '.!?:"”'
    return full and last.bottom - line.bottom <= 1.35 * max(pitch, last.size)


def _block(run: Sequence[_Line], usual: float, whole: str) -> Iterator[Block]:
    text = run[0].words
    for line in run[1:]:
        text = _joined(text, line.words, whole)
    size = run[0].size
    if found := ITEM.match(text):
        if words := cleaned(text[found.end() :]):
            mark = found["mark"]
            yield Block("item", words, mark if mark[0].isalnum() else "-")
    elif words := cleaned(text):
        yield Block("heading" if size > 1.12 * usual and len(words.split()) < 25 else "paragraph", words)


def _joined(text: str, following: str, whole: str) -> str:
    """Two lines as one text; a hyphen at the break goes, unless the word is written with it elsewhere."""
    if text.endswith("\u00ad"):
        return text[:-1] + following
    if text.endswith("-") and following[:1].islower():
        start, end = re.split(r"\s", text)[-1], re.split(r"[\s.,;:!?]", following)[0]
        return text + following if f"{start}{end}" in whole else text[:-1] + following
    return f"{text} {following}"
