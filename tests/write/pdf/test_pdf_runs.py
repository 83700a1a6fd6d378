"""Line breaking: nothing wider than its line, nothing lost, and breaks only where a reader expects them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.model.text import Run, Text, words
from coursegen.write.pdf.runs import SetLine, Setter, printable, visible
from coursegen.write.pdf.styles import STYLES
from support.pdf_cases import the_faces, with_blank

BODY = STYLES["body"]
SETTER = Setter(the_faces(), reveal=False)


def shown(lines: tuple[SetLine, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.text("abcM.,-/ —é\u00a0", max_size=30), st.booleans(), st.booleans()), max_size=8),
    st.floats(20, 400),
)
def test_no_line_is_too_wide_and_no_letter_is_lost(parts, width):
    text = Text(tuple(Run(part, strong=strong, emphasis=emphasis) for part, strong, emphasis in parts))
    lines = SETTER.lines(text, BODY, width)
    assert all(line.width <= width + 0.02 for line in lines)
    assert "".join(shown(lines)).replace(" ", "") == text.plain.replace(" ", "")
    for line in lines:
        ends = [piece.x + piece.width for piece in line.pieces]
        assert [piece.x for piece in line.pieces[1:]] == pytest.approx(ends[:-1])


@settings(max_examples=200)
@given(st.text("abcM.,-/ —…é\u00a0", max_size=60), st.text("abcM.,-/ —…é", max_size=30), st.floats(20, 400))
def test_words_in_one_look_break_as_those_of_many_runs_do(before, after, width):
    """A single run takes a shorter way to its lines; a second one of the same look takes the long way."""
    short = SETTER.lines(words(f"{before} {after}"), BODY, width)
    long = SETTER.lines(Text((Run(before), Run(f" {after}"))), BODY, width)
    assert shown(short) == shown(long)
    assert [line.spaced for line in short] == [line.spaced for line in long]
    assert [line.width for line in short] == pytest.approx([line.width for line in long])


def test_a_word_is_not_broken_where_its_marks_change():
    text = Text((Run("un"), Run("break", strong=True), Run("able, yes")))
    assert shown(SETTER.lines(text, BODY, 80)) == ["unbreakable,", "yes"]


def test_long_words_are_cut_only_where_they_must_be():
    assert shown(SETTER.lines(words("to https://example.org/one/two/three?four=five"), BODY, 130)) == [
        "to https://example.org/", "one/two/three?four=five"
    ]  # fmt: skip
    assert shown(SETTER.lines(words("https://example.org/one"), BODY, 60)) == ["https://", "example.", "org/one"]
    cut = shown(SETTER.lines(words("x" * 60), BODY, 100))
    assert "".join(cut) == "x" * 60
    assert len({len(line) for line in cut[:-1]}) == 1


def test_words_break_after_dashes_between_letters_but_not_between_numbers():
    assert shown(SETTER.lines(words("aaaa self-blame"), BODY, 60)) == ["aaaa self-", "blame"]
    assert shown(SETTER.lines(words("aaaaaa 09:00–09:13"), BODY, 90)) == ["aaaaaa", "09:00–09:13"]


def test_a_paragraph_sign_stays_with_its_number():
    assert shown(SETTER.lines(words("Source: ¶ 4–7"), BODY, 62)) == ["Source:", "¶\u00a04–7"]
    assert shown(SETTER.lines(words("Source: ¶ 4, 8–9"), BODY, 70)) == ["Source:", "¶\u00a04,\u00a08–9"]


@pytest.mark.parametrize("spaces", ["\u00a0", "\u00a0\u00a0", "\u2003"])
def test_spaces_that_hold_words_together_are_words_of_their_own(spaces):
    text = Text((Run("a"), Run(spaces, strong=True), Run("b")))
    assert shown(SETTER.lines(text, BODY, 200)) == [f"a{spaces}b"]
    assert "".join(shown(SETTER.lines(words(spaces * 2), BODY, 20))) == spaces * 2


def test_a_space_that_a_line_end_took_is_remembered():
    lines = SETTER.lines(words("one two"), BODY, 30)
    assert [line.spaced for line in lines] == [True, False]


def test_a_gap_holds_on_to_the_punctuation_after_it():
    lines = SETTER.lines(with_blank("A sentence with ", "much", "."), BODY, 170)
    assert shown(lines) == ["A sentence with", "."]
    assert lines[1].pieces[0].gap


def test_style_and_marks_choose_the_face():
    assert BODY.face(strong=True, emphasis=True) == "bold_italic"
    assert STYLES["quote"].face(strong=False, emphasis=True) == "head"
    assert STYLES["h2"].face(strong=False, emphasis=False) == "head"


def test_printable_text_is_composed_and_on_one_line():
    assert printable("e\u0301\n \t\u200b\u00adx\u0000") == "é x"


@pytest.mark.parametrize("underlines", [True, False])
def test_the_words_behind_blanks_are_marked_only_for_who_runs_the_session(underlines):
    setter = Setter(the_faces(), reveal=True, underlines=underlines)
    text = Text((Run("be "), Run("kind", blank=True), Run(" today")))
    (line,) = setter.lines(text, BODY, 300)
    assert shown((line,)) == ["be kind today"]
    assert [piece.text for piece in line.pieces if piece.look.underlined] == (["kind"] if underlines else [])


def test_blanks_are_visible_only_when_revealed():
    text = with_blank("be ", "kind", " today")
    assert visible(text, reveal=False) == "be ____ today"
    assert visible(text, reveal=True) == "be kind today"
