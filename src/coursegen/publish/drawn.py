"""Writes the artefacts of a course that is laid out, each by what makes its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Cited, Others
from coursegen.course.lint.judgement import Judgement, is_off, limits_of
from coursegen.course.lint.listed import RULES
from coursegen.course.reading.load import LoadedCourse
from coursegen.layout.doubts import doubts
from coursegen.layout.furniture import footer_cut
from coursegen.layout.gave_way import gave_way
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.unjudged import unjudged
from coursegen.model.printing import Printing, Variant
from coursegen.model.roster import Roster
from coursegen.problems import Place, Problem, Refused
from coursegen.publish.artefacts import Artefact, Kept, Progress
from coursegen.publish.laid_out import LaidOut, course_laid_out
from coursegen.publish.leaks import leaks
from coursegen.publish.owed import owed
from coursegen.publish.provenance_file import Row
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Looks, Workshop

if TYPE_CHECKING:
    from coursegen.model.document import Document
    from coursegen.publish.laid_out import Paged

T = TypeVar("T")


class Drawn(Struct, frozen=True):
    """The artefacts that were wanted, in their order, and what the rules of slides found, where they were asked.

    ``doubts`` are warnings about what the slides of a wanted deck show.
    """

    artefacts: tuple[Artefact, ...]
    judgement: Judgement
    doubts: tuple[Problem, ...] = ()


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

    Errors: ``Refused`` with the problems of every artefact; a problem may have an address and no place.
    """
    root = workshop.files.root
    names = dict.fromkeys(("deck", *wanted))  # pages show slides and cite their numbers, so there is always a deck
    recipes = {recipe.id: recipe for recipe in _all(lambda name: recipe_named(name, root), names)}
    recipes |= {one.id: one for one in _all(lambda name: recipe_named(name, root), _cited(recipes.values()))}
    recipes = {name: replace(one, page=printing.pages.over(one.page)) for name, one in recipes.items()}
    on_paper = any(recipes[name].medium == "pages" for name in wanted)
    laid_out = course_laid_out(workshop, version, loaded, looks, recipes, progress, on_paper=on_paper)
    laid_out = replace(laid_out, roster=roster)

    def artefacts(name: str) -> tuple[Artefact, ...]:
        progress(f"writing the {name.replace('_', ' ')}")
        return WRITERS[recipes[name].medium](laid_out, recipes[name], printing)

    judgement = _judged(laid_out) if rules else Judgement()
    made = tuple(artefact for made in _all(artefacts, wanted) for artefact in made)
    return Drawn(made, judgement, _doubts(workshop, laid_out) if "deck" in wanted else ())


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


def _deck(laid_out: LaidOut, recipe: Recipe, _printing: Printing) -> tuple[Artefact, ...]:
    from coursegen.write.pptx import DeckFacts, deck_bytes  # imported here: handouts alone need none of it

    course, look = laid_out.course, laid_out.look
    if missing := owed(course, recipe.id, laid_out.slides):
        raise Refused(missing)
    facts = DeckFacts(
        title=course.title.plain,
        subject=course.subtitle.plain,
        language=course.language,
        stamp=course.stamp,
        fingerprint=laid_out.fingerprint,
        draft=any(scene.draft for scene in laid_out.scenes),
    )
    base = _base(laid_out)  # before the deck, so that the memory for the one is free for the other
    data = deck_bytes(laid_out.scenes, look.data, facts, look.colours)
    path = f"{laid_out.version.name}/{recipe.id}.pptx"
    rows = laid_out.provenance.slides(laid_out.slides, laid_out.scenes)
    told = _told(laid_out, recipe, path, {"slides": rows})
    drafts = sum(scene.draft for scene in laid_out.scenes)
    return (Artefact(recipe.id, path, data, "slides", len(laid_out.scenes), told, base, drafts),)


def _base(laid_out: LaidOut) -> Kept:
    """What is kept of a deck, so that edits in a copy of it can be told from what was built."""
    # Imported here: handouts alone need none of it.
    from coursegen.pull.kept import BASE_FOLDER
    from coursegen.pull.merged import Merged
    from coursegen.pull.snapshot import snapshot

    loaded, fingerprint = laid_out.loaded, laid_out.fingerprint
    data = snapshot(
        laid_out.course,
        laid_out.scenes,
        Merged(loaded.merged),
        fingerprint=fingerprint,
        team=laid_out.version.team,
        session=laid_out.version.session,
    )
    return Kept(f"{BASE_FOLDER}/{fingerprint}.json", data)


