"""Lists every rule that a course is checked by, and every name that a problem can have."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.course.lint.rule import LintRule
from coursegen.course.lint.rules import (
    accessibility,
    drawings,
    example,
    gaps,
    objectives,
    on_slides,
    quiz,
    references,
    rights,
    structure,
    timing,
    unfinished,
    wording,
)
from coursegen.problem_names import NAMES

RULES: Mapping[str, LintRule] = {
    rule.id: rule
    for rules in (
        objectives.RULES,
        structure.RULES,
        unfinished.RULES,
        timing.RULES,
        on_slides.RULES,
        wording.RULES,
        quiz.RULES,
        rights.RULES,
        accessibility.RULES,
        drawings.RULES,
        references.RULES,
        example.RULES,
        gaps.RULES,
    )
    for rule in rules
}
"""The rules by id."""

ALL_NAMES: Mapping[str, str] = {**{rule.id: rule.says for rule in RULES.values()}, **NAMES}
"""Every name that a problem can have, with what it says in a sentence."""
