"""Sixty faults planted in copies of the default course: each is found, by the rule that is there for it."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.assets import example_course
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.artefacts import made
from coursegen.publish.version_judgement import judged_version
from coursegen.publish.versions import BASE, Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.courses import FIRST_COURSE

TODAY = date(2027, 3, 4)
MUTANTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mutants.yaml").read_text("utf-8"))
QUEUE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000100000000c0802000000e485aad60000001749444154789c633c2127c7400a602249f5a8"
    "8611a4010071cc011c086a5ed60000000049454e44ae426082"
)


def test_there_are_ten_of_each() -> None:
    assert Counter(mutant["area"] for mutant in MUTANTS) == dict.fromkeys(
        ("objectives", "evidence", "timing", "quiz", "rights", "accessibility"), 10
    )
    assert len({(mutant["area"], mutant["what"]) for mutant in MUTANTS}) == len(MUTANTS)


def found(root: Path, version: Version, *, drawn: bool) -> tuple[Problem, ...]:
    """What a check finds in one version."""
    files = course_files(root)
    judged = judged_version(files, version, TODAY)
    if not drawn:
        return judged.problems
    try:
        return (
            *judged.problems,
            *made(Workshop(files), version, Wanted(("deck",), today=TODAY, rules=True)).warnings,
        )
    except Refused as refused:
        return (*judged.problems, *refused.problems)


KNOWN = ("TIM6", "TIM7", "REF1", "VIS2")
"""What is told of the first course in any case: it runs over, sends people to places that it never made, and has a big
number that nobody vouches for."""


@pytest.mark.slow
def test_without_a_fault_nothing_is_found() -> None:
    for course, team in product((FIRST_COURSE, example_course()), (BASE, "phone_support", "shop_floor", "live_chat")):
        told = found(course, Version(team), drawn=False)
        if course == FIRST_COURSE:
            told = tuple(problem for problem in told if problem.rule not in KNOWN)
        assert [problem for problem in told if problem.severity is not Severity.INFO] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: f"{one['area']}, {one['what']}")
def test_a_planted_fault_is_found_by_its_rule(mutant: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(FIRST_COURSE, root)
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures" / "queue.png").write_bytes(QUEUE)
    for change in mutant["changes"]:
        text = (root / change["in"]).read_text("utf-8")
        assert change["replace"] in text, change
        (root / change["in"]).write_text(text.replace(change["replace"], change["by"], 1), "utf-8")
    told = found(root, Version(mutant.get("team", BASE)), drawn=mutant.get("drawn", False))
    by_its_rule = [problem for problem in told if problem.rule == mutant["rule"]]
    assert by_its_rule, [(problem.rule, problem.message) for problem in told]
    assert all(problem.place is not None and problem.hint for problem in by_its_rule)
