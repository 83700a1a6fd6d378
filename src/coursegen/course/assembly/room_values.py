"""The form of a room to its value."""

from __future__ import annotations

from coursegen.course.forms.room import RoomForm
from coursegen.course.inline.texts import Texts
from coursegen.model.room import Material, Room


def room_of(form: RoomForm | None, texts: Texts) -> Room | None:
    """The room as the course has it, ``None`` where it says nothing about one."""
    if form is None:
        return None
    here = "course.room"
    materials = tuple(
        Material(
            one.id,
            texts.one(one.item, f"{here}.materials.{one.id}.item"),
            one.per,
            one.count,
            f"{here}.materials.{one.id}",
        )
        for one in form.materials
    )
    layout = texts.one(form.layout, f"{here}.layout")
    return Room(layout, form.group, texts.each(form.equipment, f"{here}.equipment"), materials, here)
