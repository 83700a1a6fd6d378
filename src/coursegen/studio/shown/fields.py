"""Makes the fields of a form from the classes of the file format: labels, help and limits are the model's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from coursegen.course.forms.files import FORMS
from coursegen.course.forms.layer import LAYER_FORMS
from coursegen.course.forms.schema import schemas
from coursegen.source import nodes
from coursegen.source.values import id_of

Schema = Mapping[str, Any]

LONG = 90
"""How many signs a text may have before it gets more than one line."""

MANY = 15
"""An object with as many fields is one of them to choose (the forms of drawings), and is shown where one is chosen."""

HIDDEN = frozenset({"id", "format", "when", "locked", "fingerprint"})
"""What no form shows: names that other parts go by, and what has a view of its own."""


class Field(Struct, frozen=True):
    """One field of a form.

    ``shape`` says what it takes: ``text``, ``number``, ``choice``, ``yes_no``, ``texts``, ``objects``, ``object``,
    ``map``, ``ticks`` (some of the ``choices``, whose ``titles`` people read). ``value`` is what stands there, as it is
    typed. ``fields`` are those of an object, ``items`` those of a list. ``lines`` is how many lines a text gets;
    ``most`` how many letters or items it takes, 0 for no limit. ``kind`` is what the items of a list are, or what a
    choice that has pictures is a choice of (``tool``). ``ticked`` says that a box is ticked where nothing stands.
    """

    name: str
    address: str
    shape: str
    help: str = ""
    value: str = ""
    there: bool = False
    required: bool = False
    most: int = 0
    lines: int = 1
    choices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    items: tuple[Item, ...] = ()
    kind: str = ""
    ticked: bool = False


class Item(Struct, frozen=True):
    """One item of a list: its id or its number, what it is called in short, and its fields."""

    name: str
    address: str
    title: str
    value: str = ""
    fields: tuple[Field, ...] = ()


@cache
def _schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file; fields of the course's own files are in the order of the form's class."""
    layers = {name: json.loads(text) for name, text in schemas().items() if name.partition(".")[0] in LAYER_FORMS}
    own = {name: form.model_json_schema() for name, form in FORMS.items()}
    return own | {name.partition(".")[0]: told for name, told in layers.items()}


def root_of(address: str) -> tuple[str, list[str]]:
    """The kind of file that an address stands in, and the steps inside it."""
    first, *rest = address.split(".")
    if first == "course":
        return "course", rest
    if first == "articles":
        return "article", rest[1:]
    return "module", rest


def schema_at(address: str) -> Schema:
    """What may stand at an address; an empty schema where nothing may."""
    return schema_in(*root_of(address))


def schema_in(kind: str, steps: Sequence[str]) -> Schema:
    """What may stand at some steps in a kind of file; an empty schema where nothing may."""
    root = _schemas()[kind]
    found = _plain(root, root)
    for step in steps:
        if found.get("type") == "array":
            found = _plain(found.get("items", {}), root)
        elif step in found.get("properties", {}):
            found = _plain(found["properties"][step], root)
        elif (inner := _of_a_map(found)) is not None:
            found = _plain(inner, root)
        else:
            return {}
    return found


def field_names(address: str) -> tuple[str, ...]:
    """The fields that an object at an address can have, in their order."""
    return tuple(schema_at(address).get("properties", {}))


def fields_at(address: str, node: nodes.Node | None) -> tuple[Field, ...]:
    """The fields of the object at an address, with what stands in them; ``node`` is the object."""
    kind, _ = root_of(address)
    return tuple(_fields(address, schema_at(address), node, _schemas()[kind]))


def field_at(address: str, node: nodes.Node | None) -> Field:
    """One field: the list or the object at an address, whole."""
    kind, _ = root_of(address)
    holder = schema_at(address.rpartition(".")[0])
    required = address.rpartition(".")[2] in holder.get("required", ())
    return _field(address, schema_at(address), node, _schemas()[kind], required=required)


