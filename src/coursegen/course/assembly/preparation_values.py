"""Turns the forms of what a facilitator prepares, and of the farewell, into their values."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.course.forms.preparation import BackgroundForm, BoardForm, RoomForm
from coursegen.course.forms.slideshow import FarewellForm
from coursegen.course.inline.texts import Texts
from coursegen.model.background import Background, Board, Farewell, Objection
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


def background_of(form: BackgroundForm | None, here: str, texts: Texts) -> Background:
    """What a facilitator wants to know beforehand; an empty one for ``None``."""
    if form is None:
        return Background()
    return Background(
        purpose=texts.one(form.purpose, f"{here}.purpose"),
        retold=texts.each(form.retold, f"{here}.retold"),
        weak=texts.one(form.weak, f"{here}.weak"),
        goes_wrong=texts.each(form.goes_wrong, f"{here}.goes_wrong"),
        objections=tuple(
            Objection(
                one.id,
                texts.one(one.objection, f"{here}.objections.{one.id}.objection"),
                texts.one(one.answer, f"{here}.objections.{one.id}.answer"),
                f"{here}.objections.{one.id}",
            )
            for one in form.objections
        ),
        prepare=texts.each(form.prepare, f"{here}.prepare"),
    )


def boards_of(forms: Sequence[BoardForm], here: str, texts: Texts) -> tuple[Board, ...]:
    """The boards that a facilitator writes."""
    return tuple(
        Board(
            one.id,
            texts.one(one.title, f"{here}.{one.id}.title"),
            texts.each(one.lines, f"{here}.{one.id}.lines"),
            f"{here}.{one.id}",
        )
        for one in forms
    )


def farewell_of(form: FarewellForm | None, texts: Texts) -> Farewell | None:
    """What stays on the screen at the end; ``None`` where the course does not say."""
    if form is None:
        return None
    here = "course.farewell"
    return Farewell(
        texts.one(form.title, f"{here}.title"),
        texts.one(form.text, f"{here}.text"),
        texts.one(form.follow_up, f"{here}.follow_up"),
        here,
    )
