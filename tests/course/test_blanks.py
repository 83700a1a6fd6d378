"""Blanks: which words of a text a reader is to fill in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.course.blanks import blanked
from coursegen.model.text import Run, Text


def test_the_first_whole_words_are_blank() -> None:
    found = blanked(Text((Run("Unlisten, listen and listen"),)), "listen")
    assert found is not None
    assert found.runs == (Run("Unlisten, "), Run("listen", blank=True), Run(" and listen"))


def test_a_blank_runs_across_marks() -> None:
    found = blanked(Text((Run("one "), Run("clear", strong=True), Run(" purpose"))), "clear purpose")
    assert found is not None
    assert found.runs == (Run("one "), Run("clear", strong=True, blank=True), Run(" purpose", blank=True))


def test_the_same_words_twice_are_two_places() -> None:
    once = blanked(Text((Run("step by step"),)), "step")
    assert once is not None
    twice = blanked(once, "step")
    assert twice is not None
    assert [run.blank for run in twice.runs] == [True, False, True]
    assert blanked(twice, "step") is None


def test_case_counts() -> None:
    assert blanked(Text((Run("Listen"),)), "listen") is None


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=5), min_size=1, max_size=4), st.text("ab ", max_size=4))
def test_words_are_kept(pieces: list[str], words: str) -> None:
    text = Text(tuple(Run(piece, strong=bool(number % 2)) for number, piece in enumerate(pieces)))
    found = blanked(text, words)
    if found is not None:
        assert found.plain == text.plain
        assert "".join(run.text for run in found.runs if run.blank) == words
