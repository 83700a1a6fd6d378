"""Lays out a table in native rows and columns: every cell measured, rows as high as their words need."""

from __future__ import annotations

import itertools
from math import fsum
from typing import NamedTuple

from msgspec import Struct

from coursegen.layout.breaking import Broken, broken, words_of
from coursegen.layout.faces import Faces
from coursegen.layout.fit import TOLERANCE, balanced, sizes
from coursegen.layout.headline_breaks import Even, with_company
from coursegen.layout.template import Slot
from coursegen.layout.text_lines import SINGLE, SLACK, Para, set_lines, surely_broken
from coursegen.model.blocks import Table
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene_items import Align, Anchor, Box, Cell, Colour, Insets, TableItem, TextParagraph
from coursegen.model.text import Text
from coursegen.units import EMU_PER_POINT, Pt

FLOOR = 18.0
"""The smallest table text on a slide, in points, unless the layout's own is smaller, as for sources."""

PADDINGS = (10.0, 7.5, 5.0)
"""Space above and below a cell's words, in points: the airiest that fits."""

SIDE = 8.0
CHECK = 30.0
"""Space at a cell's sides, and the room for the icon of a marked row, in points."""

DARK_RULE = Colour("accent6", 0.5)
RULES = tuple(Colour("accent6", *shade) for shade in ((0.4, 0.6), (0.6, 0.4), (1.0, 0.0), (0.75, 0.0), (0.5, 0.0)))
"""The line under a row, on a dark page, and on a light one from the palest on."""

SEEN = 2.4
"""From which contrast with a light page a line is seen on a weak projector."""

INK, PAPER = Colour("dk1"), Colour("lt1")


class Grid(Struct, frozen=True):
    """A table measured at one size: its cells in lines by row (the header first), row heights without padding.

    ``cut``: its longest words side by side are wider than the table.
    """

    size: float
    columns: tuple[int, ...]
    cells: tuple[tuple[Broken, ...], ...]
    heights: tuple[float, ...]
    alignments: tuple[Align, ...]
    left: float
    cut: bool = False


class Laid(NamedTuple):
    """A table's rows that stand on one slide, at a padding in points."""

    grid: Grid
    rows: range
    padding: float


def columns_of(table: Table, width: int) -> tuple[int, ...]:
    """Column widths in EMU that add up to the whole width."""
    total = fsum(table.widths)
    edges = [0]
    share = 0.0
    for part in table.widths:
        share += part
        edges.append(round(width * share / total))
    return tuple(right - left for left, right in itertools.pairwise(edges))


