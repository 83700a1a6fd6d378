"""Imports run one way, and the command line starts without anything heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "coursegen"
ROOMS = (
    "problems", "units", "assets", "model", "source", "articles", "course", "drafting", "compose", "layout", "write",
    "pull", "publish", "cli",
)  # fmt: skip
"""From right to left of the list in docs/architecture.md; a room may import what stands before it."""

FLOOR = ("problems", "units", "assets")
HEAVY = (
    "PIL", "docx", "faicons", "fontTools", "fontpkg_arimo", "jinja2", "lxml", "markdown_it", "pikepdf", "pptx",
    "pydantic", "pydantic_ai", "reportlab", "rich", "ruamel", "sentencex", "trafilatura", "yaml",
)  # fmt: skip


def _room(module: str) -> str:
    """``coursegen.layout.fonts`` is in ``layout``; ``coursegen`` itself, and ``__main__``, in none."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "coursegen" else ""


def _module(path: Path) -> str:
    parts = ("coursegen", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every import in a file, those inside functions and under TYPE_CHECKING too, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import hides which room it leads to"
            module = node.module or ""
            yield node.lineno, module
            if module == "coursegen":  # `from coursegen import layout`
                yield from ((node.lineno, f"coursegen.{alias.name}") for alias in node.names)


def _against(path: Path, tree: ast.AST) -> list[str]:
    """The imports of a file that run against the direction."""
    here = _room(_module(path))
    wrong = []
    for line, module in _imports(tree):
        there = _room(module)
        if there not in ROOMS or there == here:
            continue
        if ROOMS.index(there) > ROOMS.index(here):
            wrong.append(f"{path.relative_to(SOURCE)}:{line}: {here} imports {module}")
    return wrong


def _files() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.name != "__main__.py")


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    assert _against(path, ast.parse(path.read_text("utf-8"))) == []


def test_every_room_is_in_the_order() -> None:
    found = {_room(_module(path)) for path in _files()} - {""}
    assert found == set(ROOMS)


def test_the_order_is_that_of_the_architecture_page() -> None:
    page = (SOURCE.parent.parent / "docs" / "architecture.md").read_text("utf-8")
    line = next(line for line in page.splitlines() if "←" in line)
    listed = [word.strip(" `/") for step in line.split("←") for word in step.split(",")]
    assert tuple(listed) == ROOMS


def test_a_wrong_import_inside_a_function_is_found() -> None:
    tree = ast.parse("def f():\n    from coursegen.write.pptx import deck_bytes\n")
    assert len(_against(SOURCE / "layout" / "scenes.py", tree)) == 1
    assert _against(SOURCE / "publish" / "artefacts.py", tree) == []


@pytest.mark.parametrize("module", ["coursegen.cli", "coursegen.cli.commands"])
def test_the_command_line_starts_light(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert module.partition(".")[0] in loaded
    assert sorted(set(loaded) & set(HEAVY)) == []


def test_the_floor_stands_on_nothing() -> None:
    for name in FLOOR:
        tree = ast.parse((SOURCE / f"{name}.py").read_text("utf-8"))
        assert [module for _, module in _imports(tree) if module.startswith("coursegen")] == []
