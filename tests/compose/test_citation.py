from __future__ import annotations

import pytest

from coursegen.compose.citation import folded, full_citation, linked, rights_of, short_citation
from coursegen.compose.words import Words
from coursegen.model.parts import Evidence
from support.hand_made import source


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [((8, 9), "8–9"), ((5, 3), "3, 5"), ((12, 8, 9, 10, 9), "8–10, 12"), ((1,), "1"), ((1, 2, 4, 5, 7), "1–2, 4–5, 7")],
)
def test_runs_of_paragraphs_are_folded(paragraphs: tuple[int, ...], text: str) -> None:
    assert folded(paragraphs) == text


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"title": "Cups", "authors": ("Maria Lopez",)}, "Lopez, Cups, ¶ 8–9"),
        ({"title": "Cups", "authors": ("Maria Lopez", "Jo Li")}, "Lopez and Li, Cups, ¶ 8–9"),
        ({"title": "Cups", "authors": ("Maria Lopez", "Jo Li", "Al Fo")}, "Lopez and others, Cups, ¶ 8–9"),
        ({"title": "Cups"}, "Cups, ¶ 8–9"),
        ({"opening": "a letter to a potter"}, "Untitled article (a letter to a potter), ¶ 8–9"),
        ({}, "Untitled article, ¶ 8–9"),
    ],
)
def test_a_short_citation(words: Words, facts: dict[str, object], text: str) -> None:
    assert short_citation([Evidence("cups", (8, 9))], {"cups": source("cups", **facts)}, words) == text


def test_several_places_are_listed(words: Words) -> None:
    sources = {"a": source("a", title="One"), "b": source("b", title="Two")}
    places = [Evidence("a", (1,)), Evidence("b", (2, 4))]
    assert short_citation(places, sources, words) == "One, ¶ 1; Two, ¶ 2, 4"


def test_the_credits_say_what_is_not_known(words: Words) -> None:
    whole = source(
        "cups", title="Cups", authors=("Maria Lopez",), publisher="Potters' Weekly", issued="2020-05-01",
        url="https://example.org/cups", accessed="2024-01-02",
    )  # fmt: skip
    text = full_citation(whole, words)
    assert text.plain == ("Maria Lopez: Cups. Potters' Weekly, 2020-05-01. https://example.org/cups Read 2024-01-02.")
    assert [run.link for run in text.runs if run.link] == ["https://example.org/cups"]
    bare = full_citation(source("anon", opening="a letter"), words)
    assert bare.plain == "Untitled article (a letter). Not stated: author, publisher, date."


def test_a_statement_is_kept_verbatim_with_its_links_active(words: Words) -> None:
    statement = "Copyright, Maria Lopez.\nSee www.example.org/rights, or https://example.org."
    rights = rights_of(source("cups", rights="Free use with the statement", statement=statement), words)
    assert rights.plain == (
        "Free use with the statement. Its notice: "
        "“Copyright, Maria Lopez. See www.example.org/rights, or https://example.org.”"
    )
    assert [(run.text, run.link) for run in rights.runs if run.link] == [
        ("www.example.org/rights", "https://www.example.org/rights"),
        ("https://example.org", "https://example.org"),
    ]
    assert "CC-BY-4.0" in rights_of(source("cups", licence="CC-BY-4.0"), words).plain


def test_text_without_an_address_stays_whole() -> None:
    assert [run.text for run in linked("no address here")] == ["no address here"]
