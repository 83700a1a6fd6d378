"""Finds the times and the numbers of answers that texts state: "two minutes in pairs", "collect three"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursegen.model.practice import Scenario
from coursegen.model.text import Text

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
"""Numbers as English texts write them."""

_NUMBER = rf"(?P<number>\d+|{'|'.join(NUMBERS)})"
_TIME = re.compile(rf"\b(?:(?P<half>half)\s+(?:a|the)\s+|{_NUMBER}[\s-]+)(?P<unit>minute|second)s?\b", re.I)
_EACH = re.compile(
    r"\s+(?:each\b|apiece\b|per (?:person|role|part)\b|"
    r"for (?:each|every) (?:of (?:you|them)|person|partner|player|role|part|turn)\b)",
    re.I,
)
"""What follows a time that everybody takes in turn: "6 minutes each"."""
_WHOLE = re.compile(
    rf"\b{_NUMBER}(?:[\s-]+(?:minutes?|(?P<seconds>seconds?)))?\s+(?:in all|altogether|in total)\b", re.I
)
_CHANGE = re.compile(r"\bswap\b(?! (?:half|mid))|\b(?:change|switch|exchange) (?:roles|parts|places|sides)\b", re.I)
_CHANGE_AFTER = re.compile(rf"(?:{_CHANGE.pattern}) (?:after|every)\s+$", re.I)
_ALL_PLAYED = re.compile(
    r"\b(?:until|till) (?:everybody|everyone|each|all)\b(?: of you)? "
    r"(?:was|were|has been|have been|has played|have played|has had|have had|played|had)\b",
    re.I,
)
_STEP = re.compile(
    rf"\b{_NUMBER}(?:\s+minutes?)?\s+(?P<what>to read|to play|for each round|for the (?:first|second|third))\b", re.I
)
_ANSWERS = re.compile(
    rf"\b(?:collect|hear|take|gather|get|ask for)\s+(?:only\s+|just\s+)?{_NUMBER}\b(?!\s*(?:minute|second))", re.I
)
_ROUNDS = re.compile(rf"\b{_NUMBER} rounds\b", re.I)
_ONCE = re.compile(r"\bplay(?:s|ed)?,? once\b", re.I)
_EACH_GROUP = re.compile(r"\b(?:each|every) (?P<one>table|group|pair)\b", re.I)
_ALL = r"(?:everybody|everyone|each (?:person|participant|one|of you)|all of you)"
_FROM_ALL = re.compile(rf"\b(?P<what>word|sentence|line|voice)s?\b[^.?!]{{0,30}}\bfrom {_ALL}\b", re.I)
_ALL_SAY = re.compile(
    rf"\b{_ALL}\s+(?:in turn\s+)?(?:says?|reads?|tells?|gives?|shares?|names?)\b"
    r"(?:[^.?!]{0,40}\b(?P<what>word|name)\b)?",
    re.I,
)
_ROUND = re.compile(
    r"\bgo(?:es|ing)? (?:a)?round the (?:room|circle|group|table|chairs)\b|\ba round (?:of|with) (?:everybody|all)\b",
    re.I,
)
_CHECK_IN = re.compile(r"\bcheck(?:s|ing)?[ -]in\b", re.I)
_HEADED = re.compile(rf"\b(?:head|draw|copy out)\b[^.?!]{{0,12}}?\b(?:{_NUMBER}\s+)?boards?\b", re.I)
_BOARD = re.compile(r"\b(?:on|to) (?:the|a) (?:board|flip ?chart|wall)\b|\bon two boards\b", re.I)
_WRITE = re.compile(r"\bwrit(?:e|es|ing)\b|\bnote (?:it|them|one|down)\b|\bfill in\b", re.I)


def plain(texts: Iterable[Text]) -> str:
    """Paragraphs as one string."""
    return " ".join(text.plain for text in texts)


def number_of(word: str) -> int:
    """A number that is written in figures or as a word."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def times_in(text: str) -> list[int]:
    """The times that a text states, in seconds, in its order."""
    found = []
    for match in _TIME.finditer(text):
        unit = 60 if match["unit"].lower() == "minute" else 1
        found.append(round(unit * (0.5 if match["half"] else number_of(match["number"]))))
    return found


