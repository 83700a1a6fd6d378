"""One module puts files in place; every other one hands it bytes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "coursegen"
WRITER = "publish/place.py"
OTHERS = {
    "publish/cache/folder.py": "it keeps what builds made in the user's cache, a file at a time",
    "publish/course_state.py": "it unpacks a commit of the course into a folder that goes with the command",
}
"""What else writes, and what for; none of it writes where a user's files are."""

WRITES = {
    "write_text", "write_bytes", "touch", "rename", "symlink_to", "hardlink_to", "mkstemp", "mkdtemp",
    "NamedTemporaryFile", "TemporaryDirectory", "copy", "copy2", "copyfile", "copytree", "move", "link",
}  # fmt: skip
"""Calls that make or change a file, whatever they are given; those of ``copy`` and ``link`` only on a module."""
ON_MODULES = {"copy", "copy2", "copyfile", "copytree", "move", "link"}


def _writing(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The calls in a file that write, with their lines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        modes = [one.value for one in (*node.args[:2], *(k.value for k in node.keywords if k.arg == "mode"))
                 if isinstance(one, ast.Constant) and isinstance(one.value, str)]  # fmt: skip
        opens = called == "open" and any(set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in modes)
        handles = (called == "open" and "O_WRONLY" in ast.unparse(node)) or "O_RDWR" in ast.unparse(node)
        named = called in WRITES and (called not in ON_MODULES or owner in ("os", "shutil"))
        renames = called == "replace" and (owner == "os" or (len(node.args) == 1 and not node.keywords))
        if "os.devnull" in ast.unparse(node):  # which keeps nothing
            continue
        if opens or handles or named or renames:
            yield node.lineno, ast.unparse(node.func)


def _paths() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def test_only_the_one_writer_opens_files_for_writing() -> None:
    found = {
        f"{path.relative_to(SOURCE).as_posix()}:{line}: {call}"
        for path in _paths()
        if path.relative_to(SOURCE).as_posix() not in (WRITER, *OTHERS)
        for line, call in _writing(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()


def test_what_else_writes_still_does() -> None:
    for name in (WRITER, *OTHERS):
        assert list(_writing(ast.parse((SOURCE / name).read_text("utf-8")))), name


@pytest.mark.parametrize(
    "code",
    ["path.write_text('x')", "open(p, 'w')", "path.open('ab')", "path.open(mode='x')", "os.open(p, os.O_WRONLY)",
     "new.replace(target)", "os.replace(a, b)", "shutil.copy2(a, b)", "with_name.rename(b)"],
)  # fmt: skip
def test_writing_is_found(code: str) -> None:
    assert [line for line, _ in _writing(ast.parse(code))] == [1]


@pytest.mark.parametrize("code", ["path.open('rb')", "open(p)", "text.replace('a', 'b')", "copy(x)", "os.open(p, 0)"])
def test_reading_is_not(code: str) -> None:
    assert list(_writing(ast.parse(code))) == []
