"""Puts parts of a session in, elsewhere or out, with the plan and the minutes that go with them."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.publish.blank_course import blank_module
from coursegen.source import nodes
from coursegen.source.folder import MODULES
from coursegen.source.ids import free_id, id_from
from coursegen.source.text import source_text
from coursegen.source.values import id_of, items_in, node_at, text_in
from coursegen.source.yaml_file import node_of
from coursegen.studio.saving.change import AddItem, Change, MoveItem, RemoveItem, SetText
from coursegen.studio.saving.edited_files import NoSuchPlace, Order, edited, file_of
from coursegen.studio.saving.new_parts import KINDS, Say

BREAK, MODULE = 10, 25
"""How many minutes a new break and a new module have."""


class Editing:
    """The texts of a course's files while several changes are done to them, one after the other."""

    def __init__(self, texts: Mapping[str, str], order: Order) -> None:
        self._before, self.texts, self._order = texts, dict(texts), order

    def do(self, change: Change) -> None:
        """Do one change. Errors: ``NoSuchPlace``."""
        self.texts.update(edited(self.texts, change, self._order))

    @property
    def changed(self) -> dict[str, str | None]:
        """The files that are not as they were; ``None`` for one that goes."""
        gone: dict[str, str | None] = {file: None for file in self._before if file not in self.texts}
        return {file: text for file, text in self.texts.items() if text != self._before.get(file)} | gone

    def at(self, address: str) -> nodes.Node | None:
        """What stands at an address now."""
        file, steps = file_of(address)
        if file not in self.texts:
            return None
        return node_at(node_of(source_text(self.texts[file].encode(), file)), *steps)

    def text(self, address: str) -> str:
        """The text at an address, ``""`` where there is none."""
        return text_in(self.at(address))

    def names(self, address: str) -> list[str]:
        """The ids of the objects in a list, or its texts."""
        return [one.text if isinstance(one, nodes.Scalar) else id_of(one) for one in items_in(self.at(address))]

    def more_minutes(self, module: str, by: int) -> None:
        """Give a module, and the session with it, so many minutes more."""
        for address in (f"{module}.minutes", "course.session.minutes"):
            if (typed := self.text(address)).isdecimal():
                self.do(SetText(address, str(max(1, int(typed) + by))))


def added_part(editing: Editing, module: str, kind: str, after: str, block: str, say: Say) -> str:
    """A part of a kind, put after another of a module; gives its address.

    It stands in the block that it comes after where that is of its kind, else in a block of its own, for which the
    module and the session get the minutes.
    """
    made = KINDS[kind]
    around, plan = f"{module}.{made.name}", f"{module}.plan"
    taken = {name for one in KINDS for name in editing.names(f"{module}.{one}")} | set(editing.names(plan))
    name = free_id(f"new_{made.block.rstrip('s')}", taken)
    value = {"id": name, **made.value(say, editing.text(f"{module}.source"))}
    if kind == "quiz":
        value["objective"] = next(iter(editing.names(f"{module}.objectives")), "")
    is_beside = after in editing.names(around)
    editing.do(AddItem(around, value, after if is_beside else ""))
    here = block.rpartition(".")[2]
    if editing.text(f"{plan}.{here}.block") == made.block:
        items = editing.names(f"{plan}.{here}.items")
        if items:
            number = str(items.index(after)) if after in items else ""
            editing.do(AddItem(f"{plan}.{here}.items", name, number))
        return f"{around}.{name}"
    shows_all = [
        one for one in editing.names(plan)
        if editing.text(f"{plan}.{one}.block") == made.block and not editing.names(f"{plan}.{one}.items")
    ]  # fmt: skip
    if not shows_all:
        row = {
            "id": free_id(f"{name}_block", taken | {name}),
            "block": made.block,
            "items": [name],
            "minutes": made.minutes,
        }
        editing.do(AddItem(plan, row, here if here in editing.names(plan) else ""))
        editing.more_minutes(module, made.minutes)
    return f"{around}.{name}"