def whole_in(text: str) -> int:
    """The seconds that a text gives to all of it: "12 minutes in all"; 0 where it says no such time."""
    found = _WHOLE.finditer(text)
    return max((number_of(one["number"]) * (1 if one["seconds"] else 60) for one in found), default=0)


def exercise_seconds(text: str, size: int) -> int:
    """How long an exercise takes by its own words, in groups of ``size``; 0 where they say nothing of it.

    A time "each" counts once for each in the group, or twice where they swap; so does the time before a swap that has
    no time of its own. What is said to be "in all" goes before such a reckoning.
    """
    times = list(_TIME.finditer(text))
    if whole := whole_in(text):
        return max(whole, sum(times_in(text)) - whole)
    turns = size if _ALL_PLAYED.search(text) else 2 if _CHANGE.search(text) else size
    starts = [one.start() for one in times]
    seconds = 0
    for one, time, end in zip(times, times_in(text), [*starts[1:], len(text)] if times else [], strict=True):
        before_swap = _CHANGE.search(text, one.end(), end) or _CHANGE_AFTER.search(text[: one.start()])
        taken_in_turn = _EACH.match(text, one.end()) or before_swap
        seconds += time * (turns if taken_in_turn else 1)
    return seconds


def steps_in(text: str) -> dict[str, int]:
    """The seconds that "one minute to read, two for each round, four to debrief" gives to ``read`` and to ``play``.

    Only the first of such numbers says that it is minutes. Parts of a play add up, and a round counts once.
    """
    found: dict[str, int] = {}
    if "minute" not in text.lower():
        return found
    for match in _STEP.finditer(text):
        what = "read" if match["what"].lower().startswith("to read") else "play"
        found[what] = found.get(what, 0) + 60 * number_of(match["number"])
    return found


def rounds_in(text: str) -> int:
    """How often something is played: once, unless a text says twice, or three times."""
    lowered = text.lower()
    return 3 if "three times" in lowered else 2 if "twice" in lowered or "each round" in lowered else 1


def rounds_of(scene: Scenario, do: str) -> int:
    """How many rounds of a scenario are planned, as its task says and what the trainer does (``do``)."""
    told = f"{scene.task.plain} {do}"
    if _ONCE.search(told):  # whatever is done, and swapped, after the play
        return 1
    if "every part" in told or _ALL_PLAYED.search(told):
        return len(scene.roles)
    if stated := _ROUNDS.search(told):
        return number_of(stated["number"])
    return max(rounds_in(told), 2 if _CHANGE.search(told) else 1)


def answers_in(text: str) -> int:
    """How many answers a text wants; 0 where it does not say."""
    match = _ANSWERS.search(text)
    return number_of(match["number"]) if match else 0


def each_group_in(text: str) -> str:
    """What is heard one after the other: every ``table``, ``pair`` or ``group``; ``""`` where a text asks for none."""
    found = _EACH_GROUP.search(text)
    return found["one"].lower() if found else ""


def round_in(text: str) -> str:
    """The figure of what everybody in the room says in turn (``round_word``); ``""`` where nobody asks for that."""
    found = _FROM_ALL.search(text) or _ALL_SAY.search(text)
    if found is None and not _ROUND.search(text):
        return ""
    if _CHECK_IN.search(text):
        return "check_in"
    short = found is not None and (found["what"] or "").lower() in ("word", "name")
    return "round_word" if short else "round_sentence"


def boards_in(text: str) -> int:
    """How many boards the trainer heads or draws while people wait."""
    return sum(number_of(found["number"] or "one") for found in _HEADED.finditer(text))


def uses_board(text: str) -> bool:
    """Whether something is written on a board while people wait."""
    return bool(_BOARD.search(text))


def asks_to_write(text: str) -> bool:
    """Whether people are told to write."""
    return bool(_WRITE.search(text))
