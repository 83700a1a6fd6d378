"""Writes a recipe's content in a format, searches every finished file, and says what it rests on.

What differs between slides and pages is listed in :data:`MEDIA`; what differs between formats is in ``write/formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose.artefact import Recipe
from coursegen.compose.references import Cited, Listed, Others
from coursegen.model.document import Document, DocumentBlock, PageBreak
from coursegen.model.document_tree import headings
from coursegen.model.scene import Scene, Scenes
from coursegen.model.written import Medium, Written
from coursegen.problems import Place, Problem, Refused
from coursegen.publish.laid_out_slides import LaidOut
from coursegen.publish.made_version import Kept
from coursegen.publish.provenance_file import Row
from coursegen.publish.search import faults_in
from coursegen.pull.base.kept_bases import BASE_FOLDER
from coursegen.write.formats import Content, Format, Resources, plain_format


def files_of(
    laid_out: LaidOut, recipe: Recipe, one: Format, variants: tuple[str, ...]
) -> Iterator[tuple[str, Written]]:
    """A recipe's file in a format (``""``), then each of the variants that the format has, by its name.

    Errors: ``Refused`` with what is found in them that must not be there, or isn't and must.
    """
    plain = file_of(laid_out, recipe, one)
    yield "", plain
    content, resources = content_of(laid_out, recipe), MEDIA[recipe.medium].resources(laid_out)
    for variant in one.variants:
        if variant.name in variants:
            made = variant.write(content, resources, plain)
            if made is not None:
                yield variant.name, _searched(laid_out, content, made)


def file_of(laid_out: LaidOut, recipe: Recipe, one: Format) -> Written:
    """A recipe's file in a format, written once for all that cite it. Errors: as :func:`files_of`."""
    key = (recipe.id, one.name)
    if key not in laid_out.files:
        content = content_of(laid_out, recipe)
        made = one.write(content, MEDIA[recipe.medium].resources(laid_out))
        laid_out.files[key] = _searched(laid_out, content, made)
    return laid_out.files[key]


def shown_file(laid_out: LaidOut, recipe: Recipe) -> Written:
    """A recipe's plain file for those who look on while somebody writes: nothing is searched for in it, or kept."""
    content = content_of(laid_out, recipe)
    return plain_format(recipe.medium).write(content, MEDIA[recipe.medium].resources(laid_out))


def section_of(laid_out: LaidOut, recipe: Recipe, anchors: Collection[str]) -> Written | None:
    """The pages between two page breaks of a handout that have one of some headings, printed alone.

    It is for those who look on while somebody writes: nothing is searched for in it, its pages are counted from 1, and
    they may break elsewhere than those of the whole. Errors: ``Refused`` for texts that can't be printed.
    """
    content = content_of(laid_out, recipe)
    for run in _between_breaks(content.blocks):
        if any(heading.anchor in anchors for heading in headings(run)):
            one = plain_format(recipe.medium)
            return one.write(replace(content, blocks=tuple(run)), MEDIA[recipe.medium].resources(laid_out))
    return None


def _between_breaks(blocks: Iterable[DocumentBlock]) -> Iterator[list[DocumentBlock]]:
    run: list[DocumentBlock] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield run
            run = []
        run.append(block)
    yield run


def is_empty(laid_out: LaidOut, recipe: Recipe) -> bool:
    """Whether a course has nothing for a handout: cards for players, say, where nobody plays a scenario."""
    content = content_of(laid_out, recipe)
    return isinstance(content, Document) and next(headings(content.blocks), None) is None


def rests_on(laid_out: LaidOut, recipe: Recipe, one: Format, path: str, made: Written) -> Row:
    """A file as ``provenance.json`` has it."""
    rows = MEDIA[recipe.medium].rows(laid_out, content_of(laid_out, recipe), made, one.unit)
    return {"kind": recipe.id, "path": path, "stamp": laid_out.course.stamp, **rows}


def base_of(laid_out: LaidOut, recipe: Recipe) -> Kept:
    """What is kept of a deck beside it, for copies that have lost what the deck itself says of that."""
    return Kept(f"{BASE_FOLDER}/{laid_out.fingerprint}.json", content_of(laid_out, recipe).base)


def content_of(laid_out: LaidOut, recipe: Recipe) -> Any:
    """What a recipe says of a version, composed once."""
    if recipe.id not in laid_out.contents:
        laid_out.contents[recipe.id] = MEDIA[recipe.medium].content(laid_out, recipe)
    return laid_out.contents[recipe.id]


def _searched(laid_out: LaidOut, content: Content, made: Written) -> Written:
    if told := faults_in(made, content, laid_out.course, laid_out.secrets):
        raise Refused(list(dict.fromkeys(told)))
    return made


