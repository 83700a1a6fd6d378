"""A file's values against its form: whatever stands where something else is meant is told in our own words."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.course.forms.files import FORMS
from coursegen.course.validation.validate import checked
from coursegen.source.text import source_text
from coursegen.source.yaml_file import node_of

TINY = Path(__file__).parent.parent / "cases" / "tiny"
FILES = {"course": "course.yaml", "module": "modules/listen.yaml", "article": "articles/article_one.yaml"}
GOOD = {name: yaml.load((TINY / file).read_text(encoding="utf-8"), yaml.BaseLoader) for name, file in FILES.items()}
ODD = ["", "x", "X y", "12", "-1", "0", "1.5", "99999999999999999999999", "true", "é" * 9000, [], [[]], ["x"], {}]


def steps_into(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value that is inside another."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, item in inside for found in [(*way, step), *steps_into(item, (*way, step))]]


WAYS = [(name, way) for name, data in GOOD.items() for way in steps_into(data)]


@pytest.mark.parametrize("name", FILES)
def test_good_files_are_good(name: str) -> None:
    text = (TINY / FILES[name]).read_bytes()
    values, problems = checked(node_of(source_text(text, FILES[name])), FORMS[name])
    assert values is not None
    assert problems == []


@pytest.mark.slow
@settings(max_examples=400)
@given(st.sampled_from(WAYS), st.sampled_from([*ODD, {"odd": "x"}, {"id": "x"}, None]))
def test_everything_odd_is_told_at_its_place(where: tuple[str, tuple[Any, ...]], odd: Any) -> None:
    name, way = where
    data = copy.deepcopy(GOOD[name])
    around = data
    for step in way[:-1]:
        around = around[step]
    if odd is None:
        del around[way[-1]]
    else:
        around[way[-1]] = odd
    text = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, width=100_000)
    source = source_text(text.encode(), "f.yaml")
    values, problems = checked(node_of(source), FORMS[name])
    for problem in problems:
        assert problem.rule != "value", problem  # a fault that has no sentence of its own
        assert problem.place is not None
        assert problem.place.line <= len(source.lines)
        assert problem.hint or problem.rule == "range"
        assert "pydantic" not in problem.message
    assert values is not None or problems
