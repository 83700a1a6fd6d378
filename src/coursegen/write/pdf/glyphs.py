"""Finds texts that a document's faces can't print, at their authors' lines, before anything is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from coursegen.model import document_tree
from coursegen.model.document import Document
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Item, TableItem, TextItem, ungrouped
from coursegen.model.text import Text, words
from coursegen.problems import Problem
from coursegen.write.pdf.runs import printable

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces


def unprintable(document: Document, scenes: Mapping[str, Scene], faces: Faces) -> list[Problem]:
    """A problem for each text with characters that the faces lack, or that they set the wrong way round."""
    texts = [
        words(document.title),
        words(document.stamp),
        words(document.footer, address="brand.footer"),
        *document_tree.texts(document.blocks),
    ]
    for slide in dict.fromkeys(shown.slide for shown in document_tree.slides(document.blocks)):
        texts += [text for item in ungrouped((*scenes[slide].ground, *scenes[slide].items)) for text in _painted(item)]
    problems: list[Problem] = []
    common = {char for char in map(chr, range(ord(" "), ord("~") + 1)) if faces.covers(char)}
    for text in texts:
        if common.issuperset(text.plain):
            continue
        missing, leftward = lacking(text.plain, faces)
        if missing:
            problems.append(
                Problem(
                    "no-glyph",
                    f"the pages' font, {faces.family}, has no sign for {_listed(missing)}",
                    hint=_instead(missing),
                    address=text.address,
                )
            )
        elif leftward:
            problems.append(
                Problem(
                    "no-glyph",
                    f"these pages can't be set from right to left: {_listed(leftward)}",
                    hint="write it in letters that run from left to right",
                    address=text.address,
                )
            )
    return list(dict.fromkeys(problems))


@lru_cache(maxsize=4096)
def lacking(text: str, faces: Faces) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The characters of a text that the faces have no sign for, and those that run from right to left; each once."""
    missing = tuple(char for char in dict.fromkeys(printable(text)) if not faces.covers(char))
    leftward = tuple(char for char in dict.fromkeys(text) if unicodedata.bidirectional(char) in {"R", "AL"})
    return missing, leftward


def _instead(missing: Sequence[str]) -> str:
    """What a trainer can do about signs that the pages' font lacks."""
    what = "it" if len(missing) == 1 else "them"
    if all(unicodedata.category(char).startswith("L") for char in missing):
        return f"write {what} in the letters of the rest of the text, or take {what} out"
    words = next((name for char in missing if (name := unicodedata.name(char, "").lower())), "")
    return f"take {what} out, or say it in words" + (f" ({words})" if len(missing) == 1 and words else "")


def _listed(chars: Sequence[str]) -> str:
    shown = [f"“{char}” ({unicodedata.name(char, 'unnamed').lower()}, U+{ord(char):04X})" for char in chars[:5]]
    more = len(chars) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _painted(item: Item) -> Iterator[Text]:
    """The words that a painting of an item shows, with the item's address."""
    if isinstance(item, TextItem):
        paragraphs = item.paragraphs
        lines = item.lines
    elif isinstance(item, TableItem):
        paragraphs = tuple(p for row in item.rows for cell in row for p in cell.paragraphs)
        lines = tuple(line for row in item.rows for cell in row for line in cell.lines)
    else:
        return
    address = item.address or next((p.text.address for p in paragraphs if p.text.address), "")
    yield from (paragraph.text for paragraph in paragraphs)
    yield words("".join(fragment.text for line in lines for fragment in line.fragments), address=address)
