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
from coursegen.course.lint.judgement import Judgement, is_off, limits_of
from coursegen.course.lint.listed import RULES
from coursegen.course.reading.load import LoadedCourse
from coursegen.layout.doubts import doubts
from coursegen.layout.furniture import footer_cut
from coursegen.layout.gave_way import gave_way
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.unjudged import unjudged
from coursegen.model.printing import Printing
from coursegen.model.roster import Roster
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import Artefact, Progress
from coursegen.publish.files import base_of, files_of, is_empty, rests_on
from coursegen.publish.laid_out import LaidOut, course_laid_out
from coursegen.publish.versions import Version
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
    workshop: Workshop,
    version: Version,
    loaded: LoadedCourse,
    looks: Looks,
    wanted: tuple[str, ...],
    progress: Progress,
    printing: Printing,
    roster: Roster | None = None,
    *,
    rules: bool = False,
) -> Drawn:
    """The wanted artefacts, each with its variants after it, and with ``rules`` what the rules of slides find.

    A handout among several for which a course has nothing is left out: role cards without a scenario.
    Errors: ``Refused`` with the problems of every artefact; a problem may have an address and no place.
    """
    root = workshop.files.root
    names = dict.fromkeys((DECK, *wanted))  # pages show slides and cite their numbers, so there is always a deck
    recipes = {recipe.id: recipe for recipe in _all(lambda name: recipe_named(name, root), names)}
    recipes |= {one.id: one for one in _all(lambda name: recipe_named(name, root), _cited(recipes.values()))}
    recipes = {name: replace(one, page=printing.pages.over(one.page)) for name, one in recipes.items()}
    formats, refused = _formats([recipes[name] for name in wanted], printing)
    on_paper = any(recipes[name].medium == "pages" for name in wanted)
    words = words_for(loaded.course.language)
    # Asked of the font only where a citation goes beyond ASCII: a deck alone does without the pages' faces.
    legible, unseen = with_legible_citations(
        loaded.course, lambda char: workshop.faces(PRINT_FAMILY, progress).covers(char), words
    )
    loaded = replace(loaded, course=legible)
    laid_out = course_laid_out(workshop, version, loaded, looks, recipes, progress, on_paper=on_paper)
    laid_out = replace(laid_out, roster=roster)

    def artefacts(name: str) -> tuple[Artefact, ...]:
        if len(wanted) > 1 and is_empty(laid_out, recipes[name]):
            return ()
        progress(f"writing the {name.replace('_', ' ')}")
        return tuple(
            artefact
            for one in formats[name]
            for artefact in _artefacts(laid_out, recipes[name], one, printing.variants)
        )

    judgement = _judged(laid_out) if rules else Judgement()
    made = tuple(artefact for made in _all(artefacts, wanted) for artefact in made)
    return Drawn(made, judgement, (*unseen, *(_doubts(workshop, laid_out) if DECK in wanted else ())), refused)


def _formats(
    recipes: Iterable[Recipe], printing: Printing
) -> tuple[Mapping[str, tuple[Format, ...]], tuple[Problem, ...]]:
    """The formats of each recipe that can be written here, and a problem for each file that can't be."""
    formats = dict(
        _all(lambda one: (one.id, formats_of(one.medium, one.audience, one.formats, printing.formats)), recipes)
    )
    refused = [not_installed(one, name) for name, wanted in formats.items() for one in wanted if not one.installed]
    return {name: tuple(one for one in wanted if one.installed) for name, wanted in formats.items()}, tuple(refused)


def _artefacts(laid_out: LaidOut, recipe: Recipe, one: Format, variants: tuple[str, ...]) -> Iterator[Artefact]:
    """A recipe's files in one format, the plain one first."""
    base = base_of(laid_out, recipe) if one.editable else None
    for name, made in files_of(laid_out, recipe, one, variants):
        path = f"{laid_out.version.name}/{recipe.id}{f'.{name}' if name else ''}{one.suffix}"
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


def _doubts(workshop: Workshop, laid_out: LaidOut) -> tuple[Problem, ...]:
    """What is to be looked at in a deck: words that are cut, signs that are missing, grounds that can't be judged."""
    brand = laid_out.loaded.brand
    at = brand.template_at if brand.template and not workshop.template else ""
    uneven = unjudged(laid_out.scenes, laid_out.look.template, at)
    cut = footer_cut(laid_out.scenes, laid_out.course.footer.plain)
    return (*gave_way(laid_out.scenes), *doubts(laid_out.scenes, laid_out.faces), *uneven, *cut)


def _judged(laid_out: LaidOut) -> Judgement:
    """What the rules of slides say of the deck."""
    checks, made = laid_out.course.checks, Judgement()
    slides_by_id = {slide.id: slide for slide in laid_out.slides}
    deck = Deck(slides_by_id, laid_out.scenes, laid_out.look.template.brand)
    for name, judge in SLIDE_RULES.items():
        if not is_off(RULES[name], checks):
            made.add(RULES[name], judge(deck, limits_of(RULES[name], checks)), checks)
    return made


def _cited(recipes: Iterable[Recipe]) -> Mapping[str, None]:
    """The names of the recipes that others cite, each once."""
    return dict.fromkeys(recipe.cites for recipe in recipes if recipe.cites)


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
