"""Finds what is wrong between the course's file and its modules: the agenda, its sums and its clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from coursegen.course.assembly.agenda import clock_of
from coursegen.course.assembly.check_settings import settings_problems
from coursegen.course.checks.module_file import never_shown, plan_problems, wrong_sum
from coursegen.course.checks.tools import tool_problems
from coursegen.course.forms.files import CourseForm, ModuleForm, StretchForm
from coursegen.problems import Problem, Severity, nearest


def course_problems(
    form: CourseForm, modules: Mapping[str, ModuleForm], read: Collection[str], files: Collection[str] | None
) -> Iterator[Problem]:
    """What is wrong in course.yaml.

    ``files`` are the names in modules/, ``None`` where these could not be listed; ``read`` are those
    that hold YAML. Sums that need a module which could not be read are not judged.
    """
    named = {row.id for row in form.agenda if row.kind == "module"}
    left = [module for module in read if module not in named]
    meant = {row.id: _meant(row.id, files, left) for row in form.agenda if row.kind == "module"}
    for row in form.agenda:
        here = f"course.agenda.{row.id}"
        if row.kind == "module":
            yield from _module_row(row, here, files, meant[row.id])
        else:
            yield from _own_row(row, here, form)
    yield from _not_in_agenda(module for module in left if module not in meant.values())
    plans = [(row.plan, f"course.agenda.{row.id}.plan") for row in form.agenda]
    yield from never_shown(plans, form, "activity", "course.activities", "the agenda")
    yield from tool_problems(form.tools, "course.tools")
    yield from _shown_twice(form)
    yield from _missing_frames(form)
    yield from _session(form, modules)
    if form.check is not None:
        yield from settings_problems(form.check)


def _meant(module: str, files: Collection[str] | None, left: Sequence[str]) -> str:
    """The module that a row means which names none; ``left`` are those that no row names."""
    if files is None or module in files:
        return ""
    return nearest(module, files) or (left[0] if len(left) == 1 else "")


def _module_row(row: StretchForm, here: str, files: Collection[str] | None, near: str) -> Iterator[Problem]:
    """What is wrong with a module's row; ``near`` is the module that it means where it names none."""
    if files is not None and row.id not in files:
        hint = f"did you mean '{near}'?" if near else f"write the file modules/{row.id}.yaml, or delete this row"
        yield Problem("reference", f"there is no modules/{row.id}.yaml", hint=hint, address=f"{here}.id", about=row.id)
    for name, value in (("title", row.title), ("minutes", row.minutes), ("plan", row.plan)):
        if value:
            message = f"a module's '{name}' is in its own file"
            hint = f"take it out here, and change it in modules/{row.id}.yaml"
            yield Problem("module-row", message, hint=hint, address=f"{here}.{name}")


def _own_row(row: StretchForm, here: str, form: CourseForm) -> Iterator[Problem]:
    for name, value in (("title", row.title), ("minutes", row.minutes)):
        if value is None:
            hint = f"add '{name}:'" + ("; for a module write 'kind: module'" if name == "minutes" else "")
            yield Problem("missing-field", f"the {row.kind} '{row.id}' needs '{name}'", hint=hint, address=here)
    if row.kind == "break":
        if row.plan:
            hint = "take 'plan' out, or choose another kind"
            yield Problem("break-plan", "a break has no plan", hint=hint, address=f"{here}.plan")
        return
    if not row.plan:
        hint = "add 'plan:' with its blocks: welcome, how_it_runs, agenda, activity, recap, commitments"
        yield Problem("missing-field", f"the {row.kind} '{row.id}' needs a plan", hint=hint, address=here)
        return
    total = sum(block.minutes for block in row.plan)
    if row.minutes is not None and total != row.minutes:
        yield wrong_sum("the plan", total, f"the {row.kind}", row.minutes, f"{here}.minutes")
    yield from plan_problems(row.plan, form, f"{here}.plan")


def _not_in_agenda(left: Iterable[str]) -> Iterator[Problem]:
    for module in left:
        message = "this module is not in the agenda, so it will not appear"
        hint = f"add {{id: {module}, kind: module}} to the agenda in course.yaml, or remove the file"
        yield Problem("not-in-agenda", message, hint=hint, severity=Severity.WARNING, address=module)


def _shown_twice(form: CourseForm) -> Iterator[Problem]:
    """What one plan can't know: the same block or activity in the opening and in the closing."""
    first: dict[str, str] = {}
    for row in form.agenda:
        for block in row.plan if row.kind != "break" else ():
            names = block.items if block.block == "activity" else [block.block]
            for name in names:
                if first.setdefault(name, row.id) != row.id:
                    message = f"'{name}' is shown already, in '{first[name]}'"
                    where = f"course.agenda.{row.id}.plan.{block.id}"
                    yield Problem("twice", message, hint="take one of them out; it can be shown once", address=where)


def _missing_frames(form: CourseForm) -> Iterator[Problem]:
    if any(row.kind in ("opening", "closing") and not row.plan for row in form.agenda):
        return  # told already; what its plan would show is not known
    shown = {block.block for row in form.agenda for block in row.plan}
    for kind, name in (("how_it_runs", "rules"), ("commitments", "commitments")):
        if kind not in shown:
            message = f"the {name} are in no block of the agenda, so nobody sees them"
            hint = f"add a block to the opening's or the closing's plan, of the kind '{kind}'"
            yield Problem("never-shown", message, hint=hint, severity=Severity.WARNING, address=f"course.{name}")


def _session(form: CourseForm, modules: Mapping[str, ModuleForm]) -> Iterator[Problem]:
    end = clock_of(form.session.start).minutes + form.session.minutes
    if end > 24 * 60:
        message = f"the session starts at {form.session.start} and would end {end - 24 * 60} minutes after midnight"
        yield Problem("clock", message, hint="start earlier, or make it shorter", address="course.session.start")
    if len({row.id for row in form.agenda}) < len(form.agenda):
        return  # told already; which of the two counts is not known
    total = planned = 0
    for row in form.agenda:
        if row.kind == "module":
            if row.id not in modules:
                return
            module = modules[row.id]
            total += module.minutes
            planned += sum(block.minutes for block in module.plan) - module.minutes
        elif row.minutes is None:
            return
        else:
            total += row.minutes
    if total != form.session.minutes != total + planned:  # else a module's own sum is what is wrong, told there
        yield wrong_sum("the agenda", total, "the session", form.session.minutes, "course.session.minutes")
