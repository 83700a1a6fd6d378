"""Facilitator guides of the courses that tests know, and what is said in them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Others
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.model.course import Course
from coursegen.model.document import Document
from coursegen.model.document_tree import texts
from coursegen.model.slide import Slide
from support.courses import FIRST_COURSE

CASES = Path(__file__).parent.parent / "cases"
WORDS = words_for("en")
COURSES = {"workshop": CASES / "workshop", "first": FIRST_COURSE, "default": Path(__file__).parents[2] / "course"}


def deck(course: Course) -> tuple[Slide, ...]:
    return slides(course, recipe_named("deck", None), WORDS)


def guide(course: Course) -> Document:
    shown = deck(course)
    numbers = {slide.id: number for number, slide in enumerate(shown, 1)}
    others = Others(shown, {slide.id: numbers[slide.id] for slide in shown})
    return document(course, recipe_named("guide", None), WORDS, numbers, others)


def copied(folder: Path) -> Path:
    """The workshop where a test may change it."""
    return Path(shutil.copytree(CASES / "workshop", folder / "course"))


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def said(made: Document) -> str:
    return "\n".join(text.plain for text in texts(made.blocks))
