"""A licence comes from what a page says of itself, and from nothing else that stands on it."""

from __future__ import annotations

import pytest

from coursegen.articles.citation import Citation, citation_of
from coursegen.articles.findings import findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.sorting import parts_of
from support.rights_pages import listed, page_of

OWN, OTHERS = listed("own"), listed("others")


def cited(data: bytes) -> Citation:
    reading = reading_of(Given(data, "page.html"))
    parts = parts_of(reading, phrases(reading.said.language))
    findings = findings_in([part.block.text for part in parts if part.what == PROSE], phrases())
    return citation_of(parts, reading.said, findings)


def test_there_are_as_many_pages_as_are_promised_in_eight_languages() -> None:
    assert len(OTHERS) >= 60 and len(OWN) >= 20
    for cases in (OWN, OTHERS):
        assert {case["language"] for case in cases} == {"en", "de", "fr", "es", "it", "nl", "pl", "pt"}


@pytest.mark.parametrize("case", OWN, ids=[case["name"] for case in OWN])
def test_a_page_that_states_its_licence_has_it(case: dict[str, str]) -> None:
    citation = cited(page_of(case))
    assert (citation.licence, citation.status) == (case["licence"], "licensed")


@pytest.mark.parametrize("case", OTHERS, ids=[case["name"] for case in OTHERS])
def test_a_licence_of_something_else_is_not_the_page_s(case: dict[str, str]) -> None:
    citation = cited(page_of(case))
    assert (citation.licence, citation.status) == ("NOASSERTION", case.get("status", "unknown"))


@pytest.mark.parametrize("name", ["two_licences", "contradicted", "contradicted_in_head", "with_a_permission"])
def test_a_contradiction_is_a_question(name: str) -> None:
    citation = cited(page_of(next(case for case in OTHERS if case["name"] == name)))
    assert citation.rights.count("which one holds?") == 1
