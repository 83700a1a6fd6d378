"""How authors are named in a citation: a person by the family name, an organisation by its whole name."""

from __future__ import annotations

import pytest

from coursegen.model.author import Author


@pytest.mark.parametrize(
    ("name", "shown", "short"),
    [
        ("Sam Okoro", "Sam Okoro", "Okoro"),
        ("Okoro, Sam", "Sam Okoro", "Okoro"),
        ("Sam Okoro, PhD", "Sam Okoro, PhD", "Okoro"),
        ("Okoro, Sam, Ph.D.", "Sam Okoro, Ph.D.", "Okoro"),
        ("Dr. Ann Lee Jr.", "Dr. Ann Lee Jr.", "Lee"),
        ("Vincent van der Meer", "Vincent van der Meer", "van der Meer"),
        ("van der Meer, Vincent", "Vincent van der Meer", "van der Meer"),
        ("Rosa Ortega y Gil", "Rosa Ortega y Gil", "Ortega y Gil"),
        ("J. R. R. Pell", "J. R. R. Pell", "Pell"),
        ("田中 花子", "田中 花子", "田中"),
        ("Suharto", "Suharto", "Suharto"),
        ("Associated Press", "Associated Press", "Associated Press"),
        ("Office of Customer Experience", "Office of Customer Experience", "Office of Customer Experience"),
        ("NHS England", "NHS England", "NHS England"),
        ("Pell & Quist GmbH", "Pell & Quist GmbH", "Pell & Quist GmbH"),
        ("The Front Desk", "The Front Desk", "The Front Desk"),
        ("Redaktion Empfang", "Redaktion Empfang", "Redaktion Empfang"),
    ],
)
def test_an_author_is_named_in_full_and_in_short(name: str, shown: str, short: str) -> None:
    author = Author(name)
    assert (author.shown, author.short) == (shown, short)


def test_an_organisation_that_is_called_one_is_cited_whole() -> None:
    assert Author("Grand Avenue", organisation=True).short == "Grand Avenue"
    assert Author("Grand Avenue").short == "Avenue"
