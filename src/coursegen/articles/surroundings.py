"""Tells which containers of a page hold the article, and which hold what is around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from coursegen.articles.phrases import is_prose, page_names
from coursegen.articles.reading import Block, Container

OUTSIDE = "around the article"

_WHOLE = frozenset({"html", "body", "main", "article", "table", "tbody"})
"""What is never cut for its names: themes write there what else is on the page (``has-sidebar``, ``comments-open``)."""


def surroundings(blocks: Sequence[Block]) -> dict[int, str]:
    """What stands around the article, by the block's place from 0; nothing where blocks have no containers."""
    if not any(block.within for block in blocks):
        return {}
    weight = {place: len(block.words.split()) for place, block in enumerate(blocks) if _counts(block)}
    noise = _named(blocks, weight)
    found = {
        place: why
        for place, block in enumerate(blocks)
        if (why := next((noise[one.number] for one in block.within if one.number in noise), "") or _alone(block))
    }
    body = _body(blocks, {place: words for place, words in weight.items() if place not in found})
    if body is None:
        return found
    inside = [any(one.number == body for one in block.within) for block in blocks]
    first = inside.index(True)
    for place, block in enumerate(blocks):
        if not inside[place] and place not in found and not _belongs(block, before=place < first):
            found[place] = OUTSIDE
    return found


def _counts(block: Block) -> bool:
    """Whether a block speaks for where the article is: a library chose it, or it has sentences and none was asked."""
    return is_prose(block) if block.chosen is None else block.chosen and len(block.words.split()) >= 5


def _alone(block: Block) -> str:
    """What a block is by itself, whatever stands around it."""
    return "control" if block.kind == "control" else ""


def _named(blocks: Sequence[Block], weight: dict[int, int]) -> dict[int, str]:
    """The containers that their element or names give away, unless they hold half of the article."""
    all_words = sum(weight.values())
    held: Counter[int] = Counter()
    for place, words in weight.items():
        held.update({one.number: words for one in blocks[place].within})
    containers = {one.number: one for block in blocks for one in block.within}
    return {
        number: why
        for number, one in containers.items()
        if (why := reason_of(one)) and (not all_words or held[number] < 0.4 * all_words)
    }


def reason_of(container: Container) -> str:
    """What a container holds by its element and names, ``""`` where they don't tell."""
    if container.tag in _WHOLE:
        return ""
    if why := page_names().elements.get(container.tag):
        return why
    for why, pattern in page_names().names.items():
        if any(pattern.fullmatch(name) for name in container.names):
            return why
    return ""


def _body(blocks: Sequence[Block], weight: dict[int, int]) -> int | None:
    """The container of the article: one that is named so and holds most, else the smallest that holds nearly all."""
    total = sum(weight.values())
    if not total:
        return None
    held: Counter[int] = Counter()
    depth: dict[int, int] = {}
    containers: dict[int, Container] = {}
    for place, words in weight.items():
        for level, one in enumerate(blocks[place].within):
            held[one.number] += words
            depth[one.number], containers[one.number] = level, one
    for share, numbers in (
        (0.8, [number for number, one in containers.items() if any(map(page_names().body.fullmatch, one.names))]),
        (0.9, [number for number, one in containers.items() if one.tag not in ("p", "li", "ul", "ol", "blockquote")]),
    ):
        if fitting := [number for number in numbers if held[number] >= share * total]:
            return max(fitting, key=lambda number: (depth[number], held[number]))
    return None


def _belongs(block: Block, *, before: bool) -> bool:
    """Whether a block outside the article's container is part of it: its title, or a lead that is set above it."""
    if not before:
        return False
    names: Iterable[str] = (name for one in block.within[-3:] for name in one.names)
    if block.kind == "caption":
        return len(block.words.split()) >= 6 and any(one.tag in ("article", "main") for one in block.within)
    return block.kind == "heading" or (is_prose(block) and any(map(page_names().lead.fullmatch, names)))