def _fields(address: str, schema: Schema, node: nodes.Node | None, root: Schema) -> Iterator[Field]:
    held = node if isinstance(node, nodes.Mapping) else None
    for name, inner in schema.get("properties", {}).items():
        if name not in HIDDEN:
            found = held.get(name) if held else None
            required = name in schema.get("required", ())
            yield _field(f"{address}.{name}", _plain(inner, root), found, root, required=required)


def _field(address: str, schema: Schema, node: nodes.Node | None, root: Schema, *, required: bool) -> Field:
    name, said = address.rpartition(".")[2], str(schema.get("description", ""))
    there = node is not None
    kind, value = schema.get("type"), node.text if isinstance(node, nodes.Scalar) else ""
    choices = tuple(str(one) for one in schema.get("enum", ()))
    if choices:
        return Field(
            name, address, "choice", said, value or str(schema.get("default") or ""), there, required, choices=choices,
            kind="tool" if is_tool_kind(address) else "",
        )  # fmt: skip
    if kind == "boolean":
        ticked = bool(schema.get("default"))
        value = value if there else "true" if ticked else ""
        return Field(name, address, "yes_no", said, value, there, required, ticked=ticked)
    if kind in ("integer", "number"):
        return Field(name, address, "number", said, value, there, required, int(schema.get("maximum", 0)))
    if kind == "array":
        inner = _plain(schema.get("items", {}), root)
        shape = "objects" if "properties" in inner else "texts"
        items = node.items if isinstance(node, nodes.Sequence) else ()
        made = tuple(_item(address, number, one, inner, root) for number, one in enumerate(items))
        return Field(
            name, address, shape, said, there=there, required=required, most=int(schema.get("maxItems", 0)), items=made,
            kind=str(inner.get("title", "")),
        )  # fmt: skip
    if "properties" in schema:
        inside = tuple(_fields(address, schema, node, root)) if there or len(schema["properties"]) < MANY else ()
        return Field(name, address, "object", said, there=there, required=required, fields=inside)
    if (entry := _of_a_map(schema)) is not None:
        held = node.entries.items() if isinstance(node, nodes.Mapping) else ()
        entries = tuple(_entry(address, key, one.value, _plain(entry, root), root) for key, one in held)
        return Field(name, address, "map", said, there=there, required=required, items=entries)
    most = int(schema.get("maxLength", 0))
    lines = 1 if most and most <= LONG else max(1 if len(value) < 45 else 2, min(12, -(-len(value) // 46)))
    return Field(name, address, "text", said, value.strip(), there, required, most, lines)


def is_tool_kind(address: str) -> bool:
    """Whether an address is that of a worksheet's kind, which is chosen from pictures."""
    return address.split(".")[-3:-2] == ["tools"] and address.endswith(".kind")


def _entry(address: str, key: str, node: nodes.Node, schema: Schema, root: Schema) -> Item:
    at = f"{address}.{key}"
    return Item(key, at, key, fields=tuple(_fields(at, schema, node, root)))


def _of_a_map(schema: Schema) -> Schema | None:
    """What each entry of a map is, where a schema is one of a map with names of the author's own."""
    if schema.get("type") != "object" or "properties" in schema:
        return None
    told = schema.get("additionalProperties")
    return told if isinstance(told, Mapping) else next(iter(schema.get("patternProperties", {}).values()), None)


def _item(address: str, number: int, node: nodes.Node, schema: Schema, root: Schema) -> Item:
    name = id_of(node) or str(number)
    at = f"{address}.{name}"
    if isinstance(node, nodes.Scalar):
        return Item(name, at, node.text, node.text)
    fields = tuple(_fields(at, schema, node, root))
    title = next((one.value for one in fields if one.shape == "text" and one.value), name)
    return Item(name, at, title, fields=fields)


def _plain(schema: Schema, root: Schema) -> Schema:
    """A schema without its references, and without the ``null`` of what may be left out."""
    if "$ref" in schema:
        inner = root["$defs"][schema["$ref"].rpartition("/")[2]]
        return {**_plain(inner, root), **{key: value for key, value in schema.items() if key != "$ref"}}
    options = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if options:
        chosen = _plain(options[-1], root)
        return {**chosen, **{key: value for key, value in schema.items() if key != "anyOf"}}
    return schema
