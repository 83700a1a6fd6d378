"""Asks the rules of a course, weighs what they find, and leaves out what an author said to ignore."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.course.lint.rules.unfinished import RULES as DRAFTS
from coursegen.course.lint.rules.unfinished import left_to_write
from coursegen.course.lint.speech import speech_for
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.checks import Checks, RuleSetting
from coursegen.problems import Problem, Severity

ALL = tuple(RULES.values())
"""Every rule."""

OF_DRAFTS = frozenset(rule.id for rule in DRAFTS)
"""The rules of what is not finished."""


NONE_COUNTED: Mapping[str, int] = {}


class Mend(Struct, frozen=True):
    """A way to mend what a rule found at an address: from the text as it is typed to how it should be typed."""

    rule: str
    address: str
    message: str
    mended: Callable[[str], str]


@dataclass(slots=True)
class Judgement:
    """What rules found, the addresses of the entries under ``check.ignore`` that held something back, and mends.

    ``unwritten`` are the addresses of texts that are left to write: nothing but that is said of them.
    """

    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    mends: list[Mend] = field(default_factory=list)
    unwritten: frozenset[str] = frozenset()

    def add(self, rule: LintRule, found: Iterable[Found], checks: Checks) -> None:
        """Take up what a rule found, as heavy as the course has it, unless it is to be ignored there."""
        for one in found:
            if one.address in self.unwritten and rule.id not in OF_DRAFTS:
                continue
            ignored = [entry.address for entry in checks.ignore if entry.rule == rule.id and _inside(one, entry.at)]
            if ignored:
                self.used.update(ignored)
                continue
            severity = severity_of(rule, checks)
            if one.mild and severity is Severity.ERROR:
                severity = Severity.WARNING
            if one.mended is not None:
                self.mends.append(Mend(rule.id, one.address, one.message, one.mended))
            self.problems.append(
                Problem(rule.id, one.message, hint=one.hint, severity=severity, address=one.address, about=one.about)
            )


def judged(
    loaded: LoadedCourse,
    today: date | None = None,
    *,
    release: bool = False,
    rules: Iterable[LintRule] = ALL,
    paragraphs: Mapping[str, int] = NONE_COUNTED,
) -> Judgement:
    """What the rules that look at a course's words, times and rights say of one version; problems have addresses.

    ``paragraphs`` is how many each article has, of those that somebody has looked at.
    """
    unwritten = left_to_write(loaded.course)
    made = Judgement(unwritten=frozenset(text.address for text in unwritten))
    course, view = loaded.course, View(loaded, today, release, paragraphs=paragraphs, unwritten=unwritten)
    can_read = speech_for(course.language) is not None
    skipped = []
    for rule in rules:
        if rule.judge is None or is_off(rule, course.checks):
            continue
        if rule.worded and not can_read:
            skipped.append(rule.id)
            continue
        made.add(rule, rule.judge(replace(view, limits=limits_of(rule, course.checks))), course.checks)
    if skipped:
        message = f"the rules about words have no lists for '{course.language}' yet and were left out"
        made.problems.append(
            Problem("no-words", message, None, f"left out: {', '.join(skipped)}", Severity.INFO, "course.language")
        )
    return made


def unused(checks: Checks, used: Iterable[str], judged_rules: Iterable[str]) -> Iterator[Problem]:
    """A warning for each entry under ``check.ignore`` that held nothing back, of the rules that were judged."""
    held, asked = set(used), set(judged_rules)
    for entry in checks.ignore:
        if entry.rule in asked and entry.address not in held:
            message = f"{entry.rule} has nothing to say at {entry.at}, so there is nothing to ignore"
            yield Problem(
                "unused-ignore", message, None, "take this entry out", Severity.WARNING, f"{entry.address}.at"
            )


def severity_of(rule: LintRule, checks: Checks) -> Severity:
    """How heavy a rule is in a course; of one that is off, its own weight."""
    asked = checks.rules.get(rule.id, RuleSetting()).severity
    return rule.severity if rule.firm or asked in ("", "off") else Severity(asked)


def is_off(rule: LintRule, checks: Checks) -> bool:
    """Whether a course does without a rule."""
    return not rule.firm and checks.rules.get(rule.id, RuleSetting()).severity == "off"


def limits_of(rule: LintRule, checks: Checks) -> dict[str, float]:
    """A rule's limits with those that a course sets."""
    return {**rule.limits, **checks.rules.get(rule.id, RuleSetting()).limits}


def _inside(found: Found, at: str) -> bool:
    return found.address == at or found.address.startswith(f"{at}.")
