"""Takes the texts of a course apart into words, without what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coursegen.model.course import Course, Module
from coursegen.model.parts import Notes
from coursegen.model.text import Text
from coursegen.model.tools import Tool

_AS_MANY = 20_000  # texts, so that those which a course's versions share are looked at once
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]*”|‘[^‘’“”]{2,}’(?!\w)|\"[^\"]*\"")


def words_of(text: str) -> list[str]:
    """The words of a text, without what stands around them; ``team’s`` and ``follow-up`` are one each."""
    return _WORD.findall(text)


@lru_cache(_AS_MANY)
def unquoted(text: str) -> str:
    """The text without what somebody says in it: what stands between quotation marks is taken out."""
    return " ".join(_QUOTED.sub(" ", text).split())


def texts_of(module: Module) -> Iterator[Text]:
    """Every text of a module that somebody reads or says, in the order of its file."""
    yield from (module.title, module.promise, module.takeaway, module.steps_headline, module.manager_asks)
    yield from (objective.text for objective in module.objectives)
    for point in module.key_points:
        yield from (point.headline, point.on_slide, point.explanation, point.example)
        yield from noted(point.notes)
    for step in module.action_steps:
        yield from (step.step, step.owner, step.measure, step.moment)
    yield from texts_of_tools(module.tools)
    for done in module.exercises:
        yield from (done.title, *done.steps, *done.materials, done.help, *done.solution)
        yield from noted(done.notes)
    for scene in module.scenarios:
        yield from (scene.title, scene.setting, scene.task)
        for role in scene.roles:
            yield from (role.name, role.brief)
        for question in scene.debrief:
            yield question.ask
            yield from question.listen_for
        yield from noted(scene.notes)
    for asked in module.questions:
        yield asked.ask
        yield from asked.good_answers
        yield from noted(asked.notes)
    for item in module.quiz:
        yield item.stem
        for option in item.options:
            yield from (option.text, option.feedback)
        for pair in item.pairs:
            yield from (pair.left, pair.right)
        yield from (item.reason, *item.listen_for)
    behind = module.background
    yield from (behind.purpose, *behind.retold, behind.weak, *behind.goes_wrong, *behind.prepare)
    yield from (*behind.week_before, *behind.day_before)
    for one in behind.objections:
        yield from (one.objection, one.answer)


def texts_of_tools(tools: Iterable[Tool]) -> Iterator[Text]:
    """Every text of some tools, in the order of the file."""
    for tool in tools:
        yield from (tool.title, tool.prompt, tool.moment, tool.noted)
        for field in tool.fields:
            yield from (field.label, field.hint, field.example)
        yield from (item.text for item in tool.items)
        yield from noted(tool.notes)


def texts_of_course(course: Course) -> Iterator[Text]:
    """Every text of the course's own file and of the plans."""
    yield from (course.title, course.subtitle, course.audience)
    yield from course.goals
    yield from (rule.text for rule in course.rules)
    for activity in course.activities:
        yield activity.title
        yield from activity.steps
        yield from activity.materials
        yield from noted(activity.notes)
    yield from texts_of_tools(course.tools)
    yield from (rule.text for rule in (*course.commitments, *course.for_manager))
    if course.farewell is not None:
        yield from (course.farewell.title, course.farewell.text, course.farewell.follow_up)
    for stretch in course.agenda:
        for block in stretch.plan:
            yield from noted(block.notes)
    if course.notice is not None:
        yield from course.notice.text


def noted(notes: Notes) -> Iterator[Text]:
    """The paragraphs of a facilitator's notes."""
    for paragraphs in (notes.first, notes.say, notes.do, notes.ask, notes.listen_for, notes.transition):
        yield from paragraphs


def all_texts(course: Course) -> Iterator[Text]:
    """Every text of the course that somebody reads or says."""
    yield from texts_of_course(course)
    for module in course.modules:
        yield from texts_of(module)
