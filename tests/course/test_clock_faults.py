"""Forty faults of time that are planted into a course are found, and forty harmless changes are not reported."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.course.clock.rehearsal import rehearsed
from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.rule import View
from coursegen.course.reading.load import load_course

CASES = yaml.safe_load((Path(__file__).parent / "clock_faults.yaml").read_text("utf-8"))
WORKSHOP = Path(__file__).parent.parent / "cases" / "workshop"
FILES = {"calm": "modules/calm.yaml", "course": "course.yaml"}
LONG = "We say it again and again. " * 70


@cache
def texts() -> dict[str, str]:
    return {name: (WORKSHOP / file).read_text("utf-8") for name, file in FILES.items()}


def planted(folder: Path, edits: list[list[str]], people: int) -> list[str]:
    """The rules of time that find something in the course with edits, each with the block that it names."""
    new = dict(texts())
    for file, old, text in edits:
        assert new[file].count(old) >= 1, old
        new[file] = new[file].replace(old, text.replace("LONG", LONG), 1)
    plan = re.findall(r"block: \w+,(?: items: \[\w+\],)? minutes: (\d+)", new["calm"])
    minutes = sum(map(int, plan))
    new["calm"] = re.sub(r"^minutes: \d+", f"minutes: {minutes}", new["calm"], flags=re.M)
    new["course"] = new["course"].replace("minutes: 90}", f"minutes: {minutes + 25}}}")
    for name, file in FILES.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(new[name], "utf-8")
    if people:
        course = load_course(folder).course
        over = [one for one in rehearsed(course, people=people).blocks if one.needed.likely > 1.1 * one.given]
        return [f"TIM6 {one.block.address}" for one in over]
    found = []
    for name in ("TIM6", "TIM7", "TIM8"):
        judge = RULES[name].judge
        assert judge is not None
        found += [f"{name} {one.address}" for one in judge(View(load_course(folder), limits=RULES[name].limits))]
    return found


def test_there_are_forty_of_each() -> None:
    assert (len(CASES["faults"]), len(CASES["harmless"])) == (40, 40)


@pytest.mark.parametrize("fault", CASES["faults"], ids=lambda fault: fault["what"])
def test_a_planted_fault_is_found(tmp_path: Path, fault: dict[str, Any]) -> None:
    found = planted(tmp_path, fault["edits"], fault.get("people", 0))
    assert [one for one in found if one.startswith(fault.get("rule", "TIM6 calm"))]
    if people := fault.get("people", 0):
        assert not [one for one in planted(tmp_path, [], people) if "calm.plan.check" in one], "found without the fault"


@pytest.mark.parametrize("change", CASES["harmless"], ids=lambda change: change[2][:40])
def test_a_harmless_change_is_not_reported(tmp_path: Path, change: list[str]) -> None:
    assert planted(tmp_path, [change], 0) == []
