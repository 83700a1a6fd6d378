"""Lists what the texts of a version can refer to: what its plans show, and its boards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursegen.course.assembly.agenda import BlockForm, items_of, known_items, shows_items
from coursegen.course.forms.files import CourseForm, ModuleForm
from coursegen.course.inline.places import Places
from coursegen.model.plan_items import SHOWS


def places_in(course: CourseForm | None, modules: Mapping[str, ModuleForm]) -> Places:
    """The things of a version that have a place in the workbook or on a board."""
    named = [place for stem, form in modules.items() for place in _of_module(form, stem)]
    if course is not None:
        for row in course.agenda:
            named += _of_plan(row.plan, course, "course", f"course.agenda.{row.id}.plan")
        named += [(board.id, f"course.boards.{board.id}") for board in course.boards]
    return Places(named)


def _of_module(form: ModuleForm, stem: str) -> Iterator[tuple[str, str]]:
    yield from _of_plan(form.plan, form, stem, f"{stem}.plan")
    if form.scenario is not None and any(block.block == "scenario" for block in form.plan):
        yield form.scenario.id, f"{stem}.scenario"
    yield from ((board.id, f"{stem}.boards.{board.id}") for board in form.boards)


def _of_plan(
    plan: Sequence[BlockForm], owner: ModuleForm | CourseForm, at: str, where: str
) -> Iterator[tuple[str, str]]:
    for block in plan:
        if shows_items(owner, block.block):
            shown = items_of(block, plan, known_items(owner, block.block))
            yield from ((item, f"{at}.{SHOWS[block.block]}.{item}") for item in shown)
        if block.block in ("quiz", "action_steps", "commitments"):
            yield block.id, f"{where}.{block.id}"
