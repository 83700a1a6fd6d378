"""A bundle's fields are options of a command that asks for the bundle, and come back to it as one value."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import get_args

import pytest

from coursegen.cli.asked import Making, Pages, spread
from coursegen.model.printing import PageChoice, Printing, Variant


def test_a_command_has_the_options_of_its_bundles_and_gets_them_whole() -> None:
    got: list[object] = []

    @spread
    def command(*, before: int = 0, making: Making, after: str = "") -> None:
        got.extend((before, making, after))

    assert [*inspect.signature(command).parameters] == ["before", "out", "theme", "today", "jobs", "after"]
    command(before=1, out=Path("there"), theme="dark", today="", jobs=2, after="all")
    assert got == [1, Making(Path("there"), "dark", jobs=2), "all"]


@pytest.mark.parametrize("variant", get_args(Variant))
def test_every_variant_of_a_handout_has_its_option(variant: Variant) -> None:
    options = {"large-print": "large_print", "booklet": "booklet", "2-up": "two_up", "fillable": "fillable"}

    assert Pages(**{options[variant]: True}).printing == Printing(variants=(variant,))


def test_pages_of_which_nothing_was_said_are_the_recipes() -> None:
    assert Pages().printing == Printing()
    assert Pages(paper="letter", duplex=False, hole_punched=True, word=True).printing == Printing(
        PageChoice("letter", False, "punched"), word=True
    )
