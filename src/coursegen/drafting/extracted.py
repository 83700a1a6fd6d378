"""Drafts a module without making anything up: sentences are chosen as evidence, texts are left to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from coursegen.drafting.article_sentences import Sentence, article_sentences
from coursegen.drafting.draft import Asked, Check, ModuleDraft, Point, Quoted, Scene, Step
from coursegen.drafting.gaps import Gap, gap_in
from coursegen.drafting.key_sentences import how_many, key_sentences
from coursegen.drafting.sentence_kinds import (
    happened,
    is_command,
    is_question,
    names_in,
    story_share,
    telling_words,
    words_of,
)
from coursegen.drafting.vocabulary import Vocabulary, vocabulary_for

MOST_STEPS, MOST_QUESTIONS, MOST_CHECKS = 4, 3, 3

MOST = 600
"""How many sentences are looked at: an article has a tenth of that, and the work grows with their square."""

_NAMED = 0.25
"""How much more a sentence tells of a story that starts with a name."""

_A_STORY, _STORY_SENTENCES, _STORY_PARAGRAPHS = 0.34, 3, 4
"""From how large a share on a paragraph tells a story, how many of its sentences a story has at least, and how many
paragraphs at most."""


def extracted(article: str, paragraphs: Sequence[str], language: str) -> ModuleDraft:
    """A draft from an article's own sentences, each with its paragraph's number. The same text gives the same draft."""
    vocabulary = vocabulary_for(language)
    whole = article_sentences(paragraphs, language)
    sentences = whole[:MOST]
    points = key_sentences(sentences, vocabulary, how_many(sentences))
    story = story_in(sentences, vocabulary)
    steps = _steps(sentences, vocabulary)
    questions = [one for one in sentences if is_question(one) and len(words_of(one.text)) > 3]
    return ModuleDraft(
        article=article,
        points=tuple(Point((quoted(one),)) for one in points),
        steps=tuple(Step((quoted(one),)) for one in steps),
        questions=tuple(Asked((quoted(one),)) for one in _spread(questions, MOST_QUESTIONS)),
        checks=tuple(_checks(points, sentences, vocabulary)),
        scene=Scene(tuple(quoted(one) for one in story)),
        warnings=(
            *([f"Only the first {MOST} sentences of {len(whole)} were looked at."] if len(whole) > MOST else []),
            *_warnings(vocabulary, language, points, steps, questions, story),
        ),
    )


def quoted(sentence: Sentence) -> Quoted:
    """A sentence as evidence."""
    return Quoted(sentence.paragraph, sentence.text, sentence.heading)


def story_in(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of the neighbouring paragraphs that tell most of a story, or none where nothing is told.

    Somebody who is named once is known by that name at the start of other sentences too.
    """
    known = {name for one in sentences for name in names_in(one.text)}
    shares = [min(1.0, story_share(one, vocabulary) + _NAMED * one.text.startswith(tuple(known))) for one in sentences]
    by_paragraph: dict[int, list[int]] = {}
    for place, sentence in enumerate(sentences):
        by_paragraph.setdefault(sentence.paragraph, []).append(place)
    runs: list[list[int]] = [[]]
    last = 0
    for number, places in by_paragraph.items():
        told = sum(shares[place] for place in places) / len(places) >= _A_STORY
        near = last == number - 1 and len({sentences[place].paragraph for place in runs[-1]}) < _STORY_PARAGRAPHS
        if told:
            runs[-1:] = [runs[-1] + places] if near else [runs[-1], places]
            last = number
    long_enough = [run for run in runs if len(run) >= _STORY_SENTENCES and _somebody(sentences, run, known, vocabulary)]
    best = max(long_enough, key=lambda run: sum(shares[place] for place in run), default=[])
    return tuple(sentences[place] for place in best)


def _somebody(sentences: Sequence[Sentence], run: Iterable[int], known: set[str], vocabulary: Vocabulary) -> bool:
    """Whether at least half of some sentences tell of somebody: by name, as he, she or I, or of what is past."""
    found = [
        happened(one, vocabulary)
        or any(name in one.text for name in known)
        or bool(vocabulary["tellers"].intersection(words_of(one.text)))
        for one in (sentences[place] for place in run)
    ]
    return 2 * sum(found) >= len(found)


def _steps(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences that tell the reader to do something: those under a heading that announces steps first."""
    told = [one for one in sentences if is_command(one, vocabulary) and len(words_of(one.text)) > 2]
    announced = [one for one in told if _announces(one.heading, vocabulary)]
    listed = [one for one in told if one.listed and one not in announced]
    chosen = [*announced, *listed, *(one for one in reversed(told) if one not in announced and one not in listed)]
    return tuple(sorted(chosen[:MOST_STEPS], key=lambda one: one.order))


def _announces(heading: str, vocabulary: Vocabulary) -> bool:
    said = f" {' '.join(words_of(heading))} "
    return any(f" {name} " in said for name in vocabulary["headings_of_steps"])


def _spread(found: Sequence[Sentence], most: int) -> list[Sentence]:
    """At most so many, from all over the article."""
    if len(found) <= most:
        return list(found)
    return [found[round(place * (len(found) - 1) / (most - 1))] for place in range(most)]


def _checks(points: Sequence[Sentence], sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Iterable[Check]:
    """A gap for each of the first points."""
    common = Counter(word for one in sentences for word in set(telling_words(one.text, vocabulary)))
    gaps = [gap_in(point.text, common, vocabulary) for point in points]
    for number, (point, gap) in enumerate(zip(points, gaps, strict=True)):
        if number == MOST_CHECKS:
            return
        if gap is None:
            yield Check((quoted(point),), number)
            continue
        others = {root: other.missing for other in gaps if other and (root := _root(other, vocabulary))}
        others.pop(_root(gap, vocabulary), None)
        yield Check((quoted(point),), number, gap=gap.text, missing=gap.missing, others=tuple(others.values()))


def _root(gap: Gap, vocabulary: Vocabulary) -> str:
    return " ".join(telling_words(gap.missing, vocabulary))


def _warnings(
    vocabulary: Vocabulary,
    language: str,
    points: Sequence[Sentence],
    steps: Sequence[Sentence],
    questions: Sequence[Sentence],
    story: Sequence[Sentence],
) -> Iterable[str]:
    if not vocabulary.known:
        yield (
            f"There are no word lists for the language '{language}' yet: sentences were chosen by the words that they "
            "share, and neither steps nor a story were looked for."
        )
    if len(points) < 3:
        yield f"The article gives {len(points)} candidate{'' if len(points) == 1 else 's'} for key points; 3 to 5 work."
    missing = [
        name
        for name, found in (("sentence that tells people what to do", steps), ("question", questions), ("story", story))
        if not found
    ]
    if missing and vocabulary.known:
        yield f"No {', no '.join(missing)} was found in the article: what is missing is to be made up for the course."
