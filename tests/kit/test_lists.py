"""Lists as programs and people make them: the right people, or a question about the row; never a wrong name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coursegen.problems import Refused
from coursegen.source.roster import ReadRoster, read_roster

LISTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "rosters" / "lists.yaml").read_text("utf-8")
)


def read(case: dict[str, Any], folder: Path) -> ReadRoster:
    file = folder / "people.csv"
    file.write_bytes(case["text"].encode(case.get("saved", "utf-8")))
    return read_roster(file)


def of_kind(kind: str) -> Any:
    cases = [case for case in LISTS if kind in case]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def test_there_are_forty_lists_and_each_says_what_is_right() -> None:
    assert len(LISTS) >= 40
    assert all(len({"people", "asked", "refused"} & set(case)) == 1 for case in LISTS)


@of_kind("people")
def test_the_right_people_are_read_and_nothing_is_asked(case: dict[str, Any], tmp_path: Path) -> None:
    found = read(case, tmp_path)
    teams = any(isinstance(person, list) for person in case["people"])
    people: list[Any] = [[one.name, one.team] if teams else one.name for one in found.people]
    assert people == case["people"]
    assert found.doubts == ()
    told = [[one.rule, one.place.line] for one in found.problems if one.place]
    assert told == case.get("told", [])


@of_kind("asked")
def test_what_is_doubtful_is_asked_about_with_its_row(case: dict[str, Any], tmp_path: Path) -> None:
    asked = [[one.rule, one.place.line] for one in read(case, tmp_path).doubts if one.place]
    assert case["asked"] in asked


@of_kind("refused")
def test_what_names_nobody_is_refused(case: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read(case, tmp_path)
    assert caught.value.problems[0].rule == case["refused"]
