"""A small course with a sector, a team and a session laid on it."""

from __future__ import annotations

import shutil
from pathlib import Path

from coursegen.model.course import Course, Stretch

TINY = Path(__file__).parent.parent / "cases" / "tiny"

SECTOR = """\
format: 1
sector: health
title: Health
terms:
  customer: {one: patient, many: patients}
brand:
  footer: Health for all
  colours: {accent1: "#0B6E4F"}
"""
TEAM = """\
format: 1
team: desk
title: The front desk
why: They meet patients face to face.
sector: health
channel: counter
delivery: room
course:
  page: letter
  session: {start: "13:00", minutes: 76}
  agenda: {remove: [pause]}
modules:
  order: [close]
  patch:
    listen:
      minutes: 26
      plan: {patch: {play: {minutes: 6}}}
      action_steps:
        remove: [review]
        patch:
          write_it: {owner: shift lead, was: each agent, reason: nobody else may phone}
        insert_after:
          write_it: [{id: log_it, step: "Log each ${customer}", owner: each agent, due: same day, measure: It is there}]
brand:
  colours: {accent2: "#102030"}
  disclaimer: {text: No medical advice., review_by: "2027-06-30"}
"""
SESSION = """\
format: 1
session: spring
team: desk
date: "2027-03-04"
start: "10:00"
minutes: 70
place: Room 4
trainer: Sam
paper: a4
"""


def layered(folder: Path) -> Path:
    """The course in a folder that there isn't yet."""
    shutil.copytree(TINY, folder)
    for name, text in (("sectors/health", SECTOR), ("teams/desk", TEAM), ("sessions/spring", SESSION)):
        write(folder, name, text)
    return folder


def write(root: Path, name: str, text: str) -> None:
    """Write a file of a course, named without its ending."""
    path = root / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def changed(root: Path, name: str, old: str, new: str) -> None:
    """Change the one place in a file where ``old`` stands."""
    path = root / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def row(course: Course, name: str) -> Stretch:
    """A row of a course's agenda."""
    return next(stretch for stretch in course.agenda if stretch.id == name)
