"""Reads the settings that course.yaml has under ``check``, and finds what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.forms.check import LIMITS, CheckForm, RuleForm
from coursegen.course.lint.all_rules import RULES
from coursegen.model.checks import Checks, Ignored, RuleSetting
from coursegen.problems import Problem, nearest

_HERE = "course.check"


def checks_of(form: CheckForm | None) -> Checks:
    """The settings as the rules take them."""
    if form is None:
        return Checks()
    rules = {name: RuleSetting(rule.severity or "", _limits(rule)) for name, rule in form.rules.items()}
    ignore = (
        Ignored(one.rule, one.at, one.reason, f"{_HERE}.ignore.{number}") for number, one in enumerate(form.ignore)
    )
    return Checks(rules, tuple(ignore))


def settings_problems(form: CheckForm) -> Iterator[Problem]:
    """Rules that there are not, limits that a rule does not have, and what nobody may switch off."""
    for name, setting in form.rules.items():
        here = f"{_HERE}.rules.{name}"
        rule = RULES.get(name)
        if rule is None:
            yield _unknown(name, here)
            continue
        if rule.firm and setting.severity and setting.severity != rule.severity:
            message = f"{name} is always an {rule.severity}"
            yield Problem(
                "firm-rule", message, hint="take this line out, and mend what it finds", address=f"{here}.severity"
            )
        for limit in _limits(setting):
            if limit not in rule.limits:
                has = f"it has: {', '.join(rule.limits)}" if rule.limits else "it has none"
                yield Problem("unknown-limit", f"{name} has no limit '{limit}'", hint=has, address=f"{here}.{limit}")
    for number, entry in enumerate(form.ignore):
        here = f"{_HERE}.ignore.{number}"
        if (rule := RULES.get(entry.rule)) is None:
            yield _unknown(entry.rule, f"{here}.rule")
        elif rule.firm:
            message = f"{entry.rule} can't be ignored"
            yield Problem(
                "firm-rule", message, hint="take this entry out, and mend what it finds", address=f"{here}.rule"
            )
        if not entry.reason.strip():
            message = "this entry gives no reason"
            yield Problem("no-value", message, hint="say why it is right as it is", address=f"{here}.reason")


def _limits(form: RuleForm) -> dict[str, float]:
    return {name: value for name in LIMITS if (value := getattr(form, name)) is not None}


def _unknown(name: str, address: str) -> Problem:
    near = nearest(name, RULES)
    hint = f"did you mean '{near}'?" if near else "`coursegen rules` lists them all"
    return Problem("unknown-rule", f"there is no rule '{name}'", hint=hint, address=address)
