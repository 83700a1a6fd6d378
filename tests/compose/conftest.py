"""What the tests of this room share: the course written out by hand, its deck and its workbook."""

from __future__ import annotations

import pytest

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words, words_for
from coursegen.model.course import Course
from coursegen.model.document import Document
from coursegen.model.slide import Slide
from support import hand_made


@pytest.fixture(scope="session")
def course() -> Course:
    return hand_made.course()


@pytest.fixture(scope="session")
def words() -> Words:
    return words_for("en-GB")


@pytest.fixture(scope="session")
def deck(course: Course, words: Words) -> tuple[Slide, ...]:
    return slides(course, recipe_named("deck", None), words)


@pytest.fixture(scope="session")
def slide_numbers(deck: tuple[Slide, ...]) -> dict[str, int]:
    return {slide.id: number for number, slide in enumerate(deck, 1)}


@pytest.fixture(scope="session")
def workbook(course: Course, words: Words, slide_numbers: dict[str, int]) -> Document:
    return document(course, recipe_named("workbook", None), words, slide_numbers)
