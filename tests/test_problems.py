"""Every case in tests/problems/: a course made wrong in one way, and all that coursegen says about it.

A case is a YAML file:

    base: tiny                      # a course in tests/cases/ that has nothing wrong
    team: desk                      # whose version is asked for; `session: spring` too; left out, the course as it is
    changes:                        # done to a copy of it, in order
      - in: modules/listen.yaml     # the file, in the course's folder
        replace: "title: Listen"    # a text that stands in it once ...
        by: "titel: Listen"         # ... and what stands there instead
      - in: modules/new.yaml
        write: "format: 1"          # a whole file; `bytes: ff fe` writes bytes in hex
        times: 1                    # how often the text (or the bytes) is repeated
      - in: modules/close.yaml
        move: modules/close.yml     # rename a file; `remove: true` deletes it
      - in: modules/away.yaml
        link: ../../outside.yaml    # make it a symbolic link
    reads: recipes/sheet.yaml       # left out, the course is read; else this file alone: a recipe, a theme, or a map
    says: |                         # every problem as it is printed, a blank line between them
      modules/listen.yaml:3:1: ...
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.compose.recipe_reading import recipe_of
from coursegen.course.reading.load import load_course
from coursegen.layout.layout_map import map_of
from coursegen.problems import Refused, as_text, in_order
from coursegen.publish.theme_file import theme_of
from coursegen.source.folder import line_of
from coursegen.source.text import SourceText, read_text

HERE = Path(__file__).parent
CASES = sorted((HERE / "problems").glob("*.yaml"))
PATIENCE = 1.0
"""Seconds that any refusal may take (bombs and huge files included); measured on an idle machine, twice over."""


def made_wrong(case: dict[str, Any], folder: Path) -> Path:
    """A copy of the case's base course in ``folder``, its changes done."""
    root = folder / "course"
    shutil.copytree(HERE / "cases" / case["base"], root)
    for change in case["changes"]:
        path = root / change["in"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if "replace" in change:
            text = path.read_text(encoding="utf-8")
            assert text.count(change["replace"]) == 1, (
                f"{change['replace']!r} stands {text.count(change['replace'])} times"
            )
            path.write_text(text.replace(change["replace"], change["by"]), encoding="utf-8")
        elif "write" in change:
            path.write_text(change["write"] * change.get("times", 1), encoding="utf-8")
        elif "bytes" in change:
            path.write_bytes(bytes.fromhex(change["bytes"]) * change.get("times", 1))
        elif "move" in change:
            path.rename(root / change["move"])
        elif "link" in change:
            path.symlink_to(change["link"])
        else:
            assert change["remove"] is True
            path.unlink()
    return root


def said(root: Path, team: str = "", session: str = "") -> str:
    """Everything that loading a course (or a version of it) says, as it is printed."""
    try:
        loaded = load_course(root, team=team, session=session)
    except Refused as refused:
        line = line_of(root)
        return "\n\n".join(as_text(problem, line) for problem in refused.problems)
    return "\n\n".join(as_text(problem, loaded.origins.line) for problem in loaded.warnings)


def _map(source: SourceText, _: str) -> object:
    return map_of(source)


READERS: dict[str, Callable[[SourceText, str], object]] = {"recipes": recipe_of, "themes": theme_of, "brands": _map}
"""What reads a file that is no part of the course itself, by its folder."""


def said_of(root: Path, file: str) -> str:
    """Everything that reading one file says, as it is printed."""
    folder, _, name = file.partition("/")
    try:
        READERS[folder](read_text(root / file, file), name.removesuffix(".yaml"))
    except Refused as refused:
        return "\n\n".join(as_text(problem, line_of(root)) for problem in in_order(refused.problems))
    return ""


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 40


def test_recipes_maps_and_themes_have_many_cases_each_with_its_place_its_rule_and_its_cure() -> None:
    cases = [case for path in CASES if (case := yaml.safe_load(path.read_text("utf-8"))).get("reads")]
    assert len(cases) >= 25
    assert {case["reads"].partition("/")[0] for case in cases} == set(READERS)
    for case in cases:
        for told in case["says"].strip().split("\n\n"):
            first, *_, cure = told.split("\n")
            assert re.fullmatch(rf"{re.escape(case['reads'])}(:\d+:\d+)?: .+ \[[\w-]+\]", first), first
            assert cure.startswith("hint: ") or "\nhint: " in told, told


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_problem(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    root = made_wrong(case, tmp_path)
    start = time.process_time()
    if file := case.get("reads", ""):
        found = said_of(root, file)
    else:
        found = said(root, case.get("team", ""), case.get("session", ""))
    assert time.process_time() - start < PATIENCE
    assert found == case["says"].rstrip("\n")
    assert str(tmp_path) not in found
    assert all("\nhint: " in block for block in found.split("\n\n") if block), "every problem names its cure"
