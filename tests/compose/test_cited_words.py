"""A citation in letters that the pages' font lacks is named, told once, and stops nothing."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen.compose.citation import full_citation, short_citation
from coursegen.compose.cited_words import with_legible_citations
from coursegen.compose.words import Words
from coursegen.model.parts import Evidence
from coursegen.problems import Severity
from support.hand_made import course, source


def latin(char: str) -> bool:
    """What a font for Latin, Greek, Cyrillic and Hebrew letters covers."""
    return char < "\u0600" or "\u2000" <= char <= "\u2044"


def cited(words: Words, **facts: Any) -> tuple[str, int]:
    from msgspec.structs import replace

    whole = replace(course(), sources={"a": source("a", **facts)})
    legible, problems = with_legible_citations(whole, latin, words)
    assert all(one.severity is Severity.WARNING for one in problems)
    return short_citation([Evidence("a", (1,))], legible.sources, words), len(problems)


@pytest.mark.parametrize(
    ("facts", "line", "told"),
    [
        ({"title": "Cups", "authors": ("Zoë Ångström",)}, "Ångström, Cups, ¶ 1", 0),
        ({"title": "Чашки", "authors": ("Иван Петров",)}, "Петров, Чашки, ¶ 1", 0),
        ({"title": "クレーム対応の鍵", "authors": ("田中 花子",), "language": "ja"}, "[Japanese], [Japanese], ¶ 1", 1),
        ({"title": "クレーム対応"}, "[Japanese], ¶ 1", 1),
        ({"title": "كيف نعتذر", "language": "ar"}, "[Arabic], ¶ 1", 1),
        ({"title": "איך מתנצלים"}, "[Hebrew], ¶ 1", 1),
        ({"title": "5 ways to say sorry 🙏"}, "5 ways to say sorry, ¶ 1", 1),
        ({"title": "The word 和, and calm"}, "The word [Chinese], and calm, ¶ 1", 1),
        ({"title": "🙏"}, "[in other letters], ¶ 1", 1),
    ],
)
def test_a_source_line_can_be_printed_and_is_told_once(words: Words, facts: Any, line: str, told: int) -> None:
    assert cited(words, **facts) == (line, told)


def test_the_address_stays_so_that_a_reader_finds_the_article(words: Words) -> None:
    from msgspec.structs import replace

    foreign = source("a", title="クレーム対応", url="https://example.org/a")
    legible, _ = with_legible_citations(replace(course(), sources={"a": foreign}), latin, words)
    assert "https://example.org/a" in full_citation(legible.sources["a"], words).plain