def added_row(editing: Editing, kind: str, title: str, after: str, say: Say) -> str:
    """A break or a module put into the agenda after one of its rows, with its minutes; gives its address."""
    rows = editing.names("course.agenda")
    last = next((row for row in rows if editing.text(f"course.agenda.{row}.kind") == "closing"), "")
    if after not in rows or after == last:
        after = rows[rows.index(last) - 1] if last and rows.index(last) else rows[-1]
    if kind == "break":
        name = free_id("break", set(rows))
        row = {"id": name, "kind": "break", "title": say("studio_kind_break"), "minutes": BREAK}
        editing.do(AddItem("course.agenda", row, after))
        _more_session(editing, BREAK)
        return f"course.agenda.{name}"
    if kind != "module":
        raise NoSuchPlace(kind)
    stems = {file.rpartition("/")[2].removesuffix(".yaml") for file in editing.texts}
    name = free_id(id_from(title, "module") or "module", {*rows, *stems, "course", "articles", "base"})
    editing.texts[f"{MODULES}/{name}.yaml"] = blank_module(name, title.strip() or say("studio_new_module"), MODULE)
    module_row(editing, name, after)
    return name


def module_row(editing: Editing, module: str, after: str) -> None:
    """A row in the agenda for a module whose file is there, before the closing where no other row is named."""
    rows = editing.names("course.agenda")
    closing = next((row for row in rows if editing.text(f"course.agenda.{row}.kind") == "closing"), "")
    last = rows[rows.index(closing) - 1] if closing and rows.index(closing) else rows[-1]
    editing.do(AddItem("course.agenda", {"id": module, "kind": "module"}, after or last))
    minutes = editing.text(f"{module}.minutes")
    _more_session(editing, int(minutes) if minutes.isdecimal() else 0)


def without_part(editing: Editing, address: str, block: str) -> None:
    """A part taken out of its module and of the plan; a block that would show nothing goes with its minutes."""
    around, _, name = address.rpartition(".")
    module = around.partition(".")[0]
    if around == "course.agenda":
        _without_row(editing, name)
        return
    if "." not in address:
        _without_module(editing, address)
        return
    if not name or around not in {f"{module}.{kind}" for kind in (*KINDS, "slides")}:
        raise NoSuchPlace(address)
    if block:
        items = editing.names(f"{block}.items")
        shown = items or editing.names(around)
        if name in items and len(items) > 1:
            editing.do(RemoveItem(f"{block}.items", str(items.index(name))))
        elif shown == [name]:
            minutes = editing.text(f"{block}.minutes")
            plan, _, row = block.rpartition(".")
            editing.do(RemoveItem(plan, row))
            if minutes.isdecimal():
                editing.more_minutes(module, -int(minutes))
    editing.do(RemoveItem(around, name))


def _without_row(editing: Editing, name: str) -> None:
    minutes = editing.text(f"course.agenda.{name}.minutes")
    editing.do(RemoveItem("course.agenda", name))
    if minutes.isdecimal():
        _more_session(editing, -int(minutes))


def _without_module(editing: Editing, module: str) -> None:
    minutes = editing.text(f"{module}.minutes")
    if module in editing.names("course.agenda"):
        editing.do(RemoveItem("course.agenda", module))
        if minutes.isdecimal():
            _more_session(editing, -int(minutes))
    editing.texts.pop(f"{MODULES}/{module}.yaml", None)


def _more_session(editing: Editing, by: int) -> None:
    if (typed := editing.text("course.session.minutes")).isdecimal():
        editing.do(SetText("course.session.minutes", str(max(1, int(typed) + by))))


def moved_part(editing: Editing, address: str, block: str, by: int) -> bool:
    """A part put one place up or down; gives whether there was a place to go to.

    A row of the agenda moves among the rows. A part moves inside its block; at the block's edge, or alone in it, the
    block moves in the plan.
    """
    around, _, name = address.rpartition(".")
    if not around or around == "course.agenda":
        return _moved(editing, "course.agenda", name, by)
    module = address.partition(".")[0]
    items = editing.names(f"{block}.items")
    held = items or (editing.names(around) if around.partition(".")[2] in KINDS else [])
    at = held.index(name) if name in held else -1
    if at >= 0 and 0 <= at + by < len(held):
        if items:
            editing.do(MoveItem(f"{block}.items", str(at), by))
            names = editing.names(around)
            if name in names and held[at + by] in names:  # the list follows the plan
                editing.do(MoveItem(around, name, names.index(held[at + by]) - names.index(name)))
        else:
            editing.do(MoveItem(around, name, by))
        return True
    plan, _, row = block.rpartition(".")
    return plan == f"{module}.plan" and _moved(editing, plan, row, by)


def _moved(editing: Editing, around: str, name: str, by: int) -> bool:
    names = editing.names(around)
    if name not in names or not 0 <= names.index(name) + by < len(names):
        return False
    editing.do(MoveItem(around, name, by))
    return True
