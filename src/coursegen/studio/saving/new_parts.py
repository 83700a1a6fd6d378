"""Makes the parts that somebody can add to a course: what their files have to hold, left to write where it is words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

Say = Callable[[str], str]
"""Words of the studio's catalogue."""


class Kind(Struct, frozen=True):
    """A kind of part: the list of a module that it stands in, the block of the plan that shows it, usual minutes."""

    name: str
    block: str
    minutes: int
    value: Callable[[Say, str], dict[str, Any]]


def _key_point(say: Say, source: str) -> dict[str, Any]:
    value: dict[str, Any] = {"headline": say("studio_new_headline"), "explanation": say("studio_new_explanation")}
    if source:
        value["evidence"] = [{"article": source, "paragraphs": [1]}]
    return value


def _question(say: Say, _source: str) -> dict[str, Any]:
    return {
        "ask": say("studio_new_ask"),
        "grouping": say("studio_new_pairs"),
        "good_answers": [say("studio_new_answer")],
        "notes": {"ask": say("studio_new_say")},
    }


def _exercise(say: Say, _source: str) -> dict[str, Any]:
    return {
        "title": say("studio_new_exercise"),
        "grouping": say("studio_new_pairs"),
        "steps": [say("studio_new_step_1"), say("studio_new_step_2")],
        "lines": 4,
        "notes": {"do": say("studio_new_do")},
    }


def _tool(say: Say, _source: str) -> dict[str, Any]:
    return {
        "kind": "form",
        "title": say("studio_new_tool"),
        "prompt": say("studio_new_prompt"),
        "fields": [
            {"id": "first", "label": say("studio_new_line_1"), "lines": 2},
            {"id": "second", "label": say("studio_new_line_2"), "lines": 2},
        ],
        "notes": {"do": say("studio_new_do")},
    }


def _quiz(say: Say, _source: str) -> dict[str, Any]:
    return {
        "stem": say("studio_new_stem"),
        "objective": "",
        "options": [
            {"id": "right", "text": say("studio_new_right"), "right": True, "feedback": say("studio_new_why")},
            {"id": "wrong", "text": say("studio_new_wrong"), "feedback": say("studio_new_why")},
            {"id": "other", "text": say("studio_new_wrong_too"), "feedback": say("studio_new_why")},
        ],
    }


def _scenario(say: Say, _source: str) -> dict[str, Any]:
    return {
        "title": say("studio_new_scene"),
        "setting": say("studio_new_setting"),
        "task": say("studio_new_task"),
        "grouping": say("studio_new_threes"),
        "roles": [
            {"id": "first", "name": say("studio_new_player_1"), "brief": say("studio_new_brief")},
            {"id": "second", "name": say("studio_new_player_2"), "brief": say("studio_new_brief")},
        ],
        "debrief": [
            {"id": "noticed", "ask": say("studio_new_noticed"), "listen_for": [say("studio_new_answer")]},
        ],
        "notes": {"do": say("studio_new_do")},
    }


KINDS: Mapping[str, Kind] = {
    "key_points": Kind("key_points", "key_points", 2, _key_point),
    "tools": Kind("tools", "tool", 5, _tool),
    "exercises": Kind("exercises", "exercise", 6, _exercise),
    "questions": Kind("questions", "questions", 5, _question),
    "scenarios": Kind("scenarios", "scenario", 10, _scenario),
    "quiz": Kind("quiz", "quiz", 2, _quiz),
}
"""What can be added to a module, by the list that it stands in."""
