"""Holds the rules of quiz items: they test what people know, and not how well they guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from coursegen.course.lint.course_words import unquoted, words_of
from coursegen.course.lint.mends import with_negative_marked
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.course.lint.speech import Speech
from coursegen.model.course import Module
from coursegen.model.practice import Option, QuizItem
from coursegen.model.text import Text
from coursegen.problems import Severity
from coursegen.source.sentences import sentences_of

_HALADYNA = "item-writing guidelines: Haladyna, Downing and Rodriguez (2002)"
_LETTERS = "ABCDEF"
_SEVERAL = 6  # questions, from which on their right answers' places can be called balanced or not
_IN_A_ROW = 4


def _stands_alone(view: View) -> Iterator[Found]:
    """QZ1."""
    wholes = view.speech["all_or_none"]
    for _, item in _items(view):
        for option in item.options:
            said = " ".join(words_of(option.text.plain.casefold()))
            if said.removeprefix("options ").removeprefix("answers ") in wholes:
                message = f"“{option.text.plain}” is an answer about answers"
                hint = "write one more mistake that people really make instead"
                yield Found(f"{option.address}.text", message, hint)


def _offers_a_few(view: View) -> Iterator[Found]:
    """QZ3."""
    least, most = int(view.limits["least"]), int(view.limits["most"])
    for _, item in _items(view):
        if item.kind in ("choice", "several") and not least <= (number := len(item.options)) <= most:
            message = f"this question has {number} options, and {least} to {most} work best"
            hint = "add a mistake that people really make" if number < least else "drop the option that nobody takes"
            yield Found(f"{item.address}.options", message, hint)


def _hides_the_right_answer(view: View) -> Iterator[Found]:
    """QZ4."""
    most = view.limits["ratio"]
    for _, item in _items(view):
        right = [option for option in item.options if option.right]
        wrong = [len(option.text.plain) for option in item.options if not option.right]
        if len(right) != 1 or not wrong or not sum(wrong):
            continue
        ratio = len(right[0].text.plain) / (sum(wrong) / len(wrong))
        if ratio > most:
            message = f"the right answer is {ratio:.1f} times as long as the others, so it stands out"
            yield Found(
                f"{right[0].address}.text", message, "shorten it, or make the wrong answers as careful as it is"
            )


def _says_no_aloud(view: View) -> Iterator[Found]:
    """QZ5."""
    for _, item in _items(view):
        for word in unmarked_negatives(item.stem, view.speech):
            hint = f"mark it, **{word}**, or ask for what is right"
            yield Found(
                f"{item.address}.stem",
                f"this question turns on '{word}', and it is easy to overlook",
                hint,
                mended=partial(with_negative_marked, word=word),
            )
        for option in item.options:
            for word in words_of(unquoted(option.text.plain)):
                if word.casefold() in view.speech["absolutes"]:
                    message = f"an option with '{word}' is nearly always wrong, and test-wise people know it"
                    yield Found(f"{option.address}.text", message, "say how often it really is, or take the word out")


def unmarked_negatives(stem: Text, speech: Speech) -> list[str]:
    """The words in a stem's question that turn it round and stand in plain letters; what somebody says is left out."""
    asked = [one for one in sentences_of(unquoted(stem.plain)) if one.rstrip("”’\"') ").endswith("?")]
    asking = {word.casefold() for sentence in asked[-1:] for word in words_of(sentence)}
    wanted = {word.replace("’", "'") for word in speech["negatives"]}
    inside = _quotations(stem.plain)
    found, position = [], 0
    for run in stem.runs:
        for match in re.finditer(r"\w+(?:[’']\w+)*", run.text):
            word = match.group()
            at = position + match.start()
            if (
                word.casefold().replace("’", "'") in wanted
                and word.casefold() in asking
                and not (run.strong or run.emphasis or word.isupper())
                and not any(start <= at < end for start, end in inside)
            ):
                found.append(word)
        position += len(run.text)
    return found


def _quotations(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)]


