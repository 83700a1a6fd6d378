"""Holds what commands tell programs, as values that are written as JSON; their schemas are made from them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from coursegen.cli.ending import known_name
from coursegen.cli.json_reports import TOLD_BY_LOOKING
from coursegen.cli.terminal_lines import STEERING
from coursegen.problems import Problem

FORMATS = ("text", "json")


class ToldProblem(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is wrong; ``file`` is ``""`` and ``line`` and ``column`` are 0 where it has no place."""

    rule: str
    severity: str
    message: str
    hint: str
    file: str
    line: int
    column: int


class ToldFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file that was made: what it is, where, how long (``count`` of ``unit``), how much of it is a draft.

    ``kept`` is where an edited one was put that stood in its place, or ``""``.
    """

    artefact: str
    path: str
    count: int
    unit: str
    drafts: int
    bytes: int
    changed: bool = True
    kept: str = ""


class ToldVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """A version of a course: whether it was made, of which layers, what is wrong with it, its files."""

    version: str
    layers: list[str]
    made: bool
    problems: list[ToldProblem]
    files: list[ToldFile]


class ToldBuild(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen build --format json` says."""

    folder: str
    versions: list[ToldVersion]


class ToldKit(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen kit --format json` says; no name of anybody is in it, only how many people there are."""

    folder: str
    people: int
    files: list[ToldFile]
    problems: list[ToldProblem]


class ToldBlock(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the agenda or a block of it that stays, with its clock."""

    start: str
    minutes: int
    what: str
    inside: str


class ToldCut(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is left out: where, what, how long it was, how much it mattered, what leaving it out costs."""

    title: str
    what: str
    minutes: int
    priority: str
    costs: list[str]


class ToldFit(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen fit --format json` says; ``written`` is the session's file, or ``""``."""

    title: str
    minutes: int
    length: int
    fits: bool
    stays: list[ToldBlock]
    cuts: list[ToldCut]
    written: str


class ToldEdit(Struct, frozen=True, forbid_unknown_fields=True):
    """A file that edits of a deck change: the file as it is and as it would be."""

    file: str
    old: str
    new: str


class ToldConflict(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that the deck and the course have both changed."""

    address: str
    slide: str
    built: str
    deck: str
    course: str


class ToldStay(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that stays in the deck, and why."""

    slide: str
    message: str


class ToldPull(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen pull --format json` says."""

    edits: int
    written: bool
    files: list[ToldEdit]
    pictures: list[str]
    conflicts: list[ToldConflict]
    stays: list[ToldStay]


class ToldSlide(Struct, frozen=True, forbid_unknown_fields=True):
    """A slide that gives way in a template: its number, and how."""

    number: int
    message: str


class ToldInspection(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen template inspect --format json` says; ``breaking`` is what the map rests on and is gone."""

    map: str
    layouts: int
    breaking: list[str]
    differences: list[str]
    unmapped: dict[str, str]
    course: str
    slides: int
    gives_way: list[ToldSlide]
    problems: list[ToldProblem]


TOLD: dict[str, type[Struct]] = {
    "build": ToldBuild,
    "kit": ToldKit,
    "fit": ToldFit,
    "pull": ToldPull,
    "inspect": ToldInspection,
    **TOLD_BY_LOOKING,
}
"""What each command says, by its name."""


def checked_format(form: str, *others: str) -> str:
    """The format that was typed: text, json or one of the others. Errors: ``WrongUse`` where there is no such one."""
    return known_name("format", form, (*FORMATS, *others))


def as_json(value: Struct) -> str:
    """A value as JSON; its letters are as they are, but for those that steer a terminal, which are escaped."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return "\n".join(STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", line) for line in text.split("\n"))


def say_json(value: Struct) -> None:
    """Print a value as JSON."""
    sys.stdout.write(as_json(value) + "\n")


def told_problems(problems: Iterable[Problem]) -> list[ToldProblem]:
    """Problems as programs read them."""
    return [
        ToldProblem(
            one.rule,
            one.severity.value,
            one.message,
            one.hint,
            one.place.file if one.place else "",
            one.place.line if one.place else 0,
            one.place.column if one.place else 0,
        )
        for one in problems
    ]


def told_schemas() -> dict[str, str]:
    """The JSON Schema of what each command says, by file name."""
    return {f"{name}.json": _schema_text(kind) for name, kind in TOLD.items()}


def _schema_text(kind: type[Struct]) -> str:
    schema: dict[str, Any] = msgspec.json.schema(kind)
    text = msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode()
    return text + "\n"
