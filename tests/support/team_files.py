"""A small course with a sector, two teams and a session, written into a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

TINY = Path(__file__).parent.parent / "cases" / "tiny"
FILES = {
    "sectors/health.yaml": """\
format: 1
sector: health
title: Health
terms: {customer: {one: patient, many: patients}}
brand: {footer: Health for all}
""",
    "teams/desk.yaml": """\
format: 1
team: desk
title: The front desk
why: They meet patients face to face.
sector: health
course: {subtitle: A course for the desk}
modules:
  patch:
    listen:
      action_steps: {patch: {write_it: {owner: shift lead, reason: only leads write}}}
brand:
  colours: {accent1: "#0B6E4F"}
  disclaimer: {text: No medical advice., approved_by: The board, review_by: "2027-06-30"}
""",
    "teams/chat.yaml": """\
format: 1
team: chat
title: Chat
why: They type.
course: {page: letter}
""",
    "sessions/spring.yaml": """\
format: 1
session: spring
team: desk
date: "2027-03-04"
start: "13:00"
place: Room 2
trainer: Robin Hale
headcount: 14
paper: letter
""",
}


def course_with_teams(parent: Path) -> Path:
    """The small course with teams, to change."""
    root = Path(shutil.copytree(TINY, parent / "course"))
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


class Blind:
    """A watch that looks away."""

    def doing(self, version: object, what: str) -> None:
        """Nothing."""

    def ended(self, version: object) -> None:
        """Nothing."""
