"""A course folder to the bytes of its artefacts, all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from coursegen import __version__
from coursegen.assets import asset
from coursegen.build.manifest import Unit
from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words, words_for
from coursegen.course.load import LoadedCourse, load_course
from coursegen.layout.fonts import Faces, cache_folder, faces
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.course import Course
from coursegen.model.scene import Scene
from coursegen.problems import Problem, Refused, in_order, located

ARTEFACTS = ("deck", "workbook")
"""What a build makes when nothing else is asked for: the ids of recipes, in the order that they are shown in."""

BASE = "base"
"""The folder in the output of a course as it is, without any team's changes."""

TOOL = f"coursegen {__version__}"

Progress = Callable[[str], None]
"""Called with what starts now, in words: ``laying out the slides``."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Artefact:
    """One finished file: its recipe's id, its path in the output folder, its bytes, its slides or pages."""

    kind: str
    path: str
    data: bytes
    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a course became: its artefacts, the slides of its deck, what to warn of, the files that were read."""

    course: Course
    artefacts: tuple[Artefact, ...]
    slides: int
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A course on its way to its artefacts: its words and scenes, and what they were measured with."""

    course: Course
    words: Words
    template: Template
    template_bytes: bytes
    faces: Faces
    scenes: tuple[Scene, ...]
    fingerprint: str


def made(root: Path, wanted: Iterable[str], progress: Progress) -> Made:
    """The artefacts of the course in a folder, by the ids of their recipes; nothing is written.

    Errors: ``Refused`` with every problem that was found, each with its place in the course's files.
    """
    progress("reading the course")
    loaded = load_course(root)
    try:
        return _made(root, loaded, tuple(wanted), progress)
    except Refused as refused:
        raise Refused(_placed(refused.problems, loaded)) from refused


def _made(root: Path, loaded: LoadedCourse, wanted: tuple[str, ...], progress: Progress) -> Made:
    names = dict.fromkeys(("deck", *wanted))
    recipes = {recipe.id: recipe for recipe in _all(lambda name: recipe_named(name, root), names)}
    laid_out = _laid_out(loaded, recipes["deck"], progress)

    def artefact(name: str) -> Artefact:
        progress(f"writing the {name}")
        return WRITERS[recipes[name].medium](laid_out, recipes[name])

    artefacts = tuple(_all(artefact, wanted))
    return Made(loaded.course, artefacts, len(laid_out.scenes), tuple(_placed(loaded.warnings, loaded)), loaded.hashes)


def _laid_out(loaded: LoadedCourse, deck: Recipe, progress: Progress) -> _LaidOut:
    course = loaded.course
    progress("composing the slides")
    words = words_for(course.language)
    composed = slides(course, deck, words)
    template_bytes = asset("template/coursegen.pptx").read_bytes()
    template = read_template(template_bytes, read_map(asset("template/coursegen.yaml")))
    progress("preparing the fonts")
    measured = _faces(template.brand.body_font, progress)
    progress("laying out the slides")
    footer = f"{course.title.plain} · {course.stamp}"
    scenes = lay_out(composed, template, measured, footer=footer, language=course.language)
    return _LaidOut(course, words, template, template_bytes, measured, scenes, _fingerprint(loaded.hashes))


def _faces(family: str, progress: Progress) -> Faces:
    """The faces, made on the first run. Errors: ``Refused`` where there is no room to keep them."""
    try:
        return faces(family, lambda done, of: progress(f"preparing the fonts, {done} of {of}, only this once"))
    except OSError as error:
        raise Refused([_no_room_for_fonts(error)]) from error


def _no_room_for_fonts(error: OSError) -> Problem:
    return Problem(
        "no-cache",
        f"the fonts can't be prepared in {cache_folder()}: {error.strerror or error}",
        hint="make room there, or set XDG_CACHE_HOME to a folder on another disk",
    )


def _deck(laid_out: _LaidOut, recipe: Recipe) -> Artefact:
    from coursegen.write.pptx import deck_bytes
    from coursegen.write.pptx.facts import DeckFacts

    course = laid_out.course
    facts = DeckFacts(
        title=course.title.plain,
        author="",
        subject=course.subtitle.plain,
        language=course.language,
        stamp=course.stamp,
        fingerprint=laid_out.fingerprint,
    )
    data = deck_bytes(laid_out.scenes, laid_out.template_bytes, facts)
    return Artefact(recipe.id, f"{BASE}/{recipe.id}.pptx", data, "slides", len(laid_out.scenes))


def _pages(laid_out: _LaidOut, recipe: Recipe) -> Artefact:
    # Imported here: a deck on its own is to start without the typesetter.
    from coursegen.compose.pages import document
    from coursegen.write.pdf import handout_bytes

    first = {scene.slide: scene for scene in reversed(laid_out.scenes)}
    numbers = {slide: scene.number for slide, scene in first.items()}
    composed = document(laid_out.course, recipe, laid_out.words, numbers)
    printed = handout_bytes(composed, laid_out.template.brand, laid_out.faces, first)
    return Artefact(recipe.id, f"{BASE}/{recipe.id}.pdf", printed.data, "pages", printed.pages)


WRITERS: Mapping[str, Callable[[_LaidOut, Recipe], Artefact]] = {"slides": _deck, "pages": _pages}
"""How each medium that a recipe can name becomes a file."""


def _all(make: Callable[[str], T], names: Iterable[str]) -> list[T]:
    """What ``make`` gives for each name. Errors: ``Refused`` with the problems of all names together."""
    made: list[T] = []
    problems: list[Problem] = []
    for name in names:
        try:
            made.append(make(name))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return made


def _placed(problems: Iterable[Problem], loaded: LoadedCourse) -> list[Problem]:
    return in_order(located(problem, loaded.origins.place) for problem in problems)


def _fingerprint(hashes: Mapping[str, str]) -> str:
    """A hash over every source file and the version of the tool: what an unchanged build has in common."""
    lines = [TOOL, *(f"{digest}  {file}" for file, digest in sorted(hashes.items()))]
    return sha256("\n".join(lines).encode()).hexdigest()
