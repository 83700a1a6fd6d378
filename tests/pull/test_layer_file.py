"""Operations on a team's file: comments, order and the way it is written stay; the diff holds the edits and no more."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from coursegen.course.reading.load import load_course
from coursegen.pull.placing.patch import Operation, OrderModules, OrderObjects, RemoveModule, RemoveObject, SetText
from coursegen.pull.proposal.layer_file import edited_text
from coursegen.pull.text.merged_course import Merged
from support.courses import FIRST_COURSE

TEAMS = sorted(path.stem for path in (FIRST_COURSE / "teams").glob("*.yaml"))


@pytest.fixture(scope="module")
def clinic() -> tuple[str, Merged]:
    text = (FIRST_COURSE / "teams" / "clinic_desk.yaml").read_text("utf-8")
    return text, Merged(load_course(FIRST_COURSE, team="clinic_desk").merged)


def _diff(clinic: tuple[str, Merged], *operations: Operation) -> list[str]:
    text, now = clinic
    new = edited_text(text, operations, now, "teams/clinic_desk.yaml")
    lines = list(unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.mark.parametrize("team", TEAMS)
def test_no_operations_change_nothing(team: str) -> None:
    text = (FIRST_COURSE / "teams" / f"{team}.yaml").read_text("utf-8")
    now = Merged(load_course(FIRST_COURSE, team=team).merged)
    assert edited_text(text, (), now, f"teams/{team}.yaml") == text


def test_a_text_that_the_team_says_already_is_replaced_where_it_stands(clinic: tuple[str, Merged]) -> None:
    was = "each ${agent} with a nurse"
    found = _diff(clinic, SetText("recover.action_steps.say_requests.owner", "each ${agent} with two nurses", was))
    assert found == [
        "-            owner: each ${agent} with a nurse",
        "+            owner: each ${agent} with two nurses",
    ]


def test_a_text_in_an_object_that_the_team_inserted_is_replaced_there(clinic: tuple[str, Merged]) -> None:
    found = _diff(clinic, SetText("choice.action_steps.in_distress.due", "3 weeks", "2 weeks"))
    assert found == ["-              due: 2 weeks", "+              due: 3 weeks"]


def test_a_new_patch_stands_with_its_siblings_and_says_what_it_replaces(clinic: tuple[str, Merged]) -> None:
    found = _diff(clinic, SetText("recover.action_steps.three_lines.due", "next day", "same day"))
    assert found == ["+          three_lines:", "+            due: next day", "+            was: same day"]


def test_a_second_text_of_one_patch_says_what_each_replaces(clinic: tuple[str, Merged]) -> None:
    found = _diff(clinic, SetText("recover.action_steps.say_requests.due", "2 weeks", "1 week"))
    assert "+            was: {owner: 'each ${agent} in pairs', due: 1 week}" in found


def test_a_long_text_is_folded_and_its_was_is_a_fingerprint(clinic: tuple[str, Merged]) -> None:
    text, now = clinic
    long = "When somebody stands at the desk and cries, nobody asks for the insurance card first. " * 3
    new = edited_text(
        text,
        [SetText("recover.key_points.own.explanation", long.strip(), now.typed("recover.key_points.own.explanation"))],
        now,
        "teams/clinic_desk.yaml",
    )
    assert "explanation: >-\n" in new
    assert "was: sha256:" in new
    added = [line for line in new.splitlines() if line not in text.splitlines()]
    assert max(map(len, added)) <= 110


def test_paragraphs_in_braces_are_written_in_lines() -> None:
    now = Merged(load_course(FIRST_COURSE).merged)
    text = "format: 1\nteam: desk\nmodules: {patch: {recover: {takeaway: Short}}}  # ours\n"
    said = "One sentence to begin with.\n\nAnother one, after a pause that is as long as it has to be."
    new = edited_text(text, [SetText("recover.key_points.own.notes.say", said, None)], now, "teams/desk.yaml")
    assert "say: |-\n" in new
    assert "takeaway: Short" in new
    assert "# ours" in new


def test_removals_and_orders_join_those_that_are_there(clinic: tuple[str, Merged]) -> None:
    assert _diff(clinic, RemoveModule("meaning")) == ["-  remove: [beyond]", "+  remove: [beyond, meaning]"]
    assert _diff(clinic, OrderModules(("choice", "perspective"))) == [
        "-  order: [perspective, choice, recover]",
        "+  order: [choice, perspective]",
    ]
    assert _diff(clinic, OrderObjects("course.rules", ("pass", "room"))) == ["+    order: [pass, room]"]


def test_removing_what_the_team_inserted_takes_it_out_again(clinic: tuple[str, Merged]) -> None:
    found = _diff(clinic, RemoveObject("choice.action_steps", "in_distress"))
    assert all(line.startswith("-") for line in found)
    assert any("in_distress" in line for line in found)


def test_removing_what_the_team_patches_drops_the_patch(clinic: tuple[str, Merged]) -> None:
    found = _diff(clinic, RemoveObject("recover.action_steps", "say_requests"))
    assert [line for line in found if line.startswith("+")] == ["+        remove: [say_requests]"]


def test_a_file_written_in_another_way_keeps_its_lines() -> None:
    text = (
        "format: 1\n"
        "team:   clinic_desk      # two spaces too many\n"
        "title: 'The desk'\n"
        "why: >\n"
        "   Because it is\n"
        "   another desk.\n"
        "\n"
        "\n"
        "course: { title: Come in,\n"
        "          subtitle: A course }\n"
        "# the end\n"
    )
    now = Merged(load_course(FIRST_COURSE).merged)
    new = edited_text(text, [RemoveObject("course.rules", "pass")], now, "teams/clinic_desk.yaml")
    kept = [line for line in text.splitlines() if line in new.splitlines()]
    assert len(kept) >= len(text.splitlines()) - 2
    assert "remove: [pass]" in new
    assert "# two spaces too many" in new
    assert "# the end" in new
