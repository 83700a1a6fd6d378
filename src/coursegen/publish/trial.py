"""Lays a course out in a template before anybody builds it: what will not fit, slide by slide, and a contact sheet."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coursegen.layout.cures import Cure, cures
from coursegen.layout.gave_way import on_one_slide
from coursegen.model.scene import Scene
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import made, placed_problems
from coursegen.publish.made_version import Progress
from coursegen.publish.preview import SHEET_SCALE, opened
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop


class Trial(Struct, frozen=True):
    """What a build of a course in a template comes to.

    ``warnings`` are those that the build will give, and no other. ``lines`` say what gave way: a slide's number, its id
    and what happened there. ``cures`` are what to write in the map against it, ``sheet`` is a picture of all slides.
    """

    title: str
    slides: int
    warnings: tuple[Problem, ...]
    lines: tuple[tuple[int, str, str], ...]
    cures: tuple[Cure, ...]
    sheet: bytes


def trial(workshop: Workshop, version: Version, progress: Progress, *, sheet: bool) -> Trial:
    """A version of a course laid out in the workshop's template; nothing is written. Errors: as a build."""
    loaded, looks, shown = opened(workshop, version, progress)
    try:
        told = made(workshop, version, Wanted(("deck",)), progress).warnings
    except Refused as refused:
        raise Refused(placed_problems(refused.problems, loaded)) from refused
    picture = b""
    if sheet:
        progress("painting the slides")
        # Imported here: who asks for no picture waits for nothing that paints one.
        from coursegen.write.pdf.slides import sheet_pdf
        from coursegen.write.png import page_pictures

        pdf = sheet_pdf(shown.scenes, looks.slides.template.brand, shown.faces, loaded.course.title.plain)
        picture = next(iter(page_pictures(pdf, SHEET_SCALE)))
    return Trial(
        loaded.course.title.plain,
        len(shown.scenes),
        told,
        tuple((scene.number, scene.id, said) for scene in shown.scenes for said in _given_way(scene)),
        tuple(cures(shown.scenes, looks.slides.template)),
        picture,
    )


def _given_way(scene: Scene) -> Iterator[str]:
    """What gave way on one slide, a drawing that became words among it."""
    yield from (on_one_slide(one, scene.id) for one in scene.gave_way)
    if scene.undrawn is not None:
        yield f"the drawing of the slide {scene.id} is shown in words: {scene.undrawn.message}"
