"""Tells what a sentence of an article is: a question, something to do, a piece of a story, or a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from coursegen.drafting.article_sentences import Sentence
from coursegen.drafting.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_NAME = re.compile(r"(?<=[^\s.!?…“\"‘(]\s)(?:Mr|Mrs|Ms|Dr|Prof)?\.?\s?[A-ZÀ-Þ][a-zà-þ]{2,}")
_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_PAST_ENDING = re.compile(r"(?:[^aeiou\W]|[aeiou]{2})[a-z]{0,30}ed$")


@lru_cache(20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, apostrophes straight."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def telling_words(text: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a text that say what it is about, without their endings for number and possession."""
    little = vocabulary["little_words"]
    return [_root(word) for word in words_of(text) if word not in little and (len(word) > 2 or word.isdigit())]


def _root(word: str) -> str:
    """A word without the endings that English adds for number and possession; of other languages as it is."""
    word = word.removesuffix("'s").removesuffix("s'")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks something."""
    return sentence.text.rstrip("”’\"')]").endswith("?")


def is_command(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence tells the reader to do something: a verb first, or after “please”, “then”, “if …,”."""
    if is_question(sentence) or sentence.text.startswith(("“", '"', "‘")):
        return False
    words = list(words_of(sentence.text))
    if vocabulary["own"].intersection(words):  # “Don’t get me wrong” speaks of the writer
        return False
    if words and words[0] in ("if", "when", "before", "after", "once") and "," in sentence.text:
        words = list(words_of(sentence.text.partition(",")[2]))
    while words and words[0] in vocabulary["before_commands"]:
        words.pop(0)
    if not words or words[0] not in vocabulary["commands"]:
        return False
    after_and = {two for one, two in pairwise(words) if one == "and"}
    if after_and & vocabulary["after_and"]:  # “leave it out and it sounds …” is a condition
        return False
    return len(words) > 1 and words[1] not in vocabulary["verbs_of_statements"]


def is_quotation(sentence: Sentence) -> bool:
    """Whether most of a sentence is what somebody says."""
    quoted = sum(len(part) for part in _QUOTED.findall(sentence.text))
    return 2 * quoted > len(sentence.text)


def names_in(text: str) -> list[str]:
    """The capitalised words of a text that start no sentence: names of people, places and products."""
    return [name.strip() for name in _NAME.findall(text)]


def story_share(sentence: Sentence, vocabulary: Vocabulary, *, in_the_present: bool = True) -> float:
    """How much a sentence tells what happened, 0 to 1: who tells it, what is past, who is named, what is said.

    What “is done” counts as what was done does, since stories are told in the present too; else it says what holds.
    """
    words = words_of(_QUOTED.sub(" ", sentence.text))
    if not words:
        return 1.0 if _QUOTED.search(sentence.text) else 0.0
    told = sum(word in vocabulary["tellers"] for word in words)
    past = sum(_past(words, vocabulary, in_the_present))
    share = 0.25 * min(told, 2) + 0.3 * min(past, 2) + 0.25 * bool(names_in(sentence.text))
    share += 0.2 * bool(_QUOTED.search(sentence.text)) + 0.1 * bool(_NUMBER.search(sentence.text))
    return min(1.0, share)


def happened(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence says what is past."""
    return any(_past(words_of(sentence.text), vocabulary))


def _past(words: Sequence[str], vocabulary: Vocabulary, in_the_present: bool = True) -> Iterator[bool]:
    """For each word whether it is a verb of the past, or seems so: in “is mostly met” it is none."""
    now: frozenset[str] = frozenset() if in_the_present else vocabulary["holds"]
    for place, word in enumerate(words):
        yield _is_past(word, vocabulary) and now.isdisjoint(words[max(0, place - 2) : place])


def _is_past(word: str, vocabulary: Vocabulary) -> bool:
    return word in vocabulary["past"] or (vocabulary.known and len(word) > 4 and bool(_PAST_ENDING.search(word[-40:])))


def leans(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence starts with a word that leans on the sentence before it."""
    words = words_of(sentence.text)
    return bool(words) and words[0] in vocabulary["leaning"]


def generality(sentence: Sentence, vocabulary: Vocabulary) -> int:
    """How many words of a sentence, 2 at most, say that it holds for everybody, or that one is more than another."""
    return min(2, sum(word in vocabulary["general"] for word in words_of(sentence.text)))
