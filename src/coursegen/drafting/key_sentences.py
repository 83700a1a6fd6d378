"""Chooses the sentences of an article that a key point could be made of."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.drafting.article_sentences import Sentence
from coursegen.drafting.lexrank import Vector, likeness, ranks, vectors
from coursegen.drafting.sentence_kinds import (
    generality,
    is_command,
    is_question,
    is_quotation,
    leans,
    story_share,
    telling_words,
    words_of,
)
from coursegen.drafting.vocabulary import Vocabulary

_LEAST_WORDS, _MOST_WORDS = 5, 45
_STORY, _LEANS, _SHORT = 1.6, 0.25, 0.6
"""How much less a sentence counts for what it tells of a story, for leaning on another, and for being very short."""

_OWN_HEADING = 2.0
"""How much more a sentence counts under a heading that announces the article's own points."""

_GENERAL, _OURS = 0.35, 0.3
"""How much more a sentence counts for each word that says what holds for everybody, or compares; and how much less for
speaking of the writer's own house."""

_AT_THE_EDGE = 1.2
"""How much more the first and the last sentence of a paragraph count: points open or close one."""

_SAME_HEADING = 0.5
"""How much less a sentence counts under a heading that one is taken from already: each heading has its own point."""

_SHARED = 0.6
"""How much a sentence loses for saying what one that is taken already says."""


def key_sentences(sentences: Sequence[Sentence], vocabulary: Vocabulary, most: int = 5) -> tuple[Sentence, ...]:
    """At most so many sentences that say a point of their own, in the order of the article.

    LexRank says how central a sentence is; what asks, commands or only quotes is left out; what tells a story or leans
    on another sentence counts less. Each one that is taken makes count less what says the same, and what stands under
    the same heading.
    """
    said = [telling_words(sentence.text, vocabulary) for sentence in sentences]
    central = ranks(said)
    edges = _edges(sentences)
    weights = {
        place: central[place] * _weight(sentence, vocabulary) * (_AT_THE_EDGE if place in edges else 1)
        for place, sentence in enumerate(sentences)
        if _can_be_a_point(sentence, vocabulary)
    }
    given = vectors(said)
    taken: list[int] = []
    while weights and len(taken) < most:
        new = {place: weight * _still_new(place, taken, given) for place, weight in weights.items()}
        told = {sentences[place].heading for place in taken} - {""}
        best = max(
            new, key=lambda place: (new[place] * (_SAME_HEADING if sentences[place].heading in told else 1), -place)
        )
        del weights[best]
        taken.append(best)
    return tuple(sentences[place] for place in sorted(taken))


def how_many(sentences: Sequence[Sentence]) -> int:
    """How many key points an article of that length can bear: 3 to 5."""
    return min(5, max(3, len(sentences) // 5))


def _can_be_a_point(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    words = words_of(sentence.text)
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or vocabulary["of_the_page"].intersection(words):
        return False
    return not (is_question(sentence) or is_quotation(sentence) or is_command(sentence, vocabulary))


def _edges(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The places of the sentences that open or close a paragraph."""
    last = {sentence.paragraph: place for place, sentence in enumerate(sentences)}
    first = {sentence.paragraph: place for place, sentence in reversed(list(enumerate(sentences)))}
    return frozenset((*first.values(), *last.values()))


def _weight(sentence: Sentence, vocabulary: Vocabulary) -> float:
    weight = 1 / (1 + _STORY * story_share(sentence, vocabulary, in_the_present=False))
    if leans(sentence, vocabulary):
        weight *= _LEANS
    if len(words_of(sentence.text)) < 2 * _LEAST_WORDS - 2:
        weight *= _SHORT
    weight *= 1 + _GENERAL * generality(sentence, vocabulary)
    if vocabulary["ours"].intersection(words_of(sentence.text)):
        weight *= _OURS
    if any(name in sentence.heading.casefold() for name in vocabulary["headings_of_points"]):
        weight *= _OWN_HEADING
    return weight


def _still_new(place: int, taken: Sequence[int], given: Sequence[Vector]) -> float:
    return 1 - _SHARED * max((likeness(given[place], given[one]) for one in taken), default=0.0)
