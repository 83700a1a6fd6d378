"""Finds slides and pages that would be empty for one audience."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from coursegen.course.forms.files import CourseForm, ModuleForm
from coursegen.course.forms.form import Form
from coursegen.course.validation.conditions import is_list_of_objects, least_of
from coursegen.model.plan_items import SHOWS
from coursegen.problems import Problem

READERS = ("facilitator", "participant")
"""The audiences that every course has artefacts for."""

SHOWN_BY = {
    "rules": "how_it_runs",
    "commitments": "commitments",
    "objectives": "objectives",
    "action_steps": "action_steps",
    "roles": "scenario",
    "debrief": "scenario",
}
"""Lists that one kind of block shows whole; who does not see the block does not miss the list."""


def audience_problems(course: CourseForm, modules: Mapping[str, ModuleForm]) -> Iterator[Problem]:
    """A problem for each list that has too little left for an audience, and for a recap of nothing.

    Lists that blocks show item by item may be empty: a block with nothing left goes with them.
    """
    missed: dict[Problem, list[str]] = {}
    for who in READERS:
        for problem in _of_the_course(course, modules, who):
            missed.setdefault(problem, []).append(who)
    for problem, readers in missed.items():
        message = f"{problem.message} for the {' or the '.join(readers)}"
        yield replace(problem, message=message, place=None)


def _of_the_course(course: CourseForm, modules: Mapping[str, ModuleForm], who: str) -> Iterator[Problem]:
    rows = [row for row in course.agenda if _sees(row, who)]
    blocks = {block.block: f"course.agenda.{row.id}.plan.{block.id}" for row in rows for block in _seen(row.plan, who)}
    yield from _too_few(course, "course", who, blocks)
    theirs = [row.id for row in rows if row.kind == "module" and row.id in modules and _sees(modules[row.id], who)]
    if "recap" in blocks and modules and not theirs:
        hint = "let a module be for everybody, or put the condition on the recap too"
        yield Problem("nothing-left", "the recap has no module left", hint=hint, address=blocks["recap"])
    for stem in theirs:
        form = modules[stem]
        yield from _too_few(form, stem, who, {block.block for block in _seen(form.plan, who)})


def _too_few(form: Form, at: str, who: str, shown: Collection[str]) -> Iterator[Problem]:
    """The lists in a form, however deep, that need more than an audience sees; ``shown`` are kinds of blocks."""
    for name in type(form).model_fields:
        value: Any = getattr(form, name)
        here = f"{at}.{name}"
        if is_list_of_objects(value):
            kept = _seen(value, who)
            least = max(least_of(form, name), 1 if name in SHOWN_BY else 0)
            needed = name not in SHOWS.values() and SHOWN_BY.get(name) in (None, *shown)
            if needed and len(kept) < least <= len(value):
                message = f"'{name}' needs at least {least}, and has {len(kept) or 'nothing'} left"
                hint = "take 'audience' out of a 'when'"
                if name in SHOWN_BY:
                    hint += f", or put the condition on the '{SHOWN_BY[name]}' block too"
                yield Problem("nothing-left", message, hint=hint, address=here)
            for item in kept:
                yield from _too_few(item, f"{here}.{item.id}", who, shown)
        elif isinstance(value, Form):
            yield from _too_few(value, here, who, shown)


def _seen(items: list[Any], who: str) -> list[Any]:
    return [item for item in items if _sees(item, who)]


def _sees(form: Any, who: str) -> bool:
    when = getattr(form, "when", None)
    return when is None or when.audience is None or who in when.audience
