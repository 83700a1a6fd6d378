"""Sentences about rights, and what follows from them; what nobody says stays unknown."""

from __future__ import annotations

import pytest

from coursegen.articles.citation import Citation, citation_of
from coursegen.articles.findings import findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.licences import licence_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.reading import Block
from coursegen.articles.rights import rights_stated
from coursegen.articles.sorting import parts_of

PROSE_OF_IT = (
    "The phone rang at nine and nobody in the room wanted to be the one who answers it.\n\n"
    "So we drew straws every morning, and the shortest straw got the longest lunch.\n\n"
)


def cited(end: str) -> Citation:
    reading = reading_of(Given((PROSE_OF_IT + end).encode(), "a.txt"))
    parts = parts_of(reading, phrases())
    findings = findings_in([part.block.text for part in parts if part.what == PROSE], phrases())
    return citation_of(parts, reading.said, findings)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("© 2019 Ines Calder", "copyright"),
        ("Copyright Ron Baker, all rights reserved.", "reserved"),
        ("No part of this letter may be reproduced in any form.", "reserved"),
        ("Republished with the author’s kind permission.", "republished"),
        ("Reprinted by permission from The Desk.", "republished"),
        ("You may reprint this article as long as you include the box below.", "conditional"),
        ("Permission is granted to share this letter, provided that it is complete.", "conditional"),
        ("This work is licensed under a Creative Commons Attribution 4.0 International License.", "licence"),
        ("For commercial use please contact the author.", "commercial"),
        ("Not for commercial use.", "commercial"),
        ("Please don't copy this page, link to it.", "link only"),
    ],
)
def test_each_usual_kind_is_read_from_its_sentence(sentence: str, kind: str) -> None:
    stated = rights_stated([Block("paragraph", f"We met at noon. {sentence}")])
    assert [(one.kind, one.sentence) for one in stated] == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Photo © 2019 Ines Calder",
        "Icons are licensed under Creative Commons.",
        "He has the right to be angry, and you have the right to hang up.",
        "Copyright law did not help the man with the lost parcel.",
        "You may use this sentence when a caller is sad.",
    ],
)
def test_what_is_no_word_on_the_article_s_rights_is_none(sentence: str) -> None:
    assert rights_stated([Block("paragraph", sentence)]) == ()


@pytest.mark.parametrize(
    ("address", "licence"),
    [
        ("https://creativecommons.org/licenses/by-nc-nd/3.0/us/", "CC-BY-NC-ND-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("CC BY", "LicenseRef-CC-BY"),
        ("a Creative Commons Attribution-NonCommercial-NoDerivs 2.5 License", "CC-BY-NC-ND-2.5"),
        ("Creative Commons", ""),
        ("all rights reserved", ""),
    ],
)
def test_a_creative_commons_licence_is_told_by_its_elements(address: str, licence: str) -> None:
    assert licence_of(address) == licence


def test_what_nobody_says_is_unknown() -> None:
    citation = cited("")
    assert (citation.licence, citation.status, citation.statement, citation.paid) == (
        "NOASSERTION",
        "unknown",
        "",
        None,
    )
    assert citation.title == ""
    assert citation.opening == "An untitled text of 32 words"


def test_a_required_statement_is_kept_letter_for_letter() -> None:
    statement = "Copyright, Anna Reed. Anna Reed is a voice teacher. More at www.reed.example."
    citation = cited(
        "You may use this article in your newsletter, providing you include this complete statement:\n\n"
        f"{statement}\n\nFor commercial use, please contact us.\n"
    )
    assert citation.statement == statement
    assert (citation.status, citation.paid, citation.authors) == ("conditional", False, ("Anna Reed",))


def test_a_permission_covers_that_republication_only() -> None:
    citation = cited("Republished with permission of the author.\n")
    assert citation.status == "unknown"
    assert citation.statement == "Republished with permission of the author."
    assert "that republication only: “Republished with permission of the author.”" in citation.rights


def test_prose_about_rights_grants_none() -> None:
    citation = cited(
        "He told me that all rights are reserved for people who shout, and then he laughed until noon came.\n"
    )
    assert citation.status == "unknown"


@pytest.mark.parametrize(
    ("byline", "authors", "publisher", "issued"),
    [
        ("By A. Person, The Journal, 3 May 2020", ("A. Person",), "The Journal", "2020-05-03"),
        ("By Ann Person and Bo Post, Customer Service Review, May 3, 2020", ("Ann Person", "Bo Post"),
         "Customer Service Review", "2020-05-03"),
        ("By Ann Person | The Daily Bell | 2020-05-03", ("Ann Person",), "The Daily Bell", "2020-05-03"),
        ("By Ann Post, 3 May 2020", ("Ann Post",), "", "2020-05-03"),
        ("By Ann Person, Bo Field and Cy Post", ("Ann Person", "Bo Field", "Cy Post"), "", ""),
    ],
)  # fmt: skip
def test_a_byline_says_who_where_and_when(byline: str, authors: tuple[str, ...], publisher: str, issued: str) -> None:
    text = f"Three calls before noon\n\n{byline}\n\n{PROSE_OF_IT}"
    reading = reading_of(Given(text.encode(), "a.txt"))
    parts = parts_of(reading, phrases())
    findings = findings_in([part.block.text for part in parts if part.what == PROSE], phrases())
    found = citation_of(parts, reading.said, findings)
    assert (found.authors, found.publisher, found.issued) == (authors, publisher, issued)
