"""Holds the rules of wording: sentences that can be read aloud, letters that somebody spells out, words of a team."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.course.lint.course_words import all_texts, unquoted
from coursegen.course.lint.mends import capitalised, tidied
from coursegen.course.lint.readability import readability
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.problems import Severity
from coursegen.source import nodes

_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?:s\b)?(?![\w])")
_TERMS = "course.terms."
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


def _is_said_somewhere(view: View) -> Iterator[Found]:
    """TXT5: a term that a layer gives a word, and no text of the version uses."""
    used = set().union(*view.loaded.terms_used.values())
    for name, address in _given_by_layers(view).items():
        if name in used or _left_out_here(view, name):
            continue
        words = _plain_words(view, name)
        plain = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        many = sum(bool(plain.search(text.plain)) for text in all_texts(view.course))
        message = f"the team's word for '{words[0]}' is used nowhere: no text says ${{{name}}}"
        if many:
            message += f"; {many} {'text says' if many == 1 else 'texts say'} '{words[0]}' as a plain word"
        hint = f"write ${{{name}}} or ${{{name}.many}} wherever the team's word is to stand"
        if view.loaded.own.node(f"course.terms.{name}") is None:
            line = f"terms: {{{name}: {{one: {words[0]}, many: {words[1]}}}}}"
            hint += f", and give the course its own word, in course.yaml: {line}"
        yield Found(address, message, hint)


def _left_out_here(view: View, name: str) -> bool:
    """Whether the course says a term in a text that this version does without."""
    own = view.loaded.own
    says = re.compile(rf"\$\{{\s*{re.escape(name)}\b")
    found = (own.node(address) for address in own)
    return any(isinstance(node, nodes.Scalar) and says.search(node.text) for node in found)


def _given_by_layers(view: View) -> dict[str, str]:
    """The terms that a layer above the course gives words, by name, each with the address of its words."""
    terms = view.loaded.merged.node(_TERMS.rstrip("."))
    if not isinstance(terms, nodes.Mapping):
        return {}
    given = {name: f"{_TERMS}{name}.one" for name in terms.entries}
    return {name: address for name, address in given.items() if view.loaded.stack(address)}


def _plain_words(view: View, name: str) -> tuple[str, str]:
    """What the course itself calls a term, one and many of it; where it has none, what the term's name says."""
    one, many = (view.loaded.own.node(f"{_TERMS}{name}.{form}") for form in ("one", "many"))
    if isinstance(one, nodes.Scalar) and isinstance(many, nodes.Scalar):
        return one.text, many.text
    said = name.replace("_", " ")
    return said, f"{said}s"


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
    LintRule(
        "TXT5",
        Severity.WARNING,
        "A word that a team gives a term is said in some text.",
        "The team's version would go on saying the old word, and nobody would know why.",
        "Write `${customer}` in the texts where the team's word is to stand, and give the course a word of its own.",
        "arithmetic",
        bad="terms: {customer: {one: guest, many: guests}}       # and every text says: Call the customer back.",
        good="say: Call the ${customer} back.",
        judge=_is_said_somewhere,
    ),
)
