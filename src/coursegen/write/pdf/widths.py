"""Divides a table's width among its columns by their shares, so that no word is cut."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from coursegen.model.blocks import Table
from coursegen.model.text import Text
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.runs import printable
from coursegen.write.pdf.styles import Style

_TALLEST = 4  # lines of a cell; a narrow column of more reads badly in large print


def widths_of(block: Table, desk: Desk, width: float, pad: float) -> tuple[float, ...]:
    """The columns' widths, as wide as their shares where words fit so; ``pad`` is on each side of a cell.

    A column whose longest word is wider takes what it lacks from the others, as far as they have it.
    """
    total = fsum(block.widths) or 1.0
    shares = [width * share / total for share in block.widths]
    least = _least(block, desk, pad)
    short = fsum(max(0.0, need - have) for need, have in zip(least, shares, strict=True))
    spare = fsum(max(0.0, have - need) for need, have in zip(least, shares, strict=True))
    if not short or spare < short:
        return tuple(shares)
    return tuple(
        need if need >= have else have - (have - need) * short / spare for need, have in zip(least, shares, strict=True)
    )


def reads_well(block: Table, desk: Desk, widths: Sequence[float], pad: float) -> bool:
    """Whether a table can be read in large print: words whole, cells to write in wide, no cell a tower."""
    if any(need > have + 0.01 for need, have in zip(_least(block, desk, pad), widths, strict=True)):
        return False
    if block.fill_rows and min(widths) < desk.scale.cell_to_fill:
        return False
    style = desk.style("cell")
    return all(
        len(desk.setter.lines(text, style, have - 2 * pad)) <= _TALLEST
        for row in block.rows
        for text, have in zip(row, widths, strict=True)
    )


def _least(block: Table, desk: Desk, pad: float) -> list[float]:
    """What each column needs at least: its longest word, a header's in its own style, and ``pad`` on both sides."""
    least = [_longest(text, desk, desk.style("column"), bold=True) for text in block.header]
    style = desk.style("cell")
    for index, row in enumerate(block.rows):
        bold = index in block.marked
        least = [max(one, _longest(text, desk, style, bold=bold)) for one, text in zip(least, row, strict=True)]
    return [one + 2 * pad + 0.1 for one in least]


def _longest(text: Text, desk: Desk, style: Style, *, bold: bool) -> float:
    """The width of a text's longest word, be it of several runs; addresses and gaps may be broken, and end one."""
    longest = so_far = 0.0
    for run in text.runs:
        if run.link or (run.blank and not desk.setter.reveal):
            so_far = 0.0
            continue
        face = style.face(bold or run.strong, run.emphasis)
        for number, word in enumerate(printable(run.text).split(" ")):
            length = desk.setter.width(word, face, style.size) if "://" not in word else 0.0
            so_far = length if number else so_far + length
            longest = max(longest, so_far)
    return longest
