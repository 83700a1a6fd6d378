"""A loaded course to its artefacts: composed, laid out and written, each in the room that can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.build.artefacts import TOOL, Artefact, Kept, Progress
from coursegen.build.leaks import Secrets, leaks, secrets_of
from coursegen.build.provenance import Provenance
from coursegen.build.provenance_file import Row
from coursegen.build.versions import Version
from coursegen.build.workshop import Look, Looks, Workshop
from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Cited, Others
from coursegen.compose.slides import slides
from coursegen.compose.words import Words, words_for
from coursegen.course.lint.judgement import Judgement, is_off, limits_of
from coursegen.course.lint.listed import RULES
from coursegen.course.load import LoadedCourse
from coursegen.layout.doubts import doubts
from coursegen.layout.fonts import Faces
from coursegen.layout.scenes import FOOTER_FLOOR, lay_out
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.model.course import Course
from coursegen.model.printing import Printing, Variant
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide
from coursegen.problems import Place, Problem, Refused
from coursegen.units import EMU_PER_POINT

if TYPE_CHECKING:
    from coursegen.model.document import Document
    from coursegen.write.pdf import Printed

    _Paged = tuple[Document, tuple[tuple[str, Printed], ...]]

T = TypeVar("T")

PRINT_FAMILY = "Arial"
"""What handouts are printed in, whatever the slides' template names."""


class _LaidOut(Struct, frozen=True):
    """A course on its way to its artefacts: its words and scenes, and what they were measured with.

    ``print_faces`` are those that handouts are printed in, as wide as they are.
    ``paper`` and ``printed`` are the look and the scenes of what is printed: the slides' own, unless those are dark.
    """

    loaded: LoadedCourse
    version: Version
    words: Words
    look: Look
    paper: Look
    faces: Faces
    print_faces: Faces
    slides: tuple[Slide, ...]
    scenes: tuple[Scene, ...]
    printed: tuple[Scene, ...]
    fingerprint: str
    provenance: Provenance
    secrets: Secrets
    recipes: Mapping[str, Recipe]
    pages: dict[str, _Paged] = field(default_factory=dict)

    @property
    def course(self) -> Course:
        """The course itself."""
        return self.loaded.course


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
    laid_out = _laid_out(workshop, version, loaded, looks, recipes, progress, on_paper=on_paper)

    def artefacts(name: str) -> tuple[Artefact, ...]:
        progress(f"writing the {name.replace('_', ' ')}")
        return WRITERS[recipes[name].medium](laid_out, recipes[name], printing)

    judgement = _judged(laid_out) if rules else Judgement()
    made = tuple(artefact for made in _all(artefacts, wanted) for artefact in made)
    return Drawn(made, judgement, tuple(doubts(laid_out.scenes, laid_out.faces)) if "deck" in wanted else ())


def _judged(laid_out: _LaidOut) -> Judgement:
    """What the rules of slides say of the deck."""
    checks, made = laid_out.course.checks, Judgement()
    slides_by_id = {slide.id: slide for slide in laid_out.slides}
    deck = Deck(slides_by_id, laid_out.scenes, laid_out.look.template.brand)
    for name, judge in SLIDE_RULES.items():
        if not is_off(RULES[name], checks):
            made.add(RULES[name], judge(deck, limits_of(RULES[name], checks)), checks)
    return made


class Shown(Struct, frozen=True):
    """A version's slides laid out, and the faces that they were measured with."""

    scenes: tuple[Scene, ...]
    faces: Faces


def shown_slides(workshop: Workshop, version: Version, loaded: LoadedCourse, looks: Looks, progress: Progress) -> Shown:
    """The slides of a version's deck as they look. Errors: ``Refused``, as :func:`drawn`."""
    deck = recipe_named("deck", workshop.files.root)
    laid_out = _laid_out(workshop, version, loaded, looks, {"deck": deck}, progress, on_paper=False)
    return Shown(laid_out.scenes, laid_out.faces)


def _laid_out(
    workshop: Workshop,
    version: Version,
    loaded: LoadedCourse,
    looks: Looks,
    recipes: Mapping[str, Recipe],
    progress: Progress,
    *,
    on_paper: bool,
) -> _LaidOut:
    course, deck = loaded.course, recipes["deck"]
    progress("composing the slides")
    words = words_for(course.language)
    composed = slides(course, deck, words, loaded.touched if loaded.touching else None)
    look, paper = looks.slides, looks.paper
    progress("preparing the fonts")
    faces = workshop.faces_of(look, progress)
    progress("laying out the slides")
    footer = " · ".join(part for part in (course.title.plain, course.footer.plain, course.stamp) if part)
    if not composed:
        hint = "name a block that the course has something for: plan, for each row of the agenda"
        raise Refused([Problem("empty", "this recipe makes no slide of this course", Place(deck.file, 1, 1), hint)])
    if (too_long := _footer_too_long(look, faces, footer, branded=bool(course.footer))) is not None:
        raise Refused([too_long])
    scenes = lay_out(composed, look.template, faces, footer=footer, language=course.language)
    printed = scenes
    if on_paper and paper is not look:
        progress("laying out the slides for paper")
        printed = lay_out(composed, paper.template, faces, footer=footer, language=course.language)
    fingerprint = _fingerprint(loaded, looks.name)
    print_faces = workshop.faces(PRINT_FAMILY, progress)
    provenance = Provenance(loaded)
    secrets = secrets_of(course, composed)
    return _LaidOut(
        loaded,
        version,
        words,
        look,
        paper,
        faces,
        print_faces,
        composed,
        scenes,
        printed,
        fingerprint,
        provenance,
        secrets,
        recipes,
    )


