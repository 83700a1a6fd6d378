"""Builds the example course in a template and says what is wrong with that: nothing may be refused or lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from pptx import Presentation

from coursegen.assets import example_course
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.preview import opened
from coursegen.publish.trial import trial
from coursegen.publish.versions import BASE, Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles, course_files
from support.kept_words import lost


@cache
def _files() -> CourseFiles:
    return course_files(example_course())


def faults_of(template: Path, team: str = BASE) -> Iterator[str]:
    """What is wrong with a deck of the example course in a template: a sentence each."""
    version = Version(team)
    workshop = Workshop(_files(), str(template))
    try:
        deck = made(workshop, version, Wanted(("deck",)))
        _, _, shown = opened(workshop, version, _quietly)
        tried = trial(workshop, version, _quietly, sheet=False)
    except Refused as refused:
        yield from (f"refused: {problem.message}" for problem in refused.problems)
        return
    yield from (f"lost on {slide}: {text}" for slide, text in lost(shown.slides, shown.scenes))
    told, foreseen = set(deck.warnings), set(tried.warnings)
    yield from (f"not foreseen: {problem.message}" for problem in told - foreseen)
    yield from (f"foreseen for nothing: {problem.message}" for problem in foreseen - told)
    opened_again = Presentation(BytesIO(deck.artefacts[0].data))
    if len(opened_again.slides) != len(shown.scenes):
        yield f"{len(opened_again.slides)} slides in the file, {len(shown.scenes)} laid out"
    for number, slide in enumerate(opened_again.slides, start=1):
        for place in slide.placeholders:
            if place.has_text_frame and not place.text_frame.text.strip():
                yield f"slide {number}: the placeholder {place.name!r} is empty"


def _quietly(_: str) -> None:
    """Nobody watches."""
