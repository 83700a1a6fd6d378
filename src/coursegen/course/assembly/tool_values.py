"""Turns the form of a tool into its value."""

from __future__ import annotations

from coursegen.course.assembly.part_values import notes_of
from coursegen.course.forms.tool import ToolFieldForm, ToolForm, ToolItemForm
from coursegen.course.inline.texts import Texts
from coursegen.model.tools import Tool, ToolField, ToolItem


def tool_of(form: ToolForm, here: str, texts: Texts) -> Tool:
    """A tool whose addresses start with ``here``."""
    return Tool(
        id=form.id,
        kind=form.kind,
        title=texts.one(form.title, f"{here}.title"),
        prompt=texts.one(form.prompt, f"{here}.prompt"),
        fields=tuple(_field(one, f"{here}.fields.{one.id}", texts) for one in form.fields),
        address=here,
        heads=texts.each(form.heads, f"{here}.heads"),
        across=texts.each(form.across or [], f"{here}.across"),
        down=texts.each(form.down or [], f"{here}.down"),
        items=tuple(_item(one, f"{here}.items.{one.id}", texts) for one in form.items),
        source=texts.one(form.source, f"{here}.source"),
        carry=form.carry,
        notes=notes_of(form.notes, f"{here}.notes", texts),
    )


def _field(form: ToolFieldForm, here: str, texts: Texts) -> ToolField:
    return ToolField(
        form.id,
        texts.one(form.label, f"{here}.label"),
        texts.one(form.hint, f"{here}.hint"),
        form.lines,
        texts.one(form.example, f"{here}.example"),
        here,
    )


def _item(form: ToolItemForm, here: str, texts: Texts) -> ToolItem:
    return ToolItem(form.id, texts.one(form.text, f"{here}.text"), form.belongs or "", here)
