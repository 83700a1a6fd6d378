"""A small course with as many teams as are asked for, and what a build leaves in a folder."""

from __future__ import annotations

from pathlib import Path

from support.team_files import course_with_teams


def course_with_many_teams(parent: Path, versions: int) -> Path:
    """The small course with so many versions in all: the course as it is, two teams, a session, and more teams."""
    root = course_with_teams(parent)
    for number in range(versions - 4):
        text = f"format: 1\nteam: team_{number}\ntitle: Team {number}\nwhy: They are the {number}.\n"
        patch = f"course: {{subtitle: A course for team {number}}}\n"
        (root / "teams" / f"team_{number}.yaml").write_text(text + patch, "utf-8")
    return root


def left_in(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
