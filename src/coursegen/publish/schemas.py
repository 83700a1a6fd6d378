"""Makes the JSON Schema of every kind of file that an author can write, recipes, layout maps and themes among them."""

from __future__ import annotations

from typing import Any

from coursegen.compose.artefact import StretchBlock
from coursegen.compose.recipe_form import KINDS, EachForm, RecipeForm, block_form
from coursegen.course.forms.schema import schema_text, schemas
from coursegen.layout.map_form import LayoutMapForm
from coursegen.model.written import Medium
from coursegen.publish.theme_file import ThemeForm
from coursegen.write.formats import FORMATS


def file_schemas() -> dict[str, str]:
    """Each schema's file name with its JSON text; the same forms give the same bytes."""
    return {
        **schemas(),
        "recipe.json": schema_text("recipe", recipe_schema()),
        "layout_map.json": schema_text("layout map", LayoutMapForm.model_json_schema()),
        "theme.json": schema_text("theme", ThemeForm.model_json_schema()),
    }


def recipe_schema() -> dict[str, Any]:
    """The schema of recipes: which blocks and formats there are depends on what the recipe makes."""
    told = RecipeForm.model_json_schema()
    told["allOf"] = [
        {
            "if": {"properties": {"medium": {"const": medium}}},
            "then": {
                "properties": {
                    "blocks": {"items": {"anyOf": [*_blocks(medium, each=False), _each(medium)]}},
                    "formats": {"items": {"enum": [one.name for one in FORMATS.values() if one.medium == medium]}},
                }
            },
        }
        for medium in KINDS
    ]
    return told


def _each(medium: Medium) -> dict[str, Any]:
    told = EachForm.model_json_schema()
    told["properties"]["blocks"]["items"] = {"anyOf": _blocks(medium, each=True)}
    return told


def _blocks(medium: Medium, *, each: bool) -> list[dict[str, Any]]:
    """What an item of a list of blocks can be: a name, or the fields of a kind that has options."""
    kinds = {name: kind for name, kind in KINDS[medium]().items() if isinstance(kind, StretchBlock) is each}
    forms = [block_form(name, medium).model_json_schema() for name, kind in kinds.items() if kind.options]
    return [{"enum": list(kinds)}, *forms]
