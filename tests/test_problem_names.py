"""Every problem has a name that the registry knows, and no name of the registry is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coursegen.course.lint.all_rules import ALL_NAMES, RULES
from coursegen.problem_names import NAMES

SOURCE = Path(__file__).parent.parent / "src" / "coursegen"
CASES = sorted((Path(__file__).parent / "problems").glob("*.yaml"))

Functions = dict[str, int]
"""Functions that make a problem of a name that they are given, each with the position of that argument (``.say`` is
a method)."""


def _makers(tree: ast.AST) -> Functions:
    """The functions of a file with an argument ``rule``, which is a text."""
    made: Functions = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [one.arg for one in node.args.args if one.arg != "self"]
            kinds = {one.arg: ast.unparse(one.annotation) for one in node.args.args if one.annotation}
            if kinds.get("rule") == "str":
                method = [one.arg for one in node.args.args][:1] == ["self"]
                made[f".{node.name}" if method else node.name] = names.index("rule")
    return made


def _named(tree: ast.AST, makers: Functions) -> Iterator[tuple[int, ast.expr]]:
    """What every call that makes a problem gives as its name, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else f".{getattr(node.func, 'attr', '')}"
            if called in makers:
                at = makers[called]
                by_keyword = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
                yield node.lineno, (by_keyword or node.args[at : at + 1])[0]


def _constants(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can be; one that can be anything else gives nothing."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from (*_constants(value.body), *_constants(value.orelse))


def _used() -> Iterator[tuple[str, int, str]]:
    """Every name that a problem is given in the code: its file, its line, the name, or the code where it is no text."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    makers = {path: _makers(tree) for path, tree in trees.items()}
    for path, tree in trees.items():
        near: Functions = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coursegen"):
                near |= makers.get(SOURCE.parent.joinpath(*(node.module or "").split(".")).with_suffix(".py"), {})
        for line, value in _named(tree, {**near, **makers[path], "Problem": 0}):
            found = list(_constants(value))
            for name in found or [ast.unparse(value)]:
                yield path.relative_to(SOURCE).as_posix(), line, name if found else f"= {name}"


HANDED_ON = {"= rule", "= rule.id", "= problem.rule", "= known.rule", "= _UNKNOWN[kind]"}
"""Names that are handed on: the argument of a function that is looked at itself, and what a rule or a problem has."""


def test_every_problem_has_a_name_of_the_registry() -> None:
    unknown = [one for one in _used() if one[2] not in ALL_NAMES and one[2] not in HANDED_ON]
    assert unknown == []


def test_a_name_that_nobody_knows_is_found() -> None:
    tree = ast.parse("def f(rule: str) -> None: ...\nf('made-up')\nProblem(rule='other', message='')")
    found = [name for _, value in _named(tree, {"Problem": 0, **_makers(tree)}) for name in _constants(value)]
    assert found == ["made-up", "other"]


def test_no_name_is_left_over() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.name != "problem_names.py")
    assert [name for name in NAMES if f'"{name}"' not in text] == []


def test_a_name_says_something_in_a_sentence() -> None:
    assert not set(NAMES) & set(RULES)
    for name, says in NAMES.items():
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)
        assert (says.endswith(".") and says[0].isupper()) or says[0] in "`*", name


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_message_ends_in_its_name(path: Path) -> None:
    blocks = yaml.safe_load(path.read_text("utf-8"))["says"].strip().split("\n\n")
    for block in filter(None, blocks):
        name = re.search(r" \[([\w-]+)\]$", block.splitlines()[0])
        assert name, block
        assert name[1] in ALL_NAMES
