"""The committed JSON Schemas: fresh, and as strict as the readers of recipes, maps and themes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.assets import asset
from coursegen.compose.recipe_form import KINDS
from coursegen.publish.schemas import file_schemas, recipe_schema

KINDS_OF_FILE = (
    "course", "module", "article", "sector", "team", "session", "recipe", "layout_map", "theme",
)  # fmt: skip


def test_the_committed_schemas_are_fresh() -> None:
    found = file_schemas()
    assert set(found) == {f"{kind}.json" for kind in KINDS_OF_FILE}
    for name, text in found.items():
        assert asset(f"schema/{name}").read_text(encoding="utf-8") == text, f"run 'coursegen schema' to renew {name}"


def _names(schema: Any) -> set[str]:
    """Every block that a recipe's schema lets an author name, in an ``each`` or out of it."""
    if isinstance(schema, dict):
        own = set(schema["enum"]) if set(schema) == {"enum"} else set()
        return own.union(*(_names(value) for value in schema.values()))
    return set().union(*map(_names, schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize("number", range(2))
def test_a_recipe_s_schema_names_every_block_of_its_medium(number: int) -> None:
    case = recipe_schema()["allOf"][number]
    medium = case["if"]["properties"]["medium"]["const"]
    assert _names(case["then"]["properties"]["blocks"]) == set(KINDS[medium]())


@pytest.mark.parametrize("path", sorted(asset("recipes").glob("*.yaml")), ids=lambda path: Path(path).stem)
def test_the_shipped_recipes_write_fields_that_their_schema_has(path: Path) -> None:
    schema = json.loads(file_schemas()["recipe.json"])
    assert set(yaml.safe_load(path.read_text("utf-8"))) <= set(schema["properties"])
