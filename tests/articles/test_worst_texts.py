"""A hundred thousand characters of whatever an expression likes least are read in seconds, in every format."""

from __future__ import annotations

import time

import pytest

from coursegen.articles.citation import citation_of
from coursegen.articles.citation_file import citation_text
from coursegen.articles.findings import findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.sorting import parts_of
from coursegen.drafting.extracted import extracted
from coursegen.problems import Refused
from coursegen.source.roster.names import no_name, person_named
from coursegen.source.roster.words import column_of

LENGTH, SECONDS = 100_000, 8.0
WORST = (
    "A", "a", "A ", "a ", "Aa ", "A'", "A-", "A.", "de ", "A de ", "1", "1 ", "1.", "1/", " ", "\t", '"', '"a', "(",
    "[a](", "©", "© A ", "by A ", "A said ", "http://a", "a@", "-", " - ", "|", "_", "*", "#a ", ",", "A, ", ". ",
    "a? ", "A: ", "é", "中", "1 May ", "CC BY ", "creative ", "this work ", "not ", "photo ", "permission to use ",
    "&amp;", "…", "“", "<", "<b>",
)  # fmt: skip
"""What texts are made of here, again and again: one of them is the worst that any of our expressions can meet."""


def imported(data: bytes, name: str) -> None:
    """All that `article add` and `draft` do with a text."""
    try:
        reading = reading_of(Given(data, name))
    except Refused:
        return
    parts = parts_of(reading, phrases())
    paragraphs = [part.block.text for part in parts if part.what == PROSE]
    findings = findings_in(paragraphs, phrases())
    citation_text("a", citation_of(parts, reading.said, findings), findings, "0" * 64, "", "")
    extracted("a", paragraphs, "en")


def text_of(unit: str) -> str:
    """A paragraph of the unit alone between two of prose, and one that is led by words and ends in a sign."""
    half = unit * (LENGTH // 2 // len(unit))
    prose = "The phone rang at nine and nobody in the room wanted to be the one who answers it that morning."
    return f"{prose}\n\n{half}\n\n{prose}\n\nBy Ann Lee, {half}!\n\n{prose}\n"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("unit", WORST)
def test_no_text_takes_long(unit: str, name: str) -> None:
    text = text_of(unit)
    if name == "a.html":
        text = f'<html lang="{unit * 9}"><body class="{unit * 999}"><p>' + text.replace("\n\n", "</p><p>")
    began = time.process_time()
    imported(text.encode(), name)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("unit", WORST)
def test_no_cell_of_a_list_takes_long(unit: str) -> None:
    cell = unit * (LENGTH // len(unit))
    began = time.process_time()
    column_of(cell)
    person_named(cell, known_otherwise=True)
    no_name(person_named(cell))
    assert time.process_time() - began < 1
