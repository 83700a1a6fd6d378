"""Finds words that a slide says and that are neither on its scenes nor in their notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.scene import Scene
from coursegen.model.scene_items import ChartItem, Item, TableItem, TextItem
from coursegen.model.slide import Slide
from coursegen.model.text import Text


def lost(slides: Iterable[Slide], scenes: Sequence[Scene]) -> list[tuple[str, str]]:
    """Each text of a slide that none of its scenes shows and no note of it holds, with the slide's id.

    A slide that is shown plainly may say it in the words of its plain version.
    """
    found: list[tuple[str, str]] = []
    for slide in slides:
        shown = [text for scene in scenes if scene.slide == slide.id for text in _shown(scene)]
        said = " ".join(_flat(text) for text in shown)
        missing = [text for text in _said(slide.title, slide.slots) if _flat(text) not in said]
        if slide.plain is not None and missing:
            missing = [text for text in _said(slide.title, slide.plain.slots) if _flat(text) not in said]
        found.extend((slide.id, text) for text in missing)
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _said(title: Text, slots: Mapping[str, tuple[Content, ...]]) -> Iterator[str]:
    yield title.plain
    for said in slots.values():
        for content in said:
            yield from (text.plain for text in _texts(content) if text)


def _texts(content: Content) -> Iterator[Text]:
    if isinstance(content, Paragraph):
        yield content.text
    elif isinstance(content, ItemList):
        yield from content.items
    else:
        for row in (content.header, *content.rows):
            yield from row


def _shown(scene: Scene) -> Iterator[str]:
    for item in scene.items:
        yield from _in(item)
    yield from (line.text.plain for line in scene.notes)


def _in(item: Item) -> Iterator[str]:
    if isinstance(item, TextItem):
        yield from (paragraph.text.plain for paragraph in item.paragraphs)
    elif isinstance(item, TableItem):
        yield from (one.text.plain for row in item.rows for cell in row for one in cell.paragraphs)
    elif isinstance(item, ChartItem):
        for part in item.drawn:
            yield from _in(part)
