"""Ranks sentences by how central they are among the others: continuous LexRank (Erkan and Radev, 2004, section 3.3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt

Words = Sequence[str]
Vector = Mapping[str, float]

_DAMPING = 0.15
"""How much of each sentence's rank is its own and not its neighbours': within the 0.1 to 0.2 of the paper."""

_NEAR, _MOST_TURNS = 1e-8, 200


def vectors(sentences: Sequence[Words]) -> list[Vector]:
    """Each sentence's words weighed by how often they occur in it and how few sentences have them, of length 1.

    A sentence without words is an empty vector.
    """
    having = Counter(word for words in sentences for word in set(words))
    made: list[Vector] = []
    for words in sentences:
        weights = {
            word: count * (log((1 + len(sentences)) / (1 + having[word])) + 1) for word, count in Counter(words).items()
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        made.append({word: weight / length for word, weight in weights.items()})
    return made


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1: 0 where they share no word, 1 where they are alike."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def ranks(sentences: Sequence[Words]) -> list[float]:
    """How central each sentence is; the ranks add up to 1 (there are none of no sentence).

    A sentence that shares no word with any other is as likely to lead anywhere, as in PageRank.
    """
    count = len(sentences)
    if not count:
        return []
    given = vectors(sentences)
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(given):
        for word in vector:
            by_word[word].append(place)
    rows: list[dict[int, float]] = []
    for place, vector in enumerate(given):
        near = {other for word in vector for other in by_word[word]} - {place}
        alike = {other: likeness(vector, given[other]) for other in sorted(near)}
        total = sum(alike.values())
        rows.append({other: value / total for other, value in alike.items()} if total else {})
    rank = [1 / count] * count
    for _ in range(_MOST_TURNS):
        lonely = sum(value for value, row in zip(rank, rows, strict=True) if not row) / count
        following = [(_DAMPING + (1 - _DAMPING) * lonely * count) / count] * count
        for value, row in zip(rank, rows, strict=True):
            for other, share in row.items():
                following[other] += (1 - _DAMPING) * value * share
        moved = max(abs(a - b) for a, b in zip(rank, following, strict=True))
        rank = following
        if moved < _NEAR:
            break
    return rank
