"""Draws pictures of a version's slides without Office, so that people see the deck before they open it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from coursegen.compose.recipe import own_recipes
from coursegen.course.loaded.stamp import resting_on
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import placed_problems
from coursegen.publish.laid_out_slides import LaidOut, shown_slides
from coursegen.publish.made_version import Progress
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Looks, Workshop
from coursegen.publish.write_faults import in_plain_words

WIDTH = 1280
"""Pixels across a slide's picture."""

SHEET_SCALE = 1.25
"""Pixels a point on the contact sheet: a small slide is 300 pixels wide."""

_OURS = re.compile(r"\d{3,}-[a-z0-9_.-]+\.png")


class Picture(Struct, frozen=True):
    """A picture's name in the preview's folder, and its bytes."""

    name: str
    data: bytes


class Preview(Struct, frozen=True):
    """What a version looks like: its folder in the output folder, its pictures, and what to warn of."""

    path: str
    pictures: tuple[Picture, ...]
    slides: int
    warnings: tuple[Problem, ...]


def preview(workshop: Workshop, version: Version, progress: Progress, *, sheet: bool, theme: str = "") -> Preview:
    """The pictures of a version's slides, or one sheet with all of them; nothing is written.

    Errors: ``Refused`` with every problem that a build would have with the slides.
    """
    loaded, looks, shown = opened(workshop, version, progress, theme)
    progress("painting the slides")
    # Imported here: a course that is refused is refused before anything is loaded to paint it with.
    from coursegen.write.pdf.slides import sheet_pdf, slides_pdf
    from coursegen.write.png import page_pictures

    brand = looks.slides.template.brand
    if sheet:
        course = loaded.course
        told = (course.title.plain, loaded.team.title if loaded.team else "", looks.name, course.stamp)
        pdf = sheet_pdf(shown.scenes, brand, shown.faces, " · ".join(part for part in told if part))
        pictures = [Picture("sheet.png", data) for data in page_pictures(pdf, SHEET_SCALE)]
    else:
        pdf = slides_pdf(shown.scenes, brand, shown.faces)
        across = shown.scenes[0].width / 12_700
        names = [f"{scene.number:03d}-{_file_name(scene.id)}.png" for scene in shown.scenes]
        painted = page_pictures(pdf, WIDTH / across)
        pictures = [Picture(name, data) for name, data in zip(names, painted, strict=True)]
    folder = f"{version.name}/preview" + (f"-{theme}" if theme else "")
    warnings = placed_problems([*loaded.warnings, *looks.warnings], loaded)
    return Preview(folder, tuple(pictures), len(shown.scenes), tuple(warnings))


def opened(
    workshop: Workshop, version: Version, progress: Progress, theme: str = ""
) -> tuple[LoadedCourse, Looks, LaidOut]:
    """A version read and laid out, to be looked at. Errors: ``Refused`` with every problem that a build would have."""
    progress("reading the course")
    loaded = course_of(workshop.files, version.team, version.session)
    try:
        looks = workshop.looks(loaded.brand, loaded.course.theme, theme)
        loaded = resting_on(loaded, {**own_recipes(workshop.files.root), **looks.rests_on})
        return loaded, looks, shown_slides(workshop, version, loaded, looks, progress)
    except Refused as refused:
        raise Refused(placed_problems(refused.problems, loaded)) from refused


def put_preview(folder: Path, made: Preview) -> None:
    """Put a version's pictures in place; pictures of slides that there are no longer go. Errors: ``Refused``."""
    names = {picture.name for picture in made.pictures}
    put_in_place(folder, [Write(f"{made.path}/{picture.name}", picture.data) for picture in made.pictures])
    for path in _pictures_in(folder / made.path):
        if path.name not in names and "sheet.png" not in names:
            try:
                path.unlink()
            except OSError as error:
                raise Refused([in_plain_words(error, path)]) from error


def _pictures_in(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if _OURS.fullmatch(path.name))


def _file_name(slide: str) -> str:
    """A slide's id as a part of a file name: ``recover/action_steps#2`` becomes ``recover-action_steps-2``."""
    return re.sub(r"[^a-z0-9_.]+", "-", slide.lower()).strip("-")
