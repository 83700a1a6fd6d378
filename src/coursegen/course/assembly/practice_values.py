"""Turns the forms of scenarios, questions, quiz items and exercises into their values."""

from __future__ import annotations

from coursegen.course.assembly.part_values import evidence_of, notes_of
from coursegen.course.assembly.visual_values import visual_of
from coursegen.course.forms.files import ModuleForm
from coursegen.course.forms.practice import (
    DebriefForm,
    ExerciseForm,
    OptionForm,
    PairForm,
    QuestionForm,
    QuizItemForm,
    RoleForm,
    ScenarioForm,
    use_of,
)
from coursegen.course.inline.texts import Texts
from coursegen.model.practice import Debrief, Exercise, Option, Pair, Question, QuizItem, Role, Scenario
from coursegen.source.folder import CourseFiles


def scenario_of(form: ScenarioForm, here: str, texts: Texts, files: CourseFiles) -> Scenario:
    """A situation to play."""
    return Scenario(
        id=form.id,
        title=texts.one(form.title, f"{here}.title"),
        setting=texts.one(form.setting, f"{here}.setting"),
        task=texts.one(form.task, f"{here}.task"),
        grouping=texts.one(form.grouping, f"{here}.grouping"),
        roles=tuple(_role(one, f"{here}.roles.{one.id}", texts) for one in form.roles),
        debrief=tuple(_debrief(one, f"{here}.debrief.{one.id}", texts) for one in form.debrief),
        evidence=evidence_of(form.evidence),
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
        observer=form.observer or "",
        visual=visual_of(form.visual, f"{here}.visual", texts, files),
    )


def _role(form: RoleForm, here: str, texts: Texts) -> Role:
    return Role(form.id, texts.one(form.name, f"{here}.name"), texts.one(form.brief, f"{here}.brief"), here)


def _debrief(form: DebriefForm, here: str, texts: Texts) -> Debrief:
    ask = texts.one(form.ask, f"{here}.ask")
    return Debrief(form.id, ask, texts.each(form.listen_for, f"{here}.listen_for"), here, form.answers or 0)


def question_of(form: QuestionForm, here: str, texts: Texts, files: CourseFiles) -> Question:
    """A question to discuss."""
    return Question(
        id=form.id,
        ask=texts.one(form.ask, f"{here}.ask"),
        grouping=texts.one(form.grouping, f"{here}.grouping"),
        good_answers=texts.each(form.good_answers, f"{here}.good_answers"),
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
        answers=form.answers or 0,
        lines=form.lines,
        visual=visual_of(form.visual, f"{here}.visual", texts, files),
    )


def quiz_item_of(form: QuizItemForm, here: str, texts: Texts) -> QuizItem:
    """A question that checks an objective."""
    return QuizItem(
        id=form.id,
        stem=texts.one(form.stem, f"{here}.stem"),
        objective=form.objective,
        options=tuple(_option(one, f"{here}.options.{one.id}", texts) for one in form.options),
        address=here,
        level=form.level or "",
        kind=form.kind,
        use=use_of(form),
        pairs=tuple(_pair(one, f"{here}.pairs.{one.id}", texts) for one in form.pairs),
        reason=texts.one(form.reason, f"{here}.reason"),
        listen_for=texts.each(form.listen_for, f"{here}.listen_for"),
        lines=form.lines or 0,
    )


def _pair(form: PairForm, here: str, texts: Texts) -> Pair:
    return Pair(form.id, texts.one(form.left, f"{here}.left"), texts.one(form.right, f"{here}.right"), here)


def _option(form: OptionForm, here: str, texts: Texts) -> Option:
    text, feedback = texts.one(form.text, f"{here}.text"), texts.one(form.feedback, f"{here}.feedback")
    return Option(form.id, text, form.right, feedback, here)


def exercise_of(form: ExerciseForm, here: str, texts: Texts) -> Exercise:
    """Something that people do in a module."""
    return Exercise(
        id=form.id,
        title=texts.one(form.title, f"{here}.title"),
        grouping=texts.one(form.grouping, f"{here}.grouping"),
        steps=texts.each(form.steps, f"{here}.steps"),
        materials=texts.each(form.materials, f"{here}.materials"),
        tool=form.tool or "",
        lines=form.lines or 0,
        minutes=form.minutes or 0,
        help=texts.one(form.hint, f"{here}.hint"),
        solution=texts.each(form.solution, f"{here}.solution"),
        evidence=evidence_of(form.evidence),
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
        answers=form.answers or 0,
    )


def scenario_forms(form: ModuleForm, stem: str) -> list[tuple[ScenarioForm, str]]:
    """A module's scenarios with their addresses: that of ``scenario:``, then those of ``scenarios:``."""
    only = [(form.scenario, f"{stem}.scenario")] if form.scenario is not None else []
    return [*only, *((one, f"{stem}.scenarios.{one.id}") for one in form.scenarios)]
