"""Helps the rules of rights: finds modules that take over a text, and says what cures that."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.lint.rule import Judge, LintRule, View
from coursegen.model.course import Module
from coursegen.model.rights import Source
from coursegen.problems import Severity

UNKNOWN = frozenset({"NOASSERTION", "NONE", ""})
"""What stands where nobody knows the licence."""

CC = "https://creativecommons.org/licenses/ (the elements BY, SA, NC and ND)"
OURS = "the house's own table of rights; no legal advice"
CURE = "retell its ideas in your own words with their place (use: cited), or get a permission and write it down"


def beyond_citing(view: View) -> Iterator[tuple[Module, Source]]:
    """The modules that take over text of their source, with it."""
    for module in view.course.modules:
        if module.takes_over:
            yield module, view.course.sources[module.source]


def rule_of_rights(name: str, says: str, why: str, bad: str, good: str, judge: Judge, source: str = OURS) -> LintRule:
    """A rule whose severity nobody can lower."""
    return LintRule(
        name, Severity.ERROR, says, why, CURE[0].upper() + CURE[1:] + ".", source, bad, good, judge, firm=True
    )
