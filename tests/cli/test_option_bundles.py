"""A bundle's fields are options of a command that asks for the bundle, and come back to it as one value."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.cli.option_bundles import AllFormats, DeckFormats, HandoutFormats, Making, Pages, spread
from coursegen.model.printing import PageChoice, Printing
from coursegen.write.formats import FORMATS


def test_a_command_has_the_options_of_its_bundles_and_gets_them_whole() -> None:
    got: list[object] = []

    @spread
    def command(*, before: int = 0, making: Making, after: str = "") -> None:
        got.extend((before, making, after))

    making = ["out", "theme", "today", "jobs", "no_cache", "explain_rebuild", "names", "shard", "executor"]
    assert [*inspect.signature(command).parameters] == ["before", *making, "after"]
    rest = {"no_cache": False, "explain_rebuild": False, "names": None, "shard": "", "executor": ""}
    command(before=1, out=Path("there"), theme="dark", today="", jobs=2, after="all", **rest)
    assert got == [1, Making(Path("there"), "dark", jobs=2), "all"]


def options_of(kind: type) -> list[str]:
    def command(*, formats: kind) -> None:
        got.append(formats)

    got: list[object] = []
    command.__annotations__["formats"] = kind
    return [*inspect.signature(spread(command)).parameters]


def test_the_options_of_formats_are_made_from_the_list_of_formats() -> None:
    variants = ["large_print", "booklet", "two_up", "fillable"]
    assert options_of(HandoutFormats) == [*variants, "word"]
    assert not set(options_of(DeckFormats)) & {*variants, "word"}
    assert set(options_of(AllFormats)) == {*options_of(HandoutFormats), *options_of(DeckFormats)}


def test_a_format_that_is_registered_has_its_option(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = replace(FORMATS["word"], name="plain_text", suffix=".txt", help="Beside each handout, its text.")
    monkeypatch.setitem(FORMATS, "plain_text", made_up)
    got: list[Printing] = []

    @spread
    def command(*, formats: HandoutFormats) -> None:
        got.append(formats.printing())

    switches = dict.fromkeys(inspect.signature(command).parameters, False)
    command(**{**switches, "plain_text": True, "two_up": True})
    assert got == [Printing(variants=("2-up",), formats=("plain_text",))]


def test_pages_of_which_nothing_was_said_are_the_recipes() -> None:
    assert AllFormats().printing(Pages().choice) == Printing()
    assert Pages(paper="letter", duplex=False, hole_punched=True).choice == PageChoice("letter", False, "punched")
