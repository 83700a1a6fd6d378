"""Puts two pages of a finished handout on each side of a sheet: to be folded, or side by side.

An imposed file is for the printer alone: it has no tags, no links and no fields. Pages are drawn as form
XObjects, so fonts and pictures stand in it once, as they did before.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name

from coursegen.units import Mm

THICKNESS = Mm(0.1).pt
"""Of one sheet of ordinary office paper, 80 g/m²: what each sheet adds to the fold of those around it."""

Pair = tuple[int | None, int | None]


class Side(Struct, frozen=True):
    """One side of a sheet: its left and its right page (from 0; ``None`` is empty), and how far each is moved.

    ``creep`` in points, towards the fold: the inner sheets of a booklet stick out, and would lose at the outer
    edge what a knife takes off there.
    """

    pages: Pair
    creep: float = 0.0


class Imposed(Struct, frozen=True):
    """A file to print: its bytes, how many sides it has, and the side (from 0) that each page stands on."""

    data: bytes
    sides: int
    side_of: Sequence[int]


def booklet_sides(pages: int) -> list[Side]:
    """The sides of a booklet stitched through its fold, the outermost sheet first, front before back.

    Of ``n`` pages, the next multiple of four, the outermost sheet has ``n`` and 1 on its front, 2 and
    ``n - 1`` on its back; every sheet inside it the next ones.
    """
    full = -(-pages // 4) * 4

    def page(number: int) -> int | None:
        return number if number < pages else None

    sides: list[Side] = []
    for sheet in range(full // 4):
        creep = sheet * THICKNESS
        sides.append(Side((page(full - 1 - 2 * sheet), page(2 * sheet)), creep))
        sides.append(Side((page(2 * sheet + 1), page(full - 2 - 2 * sheet)), creep))
    return sides


def two_up_sides(pages: int) -> list[Side]:
    """The sides of sheets with every two pages beside each other, as they are read."""
    return [Side((page, page + 1 if page + 1 < pages else None)) for page in range(0, pages, 2)]


def imposed(data: bytes, sides: Sequence[Side], sheet: tuple[float, float], *, duplex: bool) -> Imposed:
    """A finished PDF's pages on sheets of a size (width, height in points), each page in the middle of its half.

    Pages larger than half a sheet are made smaller, none is made larger. The same input gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as target:
        forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for side in sides:
            target.add_blank_page(page_size=sheet)
            page = target.pages[-1]
            shown = list(_placed(side, forms, sheet))
            page.obj.Resources = Dictionary(XObject=Dictionary({f"/{name}": form for name, form, _ in shown}))
            drawn = " ".join(
                f"q {' '.join(f'{value:.4f}' for value in matrix)} cm /{name} Do Q" for name, _, matrix in shown
            )
            page.obj.Contents = target.make_stream(drawn.encode("ascii"))
        _told(source, target, duplex=duplex)
        stream = io.BytesIO()
        target.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    side_of = {page: number for number, side in enumerate(sides) for page in side.pages if page is not None}
    return Imposed(stream.getvalue(), len(sides), [side_of[page] for page in sorted(side_of)])


def _placed(
    side: Side, forms: Sequence[pikepdf.Object], sheet: tuple[float, float]
) -> Iterator[tuple[str, pikepdf.Object, tuple[float, ...]]]:
    """Each page of a side: its name, its form, and the matrix that brings it to its half."""
    half, tall = sheet[0] / 2, sheet[1]
    for right, page in enumerate(side.pages):
        if page is None:
            continue
        left, low, width, height = _box(forms[page])
        scale = min(1.0, half / width, tall / height)
        x = right * half + (half - scale * width) / 2 + (-side.creep if right else side.creep)
        y = (tall - scale * height) / 2
        yield f"Page{page + 1}", forms[page], (scale, 0, 0, scale, x - scale * left, y - scale * low)


def _box(form: pikepdf.Object) -> tuple[float, float, float, float]:
    """The left and lower edges, the width and the height of a form."""
    numbers = [float(value) if isinstance(value, (int, Decimal)) else 0.0 for value in Array(form.BBox).as_list()]
    return numbers[0], numbers[1], numbers[2] - numbers[0], numbers[3] - numbers[1]


def _told(source: pikepdf.Pdf, target: pikepdf.Pdf, *, duplex: bool) -> None:
    """What a printer and a reader are told: both sides, turned on the short edge, no scaling; title and language."""
    target.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True,
        PrintScaling=Name("/None"),
        Duplex=Name("/DuplexFlipShortEdge" if duplex else "/Simplex"),
    )
    if (language := source.Root.get("/Lang")) is not None:
        target.Root.Lang = pikepdf.String(str(language))
    for key in ("/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"):
        if (value := source.docinfo.get(key)) is not None:
            target.docinfo[key] = pikepdf.String(str(value))
