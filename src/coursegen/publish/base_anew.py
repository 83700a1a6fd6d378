"""Makes the base of a deck anew, from the state of the course that the deck was built from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coursegen.compose.recipe import own_recipes
from coursegen.course.loaded.stamp import resting_on
from coursegen.course.reading.load import course_of
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import made
from coursegen.publish.laid_out_slides import fingerprint_of
from coursegen.publish.theme_file import theme_names
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files


def base_anew(folder: Path, shown: str, fingerprint: str) -> bytes:
    """The base of the deck with a fingerprint, made from the course in a folder; ``shown`` is what people call that.

    Every version and theme of the course is tried. Errors: ``Refused`` where none of them has that fingerprint: then
    the deck was built from something else, and to compare it with this would invent edits.
    """
    workshop = Workshop(course_files(folder))
    for version, theme in _built_so(workshop, fingerprint):
        deck = made(workshop, version, Wanted(("deck",), theme=theme)).artefacts[0]
        if deck.base is not None:
            return deck.base.data
    raise Refused(
        [
            Problem(
                "deck",
                f"this deck was not built from the course in {shown} as it is there: its fingerprint is another one",
                hint="name an earlier or a later state of it; a deck that an older version of coursegen built, or that "
                "was built with --template, can't be compared in this way",
            )
        ]
    )


def _built_so(workshop: Workshop, fingerprint: str) -> Iterator[tuple[Version, str]]:
    for version in versions_asked(workshop.files, everything=True):
        for theme in ("", *theme_names(workshop.files.root)):
            try:
                loaded = course_of(workshop.files, version.team, version.session)
                looks = workshop.looks(loaded.brand, loaded.course.theme, theme)
            except Refused:
                continue
            rests_on = {**own_recipes(workshop.files.root), **looks.rests_on}
            if fingerprint_of(resting_on(loaded, rests_on), looks.name) == fingerprint:
                yield version, theme
