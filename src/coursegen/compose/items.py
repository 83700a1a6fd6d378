"""A block of a plan to the items that it shows, in its order."""

from __future__ import annotations

from coursegen.model.course import Activity, Block, Course, KeyPoint, Module, Question, QuizItem


def key_points(module: Module, block: Block) -> tuple[KeyPoint, ...]:
    """The key points that a block shows. Errors: ``KeyError`` for an id that the module lacks."""
    by_id = {point.id: point for point in module.key_points}
    return tuple(by_id[item] for item in block.items)


def questions(module: Module, block: Block) -> tuple[Question, ...]:
    """The questions that a block shows. Errors: ``KeyError``."""
    by_id = {question.id: question for question in module.questions}
    return tuple(by_id[item] for item in block.items)


def quiz_items(module: Module, block: Block) -> tuple[QuizItem, ...]:
    """The quiz questions that a block shows. Errors: ``KeyError``."""
    by_id = {item.id: item for item in module.quiz}
    return tuple(by_id[item] for item in block.items)


def activities(course: Course, block: Block) -> tuple[Activity, ...]:
    """The activities that a block shows. Errors: ``KeyError``."""
    by_id = {activity.id: activity for activity in course.activities}
    return tuple(by_id[item] for item in block.items)
