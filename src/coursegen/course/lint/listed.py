"""Every rule that a course is checked by, in the order in which people are told of them."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.course.lint.rule import LintRule
from coursegen.course.lint.rules import (
    accessibility,
    objectives,
    on_slides,
    quiz,
    rights,
    structure,
    timing,
    unfinished,
    wording,
)

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
    )
    for rule in rules
}
"""The rules by id."""
