"""All teams side by side: minutes, what is patched, what has gone stale, and teams that can't be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.course.compare.team_matrix import Cell, Matrix, TeamRow, team_matrix
from coursegen.course.reading.load import course_files, load_course
from coursegen.problems import Place, Refused

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course, to give teams to."""
    return Path(shutil.copytree(TINY, tmp_path / "course"))


def team(course: Path, name: str, more: str = "", folder: str = "teams") -> None:
    (course / folder).mkdir(exist_ok=True)
    kind = folder.removesuffix("s")
    (course / folder / f"{name}.yaml").write_text(
        f"format: 1\n{kind}: {name}\ntitle: {name}\nwhy: It is.\n{more}", "utf-8"
    )


def matrix(course: Path) -> Matrix:
    return team_matrix(course_files(course))


def row(course: Path, name: str) -> TeamRow:
    return next(row for row in matrix(course).rows if row.team == name)


def module(course: Path) -> tuple[str, int]:
    """The first module of the small course, and its minutes."""
    return next((row.id, row.minutes) for row in load_course(course).course.agenda if row.kind == "module")


def test_without_teams_there_is_the_base(course: Path) -> None:
    found = matrix(course)
    (base,) = found.rows
    assert base.team == "base"
    assert base.cells is not None
    assert tuple(base.cells) == found.modules
    assert base.minutes == base.frame.minutes + sum(cell.minutes for cell in base.cells.values())


def test_things_are_counted_once_whatever_changes_in_them(course: Path) -> None:
    name, minutes = module(course)
    step = load_course(course).course.module(name).action_steps[0].id
    two = f"{{{step}: {{owner: the shift, measure: A list hangs there}}}}"
    team(course, "one", f"modules: {{patch: {{{name}: {{title: Another, action_steps: {{patch: {two}}}}}}}}}\n")
    cells = row(course, "one").cells
    assert cells is not None
    assert cells[name] == Cell(minutes, 2)


def test_a_sectors_patches_count_for_its_teams(course: Path) -> None:
    name, minutes = module(course)
    team(course, "shops", f"modules: {{patch: {{{name}: {{title: Another}}}}}}\n", "sectors")
    team(course, "one", "sector: shops\n")
    found = row(course, "one")
    assert found.sector == "shops"
    assert found.cells is not None
    assert found.cells[name] == Cell(minutes, 1)


def test_a_patch_whose_text_moved_is_stale(course: Path) -> None:
    name, _ = module(course)
    title = load_course(course).course.module(name).title.plain
    team(course, "one", f"modules:\n  patch:\n    {name}:\n      title: Another\n      was: Something else\n")
    (stale,) = row(course, "one").stale
    assert (stale.address, stale.was, stale.now) == (f"{name}.title", "Something else", title)
    assert stale.place == Place("teams/one.yaml", 8, 14, len("Another"))
    team(course, "one", f"modules:\n  patch:\n    {name}:\n      title: Another\n      was: {title!r}\n")
    assert row(course, "one").stale == ()


def test_a_team_that_is_refused_does_not_hide_the_others(course: Path) -> None:
    team(course, "broken", "modules: {remove: [nothing]}\n")
    team(course, "one")
    found = {row.team: row for row in matrix(course).rows}
    assert found["broken"].cells is None
    assert [problem.rule for problem in found["broken"].problems] == ["unknown-id"]
    assert found["one"].cells


def test_a_course_that_is_refused_has_no_matrix(course: Path) -> None:
    (course / "course.yaml").write_text("format: 1\n", "utf-8")
    with pytest.raises(Refused):
        matrix(course)
