"""Two PDFs of the same scenes compared word by word, and what is drawn in them picture by picture.

Ours is painted from the scenes; the other one is what LibreOffice makes of the deck.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, TableItem, TextItem, ungrouped
from coursegen.units import EMU_PER_POINT
from support.tools import require_tool

APART = 0.02
"""The share of a slide's width by which a word may stand elsewhere."""


class Word(NamedTuple):
    """A word of a page and its box in points, y downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Place(NamedTuple):
    """Where a text stands: an item's name, or a cell of a table, and its box in points."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        x, y = word.middle
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def pages_of(pdf: Path) -> list[list[Word]]:
    """The words of every page, as poppler finds them."""
    told = subprocess.run([require_tool("pdftotext"), "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    root = etree.fromstring(told, etree.XMLParser(recover=True, resolve_entities=False))
    return [
        [
            Word(word.text or "", *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter("{*}word")
        ]
        for page in root.iter("{*}page")
    ]


def places(scene: Scene) -> Iterator[Place]:
    """Every place with text on a slide; cells one by one."""
    for item in ungrouped(scene.items):
        if isinstance(item, TextItem):
            yield _place(item.name, item.box)
        elif isinstance(item, TableItem):
            y = item.box.y
            for number, (row, height) in enumerate(zip(item.rows, item.heights, strict=True)):
                x = item.box.x
                for column, width in enumerate(item.columns[: len(row)]):
                    yield _place(f"{item.name} {number}.{column}", Box(x, y, width, height))
                    x += width
                y += height


def _place(name: str, box: Box) -> Place:
    scale = EMU_PER_POINT
    return Place(name, box.x / scale, box.y / scale, box.right / scale, box.bottom / scale)


def differences(scene: Scene, ours: Sequence[Word], theirs: Sequence[Word]) -> list[str]:
    """In words, all that a page of theirs has otherwise than ours: words, line ends, places."""
    told: list[str] = []
    mine, rest = _by_place(scene, ours)
    told += [f"{scene.id}: {word.text!r} stands in no place of the slide" for word in rest]
    left = list(theirs)
    allowed = APART * scene.width / EMU_PER_POINT
    for place, words in mine:
        pairs = _paired(words, [other for other in left if place.holds(other)])
        for _, other in pairs:
            left.remove(other)
        lost = Counter(words) - Counter(word for word, _ in pairs)
        told += [f"{scene.id}, {place.name}: {word.text!r} is not there" for word in lost]
        far = [f"{one.text!r} by {_far(one, other):.1f} pt" for one, other in pairs if _far(one, other) > allowed]
        if (lines := _lines([one for one, _ in pairs])) != (others := _lines([other for _, other in pairs])):
            told.append(f"{scene.id}, {place.name}: the lines {lines} are {others}")
        elif far:
            told.append(f"{scene.id}, {place.name}: words stand elsewhere: {', '.join(far)}")
    return told + [f"{scene.id}: {word.text!r} is there as well" for word in left]


def _by_place(scene: Scene, words: Sequence[Word]) -> tuple[list[tuple[Place, list[Word]]], list[Word]]:
    """The words of a page by the place that they stand in, and those that stand in none.

    Where places overlap, as a drawing's does the unused part of a headline's, words are in the one painted last.
    """
    found: list[tuple[Place, list[Word]]] = [(place, []) for place in places(scene)]
    rest: list[Word] = []
    for word in words:
        holders = [inside for place, inside in found if place.holds(word)]
        (holders[-1] if holders else rest).append(word)
    return found, rest


def _paired(words: Sequence[Word], others: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words of two pages that are the same: in reading order where there are as many, else the nearest ones."""
    pairs: list[tuple[Word, Word]] = []
    for text in dict.fromkeys(word.text for word in words):
        mine = [word for line in _rows(words) for word in line if word.text == text]
        theirs = [word for line in _rows(others) for word in line if word.text == text]
        while len(mine) > len(theirs):
            mine.remove(max(mine, key=lambda word: min((_far(word, other) for other in theirs), default=0.0)))
        while len(theirs) > len(mine):
            theirs.remove(max(theirs, key=lambda other: min((_far(word, other) for word in mine), default=0.0)))
        pairs += zip(mine, theirs, strict=True)
    return pairs


def _far(one: Word, other: Word) -> float:
    """How far the farthest edge of a word's box is from the other's."""
    return max(abs(a - b) for a, b in zip(one[1:], other[1:], strict=True))


def _lines(words: Sequence[Word]) -> list[str]:
    """What stands on each line, from the top."""
    return [" ".join(word.text for word in line) for line in _rows(words)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words by line from the top, those of a line from the left."""
    lines: list[list[Word]] = []
    ends = float("-inf")
    for word in sorted(words, key=lambda word: word.middle[1]):
        if word.middle[1] > ends:
            ends = word.middle[1] + (word.bottom - word.top) / 3
            lines.append([])
        lines[-1].append(word)
    return [sorted(line, key=lambda word: word.left) for line in lines]
