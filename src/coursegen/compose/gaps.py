"""Says which words of its key points a course leaves to be filled in."""

from __future__ import annotations

from coursegen.model.course import Course
from coursegen.model.text import Text


def has_gaps(course: Course) -> bool:
    """Whether any headline or explanation of a key point has a gap in the workbook."""
    return any(
        run.blank
        for module in course.modules
        for point in module.key_points
        for text in (point.headline, point.explanation)
        for run in text.runs
    )


def gaps_of(*texts: Text) -> list[str]:
    """The words that the workbook leaves blank, each once, runs that touch taken as one."""
    found: list[str] = []
    for text in texts:
        inside = False
        for run in text.runs:
            if run.blank and inside:
                found[-1] += run.text
            elif run.blank:
                found.append(run.text)
            inside = run.blank
    return list({words.casefold(): words for words in reversed(found)}.values())[::-1]
