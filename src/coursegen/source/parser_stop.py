"""Finds where a YAML parser gave up, in the source lines and without the library's words."""

from __future__ import annotations

from typing import Any

import yaml

from coursegen.problems import Place


class Stop:
    """Where the parser gave up (line and column from 0), and where it had started on what failed."""

    def __init__(self, file: str, lines: list[str], error: Any, last_scalar: Any) -> None:
        mark = error.problem_mark or error.context_mark
        self.file = file
        self.lines = lines
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        self.column = mark.column if mark else 0
        context = error.context_mark
        self.context = (context.line, context.column) if context is not None and context.line < len(lines) else None
        self.scanning = isinstance(error, yaml.scanner.ScannerError)  # within a word, not between words
        self.last = last_scalar

    @property
    def text(self) -> str:
        """The line where the parser gave up."""
        return self.lines[self.line]

    def character(self, line: int, column: int) -> str:
        """The character at a position, or nothing at a line's end."""
        return self.lines[line][column : column + 1]

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """A place from a position counted from 0."""
        return Place(self.file, line + 1, column + 1, max(1, width))
