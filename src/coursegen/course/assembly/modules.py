"""Turns the form of a module or an article into a value, with its texts made and its addresses given."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.course.assembly.own_slide_values import own_slide_of
from coursegen.course.assembly.part_values import evidence_of, notes_of, picture_of
from coursegen.course.assembly.practice_values import (
    exercise_of,
    question_of,
    quiz_item_of,
    scenario_forms,
    scenario_of,
)
from coursegen.course.assembly.preparation_values import background_of, boards_of
from coursegen.course.assembly.tool_values import tool_of
from coursegen.course.assembly.visual_values import visual_of
from coursegen.course.forms import files as forms
from coursegen.course.inline.texts import Texts
from coursegen.model.course import ActionStep, Activity, KeyPoint, Module, Objective, Rule
from coursegen.model.text import texts_of
from coursegen.source.folder import CourseFiles


def module_of(form: forms.ModuleForm, here: str, texts: Texts, files: CourseFiles) -> Module:
    """A module whose addresses start with ``here``, its pictures read from the course's folder.

    What is wrong with its texts and pictures is left in ``texts.problems``.
    """
    return Module(
        id=form.id,
        title=texts.one(form.title, f"{here}.title"),
        promise=texts.one(form.promise, f"{here}.promise"),
        takeaway=texts.one(form.takeaway, f"{here}.takeaway"),
        pictogram=form.pictogram or "",
        source=form.source or "",
        use=form.use,
        objectives=tuple(_objective(one, f"{here}.objectives.{one.id}", texts) for one in form.objectives),
        key_points=tuple(_key_point(one, f"{here}.key_points.{one.id}", texts, files) for one in form.key_points),
        action_steps=tuple(_action_step(one, f"{here}.action_steps.{one.id}", texts) for one in form.action_steps),
        scenarios=tuple(scenario_of(one, at, texts, files) for one, at in scenario_forms(form, here)),
        questions=tuple(question_of(one, f"{here}.questions.{one.id}", texts, files) for one in form.questions),
        quiz=tuple(quiz_item_of(one, f"{here}.quiz.{one.id}", texts) for one in form.quiz),
        address=here,
        slides=tuple(own_slide_of(one, form, here, texts, files) for one in form.slides),
        draft=form.status == "draft",
        tools=tuple(tool_of(one, f"{here}.tools.{one.id}", texts) for one in form.tools),
        exercises=tuple(exercise_of(one, f"{here}.exercises.{one.id}", texts) for one in form.exercises),
        background=background_of(form.background, f"{here}.background", texts),
        boards=boards_of(form.boards, f"{here}.boards", texts),
    )


def activity_of(form: forms.ActivityForm, texts: Texts) -> Activity:
    """An activity of the opening or the closing."""
    here = f"course.activities.{form.id}"
    return Activity(
        id=form.id,
        title=texts.one(form.title, f"{here}.title"),
        grouping=texts.one(form.grouping, f"{here}.grouping"),
        steps=texts.each(form.steps, f"{here}.steps"),
        materials=texts.each(form.materials, f"{here}.materials"),
        write_lines=form.write_lines,
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
    )


def rules_of(sentences: Sequence[forms.SentenceForm], address: str, texts: Texts) -> tuple[Rule, ...]:
    """Sentences with ids: the session's rules, or the prompts of the commitments."""
    return tuple(
        Rule(one.id, texts.one(one.text, f"{address}.{one.id}.text"), f"{address}.{one.id}") for one in sentences
    )


def _objective(form: forms.ObjectiveForm, here: str, texts: Texts) -> Objective:
    return Objective(form.id, texts.one(form.text, f"{here}.text"), here, form.priority, tuple(form.seen_in))


def _key_point(form: forms.KeyPointForm, here: str, texts: Texts, files: CourseFiles) -> KeyPoint:
    headline = texts.one(form.headline, f"{here}.headline")
    explanation = texts.one(form.explanation, f"{here}.explanation")
    example = texts.one(form.example, f"{here}.example")
    visual = visual_of(form.visual, f"{here}.visual", texts, files)
    if form.blanks:
        typed = f"{form.headline}\n{form.explanation}"
        headline, explanation = texts.with_blanks(
            headline, explanation, example, form.blanks, here, typed, tuple(texts_of(visual))
        )
    return KeyPoint(
        id=form.id,
        headline=headline,
        explanation=explanation,
        example=example,
        pictogram=form.pictogram or "",
        evidence=evidence_of(form.evidence),
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
        picture=picture_of(form.picture, f"{here}.picture", texts, files),
        on_slide=texts.one(form.on_slide, f"{here}.on_slide"),
        label=texts.one(form.label, f"{here}.label"),
        answers=form.answers or 0,
        visual=visual,
    )


def _action_step(form: forms.ActionStepForm, here: str, texts: Texts) -> ActionStep:
    return ActionStep(
        id=form.id,
        step=texts.one(form.step, f"{here}.step"),
        owner=texts.one(form.owner, f"{here}.owner"),
        due=texts.one(form.due, f"{here}.due"),
        measure=texts.one(form.measure, f"{here}.measure"),
        address=here,
    )
