"""Finds the shapes and words of a drawing in two renderings of it: what one has and the other has not, or elsewhere.

A shape is what hangs together in one colour of the drawing; thin lines and letters are left to
``pictures_alike.py``.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

from coursegen.model.brand import Brand
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, ConnectorItem, GroupItem, PathItem, ShapeItem, TextItem, ungrouped
from support.pictures_alike import unlike
from support.tools import require_tool

NEAR = 0.02
"""How far an edge of a shape may be from where it is in the other picture, as a share of the drawing's longer side."""

SAME = 16
"""How far a colour may be from the theme's, in each of red, green and blue, of 255."""

SCALE = 2.0
"""Pixels a point."""

CORE, SOLID = 3, 5
"""How many pixels of its own colour a shape has each way, so that edges of others are not taken for one; and how many
one has that every renderer must show, a line of three points or more."""

SMALL, LETTER = 13.0, 36.0
"""How long a shape is at least that every renderer must show, in points: the insides of letters are smaller, and the
letters of a headline."""

Words = Literal["placed", "lines", "there"]
"""How much of the places of words two renderings share."""

FINER = 2
"""How many pixels are taken for one where pixels are compared."""

HIGH = 0.75
"""How high a letter or a digit is at most, in em."""

LITTLE = 0.002
"""The share of a drawing that two renderers may set otherwise: the edges of letters."""

Mask = npt.NDArray[np.bool_]
Picture = npt.NDArray[np.uint8]


class Seen(NamedTuple):
    """A shape or a word where it was seen, in points: what it is, and its edges.

    What is ``faint`` need not be seen by the other renderer, but may be.
    """

    what: str
    edges: tuple[float, float, float, float]
    faint: bool = False


def differences(one: Iterable[Seen], other: Iterable[Seen], reach: float) -> list[str]:
    """What each side has that the other has nothing like, no edge further away than ``reach``.

    Shapes of one colour that touch in one picture and just do not in the other are taken together.
    """
    ours, theirs = list(one), list(other)
    return [f"ours alone: {seen}" for seen in _missing(ours, theirs, reach)] + [
        f"theirs alone: {seen}" for seen in _missing(theirs, ours, reach)
    ]


def _missing(these: list[Seen], those: list[Seen], reach: float) -> Iterator[str]:
    for seen in (one for one in these if not one.faint):
        like = [one for one in those if one.what == seen.what]
        own = [one for one in these if one.what == seen.what]
        if any(_near(seen, one, reach) for one in like):
            continue
        around = [one for one in like if _in(seen, one, reach)]
        tried = [(seen, _together_in(seen, like, reach)), *((one, _together_in(one, own, reach)) for one in around)]
        if not any(made is not None and _near(one, made, reach) for one, made in tried):
            yield f"{seen.what} at {', '.join(f'{edge:.0f}' for edge in seen.edges)}"


def _together_in(whole: Seen, parts: Iterable[Seen], reach: float) -> Seen | None:
    """All parts that lie in a shape as one; ``None`` where there are none."""
    inside = [one.edges for one in parts if _in(one, whole, reach)]
    if not inside:
        return None
    left, top, right, bottom = zip(*inside, strict=True)
    return Seen(whole.what, (min(left), min(top), max(right), max(bottom)))


def _in(part: Seen, whole: Seen, reach: float) -> bool:
    (left, top, right, bottom), (x, y, x2, y2) = part.edges, whole.edges
    return left >= x - reach and top >= y - reach and right <= x2 + reach and bottom <= y2 + reach


def _near(one: Seen, other: Seen, reach: float) -> bool:
    return all(abs(a - b) <= reach for a, b in zip(one.edges, other.edges, strict=True))


class Pages:
    """A PDF's pages as pictures, and the words on them with their places."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._words: list[list[Seen]] | None = None

    def picture(self, number: int) -> Picture:
        """A page from 0 on, in red, green and blue."""
        document = pypdfium2.PdfDocument(self.path)
        try:
            drawn = document[number].render(scale=SCALE, rev_byteorder=True).to_numpy()
            return np.array(drawn[..., :3])
        finally:
            document.close()

    def words(self, number: int) -> list[Seen]:
        """The words of a page and their boxes, in points."""
        if self._words is None:
            command = [str(require_tool("pdftotext")), "-bbox", str(self.path), "-"]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            self._words = [list(_words(page)) for page in told.split("<page ")[1:]]
        return self._words[number]


_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def _words(page: str) -> Iterator[Seen]:
    for found in _WORD.finditer(page):
        left, top, right, bottom = (float(found[place]) for place in range(1, 5))
        middle = (top + bottom) / 2  # how high a line is differs with the face's own figures
        yield Seen(unicodedata.normalize("NFKC", found[5]), (left, middle, right, middle))


def compared(
    scene: Scene, brand: Brand, ours: tuple[Pages, int], theirs: tuple[Pages, int], words: Words = "placed"
) -> list[str]:
    """What differs between two renderings of a scene's drawing: shapes by colour, place and size, words by place.

    And how much of it is otherwise in pixels, where that is more than the edges of letters and lines. On a ground that
    we can't paint and in faces of other widths, words need only stand in the same ``lines``; where the deck has several
    faces and is measured as if all were the widest, they have to be ``there``, and letters are no shapes.
    """
    (group,) = (item for item in scene.items if isinstance(item, GroupItem) and item.description)
    reach = NEAR * max(group.box.width, group.box.height) / 12_700
    small = max(LETTER, HIGH * _largest(group)) if words == "there" else SMALL
    ground = brand.rgb(scene.background)
    colours = {str(colour): rgb for colour in _colours(group) if (rgb := brand.rgb(colour)) != ground}
    pictures = [_cut(pages.picture(number), group.box) for pages, number in (ours, theirs)]
    corner = max(0, group.box.x) / 12_700, max(0, group.box.y) / 12_700
    seen = [
        [*shapes_in(picture, colours, corner, small), *_inside(pages.words(number), group.box, words)]
        for picture, (pages, number) in zip(pictures, (ours, theirs), strict=True)
    ]
    found = differences(*seen, reach)
    if words != "placed":
        return found
    share = unlike(*(np.array(Image.fromarray(one).reduce(FINER)) for one in pictures))
    return [*found, f"{share:.2%} of the pixels"] if share > LITTLE else found


def _largest(group: GroupItem) -> float:
    """The size of the largest words in a drawing, in points."""
    lines = (line for item in group.items if isinstance(item, TextItem) for line in item.lines)
    return max((fragment.size for line in lines for fragment in line.fragments), default=0.0)


def _cut(picture: Picture, box: Box) -> Picture:
    """What of a page's picture is in a box."""
    sides = box.x, box.y, box.right, box.bottom
    left, top, right, bottom = (max(0, round(value / 12_700 * SCALE)) for value in sides)
    return picture[top:bottom, left:right]


