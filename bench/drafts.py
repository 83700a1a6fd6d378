"""How well sentences are split and key sentences are chosen: ``python -m bench.drafts`` prints the figures.

``python -m bench.drafts [FOLDER]`` reads the articles of a folder, ``tests/cases/drafting`` where none is named: text
files with a sentence a line and a blank line between two paragraphs. A line that starts with ``* `` is a sentence that
a careful reader would make a key point of, with ``! `` one that tells the reader to do something. Mark them before
anything is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coursegen.drafting.article_sentences import Sentence, sentences_of
from coursegen.drafting.key_sentences import how_many, key_sentences
from coursegen.drafting.lexrank import ranks
from coursegen.drafting.sentence_kinds import is_command, telling_words
from coursegen.drafting.vocabulary import vocabulary_for

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from support.labelled import HELD_OUT, Labelled, labelled

_ENGLISH = vocabulary_for("en")


def _chosen(sentences: Sequence[Sentence], number: int) -> Sequence[Sentence]:
    return key_sentences(sentences, _ENGLISH, number)


def _central(sentences: Sequence[Sentence], number: int) -> Sequence[Sentence]:
    rank = ranks([telling_words(one.text, _ENGLISH) for one in sentences])
    return [sentences[place] for place in sorted(range(len(sentences)), key=lambda place: -rank[place])[:number]]


def _first(sentences: Sequence[Sentence], number: int) -> Sequence[Sentence]:
    firsts = {one.paragraph: one for one in reversed(sentences)}
    return [firsts[paragraph] for paragraph in sorted(firsts)][:number]


def _longest(sentences: Sequence[Sentence], number: int) -> Sequence[Sentence]:
    return sorted(sentences, key=lambda one: -len(one.text))[:number]


WAYS: dict[str, Callable[[Sequence[Sentence], int], Sequence[Sentence]]] = {
    "coursegen draft": _chosen,
    "LexRank alone": _central,
    "first of each paragraph": _first,
    "longest": _longest,
}


def main() -> None:
    """Print a table of how many of the chosen sentences were marked, and how many of the marked were chosen."""
    articles = labelled(Path(sys.argv[1])) if sys.argv[1:] else labelled()
    sets = {
        "all": articles,
        "looked at": [one for one in articles if one.name not in HELD_OUT],
        "held out": [one for one in articles if one.name in HELD_OUT],
    }
    if sys.argv[1:]:
        sets = {"all": articles}
    sys.stdout.write("| way | articles | chosen and marked | precision | recall |\n|---|---|---:|---:|---:|\n")
    for way, choose in WAYS.items():
        for name, some in sets.items():
            hits, taken, marked = _counted(some, choose)
            told = f"| {way} | {name}, {len(some)} | {hits} of {taken} | {hits / taken:.2f} | {hits / marked:.2f} |\n"
            sys.stdout.write(told)
    found = [(one, {s.text for s in sentences_of(one.text) if is_command(s, _ENGLISH)}) for one in articles]
    right = sum(len(told & one.commands) for one, told in found)
    sys.stdout.write(f"\nTold to act: {right} right of {sum(len(told) for _, told in found)} found, ")
    sys.stdout.write(f"{sum(len(one.commands) for one in articles)} marked.\n")


def _counted(
    articles: Sequence[Labelled], choose: Callable[[Sequence[Sentence], int], Sequence[Sentence]]
) -> tuple[int, int, int]:
    hits = taken = marked = 0
    for article in articles:
        sentences = sentences_of(article.text)
        chosen = choose(sentences, how_many(sentences))
        hits += sum(one.text in article.key for one in chosen)
        taken += len(chosen)
        marked += len(article.key)
    return hits, taken, marked


if __name__ == "__main__":
    main()
