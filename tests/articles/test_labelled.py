"""The labelled articles: what belongs is kept, what does not is cut, and what an article says of itself is found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
CASES = CHECKOUT / "tests" / "cases" / "articles"
NAMES = sorted(path.name for path in CASES.iterdir() if path.suffix != ".yaml")
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


@pytest.fixture(scope="module", autouse=True)
def _with_bench() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(CHECKOUT))
        yield
    sys.modules.pop("bench.articles", None)


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "expected.yaml").read_text("utf-8"))
    return told


def test_the_set_is_large_enough_and_each_article_has_expectations(expected: dict[str, Any]) -> None:
    assert len(NAMES) >= 30
    assert sorted(expected) == NAMES


def test_words_that_belong_are_kept_and_others_are_not() -> None:
    from bench.articles import labelled_articles, sorted_words, together

    rows = [sorted_words(article) for article in labelled_articles()]
    whole = together(rows)
    assert whole.prose > 5_000
    assert whole.others > 3_000
    assert whole.share_kept >= 0.98
    assert whole.share_let_through <= 0.02
    assert [row.name for row in rows if row.share_kept < 0.95 or row.share_let_through > 0.1] == []


def test_labels_are_taken_off_before_an_article_is_read() -> None:
    from bench.articles import labelled_articles

    for article in labelled_articles():
        assert b"data-is" not in article.data
        assert {label for _, label in article.words} >= {"prose", "noise"} or article.name == "untitled_statement.txt"


@pytest.mark.parametrize("name", NAMES)
def test_what_an_article_says_of_itself_is_found(name: str, expected: dict[str, dict[str, Any]]) -> None:
    from bench.articles import imported, labelled_articles

    from coursegen.articles.citation import citation_of
    from coursegen.articles.findings import findings_in
    from coursegen.articles.parts import PROSE
    from coursegen.articles.phrases import phrases

    article = next(one for one in labelled_articles() if one.name == name)
    reading, parts = imported(article)
    findings = findings_in([part.block.text for part in parts if part.what == PROSE], phrases())
    citation = citation_of(parts, reading.said, findings)
    told = expected[name]
    assert citation.title == told.get("title", "")
    assert list(citation.authors) == told.get("authors", [])
    assert citation.licence == told.get("licence", "NOASSERTION")
    assert citation.status == told.get("status", "unknown")
    assert sorted({section.what for section in findings.sections}) == sorted(told.get("finds", []))
    assert [one.credited for one in findings.quotations if one.question] == told.get("doubts", [])
