"""What is wrong in one place is told there, hides nothing elsewhere, and makes nothing else look wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.course.reading.load import course_files, course_of
from coursegen.course.validation.fault_wording import RULE_OF_FIELD
from coursegen.problems import Problem, Refused
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles

TINY = Path(__file__).parent.parent / "cases" / "tiny"
OF_SHAPE = {"choice", "length", "missing-field", "no-value", "number", "pattern", "shape", "unknown-field", "yes-no"}
OF_SHAPE |= set(RULE_OF_FIELD.values())
"""What may be said of a field that holds what no form wants, or that is not there."""

Broken = Iterator[tuple[str, nodes.Node]]


def broken(node: nodes.Node, at: str = "") -> Broken:
    """A tree with one thing in it made wrong, for each: texts and lists that are fields, fields with a wrong name."""
    if isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items():
            for where, inside in broken(entry.value, f"{at}.{name}"):
                yield where, _with(node, name, nodes.Entry(entry.key, inside))
            other = nodes.Entry(replace(entry.key, text=f"{name}_zzzz"), entry.value)
            renamed = dict((other.key.text, other) if key == name else (key, one) for key, one in node.entries.items())
            yield f"{at}.{name} has another name", nodes.Mapping(renamed, node.file, node.line, node.column)
    elif isinstance(node, nodes.Sequence):
        for number, item in enumerate(node.items):
            for where, inside in broken(item, f"{at}.{number}"):
                items = (*node.items[:number], inside, *node.items[number + 1 :])
                yield where, nodes.Sequence(items, node.file, node.line, node.column)
    if at:
        text = nodes.Scalar("zzzz", False, node.file, node.line, node.column, 4)
        field = nodes.Mapping({"zzzz": nodes.Entry(text, text)}, node.file, node.line, node.column)
        yield f"{at} is something else", text if isinstance(node, nodes.Mapping) else field


def _with(node: nodes.Mapping, name: str, entry: nodes.Entry) -> nodes.Mapping:
    return nodes.Mapping({**node.entries, name: entry}, node.file, node.line, node.column)


def told(files: CourseFiles) -> tuple[Problem, ...]:
    try:
        return course_of(files).warnings
    except Refused as refused:
        return refused.problems


def changed(files: CourseFiles, name: str, node: nodes.Node) -> CourseFiles:
    """The files with another tree for one of them."""
    if name == "course":
        return replace(files, course=node)
    folder, _, stem = name.partition("/")
    return replace(files, **{folder: {**getattr(files, folder), stem: node}})


def tree(files: CourseFiles, name: str) -> nodes.Node:
    folder, _, stem = name.partition("/")
    found = files.course if name == "course" else getattr(files, folder)[stem]
    assert found is not None
    return found


NAMES = ("course", "modules/listen", "articles/article_one")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_one_fault_is_all_that_is_told(name: str) -> None:
    files = course_files(TINY)
    assert told(files) == ()
    strays = {}
    for where, node in broken(tree(files, name)):
        problems = told(changed(files, name, node))
        assert problems, where
        # a term of another name is right, and missed wherever it is used
        expected = {"term"} if where == ".terms.customer has another name" else OF_SHAPE
        if where.startswith(".check.rules.") and where.endswith(" has another name"):
            expected = {"unknown-rule", "unknown-field"}
        if any(problem.rule not in expected for problem in problems):
            strays[where] = [(problem.rule, problem.message) for problem in problems]
    assert strays == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_one_fault_hides_nothing_in_another_file(name: str) -> None:
    files = course_files(TINY)
    close = tree(files, "modules/close")
    assert isinstance(close, nodes.Mapping)
    minutes = nodes.Scalar("26", False, "modules/close.yaml", 8, 10, 2)
    off = changed(files, "modules/close", _with(close, "minutes", nodes.Entry(close.entries["minutes"].key, minutes)))
    for where, node in broken(tree(files, name)):
        sums = {problem.address for problem in told(changed(off, name, node)) if problem.rule == "TIM1"}
        assert "close.minutes" in sums, where
