"""Makes a worksheet one of another kind: what that kind needs comes with it, what it has no place for goes."""

from __future__ import annotations

from coursegen.course.checks.kind_fields import own_fields
from coursegen.course.checks.tools import TAKES
from coursegen.source.ids import free_id
from coursegen.studio.saving.change import AddItem, SetText, SetValue
from coursegen.studio.saving.edited_files import NoSuchPlace
from coursegen.studio.saving.new_parts import Say
from coursegen.studio.saving.parts import Editing


def with_kind(editing: Editing, change: SetText, say: Say) -> None:
    """Do the change of a kind, with all that keeps the course one that can be shown. Errors: ``NoSuchPlace``."""
    takes = next((one for kind, one in TAKES.items() if kind == change.text), None)
    if takes is None:
        raise NoSuchPlace(change.address)
    tool = change.address.rpartition(".")[0]
    editing.do(change)
    for name in own_fields(TAKES):
        there = editing.at(f"{tool}.{name}") is not None
        if there and name not in (*takes.needs, *takes.may):
            editing.do(SetValue(f"{tool}.{name}", None))
        elif not there and name in takes.needs:
            text = say("studio_new_text")
            editing.do(SetValue(f"{tool}.{name}", [{"id": "first", "text": text}] if name == "items" else [text, text]))
    while len(ids := editing.names(f"{tool}.fields")) < takes.least:
        editing.do(AddItem(f"{tool}.fields", {"id": free_id("new", set(ids)), "label": say("studio_new_text")}))