def _looks_alike(view: View) -> Iterator[Found]:
    """QZ6."""
    for _, item in _items(view):
        shapes = Counter(_shape(option) for option in item.options)
        if len(item.options) >= 3 and len(shapes) == 2 and min(shapes.values()) == 1:
            odd = next(option for option in item.options if shapes[_shape(option)] == 1)
            usual = next(shape for shape, number in shapes.items() if number > 1)
            message = f"this option {_said_of(_shape(odd), usual)}, unlike all the others"
            hint = "write all options in the same form, so that none stands out"
            yield Found(f"{odd.address}.text", message, hint)
        for option in item.options:
            if option.right and (echo := _echo(item, option, view.speech)):
                message = f"the right answer repeats '{echo}' from the question, and no other option does"
                yield Found(
                    f"{option.address}.text", message, "say it in another word here, or use it in a wrong one too"
                )


def _shape(option: Option) -> tuple[bool, bool, bool]:
    """What can be seen of an option from afar: a quotation, a full stop or the like at its end, a capital first."""
    text = option.text.plain.strip()
    bare = text.lstrip("“‘\"'")
    return text[:1] in '“"', bare.rstrip("”’\"'")[-1:] in ".!?…", not bare[:1].islower()


def _said_of(shape: tuple[bool, bool, bool], usual: tuple[bool, bool, bool]) -> str:
    if shape[0] != usual[0]:
        return "is something that somebody says" if shape[0] else "is nothing that somebody says"
    if shape[1] != usual[1]:
        return "ends like a sentence" if shape[1] else "ends without a full stop"
    return "starts with a capital" if shape[2] else "starts with a small letter"


def _echo(item: QuizItem, right: Option, speech: Speech) -> str:
    """A word that question and right answer share and no other option has; ``""`` where there is none.

    What the question quotes can't be said otherwise, and is no echo.
    """
    asked = {_stem(word) for word in _telling(unquoted(item.stem.plain), speech)}
    others = {_stem(word) for one in item.options if one is not right for word in words_of(one.text.plain)}
    for word in _telling(right.text.plain, speech):
        if _stem(word) in asked and _stem(word) not in others:
            return word
    return ""


def _telling(text: str, speech: Speech) -> list[str]:
    return [word for word in words_of(text) if len(word) > 3 and word.casefold() not in speech["small_words"]]


def _stem(word: str) -> str:
    """A word without its commonest endings, so that plural and past are the same word."""
    bare = re.sub(r"[’']s?$", "", word.casefold())
    for ending in ("ing", "ed", "es", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) > 3:
            return bare.removesuffix(ending)
    return bare


def _cannot_be_guessed(view: View) -> Iterator[Found]:
    """QZ7."""
    stems: dict[str, QuizItem] = {}
    places: Counter[int] = Counter()
    row: list[int] = []
    for module, item in _items(view):
        said = " ".join(words_of(item.stem.plain.casefold()))
        if said in stems:
            message = f"this question is asked already, as '{stems[said].id}'"
            yield Found(f"{item.address}.stem", message, "ask it once, or ask something else here")
        stems.setdefault(said, item)
        at = _place(item)
        if at is None:
            continue
        places[at] += 1
        row = [*row, at] if row[-1:] == [at] else [at]
        if len(row) == _IN_A_ROW:
            message = f"this is the {_IN_A_ROW}th right answer in a row at {_LETTERS[at]}"
            yield Found(f"{item.address}.options", message, f"move it to another place than {_LETTERS[at]}")
        lettered = [one for one in module.quiz if _place(one) is not None]
        if item is lettered[-1] and len(lettered) >= 3 and len({_place(one) for one in lettered}) == 1:
            message = f"every right answer of this module is {_LETTERS[at]}"
            yield Found(f"{module.address}.quiz", message, "move some of them to other places")
    total = sum(places.values())
    if total >= _SEVERAL:
        at, number = places.most_common(1)[0]
        if 100 * number > view.limits["percent"] * total:
            last = [item for _, item in _items(view) if _place(item) == at][-1]
            message = f"{number} of {total} right answers are {_LETTERS[at]}, so guessing {_LETTERS[at]} pays"
            yield Found(f"{last.address}.options", message, "move some of them to other places")


