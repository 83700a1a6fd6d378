"""Decides what waits for a click: entries of a list one by one, an answer and the recap as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem, Item, PathItem, TableItem, TextItem
from coursegen.model.slide import Slide
from coursegen.model.slideshow import Appearing, Click, Slideshow

AT_ONCE = frozenset({"quiz", "poll", "answer"})
"""Roles whose lists are there at once: who is to choose has to see what there is."""


def staged(scenes: Sequence[Scene], slides: Iterable[Slide], slideshow: Slideshow) -> tuple[Scene, ...]:
    """The scenes with their clicks and their transition. What is secret waits for a click, whatever was asked for.

    So does the recap, which the room is asked for first.
    """
    roles = {slide.id: slide.role for slide in slides}
    scenes = [_parted(scene) if roles[scene.slide] == "recap" else scene for scene in scenes]
    return tuple(
        replace(scene, clicks=tuple(_clicks(scene, roles[scene.slide], slideshow)), transition=slideshow.transition)
        for scene in scenes
    )


def _parted(scene: Scene) -> Scene:
    """A recap whose sentences stand beside its drawing, since nothing inside a group can wait for a click."""
    items: list[Item] = []
    for item in scene.items:
        if isinstance(item, GroupItem) and item.description:
            parts = [one for one in item.items if isinstance(one, TextItem)]
            items += [replace(item, items=tuple(one for one in item.items if one not in parts)), *parts]
        else:
            items.append(item)
    return replace(scene, items=tuple(items))


def _clicks(scene: Scene, role: str, slideshow: Slideshow) -> Iterator[Click]:
    marks = [Appearing(place) for place, item in enumerate(scene.items) if isinstance(item, GroupItem) and item.secret]
    for place, item in enumerate(scene.items):
        if isinstance(item, TextItem) and (hidden := _hidden(item)):
            yield (*marks, *(Appearing(place, number) for number in hidden))
        elif isinstance(item, TextItem) and role == "recap" and item.placeholder is None and len(item.paragraphs) > 1:
            yield (Appearing(place, len(item.paragraphs) - 1),)  # its number is there to ask by
        elif isinstance(item, TableItem) and (role == "recap" or (role == "answer" and slideshow.answers)):
            yield (Appearing(place), *(Appearing(other) for other in _marks(scene.items, item)))
        elif isinstance(item, TextItem) and role not in AT_ONCE and slideshow.bullets:
            entries = [number for number, paragraph in enumerate(item.paragraphs) if paragraph.entry]
            if len(entries) > 1:
                yield from ((Appearing(place, number),) for number in entries)


def _hidden(item: TextItem) -> list[int]:
    """The places of a text's paragraphs that a click reveals, all with one click."""
    return [
        number
        for number, paragraph in enumerate(item.paragraphs)
        if paragraph.text.runs and all(run.secret for run in paragraph.text.runs)
    ]


def _marks(items: Sequence[Item], table: TableItem) -> Iterator[int]:
    """The places of the icons that stand in a table: they come with it, or they would tell what it says."""
    for place, item in enumerate(items):
        if isinstance(item, PathItem):
            x, y = item.box.x + item.box.width / 2, item.box.y + item.box.height / 2
            if table.box.x <= x <= table.box.right and table.box.y <= y <= table.box.bottom:
                yield place
