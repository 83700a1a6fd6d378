"""Every rule has a case at which it speaks and one at which it is silent, and they are run."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.course.lint.all_rules import RULES
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.version_judgement import judged_version
from coursegen.publish.versions import BASE, Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.team_files import TINY

Case = dict[str, Any]
HERE = Path(__file__).parent
CASES: list[Case] = yaml.safe_load((HERE / "rule_cases.yaml").read_text("utf-8"))
FILES = {
    "course": "course.yaml",
    "listen": "modules/listen.yaml",
    "close": "modules/close.yaml",
    "one": "articles/article_one.yaml",
    "team": "teams/t.yaml",
}
TEAM = "format: 1\nteam: t\ntitle: A team\nwhy: It has words of its own.\n"
SESSION = (
    'format: 1\nsession: s\nteam: t\ndate: "2027-03-04"\nstart: "09:00"\nminutes: 90\nplace: Here\ntrainer: S. Okoro\n'
)


def asked(root: Path, case: Case) -> Version:
    """The small course in a folder, with the team and the session that a case has; the version to judge."""
    shutil.copytree(TINY, root)
    course = root / FILES["course"]
    text = course.read_text("utf-8")
    course.write_text(text[: text.index("check:\n")], "utf-8")
    (root / "letter.txt").write_text("I have nothing against it.\n", "utf-8")
    if not {"team", "session"} & set(case):
        return Version()
    for folder, name, content in (
        ("teams", "t", f"{TEAM}{case.get('team', '')}\n"), ("sessions", "s", f"{SESSION}{case.get('session', '')}\n"),
    ):  # fmt: skip
        (root / folder).mkdir()
        (root / folder / f"{name}.yaml").write_text(content, "utf-8")
    return Version("t", "s" if "session" in case else "")


def spoke(root: Path, case: Case, changes: list[Case]) -> bool:
    """Whether the rule of a case finds something in the small course with those changes."""
    version = asked(root, case)
    for change in changes:
        file = root / FILES[change["in"]]
        text, old = file.read_text("utf-8"), change.get("replace", "format: 1\n")
        new = change["put"] if "replace" in change else f"{old}{change['put']}\n"
        assert old in text, change
        file.write_text(text.replace(old, new, 1), "utf-8")
    return case["rule"] in rules_found(root, version, drawn=RULES[case["rule"]].stage == "slides")


def rules_found(root: Path, version: Version, *, drawn: bool) -> set[str]:
    files, today = course_files(root), date(2027, 3, 4)
    if not drawn:
        judged = judged_version(files, version, today)
        assert judged.readable, [str(problem) for problem in judged.problems]
        return {problem.rule for problem in judged.problems}
    try:
        return {
            problem.rule
            for problem in made(Workshop(files), version, Wanted(("deck",), today=today, rules=True)).warnings
        }
    except Refused as refused:
        return {problem.rule for problem in refused.problems}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_rule_speaks_where_it_should_and_nowhere_else(case: Case, tmp_path: Path) -> None:
    assert spoke(tmp_path / "bad", case, case["bad"])
    assert not spoke(tmp_path / "good", case, case["good"])


def test_every_rule_has_a_case_of_each_kind() -> None:
    course = HERE.parent / "course"
    two_sided = [*CASES, *yaml.safe_load((course / "lint_cases.yaml").read_text("utf-8"))]
    assert all("bad" in case and "good" in case for case in two_sided)
    # A planted fault is its rule's bad case; the default course without it, of which nothing is said, is the good one.
    planted = yaml.safe_load((course / "mutants.yaml").read_text("utf-8"))
    assert set(RULES) <= {case["rule"] for case in (*two_sided, *planted)}
    assert set(RULES) >= {case["rule"] for case in two_sided}
    assert {case["rule"] for case in two_sided} >= {name for name in RULES if name.startswith("RGT")}


def test_a_team_of_the_small_course_is_as_quiet_as_its_base(tmp_path: Path) -> None:
    version = asked(tmp_path / "course", {"team": "terms: {customer: {one: patient, many: patients}}"})
    assert version.team != BASE
    rights = {name for name in rules_found(tmp_path / "course", version, drawn=False) if name.startswith("RGT")}
    assert rights == set()
