"""What nobody would hand out, found in a PDF: words off the paper, lone headings, parted rows, empty pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from support.tools import require_tool

EDGE = 14.17  # points: 5 mm, which most office printers leave white
_WORD = re.compile(
    rb'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)'
    rb'|<page width="([\d.]+)" height="([\d.]+)"'
)


def off_the_paper(path: Path) -> list[str]:
    """``3: word`` for each word nearer than ``EDGE`` to an edge of its page."""
    told = subprocess.run([require_tool("pdftotext"), "-bbox", str(path), "-"], capture_output=True, check=True).stdout
    found: list[str] = []
    page, wide, high = 0, 0.0, 0.0
    for left, top, right, bottom, word, width, height in _WORD.findall(told):
        if width:
            page, wide, high = page + 1, float(width), float(height)
            continue
        inside = (
            float(left) >= EDGE and float(right) <= wide - EDGE and float(top) >= EDGE and float(bottom) <= high - EDGE
        )
        if not inside:
            found.append(f"{page}: {word.decode('utf-8')}")
    return found


def lone_headings(path: Path) -> list[int]:
    """The pages, from 1, on which a heading is the last thing that is no furniture."""
    with pikepdf.open(path) as pdf:
        shown = [_roles(page) for page in pdf.pages]
    return [number for number, roles in enumerate(shown, 1) if roles and re.fullmatch(r"/H\d", roles[-1])]


def empty_pages(path: Path) -> list[int]:
    """The pages, from 1, with nothing on them but furniture, those left out that only turn to a right-hand page."""
    with pikepdf.open(path) as pdf:
        shown = [bool(_roles(page)) for page in pdf.pages]
    turning = {number for number in range(2, len(shown), 2) if shown[number]}
    return [number for number, full in enumerate(shown, 1) if not full and number not in turning]


def parted_rows(path: Path) -> list[tuple[int, ...]]:
    """The pages of each row of a table that stands on more than one."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        rows = [_pages(row, numbers) for row in _rows(pdf.Root.StructTreeRoot.K)]
    return [tuple(sorted(pages)) for pages in rows if len(pages) > 1]


def _roles(page: pikepdf.Page) -> list[str]:
    """The roles of a page's marked content in the order in which it is drawn."""
    operators = pikepdf.parse_content_stream(page, "BDC")
    return [str(one.operands[0]) for one in operators if str(one.operands[0]) != "/Artifact"]


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/TR":
                yield kid
            else:
                yield from _rows(kid)


def _pages(element: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> set[int]:
    """The pages on which the content of an element and of all below it stands."""
    found: set[int] = set()
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            found |= _pages(kid, numbers) if "/S" in kid else {numbers[(kid.get("/Pg") or element.Pg).objgen]}
        else:
            found.add(numbers[element.Pg.objgen])
    return found


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    if isinstance(element, pikepdf.Dictionary):
        kids = element.get("/K", pikepdf.Array())
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return list(element) if isinstance(element, pikepdf.Array) else [element]
