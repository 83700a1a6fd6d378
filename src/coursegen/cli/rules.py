"""Tells the rules that a course is checked by, in a terminal and as docs/rules.md."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator

from coursegen.cli.ending import known_name
from coursegen.cli.terminal_lines import say, strong, table
from coursegen.course.lint.all_rules import ALL_NAMES, RULES
from coursegen.course.lint.rule import LintRule
from coursegen.problem_names import NAMES

_WIDTH = 100
_STAGES = {
    "reading": "as files are read: a course that breaks it can't be built",
    "course": "on the course's words and times",
    "slides": "on the slides as they are laid out; not with --quick",
}


def tell_rules(names: list[str], *, markdown: bool = False) -> None:
    """List the rules, or tell all about those that are named."""
    if markdown:
        sys.stdout.write(as_markdown())
        return
    wanted = [known_name("rule", name.upper() if name.upper() in RULES else name, ALL_NAMES) for name in names]
    if not names:
        rows = [(rule.id, rule.severity.value, _first_sentence(rule.says)) for rule in RULES.values()]
        head, *lines = table(("rule", "severity", "what it asks"), rows)
        sys.stdout.write(strong(head) + "\n")
        for line in lines:
            say(line)
        say()
        say("coursegen rules TIM2 explains one: why it is there, how to mend it, an example, what can be set.")
        say()
        head, *lines = table(("other messages", "what they say"), list(NAMES.items()))
        sys.stdout.write(strong(head) + "\n")
        for line in lines:
            say(line)
        return
    for number, name in enumerate(wanted):
        if number:
            say()
        for line in _about(RULES[name]) if name in RULES else (f"{name}: {NAMES[name]}",):
            say(line)


def _about(rule: LintRule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity}{', and always that' if rule.firm else ''})"
    for text in (rule.says, f"Why: {rule.why}", f"To mend it: {rule.mend}"):
        yield from textwrap.wrap(text, _WIDTH)
    yield ""
    yield f"  not:     {rule.bad}"
    yield f"  but:     {rule.good}"
    yield ""
    if rule.limits:
        yield f"Limits:  {', '.join(f'{name} {value:g}' for name, value in rule.limits.items())}"
    yield f"Judged:  {_STAGES[rule.stage]}"
    yield f"Source:  {rule.source}"
    if not rule.firm:
        yield from ("", "In course.yaml:", *(f"  {line}" for line in _setting(rule)))


def _setting(rule: LintRule) -> list[str]:
    limits = "".join(f", {name}: {value:g}" for name, value in rule.limits.items())
    return [
        "check:",
        f"  rules: {{{rule.id}: {{severity: {rule.severity}{limits}}}}}",
        f"  ignore: [{{rule: {rule.id}, at: recover.key_points.own, reason: why it is right as it is}}]",
    ]


def as_markdown() -> str:
    """docs/rules.md: every rule from the same words that the command has."""
    lines = [
        "# The rules of `coursegen check`",
        "",
        "Made by `coursegen rules --markdown > docs/rules.md`; `coursegen rules ID` says the same in a terminal. How",
        "to set them, and how to leave a place out, is in [the authors' guide](reference.md#the-rules).",
        "",
        "| rule | severity | what it asks |",
        "|---|---|---|",
    ]
    lines += [
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.severity} | {_cell(_first_sentence(rule.says))} |"
        for rule in RULES.values()
    ]
    for rule in RULES.values():
        lines += ["", f"## {rule.id}", "", rule.says, ""]
        lines += [f"- **Why:** {rule.why}", f"- **To mend it:** {rule.mend}"]
        lines += [f"- **Severity:** {rule.severity}{', which can not be changed' if rule.firm else ''}"]
        if rule.limits:
            lines += [f"- **Limits:** {', '.join(f'`{name}: {value:g}`' for name, value in rule.limits.items())}"]
        lines += [f"- **Judged:** {_STAGES[rule.stage]}", f"- **Source:** {rule.source}"]
        lines += ["", "```yaml", f"# not: {rule.bad}", f"# but: {rule.good}", "```"]
    lines += ["", "## Other messages", "", "A message that is no rule's ends in one of these names.", ""]
    lines += ["| name | what it says |", "|---|---|"]
    lines += [f"| `{name}` | {_cell(says)} |" for name, says in NAMES.items()]
    return "\n".join(lines) + "\n"


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].removesuffix(".") + "."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
