"""Reads and writes the rows of ``provenance.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from coursegen.publish.read_back import is_path_inside, read_back

NAME = "provenance.json"
FORMAT = 1

Row = Mapping[str, Any]
"""A slide, a heading or an artefact as it is written: JSON's own kinds of value."""


def as_json(version: str, layers: Sequence[str], artefacts: Sequence[Row]) -> bytes:
    """The file's bytes: UTF-8, keys in a fixed order, the artefacts by their paths, a slide or a heading a line."""
    head = {"format": FORMAT, "version": version, "layers": list(layers)}
    ordered = sorted(artefacts, key=lambda row: str(row["path"]))
    told = ",\n".join(_in_lines(artefact) for artefact in ordered)
    return f'{_in_one_line(head)[:-1]}, "artefacts": [\n{told}\n]}}\n'.encode()


def _in_lines(artefact: Row) -> str:
    fields = []
    for name, value in artefact.items():
        if isinstance(value, list):
            rows = ",\n".join(map(_in_one_line, value))
            fields.append(f"{_in_one_line(name)}: [\n{rows}\n]")
        else:
            fields.append(f"{_in_one_line(name)}: {_in_one_line(value)}")
    return f"{{{', '.join(fields)}}}"


def _in_one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _File(Struct, frozen=True):
    format: Literal[1]
    artefacts: tuple[dict[str, Any], ...]


def artefacts_in(path: Path) -> list[dict[str, Any]]:
    """The artefacts that a provenance file tells of; none where it is not there or can't be read."""
    try:
        found = read_back(path, _File)
    except FileNotFoundError:
        return []
    rows = found.artefacts if found is not None else ()
    return [row for row in rows if isinstance(inside := row.get("path"), str) and is_path_inside(inside)]
