"""Sets thumbnails with lines to write on beside or below them, one strip a row."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import Captioned, SlideRows
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.figures import Painting, painting
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Keep, Paint, Painted, Strip
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

_GUTTER = 2.5 * UNIT


class _Below(Struct, frozen=True):
    """Something drawn ``down`` points below the strip's upper edge, over what is left of it."""

    paint: Paint
    down: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it there."""
        self.paint.draw(pen, left, top - self.down, height - self.down)


class _Short(Struct, frozen=True):
    """Lines that leave the last of them out, so that it is plain which slide they belong to."""

    paint: WriteLines

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw all but the last one."""
        self.paint.draw(pen, left, top, height - self.paint.apart)


def slide_rows(block: SlideRows, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Rows that share out each page, two in large print; the last page's rows are as high as the others."""
    strips: list[Strip] = []
    columns, high = (1, 2) if desk.scale.single_column else (block.columns, block.rows)
    rows = [block.slides[start : start + columns] for start in range(0, len(block.slides), columns)]
    for number, row in enumerate(rows):
        ends = (number + 1) % high == 0
        strips.append(_row(row, columns, desk, column, parent, keep=not ends))
        if ends and number + 1 < len(rows):
            strips.append(Strip(0.0, turn="next", keep="firm"))
    missing = -len(rows) % high
    empty = Strip(strips[0].height, after=UNIT, fills=True, keep="firm") if strips else Strip(0.0)
    strips += [empty] * missing
    if missing:
        strips[-1] = replace(strips[-1], keep="no")
    return strips


def _row(
    slides: Sequence[Captioned], columns: int, desk: Desk, column: Column, parent: Element, *, keep: bool
) -> Strip:
    wide = (column.width - (columns - 1) * _GUTTER) / columns
    parts: list[Paint] = []
    tall = 0.0
    beside = columns == 1 and not desk.scale.single_column
    for place, slide in enumerate(slides):
        part, reached = _slide(slide, desk, Column(column.x + place * (wide + _GUTTER), wide), parent, beside)
        parts += part
        tall = max(tall, reached)
    least = tall if beside else tall + 2 * desk.scale.write_on
    draft = any(scene.draft for slide in slides if (scene := desk.scenes.get(slide.thumbnail.slide)))
    keeps: Keep = "firm" if keep else "no"
    return Strip(least, Painted(tuple(parts)), after=UNIT, fills=True, keep=keeps, draft=draft)


def _slide(slide: Captioned, desk: Desk, column: Column, parent: Element, beside: bool) -> tuple[list[Paint], float]:
    """A slide, its caption and its lines; and how far down slide and caption reach."""
    picture: Painting
    together = parent.child("Div")  # whose caption it is would be a guess without it
    picture, tall = painting(slide.thumbnail, desk, column, together)
    style = desk.style("label")
    lines = desk.setter.lines(slide.caption, style, picture.width)
    element = together.child("Caption")
    captions: list[Paint] = [
        _Below(desk.line(line, style, column.x, element, {}), tall + number * style.leading)
        for number, line in enumerate(lines)
    ]
    reached = tall + len(lines) * style.leading
    apart, answer = (
        desk.scale.write_on,
        Answer(together.child("Div"), visible(slide.caption, desk.setter.reveal), slide.caption.address),
    )
    if beside:
        start = column.x + picture.width + _GUTTER
        lines_beside = _Short(WriteLines(start, column.x + column.width - start, apart, answer, alone=True))
        return [picture, *captions, lines_beside], reached
    return [picture, *captions, _Below(WriteLines(column.x, column.width, apart, answer, alone=True), reached)], reached
