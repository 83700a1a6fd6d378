"""Sets an address as a QR code, in squares that stay sharp at any size."""

from __future__ import annotations

import segno
from msgspec import Struct

from coursegen.model.brand import RGB
from coursegen.model.document import WebCode
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element

SIDE = Mm(26).pt
"""How wide a code is with its quiet zone: a phone reads one of 100 letters from a hand's breadth away."""

QUIET = 4
"""The modules around a code that stay white (ISO/IEC 18004, 6.3.8)."""

_INK: RGB = (0.0, 0.0, 0.0)


class Code(Struct, frozen=True):
    """The rows of a code, dark where they are true, and where it begins."""

    rows: tuple[tuple[bool, ...], ...]
    x: float
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw each run of dark modules of a row as one box."""
        module = SIDE / (len(self.rows) + 2 * QUIET)
        x, y = left + self.x, top - QUIET * module
        self.element.attributes = (
            f"<</O/Layout/Placement/Block/BBox [{x:.2f} {top - SIDE:.2f} {x + SIDE:.2f} {top:.2f}]>>"
        )
        for number, row in enumerate(self.rows):
            for start, end in _runs(row):
                across = x + (QUIET + start) * module
                pen.box(across, y - (number + 1) * module, (end - start) * module, module, _INK, tag=self.element)


def web_code(block: WebCode, desk: Desk, column: Column, parent: Element) -> list[Strip]:  # noqa: ARG001 - as every block
    """A code at the column's left edge, a figure that says its address to who listens."""
    matrix = segno.make(block.address, error="m", micro=False).matrix
    rows = tuple(tuple(bool(module) for module in row) for row in matrix)
    return [Strip(SIDE, Code(rows, column.x, parent.child("Figure", alt=block.description)), after=UNIT)]


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where the dark stretches of a row begin and end."""
    starts = [at for at, dark in enumerate(row) if dark and not (at and row[at - 1])]
    ends = [at + 1 for at, dark in enumerate(row) if dark and row[at + 1 : at + 2] != (True,)]
    return list(zip(starts, ends, strict=True))
