"""Makes the JSON Schema of patches from that of a file, so that editors complete and check these too."""

from __future__ import annotations

from typing import Any

from coursegen.course.forms.files import ArticleForm, CourseForm, ModuleForm, TermForm
from coursegen.course.forms.form import Form

Schema = dict[str, Any]
NOT_PATCHED = ("format", "id", "locked")
IDS: Schema = {"type": "array", "items": {"type": "string"}}


def with_patches(layer: Schema) -> Schema:
    """The schema of a layer's file with its patches told in full: what may stand there is what the forms have."""
    defs = dict(layer["$defs"])
    for name, form in (("ModulesPatchForm", ModuleForm), ("ArticlesPatchForm", ArticleForm)):
        told = _by_name(defs[name]["properties"]["patch"], _patch_of(form, defs))
        defs[name] = {**defs[name], "properties": {**defs[name]["properties"], "patch": told}}
    properties = dict(layer["properties"])
    properties["course"] = _described(_patch_of(CourseForm, defs), properties["course"])
    of_course = CourseForm.model_json_schema()["properties"]["terms"]
    properties["terms"] = _described(_by_name(of_course, _patch_of(TermForm, defs)), properties["terms"])
    return {**layer, "$defs": defs, "properties": properties}


def _patch_of(form: type[Form], defs: dict[str, Any]) -> Schema:
    """A reference to the patch of a form, which is added to the definitions with all that it needs."""
    schema = form.model_json_schema()
    inner = schema.pop("$defs", {})
    defs |= {name: told for name, told in inner.items() if name not in defs}
    return _reference(form.__name__, schema, defs)


def _reference(name: str, schema: Schema, defs: dict[str, Any]) -> Schema:
    wanted = f"{name}Patch"
    if wanted not in defs:
        defs[wanted] = {}  # taken, while what is inside is told
        properties = {
            field: _field(told, defs) for field, told in schema["properties"].items() if field not in NOT_PATCHED
        }
        properties["was"] = {"description": "the text that this replaces; where several change, each by its field"}
        properties["reason"] = {"type": "string", "description": "why the layer differs here"}
        defs[wanted] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"$ref": f"#/$defs/{wanted}"}


def _field(told: Schema, defs: dict[str, Any]) -> Schema:
    """What may stand in a patch for one field."""
    if "anyOf" in told:
        return {**_without_default(told), "anyOf": [_field(one, defs) for one in told["anyOf"]]}
    if (name := _form_in(told)) is not None:
        return _described(_reference(name, defs[name], defs), told)
    items = told.get("items", {})
    if (name := _form_in(items)) is not None and "id" in defs[name].get("properties", {}):
        return _described(_operations(name, defs), told)
    for inside in told.get("patternProperties", {}).values():
        if (name := _form_in(inside)) is not None:
            return _by_name(told, _reference(name, defs[name], defs))
    return _without_default(told)


def _operations(name: str, defs: dict[str, Any]) -> Schema:
    """What a layer can do to a list of objects of one form."""
    new: Schema = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "patch": {"type": "object", "additionalProperties": _reference(name, defs[name], defs)},
            "remove": IDS,
            "insert_after": {"type": "object", "additionalProperties": new},
            "order": IDS,
        },
    }


def _by_name(told: Schema, inner: Schema) -> Schema:
    """The schema of a map from ids, with other values and no other keys."""
    pattern = next(iter(told["patternProperties"]))
    return {**_without_default(told), "patternProperties": {pattern: inner}, "additionalProperties": False}


def _form_in(told: Schema) -> str | None:
    reference = told.get("$ref", "")
    return reference.removeprefix("#/$defs/") if reference else None


def _described(told: Schema, by: Schema) -> Schema:
    return {**told, "description": by["description"]} if "description" in by else told


def _without_default(told: Schema) -> Schema:
    return {name: value for name, value in told.items() if name != "default"}
