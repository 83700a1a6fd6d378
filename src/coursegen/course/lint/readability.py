"""Tells how hard English prose is to read, by a formula and without data."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from coursegen.course.lint.course_words import words_of
from coursegen.source.sentences import sentences_of

_VOWELS = re.compile(r"[aeiouy]+")
_CONTRACTED = re.compile(r"'(?:s|re|ll|ve|m|d)$")
_SILENT = re.compile(
    r"(?:(?<=[^aeiouyl])|(?<=[aeiouyr]l)|(?<=[aeiouygq]u))e$"  # make, while, blue
    r"|(?:(?<=[^aeiouytdl])|(?<=[aeiouyrl]l))ed$"  # asked, called
    r"|(?:(?<=[^aeiouycgsxzhl])|(?<=[aeiouyr]l)|(?<=th)|(?<=[gq]u))es$"  # makes, rules
)
_PARTED = re.compile(  # two vowels that are two syllables
    r"i(?:a|o(?!n)|um|et|enc|ent)|[nl]ion|[aeouy]ing|ie(?=r$)|[^gp]eo(?!u)|[^qg]ua|uou|oem|eum"
    r"|[dr]ea(?=$|s|l?it|c|t[ei]|l$)|^io|(?<=[dsl])n't$"
)
_MUTE = re.compile(  # vowels that are none, inside a word
    r"[cst]i(?:a|ou|en)|gio|lion|^busi|^every|^some(?=[tbwdho])|^there(?=f)"
    r"|(?<=[aeiouy][^aeiouy])e(?=ly$|ments?$|ful$|less$|ness$|work|line|times)"
)


class Readability(Struct, frozen=True):
    """How many words there were, how many a sentence on average, and the Flesch–Kincaid grade."""

    words: int
    per_sentence: float
    grade: float


@lru_cache(20_000)  # the versions of a course share most of their texts
def readability(text: str) -> Readability:
    """How hard an English text is.

    The grade is 0.39 words a sentence + 11.8 syllables a word − 15.59 (Kincaid, Fishburne, Rogers and
    Chissom, 1975); zeros for a text without words.
    """
    sentences = [found for sentence in sentences_of(text) if (found := words_of(sentence))]
    number = sum(map(len, sentences))
    if not number:
        return Readability(0, 0.0, 0.0)
    per_sentence = number / len(sentences)
    per_word = sum(syllables(word) for sentence in sentences for word in sentence) / number
    return Readability(number, per_sentence, 0.39 * per_sentence + 11.8 * per_word - 15.59)


@lru_cache(20_000)  # the words of a course repeat
def syllables(word: str) -> int:
    """An English word's syllables, by its spelling; at least 1. Right for nine words in ten."""
    bare = _CONTRACTED.sub("", word.casefold().replace("’", "'"))
    count = len(_VOWELS.findall(bare)) - bool(_SILENT.search(bare))
    return max(1, count + len(_PARTED.findall(bare)) - len(_MUTE.findall(bare)))
