"""The default course's scenes in every look that it can have, laid out once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.layout.scenes import lay_out
from coursegen.model.course import Course
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide
from coursegen.publish.kept_faces import faces
from coursegen.publish.workshop import Looks, Workshop
from coursegen.source.folder import course_files

THEMES = ("light", "dark", "high_contrast")
TEAMS = ("", "clinic_desk", "field_service", "live_chat", "new_starters", "phone_support", "shop_floor")


TORTURE = "torture"
"""What stands for a team where the course of long words is meant."""


@cache
def workshop(root: Path | None = None) -> Workshop:
    """A course's files, the default course's where none is named, and what was read for it."""
    return Workshop(course_files(root or example_course()))


def _workshop(team: str) -> Workshop:
    return workshop(Path(__file__).parent.parent / "cases" / TORTURE) if team == TORTURE else workshop()


@cache
def loaded(team: str) -> LoadedCourse:
    """A team's version of the default course; ``""`` for the course as it is."""
    return course_of(_workshop(team).files, "" if team == TORTURE else team)


@cache
def looks(team: str, theme: str) -> Looks:
    """What a version looks like in a theme."""
    version = loaded(team)
    return _workshop(team).looks(version.brand, version.course.theme, theme)


@cache
def composed(team: str) -> tuple[Slide, ...]:
    """What a version's slides say."""
    return _composed(team, loaded(team).course)


def _composed(team: str, course: Course) -> tuple[Slide, ...]:
    recipe = recipe_named("deck", _workshop(team).files.root)
    return slides(course, recipe, words_for(course.language), loaded(team).touched)


@cache
def scenes(team: str, theme: str) -> tuple[Scene, ...]:
    """A version's deck, laid out."""
    return _laid_out(team, theme, composed(team))


def with_one_goal(team: str) -> tuple[Scene, ...]:
    """A version's deck where every module has its first goal alone."""
    course = loaded(team).course
    modules = tuple(replace(module, objectives=module.objectives[:1]) for module in course.modules)
    return _laid_out(team, "", _composed(team, replace(course, modules=modules)))


def _laid_out(team: str, theme: str, said: tuple[Slide, ...]) -> tuple[Scene, ...]:
    course = loaded(team).course
    template = looks(team, theme).slides.template
    measured = faces(template.brand.body_font, headings=template.brand.heading_font)
    return lay_out(said, template, measured, footer=course.title.plain, language=course.language)
