"""Warns of words that are cut because no line is wide enough, and of signs that the font lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from coursegen.layout.faces import Faces
from coursegen.layout.text_lines import in_capitals
from coursegen.model.scene import Scene
from coursegen.model.scene_items import ChartItem, Item, Line, TableItem, TextItem, TextParagraph, ungrouped
from coursegen.problems import Problem, Severity

_PART = re.compile(r"[^\s\-/–—]*[\-/–—]+|[^\s\-/–—]+")
"""What stays on one line where it can: a word, or a part of one up to its hyphen."""

_MOST = 5
"""How many signs a warning names."""


def doubts(scenes: Sequence[Scene], faces: Faces) -> list[Problem]:
    """A warning for each word that no line shows whole, each text with signs that the faces lack, each drawing undrawn.

    Only authors' words are looked at, each where it stands first; notes are not, for they wrap anywhere.
    """
    found: dict[tuple[str, str], Problem] = {
        (scene.undrawn.address, ""): scene.undrawn for scene in scenes if scene.undrawn is not None
    }
    covered: set[str] = set()
    for scene in scenes:
        for item in ungrouped(scene.items):
            parts = item.drawn if isinstance(item, ChartItem) else (item,)
            for address, paragraphs, lines in (text for part in parts for text in _texts(part)):
                for word in _cut(paragraphs, lines):
                    found.setdefault((address, word), _too_wide(word, scene, address))
                plain = "".join([paragraph.text.plain for paragraph in paragraphs])
                if new := set(plain).difference(covered):
                    covered.update(char for char in new if _is_covered(char, faces))
                    if strange := [char for char in dict.fromkeys(plain) if char not in covered]:
                        found.setdefault((address, "\0"), _lacking(strange, faces, address))
    return list(found.values())


def _texts(item: Item) -> Iterator[tuple[str, tuple[TextParagraph, ...], tuple[Line, ...]]]:
    """The texts of an item that an author wrote, each with its address and its lines."""
    if isinstance(item, TextItem):
        parts = [(item.paragraphs, item.lines)]
    elif isinstance(item, TableItem):
        parts = [(cell.paragraphs, cell.lines) for row in item.rows for cell in row]
    else:
        return
    for paragraphs, lines in parts:
        own = next((one.text.address for one in paragraphs if one.text.address), "")
        if address := own or item.address:
            yield address, paragraphs, lines


def _cut(paragraphs: Sequence[TextParagraph], lines: Sequence[Line]) -> list[str]:
    """The words that no line shows whole; East Asian text, which breaks anywhere, has none."""
    if len(lines) <= len(paragraphs):
        return []
    shown = ["".join([fragment.text for fragment in line.fragments]) for line in lines]
    if all(" " in line for line in shown):  # a word that is cut has a line to itself
        return []
    if all(line == line.upper() for line in shown):  # perhaps the place is set in capitals
        paragraphs = [replace(one, text=in_capitals(one.text)) for one in paragraphs]
    words = [word for paragraph in paragraphs for word in paragraph.text.plain.split()]
    whole = {word for line in shown for word in line.split()}
    parts = dict.fromkeys(part for word in words if word not in whole for part in _PART.findall(word))
    return [part for part in parts if not any(part in line for line in shown) and not any(map(_is_wide, part))]


def _too_wide(word: str, scene: Scene, address: str) -> Problem:
    told = word if len(word) <= 60 else f"{word[:59]}…"
    message = f"the word “{told}” is wider than its line on the slide {scene.slide}, and is cut"
    return Problem(
        "cut-word", message, None, "write a shorter one, or a hyphen where it may break", Severity.WARNING, address
    )


def _lacking(chars: list[str], faces: Faces, address: str) -> Problem:
    named = [f"“{char}” ({unicodedata.name(char, 'unnamed').lower()}, U+{ord(char):04X})" for char in chars[:_MOST]]
    more = f" and {len(chars) - _MOST} more" if len(chars) > _MOST else ""
    message = f"{faces.family} has no sign for {', '.join(named)}{more}: its room on the slide is only estimated"
    hint = "look at the slide in PowerPoint, which takes another font for it; no PDF can be made with it"
    return Problem("no-glyph", message, None, hint, Severity.WARNING, address)


def _is_covered(char: str, faces: Faces) -> bool:
    """Whether a character can be shown: as the faces' glyph, or because it is not seen at all."""
    return faces.covers(char) or char.isspace() or unicodedata.category(char) in {"Cf", "Cc", "Mn"}


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
