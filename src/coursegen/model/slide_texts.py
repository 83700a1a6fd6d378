"""Walks through all words of a slide: what it shows, its notes, and what it says in the slots of another role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.model.blocks import Content
from coursegen.model.document_tree import parts
from coursegen.model.slide import Slide
from coursegen.model.text import Text


def content_texts(contents: Iterable[Iterable[Content]]) -> Iterator[Text]:
    """The words in the slots of a slide, in reading order."""
    for slot in contents:
        for content in slot:
            yield from parts(content).texts


def slide_texts(slide: Slide) -> Iterator[Text]:
    """Every text of a slide, in reading order."""
    yield slide.title
    yield from content_texts(slide.slots.values())
    yield from (line.text for line in slide.notes)
    if slide.plain:
        yield from content_texts(slide.plain.slots.values())
    if slide.chart:
        yield from (*slide.chart.categories, *(series.name for series in slide.chart.series))