def _wide_enough(shares: tuple[int, ...], least: tuple[int, ...]) -> tuple[int, ...]:
    """Columns that hold their longest words, the others narrower for it; as they are where no widths would do."""
    if sum(least) > sum(shares):
        return shares
    # Each round sets the columns whose share of what is left is too narrow for their words, until none is.
    found: dict[int, int] = {}
    while True:
        free = [column for column in range(len(shares)) if column not in found]
        room, whole = sum(shares) - sum(found.values()), sum(shares[column] for column in free)
        narrow = {column: least[column] for column in free if shares[column] * room < least[column] * whole}
        if not narrow:
            break
        found |= narrow
    spread = {column: shares[column] * room // whole for column in free}
    columns = [(found | spread)[column] for column in range(len(shares))]
    columns[max(free)] += sum(shares) - sum(columns)
    return tuple(columns)


def _para(text: Text, size: float, align: Align, *, bold: bool, colour: Colour) -> Para:
    return Para(text, size, colour, size * SINGLE, bold, align=align)


def _alignments(table: Table) -> tuple[Align, ...]:
    """Columns of nothing but whole numbers stand to the right."""
    return tuple(
        "right"
        if table.rows and column and all(row[column].plain.strip().isdecimal() for row in table.rows)
        else "left"
        for column in range(len(table.header))
    )


def grid(table: Table, width: int, size: float, faces: Faces) -> Grid:
    """A table measured at a size in points in a width in EMU."""
    alignments = _alignments(table)
    left = SIDE + (CHECK if table.marked else 0.0)
    lines = (table.header, *table.rows)
    words = [
        [
            words_of(text, index == 0 or (column == 0 and index - 1 in table.marked), False, faces)
            for column, text in enumerate(row)
        ]
        for index, row in enumerate(lines)
    ]
    beside = [SIDE + (left if column == 0 else SIDE) for column in range(len(table.header))]
    longest = [max(row[column].longest for row in words) for column in range(len(table.header))]
    least = tuple(Pt(em * size / (1 - SLACK) + side) for em, side in zip(longest, beside, strict=True))
    columns = _wide_enough(columns_of(table, width), least)
    rows: list[tuple[Broken, ...]] = []
    heights: list[float] = []
    for row in words:
        cells: list[Broken] = []
        most = 1
        for column, said in enumerate(row):
            limit = (columns[column] / EMU_PER_POINT - beside[column]) / size
            cell = broken(said, limit, faces)
            if cell.widest > limit * (1 - SLACK):
                most = max(most, len(broken(said, limit * (1 - SLACK), faces).lines))
            most = max(most, len(cell.lines))
            cells.append(cell)
        rows.append(tuple(cells))
        heights.append(most * size * SINGLE + faces.overhang(SINGLE) * size)
    cut = sum(least) > width
    return Grid(size, columns, tuple(rows), tuple(heights), alignments, left, cut)


def fitted_table(table: Table, slot: Slot, faces: Faces, smallest: float = FLOOR) -> list[Laid] | None:
    """A table in its place: on one slide at the largest size and padding that fit, else in parts by rows.

    Where its columns can't hold their longest words side by side, a smaller size at which they can is as good.
    ``smallest`` is the floor in points. ``None`` where one row with the header is too high even there.
    """
    room = slot.box.height / EMU_PER_POINT
    largest = slot.style.size
    floor = min(largest, smallest)
    tried: list[Grid] = []
    whole = range(len(table.rows))
    for size in sizes(largest, floor):
        one = grid(table, slot.box.width, size, faces)
        tried.append(one)
        if one.cut and size > floor:
            continue
        for padding in PADDINGS:
            if _height(one, whole, padding) <= room + TOLERANCE:
                return [Laid(one, whole, padding)]
    best: tuple[Grid, list[range]] | None = None
    for one in reversed(tried):
        high = [height + 2 * PADDINGS[-1] for height in one.heights]
        parts = balanced(high[1:], [0.0] * len(whole), [False] * len(whole), room - high[0])
        if parts is None or (best is not None and (len(parts) > len(best[1]) or one.cut)):
            break
        best = one, parts
    if best is None:
        return None
    chosen, parts = best
    padding = next(
        padding
        for padding in PADDINGS
        if padding == PADDINGS[-1] or all(_height(chosen, part, padding) <= room + TOLERANCE for part in parts)
    )
    return [Laid(chosen, part, padding) for part in parts]


def _height(one: Grid, rows: range, padding: float) -> float:
    """How high some rows are with the header and a padding, in points."""
    heights = [one.heights[0], *one.heights[rows.start + 1 : rows.stop + 1]]
    return sum(heights) + 2 * padding * len(heights)


def rule_of(brand: Brand) -> Colour:
    """The line under a row: on a light page the palest that is seen."""
    if brand.dark:
        return DARK_RULE
    page = brand.rgb(Colour("lt1"))
    return next((one for one in RULES if contrast(brand.rgb(one), page) >= SEEN), RULES[-1])


def table_item(
    table: Table, slot: Slot, laid: Laid, accent: Colour, tint: Colour, rule: Colour, faces: Faces
) -> TableItem:
    """The native table of one part, its header repeated."""
    size, padding = laid.grid.size, laid.padding
    chosen = [0, *(row + 1 for row in laid.rows)]
    heights = tuple(Pt(laid.grid.heights[row] + 2 * padding) for row in chosen)
    rows = []
    for row in chosen:
        texts = table.header if row == 0 else table.rows[row - 1]
        marked = row - 1 in table.marked
        tall = laid.grid.heights[row] > size * SINGLE * 1.5
        anchor: Anchor = "bottom" if row == 0 else "top" if tall else "middle"
        fill = accent if row == 0 else tint if marked else None
        cells = []
        for column, text in enumerate(texts):
            bold = row == 0 or (column == 0 and marked)
            align = laid.grid.alignments[column]
            left = laid.grid.left if column == 0 else SIDE
            colour = PAPER if row == 0 else INK
            para = _para(text, size, align, bold=bold, colour=colour)
            inner = laid.grid.columns[column] / EMU_PER_POINT - SIDE - left
            sure = Even(*surely_broken([para], [laid.grid.cells[row][column]], inner, faces))
            (cell,), narrower, held = with_company([para], sure, inner, faces)
            free = laid.grid.heights[row] - len(cell.lines) * para.line
            top = padding + (free if anchor == "bottom" else free / 2 if anchor == "middle" else 0.0)
            cells.append(
                Cell(
                    (
                        TextParagraph(
                            text,
                            size,
                            PAPER if row == 0 else None,
                            bold or None,
                            None if align == "left" else align,
                            held=held[0] if held else (),
                        ),
                    ),
                    set_lines([para], [cell], inner, top, left, faces),
                    fill,
                    Insets(Pt(left), Pt(padding), Pt(SIDE + narrower), Pt(padding)),
                    anchor,
                )
            )
        rows.append(tuple(cells))
    box = Box(slot.box.x, slot.box.y, slot.box.width, sum(heights))
    return TableItem(
        "Table", box, laid.grid.columns, heights, tuple(rows), table.caption, rule, slot.placeholder, table.address
    )


def mark_boxes(table: Table, item: TableItem, laid: Laid) -> list[tuple[int, Box]]:
    """Each marked row of a part with the box for its icon, at the height of its first line."""
    boxes = []
    y = item.box.y + item.heights[0]
    side = Pt(min(laid.grid.size * 1.1, CHECK - 8))
    for row, height in zip(laid.rows, item.heights[1:], strict=True):
        if row in table.marked:
            line = Pt(laid.grid.size * SINGLE)
            boxes.append((row, Box(item.box.x + Pt(SIDE), y + Pt(laid.padding) + (line - side) // 2, side, side)))
        y += height
    return boxes
