"""Imports run one way, and the command line starts without anything heavy."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coursegen.course import PACKAGES

SOURCE = Path(__file__).parent.parent / "src" / "coursegen"
PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
ROOMS = (
    "problems", "problem_names", "units", "assets", "model", "source", "articles", "course", "drafting", "compose",
    "layout", "write", "pull", "old_deck", "publish", "studio", "cli",
)  # fmt: skip
"""From right to left of the list in docs/architecture.md; a room may import what stands before it."""

FLOOR = ("problems", "problem_names", "units", "assets")
HEAVY = (
    "PIL", "docx", "faicons", "fontTools", "fontpkg_arimo", "jinja2", "lxml", "markdown_it", "pikepdf", "pptx",
    "pydantic", "pydantic_ai", "reportlab", "rich", "ruamel", "segno", "sentencex", "starlette", "trafilatura",
    "uvicorn", "yaml",
)  # fmt: skip


def _room(module: str) -> str:
    """``coursegen.layout.faces`` is in ``layout``; ``coursegen`` itself, and ``__main__``, in none."""
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


def _imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module that a file imports from the code itself: ``from a import b`` is ``a.b`` where that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("coursegen"):
            for alias in node.names:
                inner = SOURCE.parent.joinpath(*(node.module or "").split("."), alias.name)
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                yield node.lineno, f"{node.module}.{alias.name}" if is_module else node.module or ""


@cache
def _imports_in(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple(_imports(ast.parse(path.read_text("utf-8"))))


@cache
def _imported_in(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple(_imported(ast.parse(path.read_text("utf-8"))))


def _files() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.name != "__main__.py")


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    assert _against(path, ast.parse(path.read_text("utf-8"))) == []


def test_every_room_is_in_the_order() -> None:
    found = {_room(_module(path)) for path in _files()} - {""}
    assert found == set(ROOMS)


def test_the_order_is_that_of_the_architecture_page() -> None:
    page = PAGE.read_text("utf-8")
    line = next(line for line in page.splitlines() if "←" in line)
    listed = [word.strip(" `/") for step in line.split("←") for word in step.split(",")]
    assert tuple(listed) == ROOMS


def _may_not() -> dict[str, list[str]]:
    """The last column of the table of rooms: the modules that each may not import."""
    rows = [line.split("|") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return {row[1].strip(" `/"): re.findall("`([^`]+)`", row[3]) for row in rows if len(row) == 5}


@pytest.mark.parametrize(("room", "forbidden"), _may_not().items(), ids=list(_may_not()))
def test_a_room_imports_nothing_that_the_page_forbids_it(room: str, forbidden: list[str]) -> None:
    assert forbidden, "a line without a module is nothing that a test can hold"
    wrong = [
        f"{path.relative_to(SOURCE)}:{line}: {module}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for line, module in _imports_in(path)
        if any(f"{module}.".startswith(f"{name}.") for name in forbidden)
    ]
    assert wrong == []


def test_the_page_has_a_line_for_every_room() -> None:
    assert set(_may_not()) == set(ROOMS) - {*FLOOR, "model"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_of_the_course_lists_what_others_import_of_it(package: str) -> None:
    found: set[str] = set()
    wrong = []
    for path in _files():
        here = _module(path).split(".")
        for line, module in _imported_in(path):
            parts = module.split(".")
            if parts[1:3] != ["course", package] or here[1:3] == parts[1:3]:
                continue
            found.add(".".join(parts[3:]))
            if here[1] == "course" and PACKAGES.index(here[2]) < PACKAGES.index(package):
                wrong.append(f"{path.relative_to(SOURCE)}:{line}: {here[2]} imports {module}")
    listed = importlib.import_module(f"coursegen.course.{package}").FOR_OTHERS
    assert wrong == []
    assert found == set(listed)
    assert list(listed) == sorted(listed)


def test_every_package_of_the_course_is_in_its_order() -> None:
    course = SOURCE / "course"
    assert {path.parent.name for path in course.glob("*/__init__.py")} == set(PACKAGES)
    rows = PAGE.read_text("utf-8").partition("### Inside `course/`")[2].partition("## Values")[0]
    assert tuple(re.findall(r"^\| `(\w+)/` \|", rows, re.M)) == PACKAGES


def test_no_folder_of_the_course_is_crowded() -> None:
    folders = {path.parent for path in (SOURCE / "course").rglob("*.py")}
    crowded = {folder.name: count for folder in folders if (count := len(list(folder.glob("[!_]*.py")))) > 15}
    assert crowded == {}


PULL = ("refusal", "text", "base", "deck", "pairing", "comparison", "placing", "yaml_text", "proposal", "two_decks")
"""The stations of ``pull`` in the order in which an edited deck passes through them, after what all of them use."""


def test_an_edited_deck_goes_home_in_one_direction() -> None:
    wrong = []
    for path in sorted((SOURCE / "pull").rglob("*.py")):
        here = _module(path).split(".")[2:3]
        for line, module in _imports_in(path):
            there = module.split(".")[2:3] if module.startswith("coursegen.pull.") else []
            if there and here and here[0] in PULL and PULL.index(there[0]) > PULL.index(here[0]):
                wrong.append(f"{path.relative_to(SOURCE)}:{line}: {here[0]} imports {module}")
    assert wrong == []
    folders = {path.parent for path in (SOURCE / "pull").rglob("*.py")}
    assert {folder.name for folder in folders} - {"pull"} == set(PULL) - {"refusal"}
    assert max(len(list(folder.glob("[!_]*.py"))) for folder in folders) <= 15


def test_one_place_opens_zips() -> None:
    """Bounds are judged in one place; a second one would have limits of its own."""
    opening = {
        path.relative_to(SOURCE).as_posix()
        for path in _files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr == "ZipFile")
        or (isinstance(node, ast.Name) and node.id == "ZipFile")
    }
    assert opening == {"source/office/bounds.py", "source/office/zip_writer.py"}


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


ASKED_FOR = {
    "pptx": {"pull/deck/deck_reader.py", "old_deck/reading.py"},
    "reportlab": {"write/pdf/pen.py"},
    "jinja2": {"course/inline/terms.py", "studio/web/desk.py"},
    "typer": {"cli/options.py"},
}
"""The packages that the project was asked to be built on, and modules whose work rests on them."""


@pytest.mark.parametrize("package", ASKED_FOR)
def test_the_packages_that_were_asked_for_do_real_work(package: str) -> None:
    for name in ASKED_FOR[package]:
        # What is imported for a type alone stands under TYPE_CHECKING, and does nothing.
        tree = ast.parse((SOURCE / name).read_text("utf-8"))
        typing = {
            module
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for module in _imports(node)
        }
        working = {module.partition(".")[0] for at in set(_imports(tree)) - typing for module in at[1:]}
        assert package in working, name


def test_the_floor_stands_on_nothing() -> None:
    for name in FLOOR:
        tree = ast.parse((SOURCE / f"{name}.py").read_text("utf-8"))
        assert [module for _, module in _imports(tree) if module.startswith("coursegen")] == []


def test_every_module_says_in_a_sentence_what_it_does() -> None:
    wrong = []
    for path in _files():
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        if not re.match(r"[A-Z][a-z]+s ", said):
            wrong.append(f"{path.relative_to(SOURCE)}: {said.splitlines()[0] if said else 'nothing'}")
    assert wrong == [], "start with what it does: Reads, Makes, Holds, Finds"
