"""Holds the pieces of content that slides and pages share: paragraphs, lists and tables."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.text import Text

ListMarker = Literal["bullet", "number", "letter", "check", "circle"]
ParagraphStyle = Literal["body", "lead", "small", "label", "quote", "fine"]

BOX = "□"
"""A cell of a table that is a box to tick."""


class Paragraph(Struct, frozen=True, gc=False):
    """One paragraph; ``style`` names how it is set: ``body``, ``lead``, ``small``, ``label``, ``quote`` or ``fine``."""

    text: Text
    style: ParagraphStyle = "body"


class ItemList(Struct, frozen=True, gc=False):
    """A list; ``check`` items have a box to tick, ``circle`` ones a circle, as one of them alone is right.

    ``letter`` ones have A, B, C (a question's options).
    """

    items: tuple[Text, ...]
    marker: ListMarker = "bullet"


class Table(Struct, frozen=True, gc=False):
    """A table with one header row and no merged cells.

    ``widths`` are shares of the whole width, one a column; ``caption`` is its alternative text.
    ``marked`` are the rows (from 0) that are set off, each by an icon and weight, not by colour alone.
    ``fill_rows`` empty rows follow for a reader to write in (pages only), each at least 18 mm high.
    ``row_mm`` is the least height of a row with an empty cell where that is another one.
    A ``small`` table is small print; ``write_below`` leaves room below the words of each cell but the first of a row,
    ``row_mm`` high in all (pages only). A ``bare`` one has no ground and no rules: things to tick, closer together.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]
    caption: str
    marked: frozenset[int] = frozenset()
    fill_rows: int = 0
    address: str = ""
    row_mm: float = 0.0
    small: bool = False
    write_below: bool = False
    bare: bool = False


Content = Paragraph | ItemList | Table
