"""The default course's scenes in every look that it can have, laid out once a process."""

from __future__ import annotations

from functools import cache

from coursegen.assets import example_course
from coursegen.build.workshop import Looks, Workshop
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.load import LoadedCourse, course_of
from coursegen.layout.fonts import faces
from coursegen.layout.scenes import lay_out
from coursegen.model.scene import Scene
from coursegen.source.folder import course_files

THEMES = ("light", "dark", "high_contrast")
TEAMS = ("", "clinic_desk", "field_service", "live_chat", "new_starters", "phone_support", "shop_floor")


@cache
def workshop() -> Workshop:
    """The default course's files, and what was read for it."""
    return Workshop(course_files(example_course()))


@cache
def loaded(team: str) -> LoadedCourse:
    """A team's version of the default course; ``""`` for the course as it is."""
    return course_of(workshop().files, team)


@cache
def looks(team: str, theme: str) -> Looks:
    """What a version looks like in a theme."""
    version = loaded(team)
    return workshop().looks(version.brand, version.course.theme, theme)


@cache
def scenes(team: str, theme: str) -> tuple[Scene, ...]:
    """A version's deck, laid out."""
    version = loaded(team)
    course = version.course
    recipe = recipe_named("deck", workshop().files.root)
    composed = slides(course, recipe, words_for(course.language), version.touched)
    footer = f"{course.title.plain} · {course.stamp}"
    return lay_out(composed, looks(team, theme).slides.template, faces(), footer=footer, language=course.language)
