"""A loaded course to its artefacts: composed, laid out and written, each in the room that can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from coursegen.assets import asset
from coursegen.build.artefacts import TOOL, Artefact, Kept, Progress
from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words, words_for
from coursegen.course.load import LoadedCourse
from coursegen.layout.fonts import Faces, cache_folder, faces
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.course import Course
from coursegen.model.scene import Scene
from coursegen.problems import Problem, Refused

BASE = "base"
"""The folder in the output of a course as it is, without any team's changes."""

T = TypeVar("T")


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
    loaded: LoadedCourse


def drawn(root: Path, loaded: LoadedCourse, wanted: tuple[str, ...], progress: Progress) -> tuple[Artefact, ...]:
    """The wanted artefacts, in their order; ``root`` is where the course's own recipes are looked for.

    Errors: ``Refused`` with the problems of every artefact; a problem may have an address and no place.
    """
    names = dict.fromkeys(("deck", *wanted))  # pages show slides and cite their numbers, so there is always a deck
    recipes = {recipe.id: recipe for recipe in _all(lambda name: recipe_named(name, root), names)}
    laid_out = _laid_out(loaded, recipes["deck"], progress)

    def artefact(name: str) -> Artefact:
        progress(f"writing the {name}")
        return WRITERS[recipes[name].medium](laid_out, recipes[name])

    return tuple(_all(artefact, wanted))


def _laid_out(loaded: LoadedCourse, deck: Recipe, progress: Progress) -> _LaidOut:
    course = loaded.course
    progress("composing the slides")
    words = words_for(course.language)
    composed = slides(course, deck, words, loaded.touched)
    template_bytes = asset("template/coursegen.pptx").read_bytes()
    template = read_template(template_bytes, read_map(asset("template/coursegen.yaml")))
    progress("preparing the fonts")
    measured = _faces(template.brand.body_font, progress)
    progress("laying out the slides")
    footer = f"{course.title.plain} · {course.stamp}"
    scenes = lay_out(composed, template, measured, footer=footer, language=course.language)
    return _LaidOut(course, words, template, template_bytes, measured, scenes, _fingerprint(loaded), loaded)


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
    from coursegen.write.pptx import DeckFacts, deck_bytes  # imported here: handouts alone need none of it

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
    kept = _base(laid_out)
    return Artefact(recipe.id, f"{BASE}/{recipe.id}.pptx", data, "slides", len(laid_out.scenes), kept)


def _base(laid_out: _LaidOut) -> Kept:
    """What is kept of a deck, so that edits in a copy of it can be told from what was built."""
    # Imported here: handouts alone need none of it.
    from coursegen.pull.kept import BASE_FOLDER
    from coursegen.pull.merged import Merged
    from coursegen.pull.snapshot import snapshot

    loaded, fingerprint = laid_out.loaded, laid_out.fingerprint
    base = snapshot(
        laid_out.course,
        laid_out.scenes,
        Merged(loaded.merged),
        fingerprint=fingerprint,
        team=loaded.team.id if loaded.team else BASE,
        session=loaded.session.id if loaded.session else "",
    )
    return Kept(f"{BASE_FOLDER}/{fingerprint}.json", base.as_json())


def _pages(laid_out: _LaidOut, recipe: Recipe) -> Artefact:
    # Imported here: a deck alone is to start without the typesetter.
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
    done: list[T] = []
    problems: list[Problem] = []
    for name in names:
        try:
            done.append(make(name))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return done


def _fingerprint(loaded: LoadedCourse) -> str:
    """A hash over every source file, the layers and the version of the tool: what an unchanged build has in common."""
    layers = (f"layer {layer.name}" for layer in loaded.layers)
    lines = [TOOL, *layers, *(f"{digest}  {file}" for file, digest in sorted(loaded.hashes.items()))]
    return sha256("\n".join(lines).encode()).hexdigest()
