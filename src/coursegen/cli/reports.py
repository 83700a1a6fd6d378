"""Writes problems for other programs to read: JSON, SARIF, JUnit and the annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from msgspec import UNSET, Struct, to_builtins

from coursegen import __version__
from coursegen.cli.json_output import as_json as text_of
from coursegen.cli.json_reports import ToldCheck, ToldFinding
from coursegen.course.lint.all_rules import ALL_NAMES, RULES
from coursegen.problems import Problem, Severity


class Told(Struct, frozen=True):
    """A problem, its file as seen from where the command was typed, and the names of the versions that have it."""

    problem: Problem
    versions: tuple[str, ...]


class Report(Protocol):
    """What makes one form of report; ``strict`` weighs warnings as errors."""

    def __call__(self, told: Sequence[Told], *, strict: bool = False) -> str: ...


def as_json(told: Sequence[Told], *, strict: bool = False) -> str:
    """One object: how many problems of each weight, and every problem with its place and its rule's reason."""
    counts = {severity.value: sum(one.problem.severity is severity for one in told) for severity in Severity}
    return text_of(ToldCheck(1, _TOOL, strict, counts, list(map(_row, told)))) + "\n"


def _row(one: Told) -> ToldFinding:
    problem, rule, place = one.problem, RULES.get(one.problem.rule), one.problem.place
    return ToldFinding(
        problem.rule,
        problem.severity.value,
        problem.message,
        list(one.versions),
        hint=problem.hint or UNSET,
        why=rule.why if rule else UNSET,
        address=problem.address or UNSET,
        **(to_builtins(place) if place else {}),
    )


def as_sarif(told: Sequence[Told], *, strict: bool = False) -> str:
    """A log of SARIF 2.1.0 (OASIS, 2020) with one run; columns count characters of Unicode, from 1."""
    used = dict.fromkeys([*RULES, *(one.problem.rule for one in told)])
    numbers = {name: number for number, name in enumerate(used)}
    run = {
        "tool": {
            "driver": {
                "name": "coursegen",
                "semanticVersion": __version__,
                "informationUri": "https://pypi.org/project/coursegen/",
                "rules": [_descriptor(name) for name in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, numbers, strict=strict) for one in told],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _descriptor(name: str) -> dict[str, Any]:
    rule = RULES.get(name)
    if rule is None:
        says = {"text": ALL_NAMES[name]}
        return {"id": name, "shortDescription": says, "defaultConfiguration": {"level": "error"}}
    return {
        "id": name,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": f"{rule.says} {rule.why}"},
        "help": {"text": f"{rule.mend} Source: {rule.source}."},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(one: Told, numbers: Mapping[str, int], *, strict: bool) -> dict[str, Any]:
    problem = one.problem
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": numbers[problem.rule],
        "level": _LEVEL[_weight(problem, strict=strict)],
        "message": {"text": _sentence(problem)},
        "properties": {"versions": list(one.versions)},
    }
    if (place := problem.place) is not None:
        region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
        location = {"artifactLocation": {"uri": _uri(place.file)}, "region": region}
        result["locations"] = [{"physicalLocation": location}]
    return result


def as_junit(told: Sequence[Told], *, strict: bool = False) -> str:
    """A suite of test cases, one a rule, in the XML that JUnit's Ant task began; errors are failures."""
    # Imported here: only this report is XML.
    from xml.etree import ElementTree

    by_rule: dict[str, list[Problem]] = {name: [] for name in RULES}
    for one in told:
        by_rule.setdefault(one.problem.rule, []).append(one.problem)
    suite = ElementTree.Element("testsuite", name="coursegen check", errors="0", skipped="0")
    failures = 0
    for name, problems in by_rule.items():
        case = ElementTree.SubElement(suite, "testcase", classname="coursegen.check", name=name, time="0")
        heavy = [problem for problem in problems if _weight(problem, strict=strict) is Severity.ERROR]
        if heavy:
            failures += 1
            told_as = {"type": "error", "message": _harmless(heavy[0].message)}
            failure = ElementTree.SubElement(case, "failure", told_as)
            failure.text = _harmless("\n".join(map(_with_place, heavy)))
        if light := [problem for problem in problems if problem not in heavy]:
            ElementTree.SubElement(case, "system-out").text = _harmless("\n".join(map(_with_place, light)))
    suite.set("tests", str(len(by_rule)))
    suite.set("failures", str(failures))
    suites = ElementTree.Element("testsuites", name="coursegen")
    suites.append(suite)
    ElementTree.indent(suites)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(suites, encoding='unicode')}\n"


def as_github(told: Sequence[Told], *, strict: bool = False) -> str:
    """A workflow command a line, which GitHub shows beside the lines of a change."""
    return "".join(f"{_command(one.problem, strict=strict)}\n" for one in told)


def _command(problem: Problem, *, strict: bool) -> str:
    command = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    values = {"title": problem.rule}
    if (place := problem.place) is not None:
        values = {
            "file": place.file,
            "line": str(place.line),
            "col": str(place.column),
            "endColumn": str(place.column + place.width),
        } | values
    fields = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in values.items())
    return f"::{command[_weight(problem, strict=strict)]} {fields}::{_escaped(_sentence(problem))}"


def _escaped(text: str, more: str = "") -> str:
    """Text as workflow commands want it: line ends, % and what parts fields are written as %XX."""
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _weight(problem: Problem, *, strict: bool) -> Severity:
    heavier = strict and problem.severity is Severity.WARNING
    return Severity.ERROR if heavier else problem.severity


def _sentence(problem: Problem) -> str:
    return f"{problem.message}. To mend it: {problem.hint}." if problem.hint else f"{problem.message}."


def _with_place(problem: Problem) -> str:
    return f"{f'{problem.place}: ' if problem.place else ''}{_sentence(problem)}"


def _harmless(text: str) -> str:
    """The text without the control characters that XML does not allow."""
    return "".join(sign if sign in "\t\n" or sign >= " " else "\ufffd" for sign in text)


def _uri(path: str) -> str:
    # Imported here: only this report has addresses.
    from urllib.parse import quote

    return quote(path)


_TOOL = f"coursegen {__version__}"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

REPORTS: Mapping[str, Report] = {
    "json": as_json,
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
}
"""The forms of ``coursegen check --format``, besides text."""
