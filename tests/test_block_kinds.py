"""Only one table and the writers match on kinds of block, and a kind that one of them forgets is a type error."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import UnionType
from typing import get_args

import pytest

from coursegen.model import blocks, document
from coursegen.model.document import DocumentBlock
from support.tools import lacking

SOURCE = Path(__file__).parent.parent / "src" / "coursegen"
KINDS = {kind.__name__ for kind in get_args(DocumentBlock)}
ON_SLIDES_TOO = {kind.__name__ for kind in get_args(blocks.Content)}
TABLE = "model/document_tree.py"
WRITERS = ("write/pdf/flowables.py", "write/pdf/writing.py", "write/docx/blocks.py")
LEADS = "write/pdf/prose.py"  # a part of a writer: it holds headings and paragraphs to what they lead to
GROUPS = {
    name: {kind.__name__ for kind in get_args(of)} for name, of in vars(document).items() if isinstance(of, UnionType)
}
"""Names for several kinds at once, as ``ToWriteOn``."""


def _matched(tree: ast.AST) -> set[str]:
    """The kinds that a module tells apart: with ``case``, ``isinstance``, ``type(…)`` or as the keys of a mapping."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.MatchClass):
            found |= _names(node.cls)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            found |= _names(node.args[1])
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Call) and _names(node.left.func) == {"type"}:
            found |= {name for one in node.comparators for name in _names(one)}
        elif isinstance(node, ast.Dict):
            found |= {name for key in node.keys if key is not None for name in _names(key)}
    return (found | {kind for name in found for kind in GROUPS.get(name, ())}) & KINDS


def _names(node: ast.AST) -> set[str]:
    """The last names in an expression: ``Heading`` of ``document.Heading``, both of ``Heading | Cards``."""
    if isinstance(node, ast.Name):
        return {node.id}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.Tuple | ast.BinOp):
        return {name for one in ast.iter_child_nodes(node) for name in _names(one)}
    return set()


def _walks_documents(tree: ast.AST) -> bool:
    """Whether a module tells two kinds apart, one of which only documents have."""
    matched = _matched(tree)
    return len(matched) > 1 and not matched <= ON_SLIDES_TOO


def test_only_the_table_and_the_writers_match_on_kinds() -> None:
    walkers = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if _walks_documents(ast.parse(path.read_text("utf-8")))
    }
    assert walkers == {TABLE, *WRITERS, LEADS}


@pytest.mark.parametrize(
    "text",
    [
        "match b:\n    case Heading() | Cards(): pass",
        "isinstance(b, (Heading, Paragraph))",
        "isinstance(b, Heading)\nisinstance(b, document.Cards)",
        "type(b) is Heading or type(b) in (Cards, Table)",
        "WAYS = {Cover: 1, Heading: 2}",
        "isinstance(b, ToWriteOn)",
    ],
)
def test_a_second_walker_is_found(text: str) -> None:
    assert _walks_documents(ast.parse(text))


@pytest.mark.parametrize(
    "text", ["isinstance(b, Heading)", "isinstance(b, Paragraph | ItemList)", "Heading(1, Cards())"]
)
def test_one_kind_or_those_of_slides_are_no_walker(text: str) -> None:
    assert not _walks_documents(ast.parse(text))


def test_the_guide_to_adding_a_block_names_at_most_five_files_and_all_are_there() -> None:
    guide = (SOURCE.parent.parent / "CONTRIBUTING.md").read_text("utf-8")
    section = guide.partition("## Add a block to the handouts")[2].partition("\n## ")[0]
    steps = re.findall(r"^\d\. `src/coursegen/(\S+?)`", section, re.MULTILINE)
    assert 0 < len(steps) <= 5
    assert all((SOURCE / name).is_file() for name in steps)
    assert {TABLE, "write/pdf/writing.py", "write/docx/blocks.py"} < set(steps)


NEW_KIND = '''class Mood(Struct, frozen=True):
    """A row of circles to mark how one feels."""

    prompt: Text


ToWriteOn = Mood | '''


@pytest.mark.slow
def test_kinds_that_nobody_handles_are_type_errors_in_the_table_and_in_each_writer(tmp_path: Path) -> None:
    if find_spec("mypy") is None:
        lacking("mypy")
    copy = tmp_path / "src" / "coursegen"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    kinds = copy / "model" / "document.py"
    planted = kinds.read_text("utf-8").replace("ToWriteOn = ", NEW_KIND, 1)
    kinds.write_text(planted.replace("DocumentBlock = (\n    ", "DocumentBlock = (\n    Card | ", 1), "utf-8")
    checked = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--config-file", SOURCE.parent.parent / "pyproject.toml",
            "--cache-dir", tmp_path / "cache", *(copy / name for name in (TABLE, *WRITERS)),
        ],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={**os.environ, "MYPYPATH": str(copy.parent)},
    )  # fmt: skip
    found = [
        (name, set(kinds.split(" | ")))
        for name, kinds in re.findall(
            r'coursegen/(\S+?):.*"assert_never" has incompatible type "(.+?)"', checked.stdout
        )
    ]
    assert sorted(found, key=lambda one: one[0]) == [
        (TABLE, {"Card", "Mood"}),  # what it is made of
        (TABLE, {"Card", "Mood"}),  # how it is rebuilt
        ("write/docx/blocks.py", {"Card", "Mood"}),
        ("write/pdf/flowables.py", {"Card"}),
        ("write/pdf/writing.py", {"Mood"}),
    ], checked.stdout + checked.stderr
