"""What a file states of itself goes before what is guessed: title, authors, date and language."""

from __future__ import annotations

import pytest

from coursegen.articles.citation import Citation, citation_of
from coursegen.articles.dates import iso_date
from coursegen.articles.findings import findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.people_and_languages import language_tag, people_in
from coursegen.articles.phrases import phrases
from coursegen.articles.sorting import parts_of

PROSE_OF_IT = (
    "The phone rang at nine and nobody in the room wanted to be the one who answers it that morning.\n\n"
    "So we drew straws every morning, and the shortest straw got the longest lunch of the whole week.\n\n"
)


def cited(text: str, name: str) -> tuple[Citation, list[str]]:
    reading = reading_of(Given(text.encode(), name))
    parts = parts_of(reading, phrases())
    kept = [part.block.text for part in parts if part.what == PROSE]
    return citation_of(parts, reading.said, findings_in(kept, phrases())), kept


def page(head: str, body: str) -> str:
    prose = "".join(f"<p>{words}</p>" for words in PROSE_OF_IT.split("\n\n") if words) * 2
    return f"<html><head>{head}</head><body><article>{body}{prose}</article></body></html>"


def test_front_matter_goes_before_a_heading_which_stays_in_the_text() -> None:
    front = "---\ntitle: Drawing straws\nauthor: {name: Ann Lee}\ndate: 3 May 2020\nlang: en-gb\n---\n\n"
    citation, kept = cited(f"{front}## Why nobody answers\n\n{PROSE_OF_IT}", "a.md")
    assert (citation.title, citation.authors, citation.issued) == ("Drawing straws", ("Ann Lee",), "2020-05-03")
    assert citation.language == "en-GB"
    assert kept[0] == "Why nobody answers"


def test_a_heading_that_says_the_stated_title_is_not_repeated_in_the_text() -> None:
    citation, kept = cited(f"---\ntitle: Drawing straws\n---\n\n# Drawing straws\n\n{PROSE_OF_IT}", "a.md")
    assert (citation.title, citation.language) == ("Drawing straws", "")
    assert kept[0].startswith("The phone")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<title>Home | The Bell</title><meta property="og:title" content="Drawing straws">', "Drawing straws"),
        ('<meta name="DC.title" content="Drawing straws">', "Drawing straws"),
        ('<script type="application/ld+json">{"@type":["NewsArticle"],"headline":"Drawing straws at noon"}</script>',
         "Drawing straws at noon"),
        ('<meta property="og:title" content="Straws, drawn | Bell"><meta property="og:site_name" content="Bell">',
         "Straws, drawn"),
        ("<title>The Bell</title>", "Straws at noon, drawn by all"),
    ],
)  # fmt: skip
def test_what_a_page_states_as_its_title_goes_before_its_first_heading(head: str, title: str) -> None:
    citation, _ = cited(page(head, "<h1>Straws at noon, drawn by all</h1>"), "a.html")
    assert citation.title == title


def test_a_related_article_gives_neither_date_nor_title() -> None:
    other = '<div class="related"><time datetime="2001-01-01">1 January 2001</time><h2>Doors</h2></div>'
    own = '<h1>Straws</h1><p class="byline">By Ann Lee, 3 May 2020</p>'
    data = '<script type="application/ld+json">{"@type":"Article","headline":"Doors","datePublished":"2001-01-01"}'
    data += "</script>"
    citation, _ = cited(page(data, other + own), "a.html")
    assert (citation.title, citation.issued) == ("Straws", "2020-05-03")


def test_an_organisation_that_wrote_it_is_called_one() -> None:
    data = (
        '<script type="application/ld+json">{"@type":"Article","headline":"Straws","author":'
        '{"@type":"Organization","name":"Grand Avenue"}}</script>'
    )
    citation, _ = cited(page(data, "<h1>Straws</h1>"), "a.html")
    assert (citation.authors, citation.organisations) == (("Grand Avenue",), frozenset({"Grand Avenue"}))


@pytest.mark.parametrize(
    ("notice", "publisher"),
    [("© 2020 Bell Media Ltd", "Bell Media Ltd"), ("© 2020 Ann Lee", ""), ("(c) Who has to know about it", "")],
)
def test_a_name_behind_the_copyright_sign_is_a_publisher_only_if_it_is_one(notice: str, publisher: str) -> None:
    citation, _ = cited(f"Drawing straws\n\n{PROSE_OF_IT}{notice}\n", "a.txt")
    assert citation.publisher == publisher


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("3 May 2020", "", "2020-05-03"),
        ("May 3rd, 2020", "", "2020-05-03"),
        ("2020-05-03T08:00:00+02:00", "", "2020-05-03"),
        ("3. März 2020", "de", "2020-03-03"),
        ("le 1er août 2020", "fr", "2020-08-01"),
        ("3 de mayo de 2020", "es", "2020-05-03"),
        ("3 maggio 2020", "it", "2020-05-03"),
        ("3 mei 2020", "nl", "2020-05-03"),
        ("3 maja 2020", "pl", "2020-05-03"),
        ("3 de março de 2020", "pt", "2020-03-03"),
        ("25/12/2020", "", "2020-12-25"),
        ("12/25/2020", "", "2020-12-25"),
        ("03/04/2020", "en-US", "2020-03-04"),
        ("03/04/2020", "fr", "2020-04-03"),
        ("03/04/2020", "", "2020"),
        ("May 2020", "", "2020-05"),
        ("2020", "", "2020"),
        ("31 February 2020", "", ""),
        ("soon", "", ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_certain(words: str, language: str, date: str) -> None:
    assert iso_date(words, language) == date


@pytest.mark.parametrize(
    ("stated", "people"),
    [
        (["By Ann Lee and Bo Field"], ["Ann Lee", "Bo Field"]),
        (["Okoro, Sam"], ["Okoro, Sam"]),
        (["Ann Lee, Bo Field"], ["Ann Lee", "Bo Field"]),
        (["https://example.org/ann", "@ann", "ann@example.org", "Ann Lee", "ann lee"], ["Ann Lee"]),
        (["Pell and Quist Ltd"], ["Pell and Quist Ltd"]),
    ],
)
def test_people_are_taken_apart_and_addresses_are_none(stated: list[str], people: list[str]) -> None:
    assert list(people_in(stated)) == people


@pytest.mark.parametrize(("said", "tag"), [("en_us", "en-US"), ("DE", "de"), ("und", ""), ("english", ""), ("", "")])
def test_a_language_is_a_tag_or_nothing(said: str, tag: str) -> None:
    assert language_tag(said) == tag
