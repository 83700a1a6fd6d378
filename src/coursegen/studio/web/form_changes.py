"""Changes what a form shows: a text, a choice, an item of a list; for everybody, or for one team alone."""

from __future__ import annotations

from typing import Any

from coursegen.problems import Problem, Refused
from coursegen.publish.versions import BASE, Version
from coursegen.source.folder import TEAMS
from coursegen.source.ids import free_id
from coursegen.source.text import UNPRINTABLE
from coursegen.studio.open_course import text_now
from coursegen.studio.saving.change import AddItem, Change, MoveItem, RemoveItem, SetText, SetValue
from coursegen.studio.saving.edited_files import NoSuchPlace
from coursegen.studio.saving.parts import Editing
from coursegen.studio.saving.sums import with_sums
from coursegen.studio.saving.team_file import team_edited
from coursegen.studio.saving.tool_kind import with_kind
from coursegen.studio.shown.fields import field_names, is_tool_kind, schema_at
from coursegen.studio.web.change_request import Asked, Conflict, wrote
from coursegen.studio.web.desk import Desk, Opened, label, say

LONGEST = 8_000
"""How many letters a text may have; the longest that any field takes."""


def changed(_: Desk, opened: Opened, version: Version, wanted: Asked) -> str:
    """A change of a form: for everybody in the course's own files, or for one team in its own."""
    change = wanted.change
    if change is None or not schema_at(change.address):
        raise NoSuchPlace("")
    _check(change)
    if wanted.scope == "team" and version.team != BASE:
        for_team(opened, version, change, wanted)
    else:
        change = _completed(opened, change)
        editing = Editing(opened.course.texts(), field_names)
        _check_conflict(editing.text(change.address) if isinstance(change, SetText) else "", change)
        if isinstance(change, SetText) and is_tool_kind(change.address):
            with_kind(editing, change, say)
        else:
            for one in with_sums(change, editing.text) if isinstance(change, SetText) else [change]:
                editing.do(one)
        wrote(opened, editing, change_label(change), wanted.part, typed=isinstance(change, SetText))
    return ""


def _check(change: Change) -> None:
    """See that a text is one that a file can hold. Errors: ``Refused``."""
    texts = [change.text] if isinstance(change, SetText) else list(_texts(getattr(change, "value", "")))
    for text in texts:
        if len(text) > LONGEST:
            raise Refused([Problem("length", say("studio_too_long", most=f"{LONGEST:,}"))])
        if UNPRINTABLE.search(text):
            raise Refused([Problem("unprintable", say("studio_unprintable"))])


def _texts(value: Any, depth: int = 0) -> list[str]:
    if depth > 12:
        raise NoSuchPlace("")
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, one in value.items() for text in (str(name), *_texts(one, depth + 1))]
    return [text for one in value for text in _texts(one, depth + 1)] if isinstance(value, list) else []


def _check_conflict(now: str, change: Change) -> None:
    if isinstance(change, SetText) and now.strip() not in (change.was.strip(), change.text.strip()):
        raise Conflict(change.was, now.strip(), change.text)


def for_team(opened: Opened, version: Version, change: Change, wanted: Asked) -> None:
    """A change in the file of the team that is looked at. Errors: :class:`NoSuchPlace`, :class:`Conflict`."""
    loaded = opened.course.read(version).loaded
    if loaded is None:
        raise NoSuchPlace(change.address)
    node = loaded.merged.node(change.address)
    _check_conflict(getattr(node, "text", ""), change)
    file = f"{TEAMS}/{version.team}.yaml"
    new = team_edited(text_now(opened.course, file), file, loaded, change)
    opened.course.write({file: new}, change_label(change), wanted.part, typed=isinstance(change, SetText))


def _completed(opened: Opened, change: Change) -> Change:
    """A new item with an id, and with its first field, so that it can be seen and typed over."""
    if not isinstance(change, AddItem) or change.value:
        return change
    schema = schema_at(f"{change.address}.0")
    if "properties" not in schema:
        return AddItem(change.address, "1" if schema.get("type") == "integer" else say("studio_new_text"), change.after)
    taken = Editing(opened.course.texts(), field_names).names(change.address)
    value: dict[str, Any] = {}
    for name in schema["properties"]:
        if name == "id":
            value["id"] = free_id("new", set(taken))
        elif name in schema.get("required", ()):
            value[name] = _first_value(f"{change.address}.0.{name}")
    return AddItem(change.address, value, change.after)


def _first_value(address: str) -> Any:
    schema = schema_at(address)
    if schema.get("enum"):
        return schema["enum"][0]
    if schema.get("type") == "integer":
        return max(1, int(schema.get("minimum", 1)))
    if schema.get("type") == "array":
        return [_first_value(f"{address}.0")]
    if "properties" in schema:
        return {name: _first_value(f"{address}.{name}") for name in schema.get("required", ()) if name != "id"} | (
            {"id": "new"} if "id" in schema.get("properties", {}) else {}
        )
    if "pattern" in schema and address.endswith(".due"):
        return "1 week"
    return say("studio_new_text")


def change_label(change: Change) -> str:
    """What a change is called in the list of what can be undone."""
    name = change.address.rpartition(".")[2]
    if name.isdecimal():
        name = change.address.split(".")[-2]
    match change:
        case SetText():
            return say("studio_did_change", what=label(name))
        case SetValue():
            return say("studio_did_choose", what=label(name))
        case AddItem():
            return say("studio_did_add", what=label(name))
        case RemoveItem():
            return say("studio_did_take_out", what=label(name))
        case MoveItem():
            return say("studio_did_move", what=label(name))
