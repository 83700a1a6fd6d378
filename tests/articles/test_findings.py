"""What an article says of itself: key point, action steps, lists, questions, and whom it quotes."""

from __future__ import annotations

import pytest

from coursegen.articles.findings import findings_in
from coursegen.articles.names import doubts_about, names_by_word
from coursegen.articles.phrases import phrases


def test_sections_go_to_the_next_heading() -> None:
    found = findings_in(
        ["Key Learning Point", "A pause is cheap.", "It is heard.", "Action Steps", "- Breathe.", "- Wait."], phrases()
    )
    assert [(one.what, one.first, one.last) for one in found.sections] == [("key point", 1, 3), ("action steps", 4, 6)]
    assert [(one.numbered, one.first, one.last) for one in found.lists] == [(False, 5, 6)]


def test_two_headings_say_what_the_article_is_about() -> None:
    found = findings_in(["Key Point for Calm Calls", "One.", "Action Steps for calm calls", "Two."], phrases())
    assert found.about == "Calm Calls"
    assert findings_in(["Key Point for Calm Calls", "One."], phrases()).about == ""


def test_questions_are_sentences() -> None:
    found = findings_in(["Who rang? Nobody knows. “What now?” she asked.", "3. Why three?"], phrases())
    assert [(one.words, one.paragraph) for one in found.questions] == [
        ("Who rang?", 1),
        ("What now?", 1),
        ("Why three?", 2),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "“You can observe a lot by watching people at work.” – Nora Bell",
        "As Nora Bell once said, it takes two to wait.",
        "In the words of Nora Bell, it takes two to wait.",
        "“It takes two to wait in a queue,” said Nora Bell.",
        "Nora Bell wrote: “It takes two to wait in a queue.”",
        "Between the bell and the door there is a room.-Nora Bell",
    ],
)
def test_a_credit_is_found(words: str) -> None:
    assert [one.credited for one in findings_in([words], phrases()).quotations] == ["Nora Bell"]


def test_words_in_quotation_marks_without_a_name_are_asked_about() -> None:
    (one,) = findings_in(["“Nobody ever lost a customer by waiting one second longer.”"], phrases()).quotations
    assert one.credited == ""


def test_what_somebody_in_a_story_says_is_no_quotation() -> None:
    words = "“I have been waiting here since ten this morning,” the man told me."
    assert findings_in([words], phrases()).quotations == ()


@pytest.mark.parametrize(
    ("name", "text", "question"),
    [
        ("Victor Frankl", "", "somebody well known is called “Viktor Frankl”: is that who is meant?"),
        ("Viktor Frankl", "", ""),
        ("Jane Dempsy", "A book by Jane Dempsey.", "the article also writes “Jane Dempsey”: which is right?"),
        ("Jane Dempsey", "A book by Jane Dempsey.", ""),
        ("Ann Lee", "A book by Ann Lea.", ""),
        ("Nora Bell", "Nora Ball and Nora Bull came.", "the article also writes “Nora Ball”: which is right?"),
    ],
)
def test_a_name_that_looks_misspelt_is_a_question(name: str, text: str, question: str) -> None:
    assert doubts_about(name, names_by_word(text)) == question
