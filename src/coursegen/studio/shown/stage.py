"""Lays out a version for looking at: its slides at once, its workbook when somebody asks for a page of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct, field

from coursegen.compose.recipe import recipe_named
from coursegen.course.reading.load import LoadedCourse
from coursegen.model.scene import Scene
from coursegen.model.written import Written
from coursegen.problems import Problem, Refused
from coursegen.publish.artefacts import placed_problems
from coursegen.publish.files import section_of, shown_file
from coursegen.publish.foreseen_leaks import leaks_foreseen
from coursegen.publish.laid_out_slides import LaidOut, course_laid_out
from coursegen.publish.made_version import quietly
from coursegen.publish.slide_judgement import doubts_of_slides, judged_slides
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles
from coursegen.studio.shown.outline import Part, outline

WORKBOOK = "workbook"


class Staged(Struct):
    """A version laid out, and its workbook, or parts of it, as soon as somebody asks for a page."""

    loaded: LoadedCourse
    laid_out: LaidOut
    workbook: Written | None = None
    sections: dict[str, Written] = field(default_factory=dict)
    rows: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The rows of its outline, listed once."""
        if not self.rows:
            self.rows = outline(self.loaded, self.laid_out.slides)
        return self.rows


class Stage:
    """What is shown of one course: the last good layout of each version, and what stands against a newer one."""

    def __init__(self) -> None:
        self._workshop: Workshop | None = None
        self._looks: list[tuple[str, int, int]] = []
        self._staged: dict[Version, Staged] = {}
        self._problems: dict[Version, tuple[Problem, ...]] = {}

    def staged(self, files: CourseFiles, version: Version, loaded: LoadedCourse) -> Staged | None:
        """A version as it looks now, or as it looked last where it can't be laid out; ``None`` where it never could."""
        found = self._staged.get(version)
        if found is not None and found.loaded is loaded and not self._problems.get(version):
            return found
        workshop = self._opened(files)
        self._problems.pop(version, None)
        try:
            recipes = {name: recipe_named(name, files.root) for name in ("deck", WORKBOOK)}
            looks = workshop.looks(loaded.brand, loaded.course.theme, "")
            laid_out = course_laid_out(workshop, version, loaded, looks, recipes, quietly, on_paper=True)
            self._staged[version] = Staged(loaded, laid_out)
        except Refused as refused:
            self._problems[version] = tuple(placed_problems(refused.problems, loaded))
        return self._staged.get(version)

    def problems(self, version: Version) -> tuple[Problem, ...]:
        """Why a version can't be laid out as it is now; nothing where it can."""
        return self._problems.get(version, ())

    def foreseen(self, files: CourseFiles, staged: Staged) -> tuple[Problem, ...]:
        """What a build would tell of a version's slides, and of what handouts give away."""
        laid_out = staged.laid_out
        rules = judged_slides(laid_out).problems
        told = (*rules, *doubts_of_slides(self._opened(files), laid_out), *leaks_foreseen(files, laid_out))
        return tuple(placed_problems(told, staged.loaded))

    def workbook(self, staged: Staged) -> Written | None:
        """A version's workbook, printed once; ``None`` where it can't be."""
        if staged.workbook is None:
            recipe = staged.laid_out.recipes[WORKBOOK]
            try:
                staged.workbook = shown_file(staged.laid_out, recipe)
            except Refused:
                return None
        return staged.workbook

    def section(self, staged: Staged, anchors: Collection[str]) -> Written | None:
        """The pages of the workbook around some headings, printed alone and once; ``None`` where there are none."""
        if staged.workbook is not None:
            return None
        for known, made in staged.sections.items():
            if any(anchor in made.index for anchor in anchors):
                return staged.sections[known]
        try:
            made_now = section_of(staged.laid_out, staged.laid_out.recipes[WORKBOOK], anchors)
        except Refused:
            return None
        if made_now is not None:
            staged.sections[next(iter(made_now.index), "")] = made_now
        return made_now

    def _opened(self, files: CourseFiles) -> Workshop:
        """The workshop, which remembers how slides were laid out, on the files as they are now."""
        looks = _looks_stamped(files.root)
        if self._workshop is None or looks != self._looks:
            self._workshop, self._looks = Workshop(files), looks
            self._workshop.stay_warm()
        self._workshop.files = files
        return self._workshop


def slides_of(staged: Staged, address: str, block: str = "") -> Sequence[Scene]:
    """The scenes that a part becomes: those of its own address and of what stands in it, else those of its block."""
    scenes = staged.laid_out.scenes
    inside = f"{address}."
    found = [one for one in scenes if one.address == address]
    if address.count(".") > 1 or address.split(".")[0] != "course":
        found += [
            one for one in scenes if one.address.startswith(inside) and address.count(".") > 0 and one not in found
        ]
    if not found and block:
        blocks = {slide.id for slide in staged.laid_out.slides if slide.block == block}
        found = [one for one in scenes if one.slide in blocks]
    return found


def _looks_stamped(root: Path) -> list[tuple[str, int, int]]:
    """When the files that a course's looks are made of were written last, and how long they are."""
    found = []
    for suffix in (".pptx", ".potx", ".yaml"):
        for path in sorted(root.glob(f"**/*{suffix}")):
            is_map = suffix == ".yaml" and any(path.with_suffix(one).exists() for one in (".pptx", ".potx"))
            if suffix != ".yaml" or is_map or path.parent.name == "themes":
                facts = path.stat()
                found.append((path.as_posix(), facts.st_mtime_ns, facts.st_size))
    return found