def _pages(laid_out: LaidOut, recipe: Recipe, printing: Printing) -> tuple[Artefact, ...]:
    composed, made = _paged(laid_out, recipe, printing.variants)
    artefacts = []
    for variant, file in made:
        path = f"{laid_out.version.name}/{recipe.id}{f'.{variant}' if variant else ''}.pdf"
        rows = laid_out.provenance.pages(composed.blocks, file.index)
        told = _told(laid_out, recipe, path, {"pages": file.pages, "headings": rows})
        artefacts.append(Artefact(recipe.id, path, file.data, "pages", file.pages, told, None, len(file.drafts)))
    if printing.word and recipe.audience == "facilitator":
        artefacts.append(_in_word(laid_out, recipe, composed))
    return tuple(artefacts)


def _in_word(laid_out: LaidOut, recipe: Recipe, composed: Document) -> Artefact:
    """A handout as a Word file. Errors: ``Refused`` where what writes it is not installed."""
    if find_spec("docx") is None:
        hint = "pip install 'coursegen[word]', or leave out --word"
        raise Refused([Problem("no-docx", "the package python-docx, which writes Word files, is not here", hint=hint)])
    from coursegen.write.docx import word_file
    from coursegen.write.pptx.languages import office_language

    made = word_file(composed, laid_out.paper.template.brand, office_language(composed.language))
    path = f"{laid_out.version.name}/{recipe.id}.docx"
    told = _told(laid_out, recipe, path, {"sections": made.headings})
    return Artefact(recipe.id, path, made.data, "sections", made.headings, told, None, made.drafts)


def _paged(laid_out: LaidOut, recipe: Recipe, variants: tuple[Variant, ...]) -> Paged:
    """A handout composed and printed with its variants, once for all that cite it."""
    # Imported here: a deck alone is to start without the typesetter.
    from coursegen.compose.pages import document
    from coursegen.write.pdf import printed

    if recipe.id not in laid_out.pages:
        first = {scene.slide: scene for scene in reversed(laid_out.printed)}
        numbers = {slide: scene.number for slide, scene in first.items()}
        others = _others(laid_out, recipe, variants)
        composed = document(laid_out.course, recipe, laid_out.words, numbers, others, laid_out.roster)
        made = printed(composed, variants, laid_out.paper.template.brand, laid_out.print_faces, first)
        files = tuple(made)
        told = [problem for _, file in files for problem in leaks(composed, file.words, laid_out.secrets())]
        told += [one for _, file in files for one in owed(laid_out.course, recipe.id, composed.blocks, file.words)]
        if told:
            raise Refused(list(dict.fromkeys(told)))
        laid_out.pages[recipe.id] = composed, files
    return laid_out.pages[recipe.id]


def _others(laid_out: LaidOut, recipe: Recipe, variants: tuple[Variant, ...]) -> Others:
    """What a handout can cite: the deck's slides, and the pages of the handout that its recipe names."""
    last = {scene.slide: scene.number for scene in laid_out.printed}
    if not recipe.cites:
        return Others(laid_out.slides, last)
    named = laid_out.recipes[recipe.cites]
    if named.cites or named.medium == "slides":
        hint = "cite a recipe for pages that cites none itself, such as workbook"
        message = f"the recipe {recipe.id!r} can't cite {named.id!r}"
        raise Refused([Problem("cites", message, Place(recipe.file, 1, 1), hint)])
    composed, made = _paged(laid_out, named, variants)
    _, plain = made[0]
    return Others(laid_out.slides, last, Cited(named.title, composed.page.paper, plain.index))


def _cited(recipes: Iterable[Recipe]) -> Mapping[str, None]:
    """The names of the recipes that others cite, each once."""
    return dict.fromkeys(recipe.cites for recipe in recipes if recipe.cites)


Write = Callable[[LaidOut, Recipe, Printing], tuple[Artefact, ...]]
WRITERS: Mapping[str, Write] = {
    "slides": _deck,
    "pages": _pages,
}
"""How each medium that a recipe can name becomes a file."""


def _told(laid_out: LaidOut, recipe: Recipe, path: str, rows: Row) -> Row:
    """An artefact as ``provenance.json`` has it."""
    return {"kind": recipe.id, "path": path, "stamp": laid_out.course.stamp, **rows}


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
