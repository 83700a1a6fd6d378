"""Finds what to write in a template's map so that less has to give way, from what gave way on laid-out slides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from coursegen.layout.layout_map import Moved, Stand
from coursegen.layout.roomier import HIGHER, roomier
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.scene import GaveWay, Scene
from coursegen.model.scene_items import Box


class Cure(Struct, frozen=True):
    """What to write for a role that stands in a layout: where slots are; ``whole`` where nothing else of it stays."""

    role: str
    layout: str
    slots: Mapping[str, Stand]
    whole: bool = False

    @property
    def larger(self) -> bool:
        """Whether it makes places of the layout larger."""
        return any(isinstance(stand, Moved) for stand in self.slots.values())

    @property
    def boxes(self) -> list[Box]:
        """The boxes that it gives to slots."""
        found = (stand.box if isinstance(stand, Moved) else stand for stand in self.slots.values())
        return [box for box in found if isinstance(box, Box)]


def cures(scenes: Iterable[Scene], template: Template) -> list[Cure]:
    """A cure for each step that a map can make needless, each once, in the order of the slides.

    Places that become larger go first: a free line that would be in one of them is left out, for once the place is
    larger the line may be needless, and another look finds where it is free then.
    """
    found: dict[tuple[str, str, str], Cure] = {}
    drawn = template.layouts.get("drawn")
    for scene in scenes:
        missed = scene.undrawn is not None or any(one.way == "undrawn" for one in scene.gave_way)
        if missed and drawn is not None and (slots := roomier(drawn)) is not None:
            found["drawn", drawn.name, "stage"] = Cure("drawn", drawn.name, slots)
        for one in scene.gave_way:
            if (one.role, one.layout, one.slot) not in found and (cure := _cure(one, template)) is not None:
                found[one.role, one.layout, one.slot] = cure
    taken: dict[tuple[str, str], list[Box]] = {}
    kept: list[Cure] = []
    for cure in sorted(found.values(), key=lambda one: not one.larger):
        beside = taken.setdefault((cure.role, cure.layout), [])
        if not any(box.overlaps(other) for box in cure.boxes for other in beside):
            beside += cure.boxes
            kept.append(cure)
    return [cure for cure in found.values() if cure in kept]


def _cure(one: GaveWay, template: Template) -> Cure | None:
    if one.way == "apart" and one.box is not None:
        return Cure(one.role, one.layout, {one.slot: one.box})
    if one.way == "elsewhere" and one.box is not None:
        spec = next((spec for spec in template.layouts.values() if spec.name == one.layout), None)
        title = spec.slots["title"].placeholder if spec is not None else None
        return Cure(one.role, one.layout, {"title": title.idx, "table": one.box}, whole=True) if title else None
    own = template.layouts.get(one.role)
    specs = [spec for spec in (own, own.alone if own else None) if spec is not None and spec.name == one.layout]
    return next((cure for spec in specs if (cure := _higher(one, spec)) is not None), None)


def _higher(one: GaveWay, spec: LayoutSpec) -> Cure | None:
    """A place that takes the free room above or below it, where there is enough."""
    slot = spec.slots.get(one.slot)
    if slot is None or slot.placeholder is None:
        return None
    others = [other.box for name, other in spec.slots.items() if name != one.slot]
    box = max((spec.room.grown(slot.box, anchor, others) for anchor in ("top", "bottom")), key=lambda box: box.height)
    if box.height < HIGHER * slot.box.height:
        return None
    return Cure(one.role, one.layout, {one.slot: Moved(slot.placeholder.idx, box)})
