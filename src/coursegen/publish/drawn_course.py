"""Draws a course: lays it out once, and has every artefact that is wanted written in its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose.artefact import Recipe
from coursegen.compose.cited_words import with_legible_citations
from coursegen.compose.recipe import recipe_named
from coursegen.compose.recipe_reading import DECK
from coursegen.compose.words import words_for
from coursegen.course.lint.judgement import Judgement
from coursegen.course.reading.load import LoadedCourse
from coursegen.model.printing import Printing
from coursegen.problems import Problem, Refused
from coursegen.publish.files import base_of, files_of, is_empty, rests_on
from coursegen.publish.laid_out_slides import LaidOut, course_laid_out
from coursegen.publish.made_version import Artefact, Progress
from coursegen.publish.slide_judgement import doubts_of_slides, judged_slides
from coursegen.publish.versions import BASE, Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import PRINT_FAMILY, Looks, Workshop
from coursegen.write.formats import Format, formats_of, not_installed

N = TypeVar("N")
T = TypeVar("T")


class Drawn(Struct, frozen=True):
    """The artefacts that were wanted, in their order, and what the rules of slides found, where they were asked.

    ``doubts`` are warnings about what the slides of a wanted deck show, ``refused`` has a problem for each file whose
    format nothing here can write.
    """

    artefacts: tuple[Artefact, ...]
    judgement: Judgement
    doubts: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()


def drawn(
    workshop: Workshop, version: Version, loaded: LoadedCourse, looks: Looks, wanted: Wanted, progress: Progress
) -> Drawn:
    """The wanted artefacts, each with its variants after it, and what the rules of slides find, where they are asked.

    A handout among several for which a course has nothing is left out: role cards without a scenario.
    Errors: ``Refused`` with the problems of every artefact; a problem may have an address and no place.
    """
    root, printing = workshop.files.root, wanted.printing
    names = wanted.artefacts
    needed = dict.fromkeys((DECK, *names))  # pages show slides and cite their numbers, so there is always a deck
    recipes = {recipe.id: recipe for recipe in _all(lambda name: recipe_named(name, root), needed)}
    recipes |= {one.id: one for one in _all(lambda name: recipe_named(name, root), _cited(recipes.values()))}
    recipes = {name: replace(one, page=printing.pages.over(one.page)) for name, one in recipes.items()}
    formats, refused = _formats([recipes[name] for name in names], printing)
    on_paper = any(recipes[name].medium == "pages" for name in names)
    words = words_for(loaded.course.language)
    # Asked of the font only where a citation goes beyond ASCII: a deck alone does without the pages' faces.
    legible, unseen = with_legible_citations(
        loaded.course, lambda char: workshop.faces(PRINT_FAMILY, progress).covers(char), words
    )
    loaded = replace(loaded, course=legible)
    laid_out = course_laid_out(workshop, version, loaded, looks, recipes, progress, on_paper=on_paper)
    laid_out = replace(laid_out, roster=wanted.roster)

    def artefacts(name: str) -> tuple[Artefact, ...]:
        if len(names) > 1 and is_empty(laid_out, recipes[name]):
            return ()
        progress(f"writing the {name.replace('_', ' ')}")
        return tuple(
            artefact for one in formats[name] for artefact in _artefacts(laid_out, recipes[name], one, printing)
        )

    judgement = judged_slides(laid_out) if wanted.rules or wanted.release else Judgement()
    made = tuple(artefact for made in _all(artefacts, names) for artefact in made)
    doubts = doubts_of_slides(workshop, laid_out) if DECK in names else ()
    return Drawn(made, judgement, (*unseen, *doubts), refused)


def _formats(
    recipes: Iterable[Recipe], printing: Printing
) -> tuple[Mapping[str, tuple[Format, ...]], tuple[Problem, ...]]:
    """The formats of each recipe that can be written here, and a problem for each file that can't be."""
    formats = dict(
        _all(lambda one: (one.id, formats_of(one.medium, one.audience, one.formats, printing.formats)), recipes)
    )
    refused = [not_installed(one, name) for name, wanted in formats.items() for one in wanted if not one.installed]
    return {name: tuple(one for one in wanted if one.installed) for name, wanted in formats.items()}, tuple(refused)


def _artefacts(laid_out: LaidOut, recipe: Recipe, one: Format, printing: Printing) -> Iterator[Artefact]:
    """A recipe's files in one format, the plain one first."""
    stem = f"{laid_out.version.name}/{recipe.id}"
    asked = printing.long_names
    if laid_out.course.long_names if asked is None else asked:  # so that a file that is mailed says whose it is
        parts = (laid_out.course.id, *(part for part in laid_out.version.name.split("/") if part != BASE), recipe.id)
        stem = f"{laid_out.version.name}/{'.'.join(parts)}"
    base = base_of(laid_out, recipe) if one.editable else None
    for name, made in files_of(laid_out, recipe, one, printing.variants):
        path = f"{stem}{f'.{name}' if name else ''}{one.suffix}"
        yield Artefact(
            recipe.id,
            path,
            made.data,
            one.unit,
            made.count,
            rests_on(laid_out, recipe, one, path, made),
            None if name else base,
            len(made.drafts),
            one.name,
            name,
            one.prints(name),
        )


def _cited(recipes: Iterable[Recipe]) -> Mapping[str, None]:
    """The names of the recipes that others cite or list, each once."""
    return dict.fromkeys(name for recipe in recipes for name in (recipe.cites, *recipe.lists) if name)


def _all(make: Callable[[N], T], names: Iterable[N]) -> list[T]:
    """What ``make`` gives for each of them. Errors: ``Refused`` with the problems of all together."""
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
