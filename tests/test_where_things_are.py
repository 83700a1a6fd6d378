"""The list of where things are done names files that are there, and what they define."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| .+ \| `([\w/]+\.py)` \| `(\w+)` \|$", re.MULTILINE)
LISTED = ROW.findall((ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Where things are done")[2])


def _names(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    targets = [statement.target] if isinstance(statement, ast.AnnAssign) else getattr(statement, "targets", [])
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_the_list_is_read() -> None:
    assert len(LISTED) > 30


@pytest.mark.parametrize(("file", "name"), LISTED)
def test_what_is_listed_is_defined_there(file: str, name: str) -> None:
    module = ast.parse((ROOT / "src" / "coursegen" / file).read_text("utf-8"))
    assert name in set().union(*map(_names, module.body))