def _deck(laid_out: LaidOut, recipe: Recipe) -> Scenes:
    course = laid_out.course
    return Scenes(
        id=recipe.id,
        title=course.title.plain,
        subject=course.subtitle.plain,
        language=course.language,
        audience=recipe.audience,
        stamp=course.stamp,
        fingerprint=laid_out.fingerprint,
        blocks=laid_out.slides,
        scenes=laid_out.scenes,
        base=_base(laid_out),
    )


def _base(laid_out: LaidOut) -> bytes:
    """What edits in a copy of a deck are told by. Handouts alone need none of it, so it is imported here."""
    from coursegen.pull.base.snapshot import snapshot
    from coursegen.pull.text.merged_course import Merged

    return snapshot(
        laid_out.course,
        laid_out.scenes,
        Merged(laid_out.loaded.merged),
        fingerprint=laid_out.fingerprint,
        team=laid_out.version.team,
        session=laid_out.version.session,
    )


def _drawn_as_slides(laid_out: LaidOut) -> Resources:
    look = laid_out.look
    return Resources(look.template.brand, laid_out.faces, template=look.data, colours=look.colours)


def _slide_rows(laid_out: LaidOut, content: Scenes, _made: Written, _unit: str) -> Row:
    return {"slides": laid_out.provenance.slides(content.blocks, content.scenes)}


def _handout(laid_out: LaidOut, recipe: Recipe) -> Document:
    # Imported here: a deck alone is to start without what pages are made of.
    from coursegen.compose.pages import document

    numbers = {slide: scene.number for slide, scene in _first_scenes(laid_out).items()}
    return document(laid_out.course, recipe, laid_out.words, numbers, _others(laid_out, recipe), laid_out.roster)


def _printed_on_paper(laid_out: LaidOut) -> Resources:
    return Resources(laid_out.paper.template.brand, laid_out.print_faces, _first_scenes(laid_out), once=laid_out.once)


def _heading_rows(laid_out: LaidOut, content: Document, made: Written, unit: str) -> Row:
    rows = laid_out.provenance.headings(content.blocks, made.index, unit.removesuffix("s"))
    return {unit: made.count, "headings": rows}


def _first_scenes(laid_out: LaidOut) -> Mapping[str, Scene]:
    return {scene.slide: scene for scene in reversed(laid_out.printed)}


def _others(laid_out: LaidOut, recipe: Recipe) -> Others:
    """What a handout can cite: the deck's slides, and the pages of the handout that its recipe names."""
    last = {scene.slide: scene.number for scene in laid_out.printed}
    cited = _cited(laid_out, recipe) if recipe.cites else None
    return Others(laid_out.slides, last, cited, dict(_listed(laid_out, recipe)))


def _cited(laid_out: LaidOut, recipe: Recipe) -> Cited:
    named = _made_before(laid_out, recipe, recipe.cites)
    pages = file_of(laid_out, named, plain_format(named.medium)).index
    return Cited(named.title, content_of(laid_out, named).page.paper, pages)


def _listed(laid_out: LaidOut, recipe: Recipe) -> Iterator[tuple[str, Listed]]:
    """The handouts that a recipe lists, without those that the course has nothing for."""
    for name in recipe.lists:
        named = _made_before(laid_out, recipe, name)
        if not is_empty(laid_out, named):
            made = file_of(laid_out, named, plain_format(named.medium))
            yield name, Listed(made.count, made.index)


def _made_before(laid_out: LaidOut, recipe: Recipe, name: str) -> Recipe:
    """A recipe whose pages another one names. Errors: ``Refused`` where it would have to be made after that one."""
    named = laid_out.recipes[name]
    if named.cites or named.lists or named.medium != recipe.medium:
        hint = "cite a recipe for pages that cites none itself, such as workbook"
        message = f"the recipe {recipe.id!r} can't cite {named.id!r}"
        raise Refused([Problem("cites", message, Place(recipe.file, 1, 1), hint)])
    return named


class Way(Struct, frozen=True):
    """How a recipe of one medium becomes files: its content, what that is drawn with, and what is told of a file."""

    content: Callable[[LaidOut, Recipe], Content]
    resources: Callable[[LaidOut], Resources]
    rows: Callable[[LaidOut, Any, Written, str], Row]


MEDIA: Mapping[Medium, Way] = {
    "slides": Way(_deck, _drawn_as_slides, _slide_rows),
    "pages": Way(_handout, _printed_on_paper, _heading_rows),
}
"""What each medium that a recipe can name is made with."""
