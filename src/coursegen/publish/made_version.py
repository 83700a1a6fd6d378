"""Holds what a version of a course becomes: its artefacts, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coursegen import __version__
from coursegen.problems import Problem
from coursegen.publish.versions import Version

ARTEFACTS = ("deck", "guide", "workbook", "slides_handout", "job_aid", "quiz", "answer_key", "role_play", "manager")
"""What a build makes when nothing else is asked for: the ids of recipes, in the order that they are shown in."""

HANDOUTS = tuple(name for name in ARTEFACTS if name != "deck")
"""Those of them that are printed."""

TOOL = f"coursegen {__version__}"

Progress = Callable[[str], None]
"""Called with what starts now, in words: ``laying out the slides``."""


def quietly(_: str) -> None:
    """Progress that nobody watches."""


class Kept(Struct, frozen=True):
    """What is kept of an artefact beside it: a path in the output folder, and its bytes."""

    path: str
    data: bytes


class Artefact(Struct, frozen=True):
    """One finished file: its recipe's id, its path in the output folder, its bytes, its length in some ``unit``.

    ``told`` is its part of ``provenance.json``. ``base`` is what edits in a copy of it are compared with,
    where it can be edited. ``drafts`` of its slides or pages show what is not finished. ``format`` and ``variant`` are
    the names of what it is; ``printed`` says that it is meant for paper.
    """

    kind: str
    path: str
    data: bytes
    unit: str
    count: int
    told: Mapping[str, Any]
    base: Kept | None = None
    drafts: int = 0
    format: str = ""
    variant: str = ""
    printed: bool = False


class Summary(Struct, frozen=True):
    """What is said of a course in one line."""

    title: str
    stamp: str
    modules: int
    minutes: int
    start: str
    end: str


class Made(Struct, frozen=True):
    """What a version became: its artefacts, what to warn of, and the hashes of the files that it rests on.

    ``layers`` are their names, the lowest first. ``held`` are the entries under ``check.ignore`` that held back
    what a rule of slides found. A file that can't be made here is an error among the ``warnings``: all others are made.
    ``credits`` are its sources for other programs, ``credits.json``.
    """

    version: Version
    summary: Summary
    layers: tuple[str, ...]
    artefacts: tuple[Artefact, ...]
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]
    held: frozenset[str] = frozenset()
    credits: bytes = b""
