"""Rows of what slides and pages rest on to and from ``provenance.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

NAME = "provenance.json"
FORMAT = 1
_MAX_BYTES = 64 * 1024 * 1024

Row = Mapping[str, Any]
"""A slide, a heading or an artefact as it is written: JSON's own kinds of value."""


def as_json(version: str, layers: Sequence[str], artefacts: Sequence[Row]) -> bytes:
    """The file's bytes: UTF-8, keys in a fixed order, the artefacts by their paths."""
    ordered = sorted(artefacts, key=lambda row: str(row["path"]))
    content = {"format": FORMAT, "version": version, "layers": list(layers), "artefacts": ordered}
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def artefacts_in(path: Path) -> list[dict[str, Any]]:
    """The artefacts that a provenance file tells of; none where it is not there or can't be read."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return []
        content = json.loads(path.read_bytes())
        rows = content["artefacts"] if content["format"] == FORMAT else []
        return [row for row in rows if isinstance(row, dict) and isinstance(row.get("path"), str)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
