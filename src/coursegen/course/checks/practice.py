"""Finds what is wrong with quiz items, and with what scenarios and exercises name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursegen.course.assembly.modules import scenario_forms
from coursegen.course.checks.kind_fields import Takes, misfits
from coursegen.course.forms.files import ModuleForm
from coursegen.course.forms.practice import ExerciseForm, QuizItemForm, ScenarioForm
from coursegen.model.practice import QuizKind
from coursegen.problems import Problem, nearest

_TAKES: Mapping[QuizKind, Takes] = {
    "choice": Takes(("options",)),
    "several": Takes(("options",)),
    "order": Takes(("options",), ("reason",)),
    "match": Takes(("pairs",), ("reason",)),
    "text": Takes(("listen_for",), ("lines",)),
}
"""What each kind of question is made of, besides what all have."""


def practised_in(form: ModuleForm, stem: str) -> list[tuple[ScenarioForm | ExerciseForm, str]]:
    """A module's scenarios and exercises with their addresses."""
    return [*scenario_forms(form, stem), *((one, f"{stem}.exercises.{one.id}") for one in form.exercises)]


def quiz_problems(item: QuizItemForm, here: str, objectives: Sequence[str]) -> Iterator[Problem]:
    """What is wrong between the parts of a quiz item: its objective, the fields of its kind, what is right."""
    if item.objective not in objectives:
        near = nearest(item.objective, objectives)
        known = f"the objectives are {', '.join(objectives)}" if objectives else "write it under 'objectives:'"
        hint = f"did you mean '{near}'?" if near else known
        message = f"this module has no objective '{item.objective}'"
        yield Problem("reference", message, hint=hint, address=f"{here}.objective", about=item.objective)
    yield from misfits(item, _TAKES, "question", "quiz-kind", here)
    if item.kind in ("choice", "several"):
        yield from _right_ones(item, here)
        for option in item.options:
            if option.feedback is None:
                hint = "add 'feedback:' with why it is, or is not, the answer"
                message = f"the option '{option.id}' does not say why it is right or wrong"
                yield Problem("missing-field", message, hint=hint, address=f"{here}.options.{option.id}")
        return
    for option in item.options:
        if option.right:
            hint = "take 'right' out: write the options in their right order"
            where = f"{here}.options.{option.id}.right"
            yield Problem("QZ2", f"in a question of kind '{item.kind}' no option is right", hint=hint, address=where)


def _right_ones(item: QuizItemForm, here: str) -> Iterator[Problem]:
    """QZ2: one right answer to a choice, several (and not all) where several are asked for."""
    right = [option.id for option in item.options if option.right]
    if not item.options:
        return
    if not right:
        told = all(option.feedback for option in item.options)
        where = "`right: true, ` before `feedback:`" if told else "`, right: true` before the `}`"
        own = "if its fields have a line each, give `right: true` one too"
        hint = f"in the line of the right answer, type {where}; {own}"
        yield Problem("QZ2", "no option of this question is marked as right", hint=hint, address=here)
    elif item.kind == "choice" and len(right) > 1:
        message = f"{len(right)} options of this question are right: {', '.join(right)}"
        hint = "keep 'right: true' at one of them; where several are right, write 'kind: several'"
        yield Problem("QZ2", message, hint=hint, address=f"{here}.options.{right[1]}.right")
    elif item.kind == "several" and len(right) in (1, len(item.options)):
        which = "only one option is right" if len(right) == 1 else "every option is right"
        hint = "mark each right one with 'right: true' and leave one that is wrong; for one right answer: kind: choice"
        yield Problem("QZ2", f"several answers are asked for, and {which}", hint=hint, address=here)


def tools_named(form: ModuleForm, stem: str) -> Iterator[Problem]:
    """Tools that scenarios and exercises name and that are not there, or that nobody can fill in while watching."""
    named = [(one.observer, f"{at}.observer") for one, at in scenario_forms(form, stem)]
    named += [(one.tool, f"{stem}.exercises.{one.id}.tool") for one in form.exercises]
    known = [tool.id for tool in form.tools]
    for name, where in named:
        if name is not None and name not in known:
            near = nearest(name, known)
            there = f"there are: {', '.join(known)}" if known else "write it under 'tools:'"
            hint = f"did you mean '{near}'?" if near else there
            yield Problem("reference", f"this module has no tool '{name}'", hint=hint, address=where)
    for scenario, at in scenario_forms(form, stem):
        watched = next((tool for tool in form.tools if tool.id == scenario.observer), None)
        if watched is not None and watched.kind not in ("checklist", "tally"):
            hint = "an observer ticks a checklist or counts in a tally"
            message = f"'{watched.id}' is a {watched.kind}, which nobody can fill in while watching"
            yield Problem("tool-kind", message, hint=hint, address=f"{at}.observer")
