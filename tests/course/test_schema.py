"""The committed JSON Schemas, and the words that the forms' patterns have."""

from __future__ import annotations

import json
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from coursegen.course.forms.schema import schemas
from coursegen.course.validation.fault_wording import PATTERNS, SAID
from coursegen.publish.schemas import file_schemas
from coursegen.source.list_edits import OPERATIONS


def inside(value: Any, key: str) -> set[Any]:
    """Every value of a key, however deep."""
    if isinstance(value, dict):
        here = {value[key]} if isinstance(value.get(key), str) else set()
        return here.union(*(inside(item, key) for item in value.values()))
    return set().union(*(inside(item, key) for item in value)) if isinstance(value, list) else set()


def test_every_schema_says_what_it_is() -> None:
    for text in file_schemas().values():
        schema = json.loads(text)
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert schema["title"]
        assert schema["additionalProperties"] is False


def test_every_pattern_of_the_forms_has_words() -> None:
    patterns = set().union(*(inside(json.loads(text), "pattern") for text in file_schemas().values()))
    assert patterns == set(PATTERNS)


def test_every_fault_type_is_one_that_pydantic_has() -> None:
    assert set(SAID) <= set(get_args(ErrorType))


def test_a_layers_schema_tells_what_may_stand_in_its_patches() -> None:
    defs = json.loads(schemas()["team.json"])["$defs"]
    module = defs["ModuleFormPatch"]
    assert "required" not in module
    assert module["additionalProperties"] is False
    assert {"title", "was", "reason"} <= set(module["properties"])
    assert not {"id", "format", "locked"} & set(module["properties"])
    steps = module["properties"]["action_steps"]
    assert set(steps["properties"]) == set(OPERATIONS)
    assert steps["properties"]["patch"]["additionalProperties"] == {"$ref": "#/$defs/ActionStepFormPatch"}
    assert steps["properties"]["insert_after"]["additionalProperties"]["items"] == {"$ref": "#/$defs/ActionStepForm"}
    assert module["properties"]["scenario"]["anyOf"][0]["$ref"] == "#/$defs/ScenarioFormPatch"
