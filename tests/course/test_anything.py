"""Whatever is changed in a course: it loads, or it is refused with problems that have a place and a cure."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.course.reading.load import load_course
from coursegen.problems import Refused, as_text
from coursegen.source.folder import line_of

TINY = Path(__file__).parent.parent / "cases" / "tiny"
FILES = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yaml"))
GOOD = {file: yaml.load((TINY / file).read_text(encoding="utf-8"), yaml.BaseLoader) for file in FILES}
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
ODD = [
    "purpose",
    "listen",
    "close",
    "opening",
    "5",
    "600",
    "module",
    "break",
    "key_points",
    "quiz",
    "activity",
    "*a",
    "${x}",
]


def ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value that is inside another."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, item in inside for found in [(*way, step), *ways(item, (*way, step))]]


SPOTS = [(file, way) for file, data in GOOD.items() for way in ways(data)]
CHANGES = st.tuples(st.sampled_from(SPOTS), st.sampled_from([*ODD, "double it", "leave it out", [], ["purpose"]]))


def change(data: Any, way: tuple[Any, ...], how: Any) -> None:
    """Put something else at the end of a way, if the changes before have left it there."""
    for step in way[:-1]:
        data = data[step]
    last = way[-1]
    data[last]  # raises where an earlier change took it away
    if how == "leave it out":
        del data[last]
    elif how != "double it":
        data[last] = copy.deepcopy(how)
    elif isinstance(data, list):
        data.insert(last, copy.deepcopy(data[last]))
    else:
        data[f"{last}_"] = copy.deepcopy(data[last])


@pytest.mark.slow
@settings(max_examples=80)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_it_loads_or_is_refused(changes: list[tuple[tuple[str, tuple[Any, ...]], Any]]) -> None:
    changed = copy.deepcopy(GOOD)
    for (file, way), how in changes:
        try:
            change(changed[file], way, how)
        except (KeyError, IndexError, TypeError):
            continue
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "course"
        shutil.copytree(TINY, root)
        for file in {file for (file, _), _ in changes}:
            text = yaml.dump(changed[file], Dumper=DUMPER, allow_unicode=True, width=10_000)
            (root / file).write_text(text, encoding="utf-8")
        try:
            problems = load_course(root).warnings
        except Refused as refused:
            problems = refused.problems
            assert any(problem.severity == "error" for problem in problems)
        line = line_of(root)
        for problem in problems:
            assert problem.place is not None, problem
            assert line(problem.place) is not None or problem.rule == "empty-file"
            assert problem.hint or problem.rule == "range"
            assert as_text(problem, line)
