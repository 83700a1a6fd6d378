"""A manifest survives its file, and what is not one is recognised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursegen.publish.manifest import NAME, Manifest, Row, manifest_of

DECK = Row("base/deck.pptx", "deck", "a" * 64, 5, "slides", 88, "1.0+abc1234", "coursegen 0.1.0")
WORKBOOK = Row("base/workbook.pdf", "workbook", "b" * 64, 7, "pages", 40, "1.0+abc1234", "coursegen 0.1.0")
SOURCES = {"modules/recover.yaml": "dd", "course.yaml": "cc"}


def _lay(folder: Path, *rows: Row) -> None:
    (folder / "base").mkdir()
    for row in rows:
        (folder / row.path).touch()


def test_rows_and_sources_come_back_from_the_file(tmp_path: Path) -> None:
    written = Manifest(course="tiny").with_rows([WORKBOOK, DECK], {DECK.stamp: SOURCES})
    (tmp_path / NAME).write_bytes(written.as_json())
    assert manifest_of(tmp_path) == written


def test_the_file_says_slides_and_pages_in_a_fixed_order() -> None:
    one = Manifest({row.path: row for row in (WORKBOOK, DECK)}, {DECK.stamp: SOURCES}).as_json()
    other = Manifest(
        {row.path: row for row in (DECK, WORKBOOK)}, {DECK.stamp: dict(reversed(SOURCES.items()))}
    ).as_json()
    assert one == other
    content = json.loads(one)
    assert [row["path"] for row in content["artefacts"]] == ["base/deck.pptx", "base/workbook.pdf"]
    assert content["artefacts"][0]["slides"] == 88
    assert content["artefacts"][1]["pages"] == 40
    assert list(content["sources"]["1.0+abc1234"]) == ["course.yaml", "modules/recover.yaml"]


def test_a_partial_build_keeps_the_other_rows_and_their_sources(tmp_path: Path) -> None:
    _lay(tmp_path, DECK, WORKBOOK)
    before = Manifest().with_rows([DECK, WORKBOOK], {DECK.stamp: SOURCES})
    newer = Row(DECK.path, "deck", "ee", 6, "slides", 89, "1.1+def5678", "coursegen 0.1.0")
    after = before.still_in(tmp_path).with_rows([newer], {newer.stamp: {"course.yaml": "ff"}})
    assert after.rows == {DECK.path: newer, WORKBOOK.path: WORKBOOK}
    assert after.sources == {DECK.stamp: SOURCES, newer.stamp: {"course.yaml": "ff"}}


def test_rows_whose_file_is_gone_go_with_the_sources_that_only_they_needed(tmp_path: Path) -> None:
    before = Manifest({WORKBOOK.path: WORKBOOK}, {WORKBOOK.stamp: SOURCES})
    newer = Row(DECK.path, "deck", "ee", 6, "slides", 89, "1.1+def5678", "coursegen 0.1.0")
    after = before.still_in(tmp_path).with_rows([newer], {newer.stamp: {"course.yaml": "ff"}})
    assert after == Manifest({DECK.path: newer}, {newer.stamp: {"course.yaml": "ff"}})


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert manifest_of(tmp_path) == Manifest()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "{}", '{"format": 2, "artefacts": [], "sources": {}}', "[" * 100_000,
     '{"format": 1, "artefacts": [{"path": "x"}], "sources": {}}', '{"format": 1, "artefacts": 3, "sources": {}}'],
)  # fmt: skip
def test_what_is_not_a_manifest_is_recognised(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    assert manifest_of(tmp_path) is None


@pytest.mark.parametrize(
    "odd",
    [{"bytes": float("inf")}, {"slides": float("nan")}, {"slides": -1}, {"slides": "88"}, {"bytes": 10**40},
     {"bytes": None},
     {"path": "a/" + "b" * 5000}, {"path": "../deck.pptx"}, {"path": "/etc/passwd"}, {"path": ""}, {"path": "a\x00b"},
     {"path": "é" * 120}, {"path": "base\\deck.pptx"}, {"sha256": "aa"}, {"team": 3}],
)  # fmt: skip
def test_one_odd_value_in_a_row_is_recognised(tmp_path: Path, odd: dict[str, object]) -> None:
    content = json.loads(Manifest({DECK.path: DECK}, {DECK.stamp: SOURCES}).as_json())
    content["artefacts"][0] |= odd
    (tmp_path / NAME).write_text(json.dumps(content))
    assert manifest_of(tmp_path) is None
