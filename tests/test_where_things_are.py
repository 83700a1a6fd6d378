"""The list of where things are done, and other pages, name files that are there, and what they define."""

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


def test_every_python_file_that_the_docs_name_by_its_path_is_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = {(page.name, name) for page in pages for name in re.findall(r"`([\w/]+/\w+\.py)", page.read_text("utf-8"))}
    assert len(named) > 50
    starts = (ROOT, ROOT / "src" / "coursegen", ROOT / "tests", ROOT / "src")
    assert not {(page, name) for page, name in named if not any((start / name).is_file() for start in starts)}
