"""Says what an edited deck says: slides in order, the words of their shapes, their notes, its fingerprint."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from coursegen.pull.base.deck_base import ChartData, Geometry

Kind = Literal["text", "table", "picture", "chart", "line", "drawing", "field"]


class EditedRun(NamedTuple):
    """Words of an edited deck; bold and italic are ``None`` where the layout decides."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    link: str = ""
    struck: bool = False


Paragraph = tuple[EditedRun, ...]


class Shape(Struct, frozen=True):
    """A shape: its words as paragraphs by row and cell (a text has one of each), where it is if it says so.

    ``data`` has the series of a chart and ``chart`` its type (``bar``, ``line``, ``doughnut``, or ``""`` for another),
    ``image`` the hash of a picture's file, ``file`` its bytes; ``description`` is what those are told who can't see it.
    ``link`` is the address that a click on the shape leads to.
    """

    name: str
    kind: Kind
    placeholder: str
    box: Geometry | None
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...] = ()
    data: tuple[ChartData, ...] = ()
    image: str = ""
    file: bytes = b""
    description: str = ""
    chart: str = ""
    link: str = ""

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