def _inside(found: Iterable[Seen], box: Box, words: Words) -> Iterator[Seen]:
    """The words in a box, with as much of their places as matters."""
    left, top, right, bottom = (value / 12_700 for value in (box.x, box.y, box.right, box.bottom))
    for one in found:
        x, y = (one.edges[0] + one.edges[2]) / 2, (one.edges[1] + one.edges[3]) / 2
        if left <= x <= right and top <= y <= bottom:
            middle = one.edges[1] if words == "lines" else 0.0
            yield one if words == "placed" else Seen(one.what, (0.0, middle, 0.0, middle))


def _colours(group: GroupItem) -> Iterable[Colour]:
    """Every colour that a drawing fills something with or draws a line in, once."""
    found: dict[Colour, None] = {}
    for item in ungrouped(group.items):
        shape = item.within if isinstance(item, TextItem) else item
        if isinstance(shape, ShapeItem | PathItem):
            found.update((one, None) for one in (shape.fill, shape.stroke) if one is not None)
        elif isinstance(shape, ConnectorItem):
            found[shape.stroke] = None
    return found


def shapes_in(
    picture: Picture, colours: Mapping[str, tuple[float, float, float]], corner: tuple[float, float], small: float
) -> Iterator[Seen]:
    """The shapes of a picture by their colours, in points; thin lines and what is ``small`` are faint."""
    left, top = corner
    for name, rgb in colours.items():
        mask = np.ones(picture.shape[:2], dtype=np.bool_)
        for channel, value in enumerate(rgb):
            low, high = max(0, round(255 * value) - SAME), min(255, round(255 * value) + SAME)
            mask &= (picture[..., channel] >= low) & (picture[..., channel] <= high)
        core = _blocks(mask, CORE)
        for (x0, y0, x1, y1), solid in _together(core, _blocks(core, SOLID - CORE + 1)):
            x1, y1 = x1 + CORE - 1, y1 + CORE - 1
            edges = left + x0 / SCALE, top + y0 / SCALE, left + x1 / SCALE, top + y1 / SCALE
            yield Seen(name, edges, faint=not solid or max(x1 - x0, y1 - y0) < small * SCALE)


def _blocks(mask: Mask, side: int) -> Mask:
    """The places of a mask at which a square of so many pixels begins that is all in it."""
    tall, wide = mask.shape[0] - side + 1, mask.shape[1] - side + 1
    found = np.zeros_like(mask)
    if tall > 0 and wide > 0:
        found[:tall, :wide] = True
        for down in range(side):
            for across in range(side):
                found[:tall, :wide] &= mask[down : down + tall, across : across + wide]
    return found


def _together(mask: Mask, solid: Mask) -> Iterator[tuple[tuple[int, int, int, int], bool]]:
    """The box of each part of a mask that hangs together, and whether it has anything solid."""
    padded = np.pad(mask, ((0, 0), (1, 1))).view(np.int8)
    rows, edges = np.nonzero(np.diff(padded, axis=1))
    runs = list(zip(rows[::2].tolist(), edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    parents = list(range(len(runs)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    above = 0
    for number, (row, start, stop) in enumerate(runs):
        while above < number and (runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] <= start)):
            above += 1
        other = above
        while other < number and runs[other][0] == row - 1 and runs[other][1] < stop:
            parents[root(other)] = root(number)
            other += 1
    boxes: dict[int, tuple[int, int, int, int]] = {}
    firm: set[int] = set()
    for number, (row, start, stop) in enumerate(runs):
        top = root(number)
        x0, y0, x1, y1 = boxes.get(top, (start, row, stop, row + 1))
        boxes[top] = min(x0, start), min(y0, row), max(x1, stop), max(y1, row + 1)
        if top not in firm and solid[row, start:stop].any():
            firm.add(top)
    yield from ((box, number in firm) for number, box in boxes.items())
