"""What the guide says may go when time is short: what goes with it, what is not seen then, and nothing twice."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coursegen.course.reading.load import load_course
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.document import Cues, Heading, KeepTogether
from coursegen.model.document_tree import walk
from coursegen.problems import Refused
from support.guides import COURSES, copied, guide, said


def test_a_cut_says_what_goes_with_it() -> None:
    told = said(guide(load_course(COURSES["workshop"]).course))
    told = re.sub(r"\d+ minutes?", "N minutes", re.sub(r"\d\d:\d\d", "00:00", told))
    assert (
        "It saves N minutes. Without it, these don’t work as planned: 00:00 Recap." in told
    )  # the recap needs the wall
    # The observers' sheets are among its worksheets; the exercise and the step refer to them.
    lost = "00:00 Exercise 1.10, 00:00 Scenario 1.11, 00:00 Scenario 1.12, 00:00 Action steps."
    assert f"Without it, these don’t work as planned: {lost}" in told


def test_what_the_items_of_a_block_rest_on_is_lost_with_it_and_so_is_what_rests_on_them(tmp_path: Path) -> None:
    file = copied(tmp_path) / "modules/calm.yaml"
    told = file.read_text("utf-8")
    told = told.replace("  - id: drill\n", "  - id: drill\n    needs: [wall]\n", 1)
    told = told.replace("{id: talk, block: questions,", "{id: talk, block: questions, needs: [drill],")
    file.write_text(told, "utf-8")
    found = re.sub(r"\d\d:\d\d", "00:00", said(guide(load_course(tmp_path / "course").course)))
    assert re.search(r"as planned: 00:00 Exercise [\d.]+, 00:00 Discussion [\d.]+, 00:00 Recap\.", found)


def test_a_cut_that_leaves_an_objective_unseen_says_so(tmp_path: Path) -> None:
    file = copied(tmp_path) / "modules/calm.yaml"
    unseen = "You won’t see whether they can do this: “Demonstrate one way to put a call down”."
    assert unseen not in said(guide(load_course(tmp_path / "course").course))
    told = file.read_text("utf-8").replace("seen_in: [handover, putting_down]", "seen_in: [handover]")
    file.write_text(told.replace("    objective: show\n", "    objective: tell\n"), "utf-8")
    assert unseen in said(guide(load_course(tmp_path / "course").course))


@pytest.mark.parametrize("name", COURSES)
def test_what_a_cut_saves_is_said_once_where_its_block_begins(name: str) -> None:
    course = load_course(COURSES[name]).course
    blocks = {block.address for row in course.agenda for block in row.plan}
    told: dict[str, list[int]] = {}
    at, place = "", 0
    for block in walk(guide(course).blocks):
        if isinstance(block, Heading) and block.level <= 2:
            at, place = block.anchor, 0
        elif isinstance(block, Cues) and at in blocks:
            place += 1
            told.setdefault(at, []).extend(place for cue in block.items if cue.label == "IF SHORT")
    assert any(told.values())
    assert all(places in ([], [1]) for places in told.values()), told


def cut_one_by_one() -> list[tuple[str, str]]:
    course = load_course(COURSES["workshop"]).course
    return [(stretch.id, block.id) for stretch in course.agenda for block in stretch.plan]


@pytest.mark.parametrize(("stretch", "block"), cut_one_by_one())
def test_no_reference_dangles_after_a_cut(tmp_path: Path, stretch: str, block: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSES["workshop"], root)
    (root / "teams").mkdir()
    remove = f"plan: [{{id: {block}, remove: true}}]"
    patch = (
        f"modules: {{{stretch}: {{{remove}}}}}\n"
        if stretch == "calm"
        else f"course: {{agenda: [{{id: {stretch}, {remove}}}]}}\n"
    )
    (root / "teams" / "night.yaml").write_text(
        f"format: 1\nteam: night\ntitle: Night\nwhy: it is night\n{patch}", "utf-8"
    )
    try:
        course = load_course(root, team="night").course
    except Refused as refused:
        assert all(problem.place is not None for problem in refused.problems), str(refused)
        return
    made = said(guide(course))
    assert "${at." not in made
    assert not re.search(r"Workbook (?![\dA-Z]+\.\d)\(|Workbook [.,;:]", made)


@pytest.mark.parametrize("name", COURSES)
def test_what_introduces_a_list_of_cuts_is_kept_with_it(name: str) -> None:
    blocks = [*walk(guide(load_course(COURSES[name]).course).blocks)]
    cuts = [one for one in blocks if isinstance(one, Table) and one.header[-1].plain == "What you lose"]
    whole = [one.blocks[-2:] for one in blocks if isinstance(one, KeepTogether)]
    kept = [last[-1] for last in whole if isinstance(last[0], Paragraph)]
    assert all(table in kept for table in cuts)


@pytest.mark.parametrize("name", COURSES)
def test_what_to_do_with_time_to_spare_is_told_once(name: str) -> None:
    told = [
        cue.texts for block in walk(guide(load_course(COURSES[name]).course).blocks) if isinstance(block, Cues)
        for cue in block.items if cue.label == "IF LONG"
    ]  # fmt: skip
    assert told
    assert len(told) == len(set(told))
