"""Lays out the slides of a loaded course, with all that its artefacts are then written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256

from msgspec import Struct, field

from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words, words_for
from coursegen.course.reading.load import LoadedCourse
from coursegen.layout.clicks import staged
from coursegen.layout.faces import Faces
from coursegen.layout.scenes import lay_out
from coursegen.model.course import Course
from coursegen.model.roster import Roster
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide
from coursegen.model.written import Once, Written, anew
from coursegen.problems import Place, Problem, Refused
from coursegen.publish.leaks import Secrets, secrets_of
from coursegen.publish.made_version import TOOL, Progress
from coursegen.publish.provenance import Provenance
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Look, Looks, Workshop
from coursegen.write.formats import Content


class LaidOut(Struct, frozen=True):
    """A course on its way to its artefacts: its words and scenes, and what they were measured with.

    ``print_faces`` are those that handouts are printed in.
    ``secrets`` are found when the first page asks for them: a deck alone, which its trainer shows, keeps none.
    ``contents`` and ``files`` are what was composed and written of it so far, by recipe, and by recipe and format.
    ``once`` may know what was drawn of the very same.
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
    secrets: Callable[[], Secrets]
    recipes: Mapping[str, Recipe]
    roster: Roster | None = None
    once: Once = anew
    contents: dict[str, Content] = field(default_factory=dict)
    files: dict[tuple[str, str], Written] = field(default_factory=dict)

    @property
    def course(self) -> Course:
        """The course itself."""
        return self.loaded.course


def shown_slides(
    workshop: Workshop, version: Version, loaded: LoadedCourse, looks: Looks, progress: Progress
) -> LaidOut:
    """A version with the slides of its deck alone, for those who only look. Errors: as :func:`course_laid_out`."""
    recipes = {"deck": recipe_named("deck", workshop.files.root)}
    return course_laid_out(workshop, version, loaded, looks, recipes, progress, on_paper=False)


def course_laid_out(
    workshop: Workshop,
    version: Version,
    loaded: LoadedCourse,
    looks: Looks,
    recipes: Mapping[str, Recipe],
    progress: Progress,
    *,
    on_paper: bool,
) -> LaidOut:
    """A version's slides laid out as its looks have them, and with ``on_paper`` as they are printed as well.

    ``recipes`` has the deck's, by name, and those of all that is to be made. Errors: ``Refused`` where the deck's makes
    no slide, or where a slide or the footer has too little room; a problem may have an address and no place.
    """
    course, deck = loaded.course, recipes["deck"]
    progress("composing the slides")
    words = words_for(course.language)
    composed = slides(course, deck, words, loaded.touched if loaded.touching else None)
    look, paper = looks.slides, looks.paper
    progress("preparing the fonts")
    faces = workshop.faces_of(look, progress)
    progress("laying out the slides")
    footer = " · ".join(part for part in (course.title.plain, course.footer.plain) if part)
    if not composed:
        hint = "name a block that the course has something for: plan, for each row of the agenda"
        raise Refused([Problem("empty", "this recipe makes no slide of this course", Place(deck.file, 1, 1), hint)])
    scenes = lay_out(
        composed, look.template, faces, footer=footer, language=course.language, before=workshop.before(version, "")
    )
    printed = scenes
    if on_paper and paper is not look:
        progress("laying out the slides for paper")
        on_white = workshop.before(version, "paper")
        printed = lay_out(composed, paper.template, faces, footer=footer, language=course.language, before=on_white)
    return LaidOut(
        loaded=loaded,
        version=version,
        words=words,
        look=look,
        paper=paper,
        faces=faces,
        print_faces=workshop.print_faces(paper, progress),
        slides=composed,
        scenes=staged(scenes, composed, course.slideshow),
        printed=printed,
        fingerprint=fingerprint_of(loaded, looks.name),
        provenance=Provenance(loaded),
        secrets=cache(partial(secrets_of, course)),
        recipes=recipes,
        once=workshop.kept.once if workshop.kept else anew,
    )


def fingerprint_of(loaded: LoadedCourse, theme: str) -> str:
    """A hash over every source file, the layers, the tool's version and a theme that was asked for.

    It is what an unchanged build has in common.
    """
    layers = (f"layer {layer.name}" for layer in loaded.layers)
    lines = [TOOL, *layers, *(f"{digest}  {file}" for file, digest in sorted(loaded.hashes.items()))]
    if theme:
        lines.append(f"theme {theme}")
    return sha256("\n".join(lines).encode()).hexdigest()
