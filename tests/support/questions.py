"""Courses with more test questions than they have."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.model.course import Course
from coursegen.model.text import words as text


def asking(course: Course, many: int) -> Course:
    """The course with so many more questions in its test."""
    first, *others = course.modules
    item = first.quiz[0]
    more = tuple(
        replace(
            item, id=f"more{number}", address=f"{item.address}_more{number}", stem=text(f"{number} more?"), use="test"
        )
        for number in range(many)
    )
    return replace(course, modules=(replace(first, quiz=(*first.quiz, *more)), *others))
