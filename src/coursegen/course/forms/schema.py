"""Makes JSON Schemas of the forms, by which editors complete and check what an author types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coursegen.course.forms.files import FORMS
from coursegen.course.forms.layer import LAYER_FORMS, LayerForm
from coursegen.course.forms.patch_schema import with_patches

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Each schema's file name with its JSON text; the same forms give the same bytes."""
    found = {}
    for name, form in {**FORMS, **LAYER_FORMS}.items():
        told = form.model_json_schema()
        told = with_patches(told) if issubclass(form, LayerForm) else told
        found[f"{name}.json"] = schema_text(name, told)
    return found


def schema_text(name: str, told: Mapping[str, Any]) -> str:
    """The text of a schema's file; ``name`` is the kind of file that it is for."""
    schema = {**told, "$schema": DIALECT, "title": f"coursegen {name} file"}
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
