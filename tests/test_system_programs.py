"""The tests run on a machine with Python alone: each asks for another program first, and is left out without it."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
PROGRAMS = {"pdftotext", "pdftoppm", "pdfinfo", "pdffonts", "pdftocairo", "soffice", "libreoffice", "java", "chromium"}


def _called_by_name(text: str) -> list[int]:
    """The lines of a Python file with a command whose first word is a system program's name."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.List | ast.Tuple)
        and len(node.elts) > 1
        and isinstance(node.elts[0], ast.Constant)
        and node.elts[0].value in PROGRAMS
    ]


def test_a_program_called_by_its_name_is_found() -> None:
    assert _called_by_name('import subprocess\nsubprocess.run(["pdfinfo", "one.pdf"])') == [2]
    assert not _called_by_name('subprocess.run([require_tool("pdfinfo"), "one.pdf"])')


def test_each_program_is_asked_for_before_it_is_called() -> None:
    files = [path for path in TESTS.rglob("*.py") if "proofs" not in path.relative_to(TESTS).parts]
    found = {
        str(path.relative_to(TESTS)): lines for path in files if (lines := _called_by_name(path.read_text("utf-8")))
    }
    assert found == {}
