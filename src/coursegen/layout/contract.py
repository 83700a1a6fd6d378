"""Writes down what a template offers, as plain values for a file: its page, fonts and colours, each layout's places and
what they hold, which layout each role stands in, and the roles that have none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coursegen.layout.capacity import capacity
from coursegen.layout.faces import Faces
from coursegen.layout.layout_choice import Choice, chosen
from coursegen.layout.layout_evidence import TITLES
from coursegen.layout.layout_map import NOT_SOUGHT, LayoutMap, Moved, RoleMap, Stand
from coursegen.layout.slide_kinds import BODY_FLOOR, KINDS
from coursegen.layout.slot import Slot
from coursegen.layout.template_contents import Contents, FoundLayout
from coursegen.model.brand import RGB
from coursegen.model.scene_items import Box, Item, PictureItem
from coursegen.units import EMU_PER_INCH

TITLE_SIZE = 20.0
"""The size that a title's room is told for, in points."""

PLAINLY = "has no layout of its own here and uses that of a similar kind of slide"

Row = dict[str, Any]


def contract(contents: Contents, layout_map: LayoutMap, faces: Faces) -> Row:
    """The contract's parts: ``template``, ``roles``, ``layouts``, ``unmapped``; lengths in inches, sizes in points.

    A role that the map names is left out of ``roles``: its words stand.
    """
    roles: dict[str, Row] = {}
    unmapped: dict[str, str] = {}
    for role in KINDS:
        if role in layout_map.roles:
            continue
        choice = PLAINLY if role in NOT_SOUGHT else chosen(role, contents)
        if isinstance(choice, Choice):
            roles[role] = role_row(choice.row)
        elif isinstance(choice, str):
            unmapped[role] = choice
        else:
            unmapped[role] = "; ".join(f"'{name}' {reason}" for name, reason in choice.items())
    return {
        "template": _template(contents),
        "roles": roles,
        "layouts": [_layout(layout, contents, faces) for layout in contents.layouts],
        "unmapped": unmapped,
    }


def role_row(row: RoleMap) -> Row:
    """A role as its map has it."""
    written: Row = {"layout": row.layout}
    if row.master:
        written["master"] = row.master
    if not row.furniture:
        written["furniture"] = False
    written["slots"] = {slot: stand_row(stand) for slot, stand in row.slots.items()}
    if row.alone is not None:
        written["alone"] = role_row(row.alone)
    return written


def stand_row(stand: Stand) -> Any:
    """Where a slot is, as its map has it."""
    if isinstance(stand, Moved):
        return {"place": stand.idx, "box": inches(stand.box)}
    return inches(stand) if isinstance(stand, Box) else stand


def inches(box: Box) -> list[float]:
    """A box as maps have it."""
    return [round(side / EMU_PER_INCH, 3) for side in (box.x, box.y, box.width, box.height)]


def _template(contents: Contents) -> Row:
    brand = contents.brand
    return {
        "page": inches(contents.page)[2:],
        "masters": contents.masters,
        "fonts": {"headings": brand.heading_font, "text": brand.body_font},
        "colours": {slot: _hex(rgb) for slot, rgb in sorted(brand.palette.items())},
    }


def _hex(rgb: RGB) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in rgb)


def _layout(layout: FoundLayout, contents: Contents, faces: Faces) -> Row:
    row: Row = {"name": layout.name, "master": layout.master}
    if layout.type:
        row["type"] = layout.type
    row["places"] = [_place(slot, layout.turned, faces) for slot in layout.places]
    if drawn := [_decoration(item) for item in contents.ground(layout).items]:
        row["decorations"] = drawn
    return row


def _place(slot: Slot, turned: frozenset[int], faces: Faces) -> Row:
    """A placeholder: its box, and how many lines and words it holds at the smallest size that they are set in."""
    assert slot.placeholder is not None
    row: Row = {"idx": slot.placeholder.idx, "kind": slot.placeholder.type or "obj", "name": slot.name}
    row["box"] = inches(slot.box)
    row["size"] = slot.style.size
    if slot.placeholder.idx in turned:
        row["turned"] = True
        return row
    floor = min(slot.style.size, TITLE_SIZE if slot.placeholder.type in TITLES else BODY_FLOOR)
    lines, words = capacity(slot, floor, faces)
    return row | {"at": floor, "lines": lines, "words": words}


def _decoration(item: Item) -> Row:
    kind = "picture" if isinstance(item, PictureItem) else "shape"
    return {"name": item.name, "kind": kind, "box": inches(item.box)}


def used(layout_map: Mapping[str, RoleMap], layout: str, master: int) -> dict[str, set[int]]:
    """The roles that stand in a layout, each with the placeholders that it needs there."""
    found: dict[str, set[int]] = {}
    for role, row in layout_map.items():
        for one in (row, *((row.alone,) if row.alone else ())):
            if one.layout == layout and one.master in (0, master):
                needed = found.setdefault(role, set())
                needed.update(stand for stand in one.slots.values() if isinstance(stand, int))
                needed.update(stand.idx for stand in one.slots.values() if isinstance(stand, Moved))
    return found
