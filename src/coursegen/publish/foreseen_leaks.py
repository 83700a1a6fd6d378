"""Foresees from the words of handouts, before any is printed, what a build would refuse to tell participants."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.problems import Problem, Refused
from coursegen.publish.files import content_of
from coursegen.publish.laid_out_slides import LaidOut
from coursegen.publish.leaks import leaks, printed_words
from coursegen.publish.made_version import ARTEFACTS
from coursegen.source.folder import CourseFiles


def leaks_foreseen(files: CourseFiles, laid_out: LaidOut) -> list[Problem]:
    """A problem for each secret that a participant's usual handout would tell.

    Words in pictures and of a format's own are seen by a build alone; so is what a recipe of the course's own shows.
    Handouts are composed only where a text for participants repeats a secret.
    """
    if not laid_out.secrets().repeated:
        return []
    found: dict[Problem, None] = {}
    for recipe in _for_participants(files):
        content = content_of(laid_out, recipe)
        told = leaks(content, printed_words(content), laid_out.secrets())
        found |= dict.fromkeys(told)
    return list(found)


def _for_participants(files: CourseFiles) -> Iterator[Recipe]:
    for name in ARTEFACTS:
        try:
            recipe = recipe_named(name, files.root)
        except Refused:  # a build says what is wrong with a recipe
            continue
        if recipe.medium == "pages" and recipe.audience == "participant" and not recipe.cites:
            yield recipe
