"""Terms: what they become, and that the short way and Jinja2 agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.course.forms.files import TermForm
from coursegen.course.inline.marks import runs_of
from coursegen.course.inline.terms import BadTerm, Terms, capitalised, terms_of, unmasked
from coursegen.model.text import Run

TERMS = terms_of(
    {
        "customer": TermForm(one="guest", many="guests"),
        "boss": TermForm(one="boss", many="bosses"),
        "team_lead": TermForm(one="**lead** ${boss}", many="leads", possessive="of the lead"),
    }
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no term", "no term"),
        ("A ${customer}.", "A guest."),
        ("${ customer.many }", "guests"),
        ("${customer.possessive} and ${boss.possessive}", "guest’s and boss’"),
        ("${customer|cap}", "Guest"),
        ("${customer.many | cap}", "Guests"),
        ("${team_lead.possessive}", "of the lead"),
        ("a $ and a {", "a $ and a {"),
    ],
)
def test_terms_are_filled_in(text: str, words: str) -> None:
    assert TERMS.fill(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "${nobody}",
        "${customer.plural}",
        "${customer|upper}",
        "${customer|cap(1)}",
        "${customer.one.upper()}",
        "${customer.__class__}",
        "${customer[0]}",
        "${1}",
        "${'a'}",
        "${customer}${",
        "${customer if boss else 1}",
        "${range(9)}",
        "${self}",
        "${}",
    ],
)
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(BadTerm) as refused:
        TERMS.fill(text)
    assert refused.value.hint


@pytest.mark.parametrize(
    "inside",
    [
        "customer" + "|cap" * 400,
        "(" * 5000,
        "(" * 76,
        "[" * 76,
        "-" * 5000,
        "-" * 76,
        "not " * 19,
        "customer" + "()" * 30,
        "1if 1else " * 7,
        "customer" + ".one" * 16,
    ],
)
def test_what_is_deep_or_long_is_refused_in_a_few_words(inside: str) -> None:
    with pytest.raises(BadTerm) as refused:
        TERMS.fill(f"${{{inside}}}")
    assert len(refused.value.message) < 150


def test_a_term_of_the_longest_name_is_filled_in() -> None:
    name = "c" * 60
    assert terms_of({name: TermForm(one="guest", many="guests")}).fill(f"${{{name}.possessive|cap}}") == "Guest’s"


@pytest.mark.parametrize(("words", "capital"), [("ßmith", "Ssmith"), ("iPad users", "IPad users"), ("éric", "Éric")])
def test_a_first_letter_becomes_one_capital(words: str, capital: str) -> None:
    assert capitalised(words) == capital


def test_a_terms_words_are_never_markup() -> None:
    masked, words = TERMS.masked("say *${team_lead}* and `${customer}`")
    assert unmasked(runs_of(masked), words) == (
        Run("say "),
        Run("**lead** ${boss}", emphasis=True),
        Run(" and "),
        Run("guest", code=True),
    )


@given(st.sampled_from(["customer", "boss"]), st.sampled_from(["", ".one", ".many", ".possessive"]), st.booleans())
def test_the_short_way_fills_what_jinja2_fills(name: str, form: str, cap: bool) -> None:
    text = f"${{{name}{form}{'|cap' if cap else ''}}}"
    assert TERMS._looked_up(text) == TERMS._rendered(text) != ""


@given(st.text(alphabet="${}customer.|_ []()'%#\n", max_size=30))
def test_nothing_but_a_refusal_is_raised(text: str) -> None:
    try:
        Terms({}).fill(text)
    except BadTerm as refused:
        assert refused.message
    else:
        assert "${" not in text