def _footer_too_long(look: Look, faces: Faces, footer: str, *, branded: bool) -> Problem | None:
    """The problem of a footer that no slide has room for in one line: of a brand's own words, else of the title."""
    for spec in look.template.layouts.values():
        if (slot := spec.footer) is None:
            continue
        room = (slot.box.width - slot.insets.left - slot.insets.right) / EMU_PER_POINT
        length = faces.width(footer, "bold" if slot.style.bold else "regular", min(slot.style.size, FOOTER_FLOOR))
        if length > room:
            message = f"the slides' footer has no room for “{footer}”: it is {length - room:.0f} points too long"
            ours = "write a shorter footer; the course's title and its stamp stand before and after it"
            hint = ours if branded else "shorten the title; it stands in the footer of every slide, with the stamp"
            return Problem("SLD4", message, hint=hint, address="brand.footer" if branded else "course.title")
    return None


def _deck(laid_out: _LaidOut, recipe: Recipe, _printing: Printing) -> tuple[Artefact, ...]:
    from coursegen.write.pptx import DeckFacts, deck_bytes  # imported here: handouts alone need none of it

    course, look = laid_out.course, laid_out.look
    facts = DeckFacts(
        title=course.title.plain,
        subject=course.subtitle.plain,
        language=course.language,
        stamp=course.stamp,
        fingerprint=laid_out.fingerprint,
    )
    base = _base(laid_out)  # before the deck, so that the memory for the one is free for the other
    data = deck_bytes(laid_out.scenes, look.data, facts, look.colours)
    path = f"{laid_out.version.name}/{recipe.id}.pptx"
    rows = laid_out.provenance.slides(laid_out.slides, laid_out.scenes)
    told = _told(laid_out, recipe, path, {"slides": rows})
    drafts = sum(scene.draft for scene in laid_out.scenes)
    return (Artefact(recipe.id, path, data, "slides", len(laid_out.scenes), told, base, drafts),)


def _base(laid_out: _LaidOut) -> Kept:
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


def _pages(laid_out: _LaidOut, recipe: Recipe, printing: Printing) -> tuple[Artefact, ...]:
    composed, made = _paged(laid_out, recipe, printing.variants)
    artefacts = []
    for variant, file in made:
        path = f"{laid_out.version.name}/{recipe.id}{f'.{variant}' if variant else ''}.pdf"
        rows = laid_out.provenance.pages(composed.blocks, file.index)
        told = _told(laid_out, recipe, path, {"pages": file.pages, "headings": rows})
        artefacts.append(Artefact(recipe.id, path, file.data, "pages", file.pages, told, None, file.drafts))
    if printing.word and recipe.audience == "facilitator":
        artefacts.append(_in_word(laid_out, recipe, composed))
    return tuple(artefacts)


def _in_word(laid_out: _LaidOut, recipe: Recipe, composed: Document) -> Artefact:
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


def _paged(laid_out: _LaidOut, recipe: Recipe, variants: tuple[Variant, ...]) -> _Paged:
    """A handout composed and printed with its variants, once for all that cite it."""
    # Imported here: a deck alone is to start without the typesetter.
    from coursegen.compose.pages import document
    from coursegen.write.pdf import printed

    if recipe.id not in laid_out.pages:
        first = {scene.slide: scene for scene in reversed(laid_out.printed)}
        numbers = {slide: scene.number for slide, scene in first.items()}
        others = _others(laid_out, recipe, variants)
        composed = document(laid_out.course, recipe, laid_out.words, numbers, others)
        made = printed(composed, variants, laid_out.paper.template.brand, laid_out.print_faces, first)
        files = tuple(made)
        told = [problem for _, file in files for problem in leaks(composed, file.words, laid_out.secrets)]
        if told:
            raise Refused(list(dict.fromkeys(told)))
        laid_out.pages[recipe.id] = composed, files
    return laid_out.pages[recipe.id]


def _others(laid_out: _LaidOut, recipe: Recipe, variants: tuple[Variant, ...]) -> Others:
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


Write = Callable[[_LaidOut, Recipe, Printing], tuple[Artefact, ...]]
WRITERS: Mapping[str, Write] = {
    "slides": _deck,
    "pages": _pages,
}
"""How each medium that a recipe can name becomes a file."""


def _told(laid_out: _LaidOut, recipe: Recipe, path: str, rows: Row) -> Row:
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


def _fingerprint(loaded: LoadedCourse, theme: str) -> str:
    """A hash over every source file, the layers, the tool's version and a theme that was asked for.

    It is what an unchanged build has in common.
    """
    layers = (f"layer {layer.name}" for layer in loaded.layers)
    lines = [TOOL, *layers, *(f"{digest}  {file}" for file, digest in sorted(loaded.hashes.items()))]
    if theme:
        lines.append(f"theme {theme}")
    return sha256("\n".join(lines).encode()).hexdigest()
