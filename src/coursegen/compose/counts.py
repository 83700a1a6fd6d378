"""Composes tables for what a room counts on a board, once before and once after."""

from __future__ import annotations

from coursegen.compose.artefact import Setting
from coursegen.model.background import Board
from coursegen.model.blocks import Table
from coursegen.model.text import Text

_ROW_MM = 6.0  # high enough for a number by hand


def boards(setting: Setting) -> tuple[Board, ...]:
    """The boards of the whole course, then those of its modules in the order of the session."""
    held = (setting.modules[row.id] for row in setting.course.agenda if row.kind == "module")
    return (*setting.course.boards, *(board for module in held for board in module.boards))


def counted(setting: Setting) -> tuple[Table, ...]:
    """A table for each board that something is counted on, with a row for before and one for after to write in."""
    return tuple(_table(setting, board) for board in boards(setting) if board.counted)


def _table(setting: Setting, board: Board) -> Table:
    w, many = setting.words, len(board.counted)
    empty = (Text(),) * many
    return Table(
        (w.text("counted_title", title=board.title), *board.counted),
        tuple((w.text(f"counted_{when}"), *empty) for when in ("before", "after")),
        (0.55, *(0.45 / many,) * many),
        w.say("counted_caption"),
        small=True,
        row_mm=_ROW_MM,
        address=f"{board.address}.counted",
    )
