"""Puts the questions of a test and their options into an order for each version, so that neighbours can't copy.

No number has the same question in two versions, and a question's answer has other letters in each, as far as it has
options for that. Where it can be had, no number has the same answer in two versions either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose.quiz_kinds import letters
from coursegen.model.practice import Option, QuizItem

VERSIONS = "ABCDEFGHIJ"
_TOGETHER = VERSIONS[:3]  # made with an eye on each other, whether or not all of them are printed
_TRIES = 20
_SHUFFLES = 24  # of a question's options, of which the first with each answer is taken


class Arranged(Struct, frozen=True):
    """A question with its options as a version has them; the ``lot`` decides what is shuffled only when it is shown."""

    item: QuizItem
    lot: str

    @property
    def answer(self) -> str:
        """The letters that the key gives."""
        return letters(self.item, self.lot)


class Differing(IntEnum):
    """How far a version is another one than those before it."""

    NOT = 0
    QUESTIONS = 1  # at each number
    ANSWERS = 2  # at each number as well


Order = tuple[Arranged, ...]


def in_version(items: Sequence[QuizItem], version: str) -> Order:
    """The questions in a version's order, their options too: A as the course has them, the others shuffled.

    All follows from hashes of the ids and from the versions before, so that it is the same in every build, however
    many versions are made.
    """
    if not items:
        return ()
    made = _together(items)
    for name in VERSIONS[len(made) : VERSIONS.index(version) + 1]:
        ways = (_next(items, made, name, differing) for differing in reversed(Differing))
        made = [*made, next(one for one in ways if one)]
    return made[VERSIONS.index(version)]


def _together(items: Sequence[QuizItem]) -> list[Order]:
    """The first three versions, as different as they can be; of those the ones whose answers are shared out best."""
    for differing in reversed(Differing):
        tried = (_from_a(items, str(number), differing) for number in range(_TRIES))
        found = [made for made in tried if len(made) == len(_TOGETHER)]
        if found:
            return min(found, key=_most_alike)
    raise AssertionError("versions need not differ")


def _most_alike(made: Sequence[Order]) -> int:
    """How often a version has its most frequent answer, at most: somebody may tick the same letter everywhere."""
    return max(Counter(one.answer for one in order).most_common(1)[0][1] for order in made[1:])


def _from_a(items: Sequence[QuizItem], lot: str, differing: Differing) -> list[Order]:
    """The first three versions, or fewer where another can't differ that far from those before."""
    made = [tuple(Arranged(item, VERSIONS[0]) for item in items)]
    for name in _TOGETHER[1:]:
        made += [order] if (order := _next(items, made, f"{name}{lot}", differing)) else []
    return made


def _next(items: Sequence[QuizItem], before: Sequence[Order], lot: str, differing: Differing) -> Order:
    """Another version than those before it; none where it can't differ that far."""
    ways = [_new(_arranged(item, lot), item, before) for item in items]
    fitting = [
        {
            question: one
            for question, found in enumerate(ways)
            if (one := _fitting(found, [order[place] for order in before], differing))
        }
        for place in range(len(items))
    ]
    mixed = [sorted(some, key=partial(_lot_at, items, f"{lot} {place}")) for place, some in enumerate(fitting)]
    return tuple(fitting[place][question] for place, question in enumerate(_paired(mixed)))


def _fitting(ways: Sequence[Arranged], at_place: Sequence[Arranged], differing: Differing) -> Arranged | None:
    """The first way to ask a question that may follow what earlier versions have at a number."""
    asked = {one.item.address for one in at_place} if differing >= Differing.QUESTIONS else set()
    answers = {one.answer for one in at_place} - {""} if differing >= Differing.ANSWERS else set()
    return next((one for one in ways if one.item.address not in asked and one.answer not in answers), None)


def _new(ways: Sequence[Arranged], item: QuizItem, before: Sequence[Order]) -> Sequence[Arranged]:
    """The ways to ask a question whose answer it has had in no earlier version; all of them where there are none."""
    had = {one.answer for order in before for one in order if one.item.address == item.address}
    return [one for one in ways if one.answer not in had] or ways


def _arranged(item: QuizItem, lot: str) -> Sequence[Arranged]:
    """A way to ask a question for each answer that its key can give."""
    found: dict[str, Arranged] = {}
    for number in range(_SHUFFLES):
        one = _shuffled(item, f"{lot}{number}")
        found.setdefault(one.answer, one)
    return tuple(found.values())


def _shuffled(item: QuizItem, lot: str) -> Arranged:
    """The options in an order of the lot; those of an order are written in the right one, and shuffled when shown."""
    if item.kind == "order":
        return Arranged(item, lot)
    return Arranged(replace(item, options=tuple(sorted(item.options, key=lambda one: _lot(lot, one)))), lot)


def _lot_at(items: Sequence[QuizItem], lot: str, number: int) -> bytes:
    return _lot(lot, items[number])


def _lot(lot: str, thing: QuizItem | Option) -> bytes:
    return sha256(f"{lot} {thing.address}".encode()).digest()


def _paired(fitting: Sequence[Sequence[int]]) -> Sequence[int]:
    """A question for each place, of those that fit there; none where there is no such way (Kuhn's algorithm)."""
    place_of: dict[int, int] = {}

    def finds(place: int, seen: set[int]) -> bool:
        for question in fitting[place]:
            if question not in seen:
                seen.add(question)
                if question not in place_of or finds(place_of[question], seen):
                    place_of[question] = place
                    return True
        return False

    if not all(finds(place, set()) for place in range(len(fitting))):
        return ()
    question_at = {place: question for question, place in place_of.items()}
    return [question_at[place] for place in range(len(fitting))]
