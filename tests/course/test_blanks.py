"""Blanks: which words of a text a reader is to fill in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.course.inline.blanks import blanked, says, with_gaps
from coursegen.model.text import Run, Text


def gaps(text: Text) -> list[str]:
    return [run.text for run in text.runs if run.blank]


def test_whole_words_are_blank_wherever_they_stand() -> None:
    found = blanked(Text((Run("Unlisten, listen and listen"),)), "listen")
    assert found is not None
    assert found.runs == (Run("Unlisten, "), Run("listen", blank=True), Run(" and "), Run("listen", blank=True))
    assert blanked(found, "listen") is None


def test_no_text_says_a_blank_openly() -> None:
    headline, explanation = (
        Text((Run("Own words calm"),)),
        Text((Run("Say it in own words; own words, not ownership"),)),
    )
    (first, second), fit = with_gaps((headline, explanation), ["own words"])
    assert fit == {0}
    assert (gaps(first), gaps(second)) == (["Own words"], ["own words", "own words"])
    assert not says(first, "own words")
    assert says(explanation, "OWN words")


def test_a_long_blank_comes_before_a_short_one_in_it() -> None:
    (text,), fit = with_gaps((Text((Run("A customer and an angry customer"),)),), ["customer", "angry customer"])
    assert fit == {0, 1}
    assert gaps(text) == ["customer", "angry customer"]


def test_a_blank_that_no_text_says_exactly_does_not_fit() -> None:
    texts = (Text((Run("Listen"),)), Text())
    assert with_gaps(texts, ["listen", "", "Listen"]) == ((Text((Run("Listen", blank=True),)), Text()), {2})


def test_a_blank_runs_across_marks() -> None:
    found = blanked(Text((Run("one "), Run("clear", strong=True), Run(" purpose"))), "clear purpose")
    assert found is not None
    assert found.runs == (Run("one "), Run("clear", strong=True, blank=True), Run(" purpose", blank=True))


def test_case_counts() -> None:
    assert blanked(Text((Run("Listen"),)), "listen") is None


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=5), min_size=1, max_size=4), st.text("ab ", max_size=4))
def test_words_are_kept(pieces: list[str], words: str) -> None:
    text = Text(tuple(Run(piece, strong=bool(number % 2)) for number, piece in enumerate(pieces)))
    found = blanked(text, words)
    if found is not None:
        assert found.plain == text.plain
        assert "".join(run.text for run in found.runs if run.blank) in {words * count for count in range(1, 21)}
