"""Cuts what a slide says down to the first words that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.text import Run, Text, joined


def texts_in(content: Content) -> Sequence[Text]:
    """The texts of a paragraph, a list or a table, which has one for each row."""
    if isinstance(content, Paragraph):
        return (content.text,)
    if isinstance(content, ItemList):
        return content.items
    return tuple(
        joined(*[part for cell in row for part in (" · ", cell)][1:]) for row in (content.header, *content.rows)
    )


def first_words(said: tuple[Content, ...], fits: Callable[[tuple[Content, ...]], bool]) -> tuple[Content, ...]:
    """As many of the first words as fit, with a mark where they end; none where not even one does.

    More words never fit where fewer do not, so the number is found by halving. Tables are left out.
    """
    total = sum(len(text.plain.split()) for one in said for text in texts_in(one))
    low, high = 0, total
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_cut(said, middle)):
            low = middle
        else:
            high = middle - 1
    return _cut(said, low) if low else ()


def _cut(said: tuple[Content, ...], count: int) -> tuple[Content, ...]:
    """Contents up to so many words, what is after them left out."""
    kept: list[Content] = []
    for one in said:
        if count <= 0:
            break
        if isinstance(one, Paragraph):
            text, count = _cut_text(one.text, count)
            kept.append(replace(one, text=text))
        elif isinstance(one, ItemList):
            items: list[Text] = []
            for item in one.items:
                if count <= 0:
                    break
                text, count = _cut_text(item, count)
                items.append(text)
            kept.append(replace(one, items=tuple(items)))
    return tuple(kept)


def _cut_text(text: Text, count: int) -> tuple[Text, int]:
    """A text up to so many words, with a mark where it ends early, and how many words are left to take."""
    number = len(text.plain.split())
    if number <= count:
        return text, count - number
    runs: list[Run] = []
    for run in text.runs:
        pieces = run.text.split(" ")
        held = sum(1 for piece in pieces if piece)
        if held < count:
            runs.append(run)
            count -= held
            continue
        kept: list[str] = []
        for piece in pieces:
            if piece:
                if not count:
                    break
                count -= 1
            kept.append(piece)
        runs.append(replace(run, text=" ".join(kept).rstrip(" ,;:–—") + "…"))
        break
    return replace(text, runs=tuple(runs)), 0
