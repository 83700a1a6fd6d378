"""A value and what stands in its place to what an author would type: it reads back as it stood there, terms kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.pull.text.letters import Letter, Letters, collapsed, letters_of, plain
from coursegen.pull.text.rewording import Now, reworded
from coursegen.pull.text.shown_text import Value, value_of

WORDS = st.sampled_from(
    ["one", "call", "has", "a*b", "_x_", "[y]", "`z`", "1.", "“quoted”", "café", "\\", "a.", "“", "-"]
)
MARKS = st.tuples(st.booleans(), st.booleans(), st.sampled_from(["", "", "https://example.org/a_b"]))


@st.composite
def marked_words(draw: st.DrawFn) -> Letters:
    """Words with marks, spaces between them."""
    letters: list[Letter] = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=8)):
        strong, emphasis, link = draw(MARKS)
        letters += [Letter(" ")] if letters else []
        letters += [Letter(character, strong, emphasis, False, link) for character in word]
    return collapsed(letters)


def _value(typed: str, *words: str) -> Value:
    value = value_of("course.title", typed, words)
    assert value is not None
    return value


@given(marked_words())
def test_what_is_written_reads_back_with_its_words_and_its_marks_unless_they_are_said_to_be_lost(
    now: Letters,
) -> None:
    found = reworded(_value("Something else entirely"), [(0, Now(now))])
    assert found.typed is not None
    (back,) = _value(found.typed).paragraphs
    assert plain(back) == plain(now)
    if not found.marks_lost:
        assert [one[1:5] for one in back if one.character != " "] == [one[1:5] for one in now if one.character != " "]


@given(st.lists(st.sampled_from(["calls", "late", "and", "waits", "today"]), max_size=5), st.integers(0, 5))
def test_words_put_around_a_term_leave_it_a_term(more: list[str], at: int) -> None:
    words = ["A", "visitor", "stands", "at", "the", "desk"]
    at = max(2, at)
    now = " ".join([*words[:at], *more, *words[at:]])
    found = reworded(_value("A ${customer} stands at the desk", "visitor"), [(0, Now(_letters(now)))])
    assert found.typed == now.replace("visitor", "${customer}")
    assert found.kept == ()


def test_a_term_of_several_words_is_kept_or_refused_as_one() -> None:
    value = _value("Ask the ${lead} about it", "team lead")
    assert _typed(value, "Ask the team lead about that") == "Ask the ${lead} about that"
    found = reworded(value, [(0, Now(_letters("Ask the team boss about that")))])
    assert found.typed == "Ask the ${lead} about that"
    assert [(kept.expression, kept.before, kept.after) for kept in found.kept] == [("${lead}", "lead", "boss")]
    parted = reworded(value, [(0, Now(_letters("Ask the team and lead about it")))])
    assert parted.typed == "Ask the ${lead} about it"


def test_two_of_the_same_term_are_told_apart() -> None:
    value = _value("A ${customer} helps a ${customer}", "guest", "guest")
    assert _typed(value, "A guest never helps a guest") == "A ${customer} never helps a ${customer}"


def test_a_term_with_marks_keeps_them() -> None:
    assert (
        _typed(_value("Ask **the ${lead}** now", "boss"), "Ask the boss now and here") == "Ask the ${lead} now and here"
    )
    now = tuple(
        Letter(c, strong="the" in word or "boss" in word) for word in ("Ask ", "the boss", " today") for c in word
    )
    found = reworded(_value("Ask **the ${lead}** now", "boss"), [(0, Now(now))])
    assert found.typed == "Ask **the ${lead}** today"


def test_code_is_kept_where_its_words_are() -> None:
    assert _typed(_value("Press `F1` for help"), "Press F1 for more help") == "Press `F1` for more help"


def test_where_everything_is_bold_the_marks_are_the_old_ones() -> None:
    bold = tuple(Letter(character, strong=True) for character in "The next step has a time")
    found = reworded(_value("The **next step** has a name"), [(0, Now(bold, hides_bold=True))])
    assert found.typed == "The **next step** has a time"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    value = value_of("listen.plan.opener.notes.say", "One.\n\nTwo.", ())
    assert value is not None
    first, second, third = (Now(_letters(words)) for words in ("One.", "Two!", "Three."))
    assert reworded(value, [(0, first), (1, second), (-1, third)]).typed == "One.\n\nTwo!\n\nThree."
    assert reworded(value, [(1, second)]).typed == "Two!"
    assert reworded(value, []).typed is None


def _letters(words: str) -> Letters:
    return tuple(Letter(character) for character in words)


def _typed(value: Value, words: str) -> str | None:
    found = reworded(value, [(0, Now(_letters(words)))])
    assert found.kept == ()
    return found.typed


def test_letters_are_composed_and_their_spaces_single() -> None:
    assert plain(collapsed(_letters("  Cafe\u0301 \u00a0 at\u2028ten\x00  "))) == "Café at ten"
    assert plain(collapsed(letters_of(()))) == ""
