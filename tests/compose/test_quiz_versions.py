"""Versions of a test: whoever copies a neighbour's letter at the same number is wrong, and the keys stay right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.compose import quiz_kinds
from coursegen.compose.quiz_versions import VERSIONS, Order, in_version
from coursegen.model.practice import Option, Pair, QuizItem, QuizKind
from coursegen.model.text import Text, words

KINDS: tuple[QuizKind, ...] = ("choice", "several", "order", "match", "text")


def question(number: int, kind: QuizKind, many: int, right: int) -> QuizItem:
    """A question with so many options, of which one is right, or two where several are."""
    at = f"own.quiz{number}"
    rights = {right % many, *({(right + 1) % many} if kind == "several" else ())}
    options = tuple(
        Option(f"o{one}", words(f"option {one}"), one in rights, Text(), f"{at}.o{one}") for one in range(many)
    )
    pairs = tuple(Pair(f"p{one}", words(f"left {one}"), words(f"right {one}"), f"{at}.p{one}") for one in range(many))
    return QuizItem(
        f"quiz{number}", words(f"Question {number}?"), "aim", options if kind not in ("match", "text") else (), at,
        kind=kind, pairs=pairs if kind == "match" else (),
    )  # fmt: skip


def quizzes(*kinds: QuizKind, least: int, options: int = 2) -> st.SearchStrategy[list[QuizItem]]:
    one = st.tuples(st.sampled_from(kinds), st.integers(options, 5), st.integers(0, 4))
    return st.lists(one, min_size=least, max_size=14).map(
        lambda made: [question(number, *told) for number, told in enumerate(made)]
    )


def answers(order: Order) -> dict[str, str]:
    return {one.item.address: one.answer for one in order}


def possible(item: QuizItem) -> int:
    """How many answers the key can give to a question, by the orders of its options."""
    if item.kind not in ("choice", "several"):
        return 6 if max(len(item.options), len(item.pairs)) > 2 else 1
    return len({tuple(one.right for one in some) for some in permutations(item.options)})


@settings(max_examples=60, deadline=None)
@given(quizzes(*KINDS, least=4))
def test_no_number_has_the_same_question_twice_and_no_question_the_same_answer(items: list[QuizItem]) -> None:
    orders = [in_version(items, version) for version in "ABC"]
    assert [one.item for one in orders[0]] == items
    for order in orders:
        assert Counter(one.item.address for one in order) == Counter(item.address for item in items)
    for first, second in combinations(orders, 2):
        assert all(a.item.address != b.item.address for a, b in zip(first, second, strict=True))
        one, other = answers(first), answers(second)
        assert all(one[item.address] != other[item.address] for item in items if possible(item) > 2)


@settings(max_examples=60, deadline=None)
@given(quizzes("choice", least=8, options=4))
def test_neighbours_have_other_answers_at_every_number(items: list[QuizItem]) -> None:
    orders = [in_version(items, version) for version in "ABC"]
    assert all(len({one.answer for one in at_number}) == 3 for at_number in zip(*orders, strict=True))


@settings(max_examples=40, deadline=None)
@given(quizzes(*KINDS, least=1))
def test_every_version_has_the_right_answers_and_is_the_same_whenever_it_is_made(items: list[QuizItem]) -> None:
    for version in VERSIONS[:6]:
        order = in_version(items, version)
        assert order == in_version(items, version)
        for one in order:
            assert right_texts(one.item, one.lot) == right_texts(next(i for i in items if i.id == one.item.id), "")


def right_texts(item: QuizItem, lot: str) -> Sequence[str]:
    """What the letters of the key stand for on the paper; in the alphabet's order where theirs says nothing."""
    told = quiz_kinds.letters(item, lot)
    if item.kind == "match":
        shown = [pair.right.plain for pair in quiz_kinds.partners(item, lot)]
    else:
        shown = [option.text.plain for option in quiz_kinds.in_question(item, lot)]
    meant = [shown[ord(letter) - ord("A")] for letter in told if letter.isalpha()]
    return meant if item.kind in ("order", "match") else sorted(meant)


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_fewer_questions_than_versions_are_asked_all_the_same(many: int) -> None:
    items = [question(number, "choice", 3, number) for number in range(many)]
    assert {len(in_version(items, version)) for version in VERSIONS} == {many}