def _place(item: QuizItem) -> int | None:
    """Where the one right option is; nothing where several are right, or where there are no options to tick."""
    right = [place for place, option in enumerate(item.options) if option.right]
    return right[0] if len(right) == 1 else None


def _items(view: View) -> Iterator[tuple[Module, QuizItem]]:
    return ((module, item) for module in view.course.modules for item in module.quiz)


RULES = (
    LintRule(
        "QZ1",
        Severity.WARNING,
        "No option speaks of other options: no “all of the above”, no “none of these”.",
        "Whoever is sure of two options has the third for nothing.",
        "Write one more mistake that people really make.",
        _HALADYNA,
        bad="{id: all, text: All of the above, feedback: …}",
        good="{id: tone, text: “Calm down first.”, feedback: …}",
        judge=_stands_alone,
        worded=True,
    ),
    LintRule(
        "QZ2",
        Severity.ERROR,
        "A question has exactly one right answer.",
        "Two right answers start a quarrel, and none starts a bigger one.",
        "Write `right: true` at one option.",
        _HALADYNA,
        bad="two options with `right: true`",
        good="one option with `right: true`",
        stage="reading",
        firm=True,
    ),
    LintRule(
        "QZ3",
        Severity.WARNING,
        "A question has 3 to 5 options.",
        "Two options are the toss of a coin, and with six somebody reads instead of thinking.",
        "Add a mistake that people really make, or drop the option that nobody takes.",
        "three options are enough: Rodriguez (2005)",
        bad="options: [{id: yes_, …}, {id: no_, …}]",
        good="options: [{id: a, …}, {id: b, …}, {id: c, …}]",
        judge=_offers_a_few,
        limits={"least": 3, "most": 5},
    ),
    LintRule(
        "QZ4",
        Severity.WARNING,
        "The right answer is at most 1.3 times as long as the mean of the others.",
        "The longest answer is the right one in most quizzes, and everybody knows it.",
        "Shorten the right answer, or make the wrong ones as careful as it is.",
        _HALADYNA,
        bad="right: “I see, and I will look that up for you right now while you wait.” / wrong: “No.”",
        good="right: “I’ll look that up now.” / wrong: “Look it up online.”",
        judge=_hides_the_right_answer,
        limits={"ratio": 1.3},
    ),
    LintRule(
        "QZ5",
        Severity.WARNING,
        "A negative question marks its “not”; no option says always or never.",
        "People who know the answer fall over a “not” that they did not see, and “never” gives an option away.",
        "Ask for what is right; where that can't be, mark the word: **not**. `coursegen check --fix` marks it.",
        _HALADYNA,
        bad="stem: Which of these is not a request?",
        good="stem: Which of these is **not** a request?",
        judge=_says_no_aloud,
        worded=True,
    ),
    LintRule(
        "QZ6",
        Severity.WARNING,
        "Options have one form, and the right one does not repeat the question's words.",
        "What stands out is chosen or left out for its looks.",
        "Write all options as sentences, or none; all as speech, or none; use other words than the question's.",
        _HALADYNA,
        bad="stem: Which line shows brightness? / options: A bright line. / “No.” / “Next.”",
        good="stem: Which line brightens the talk? / options: “You had it all ready.” / “No.” / “Next.”",
        judge=_looks_alike,
        worded=True,
    ),
    LintRule(
        "QZ7",
        Severity.WARNING,
        "Right answers are at different places, and no question is asked twice.",
        "After a run of Bs, people choose B.",
        "Move right answers about, in no pattern.",
        _HALADYNA,
        bad="right answers: B, B, B",
        good="right answers: D, A, C",
        judge=_cannot_be_guessed,
        limits={"percent": 50},
    ),
)
