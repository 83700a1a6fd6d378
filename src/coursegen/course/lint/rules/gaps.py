"""Judges whether a word that the workbook leaves blank can be found: on the slide, or in what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.course import KeyPoint
from coursegen.model.text import Text, texts_of
from coursegen.problems import Severity

_WORD = re.compile(r"\w+(?:['’]\w+)?")


def _can_be_filled_in(view: View) -> Iterator[Found]:
    """GAP1."""
    for module in view.course.modules:
        for point in module.key_points:
            met = "|".join(_spelt(text.plain) for text in _met(point))
            for blank in _blanks(point.explanation):
                if f" {_spelt(blank).strip()} " not in met:
                    yield Found(
                        point.explanation.address or point.address,
                        f"the workbook leaves “{blank}” blank, and nobody sees or hears it",
                        "choose words that the slide shows or the notes say, or say these in the notes",
                    )


def _met(point: KeyPoint) -> Iterator[Text]:
    """What people see on a key point's slide, and what they hear."""
    if point.visual is not None:
        yield from texts_of(point.visual)
        yield point.on_slide
    else:
        yield point.on_slide or point.explanation
        yield point.example
    for said in (point.notes.say, point.notes.ask, point.notes.transition):
        yield from said
    yield point.headline


def _blanks(text: Text) -> Iterator[str]:
    """The words of each gap, runs that touch taken as one."""
    found = ""
    for run in (*text.runs, None):
        if run is not None and run.blank:
            found += run.text
        elif found:
            yield found
            found = ""


def _spelt(text: str) -> str:
    """A text's words alone, in small letters, a space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


RULES = (
    LintRule(
        "GAP1",
        Severity.WARNING,
        "Words that the workbook leaves blank are on the slide, or are said.",
        "A gap that nobody can fill looks like a mistake in the workbook, and takes people's minds off the room.",
        "Blank words that the slide shows (its drawing, `on_slide`) or that the notes say; or say them in the notes.",
        "readers of a printed workbook, who could not fill 24 of 36 gaps",
        bad="on_slide: It can crowd out the work. / blanks: [concentrate]",
        good="on_slide: In the end she can’t concentrate. / blanks: [concentrate]",
        judge=_can_be_filled_in,
    ),
)
