"""Finds more room for drawings on a layout whose headline has a higher place than it needs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from coursegen.layout.contract import stand_row
from coursegen.layout.layout_map import Moved, Stand, as_in_a_map
from coursegen.layout.template import LayoutSpec
from coursegen.model.scene_items import Box
from coursegen.units import Inch, Pt

LINES = 2
"""How many lines of its own size a headline's place keeps."""

HIGHER = 1.2
"""How much higher a place must become for that to be worth a line in the map."""


def roomier(spec: LayoutSpec) -> Mapping[str, Stand] | None:
    """Where a layout's slots are to stand so that drawings have more room; ``None`` where its headline takes little.

    The headline's place ends higher, and the room for drawings and the line at its head begin so.
    """
    title, stage = spec.slots["title"], spec.slots.get("stage")
    if stage is None or title.placeholder is None or title.box.bottom > stage.box.y:
        return None
    needed = Pt(LINES * title.style.line_height(title.style.size)) + title.insets.top + title.insets.bottom
    spare = title.box.height - _rounded(needed)
    if stage.box.height + spare < HIGHER * stage.box.height:
        return None
    found: dict[str, Stand] = {
        "title": Moved(title.placeholder.idx, as_in_a_map(replace(title.box, height=title.box.height - spare)))
    }
    for name, slot in spec.slots.items():
        if slot.placeholder is None and title.box.bottom <= slot.box.y <= stage.box.y and name != "stage":
            found[name] = as_in_a_map(replace(slot.box, y=slot.box.y - spare))
    found["stage"] = as_in_a_map(replace(stage.box, y=stage.box.y - spare, height=stage.box.height + spare))
    moved = [stand for stand in found.values() if isinstance(stand, Box)]
    return None if any(box.overlaps(drawn) for box in moved for drawn in spec.room.marks) else found


def as_a_line(slots: Mapping[str, Stand]) -> str:
    """Slots as they are written in a map, on one line."""
    return ", ".join(f"{name}: {_row(stand)}" for name, stand in slots.items())


def _row(stand: Stand) -> str:
    row = stand_row(stand)
    return f"{{place: {row['place']}, box: {row['box']}}}" if isinstance(row, dict) else str(row)


def _rounded(length: int) -> int:
    """A length in hundredths of an inch, no less than it was."""
    return -(-length // Inch(0.01)) * Inch(0.01)
