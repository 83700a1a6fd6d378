"""Holds the rules of wording: sentences that can be read aloud, and letters that somebody spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course.lint.mends import capitalised, tidied
from coursegen.course.lint.passages import all_texts, unquoted
from coursegen.course.lint.readability import readability
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.problems import Severity

_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?:s\b)?(?![\w])")
_SHOUTED = re.compile(r"(?<!\w)[A-Z]{2,}(?:[\s,’'\-]+[A-Z]{2,})+(?!\w)")


def _can_be_read_aloud(view: View) -> Iterator[Found]:
    """TXT1. Only texts from so many words on: the figures of a short one say nothing."""
    least, per_sentence, grade = (view.limits[name] for name in ("from_words", "sentence_words", "grade"))
    for text in all_texts(view.course):
        bare = unquoted(text.plain)
        if len(bare.split()) < least:
            continue
        found = readability(bare)
        if found.words < least:
            continue
        if found.per_sentence > per_sentence:
            message = f"these sentences have {found.per_sentence:.1f} words each, and {per_sentence:g} are enough"
            yield Found(text.address, message, "make two sentences of the longest one")
        elif found.grade > grade:
            message = f"this reads like grade {found.grade:.1f} (Flesch–Kincaid), and grade {grade:g} is enough"
            yield Found(text.address, message, "take shorter words, and a full stop where you would breathe")


def _is_spelt_out(view: View) -> Iterator[Found]:
    """TXT3: the first place of each acronym that no text spells out, in brackets before or after it."""
    texts = list(all_texts(view.course))
    whole = "\n".join(text.plain for text in texts)
    if not _ACRONYM.search(whole):
        return
    told: set[str] = set()
    for text in texts:
        for found in _ACRONYM.finditer(_SHOUTED.sub(lambda loud: " " * len(loud.group()), text.plain)):
            word = found.group().removesuffix("s")
            if (
                word in told
                or word in view.speech["known_acronyms"]
                or _is_a_word(word, whole)
                or _spelt_out(word, whole)
            ):
                continue
            told.add(word)
            hint = f"write it once in full, with ({word}) after it"
            yield Found(text.address, f"nothing spells out what {word} stands for", hint)


def _is_a_word(letters: str, whole: str) -> bool:
    """Whether capitals are loud letters: the same word stands in small ones elsewhere."""
    return bool(re.search(rf"\b{letters.lower()}\b", whole))


def _spelt_out(acronym: str, whole: str) -> bool:
    """Whether "some words (ABC)" or "ABC (some words)" stands anywhere."""
    bare = re.escape(acronym)
    return bool(re.search(rf"\w[\w’'\- ]+\({bare}s?\)|\b{bare}s?\s*\([a-zA-Z][\w’'\- ]{{5,}}\)", whole))


def _is_tidy(view: View) -> Iterator[Found]:
    """TXT4."""
    for text in all_texts(view.course):
        if tidied(text.plain) != text.plain:
            message = "there is a space before a comma or a full stop"
            yield Found(text.address, message, "take it out", mended=tidied)
    for module in view.course.modules:
        for step in module.action_steps:
            if capitalised(step.step.plain) != step.step.plain:
                message = "this step starts with a small letter"
                yield Found(step.step.address, message, "start it with a capital", mended=capitalised)


RULES = (
    LintRule(
        "TXT1",
        Severity.WARNING,
        "Sentences have 20 words on average at most, and a text no grade over 8 (Flesch–Kincaid). English only; what "
        "somebody says between quotation marks is left out, and so are texts under 30 words.",
        "Half of the room reads in its second language or after a night shift, and notes are to be spoken.",
        "Take shorter words, and a full stop where you would breathe.",
        "Kincaid et al. (1975); plain language guidelines",
        bad="explanation: In consideration of the aforementioned organisational circumstances, utilisation of …",
        good="explanation: Two people do the work of four. So we changed the order of the steps.",
        judge=_can_be_read_aloud,
        limits={"from_words": 30, "sentence_words": 20, "grade": 8},
        worded=True,
    ),
    LintRule(
        "TXT3",
        Severity.INFO,
        "An acronym is spelt out once.",
        "Whoever is new does not ask what it means.",
        "Write it in full the first time: first contact resolution (FCR).",
        "plain language guidelines",
        bad="say: Our FCR went up last month.",
        good="say: Our first contact resolution (FCR) went up last month.",
        judge=_is_spelt_out,
        worded=True,
    ),
    LintRule(
        "TXT4",
        Severity.INFO,
        "Texts have no space before a comma or a full stop, and steps start with a capital.",
        "It is the kind of thing that people see first on a slide.",
        "Mend it by hand, or let `coursegen check --fix` do it.",
        "house style",
        bad="step: ring one caller back .",
        good="step: Ring one caller back.",
        judge=_is_tidy,
        worded=True,
    ),
)
