"""Gives slides their ids from what they show, the same in every deck."""

from __future__ import annotations

from coursegen.model.course import Activity, KeyPoint, Module, Stretch
from coursegen.model.own_slides import OwnSlide
from coursegen.model.practice import Exercise, Question, QuizItem, Scenario
from coursegen.model.tools import Tool

TITLE = "title"
HOW_IT_RUNS = "how_it_runs"
AGENDA = "agenda"
RECAP = "recap"
COMMITMENTS = "commitments"
CREDITS = "credits"
RIGHTS = "credits/rights"
FAREWELL = "farewell"
NOTICE = "notice"


def opener(module: Module) -> str:
    """The slide that opens a module."""
    return f"{module.id}/opener"


def objectives(module: Module) -> str:
    """The slide of a module's objectives."""
    return f"{module.id}/objectives"


def key_point(module: Module, point: KeyPoint) -> str:
    """The slide of a key point."""
    return f"{module.id}/points/{point.id}"


def scenario(module: Module, played: Scenario) -> str:
    """The slide of a module's scenario; one of several has its id as well."""
    only = played.address.endswith(".scenario")
    return f"{module.id}/scenario" if only else f"{module.id}/scenarios/{played.id}"


def debrief(module: Module, played: Scenario) -> str:
    """The slide of the questions after a scenario."""
    return f"{scenario(module, played)}/debrief"


def exercise(module: Module, done: Exercise) -> str:
    """The slide of an exercise."""
    return f"{module.id}/exercises/{done.id}"


def tool(owner: str, used: Tool) -> str:
    """The slide that introduces a tool of a module, or of the course."""
    return f"{owner}/tools/{used.id}"


def question(module: Module, asked: Question) -> str:
    """The slide of a question for discussion."""
    return f"{module.id}/questions/{asked.id}"


def quiz(module: Module, item: QuizItem) -> str:
    """The slide of a quiz question."""
    return f"{module.id}/quiz/{item.id}"


def action_steps(module: Module) -> str:
    """The slide of a module's action steps."""
    return f"{module.id}/action_steps"


def own(module: Module, slide: OwnSlide) -> str:
    """A slide of a module's own list."""
    return f"{module.id}/slides/{slide.id}"


def activity(done: Activity) -> str:
    """The slide of an activity outside the modules."""
    return f"activities/{done.id}"


def pause(stretch: Stretch) -> str:
    """The slide of a break."""
    return f"breaks/{stretch.id}"
