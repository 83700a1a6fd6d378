"""Finds the times and the numbers of answers that texts state: "two minutes in pairs", "collect three"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursegen.model.text import Text

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
"""Numbers as English texts write them."""

_NUMBER = rf"(?P<number>\d+|{'|'.join(NUMBERS)})"
_TIME = re.compile(rf"\b(?:(?P<half>half)\s+(?:a|the)\s+|{_NUMBER}[\s-]+)(?P<unit>minute|second)s?\b", re.I)
_STEP = re.compile(
    rf"\b{_NUMBER}(?:\s+minutes?)?\s+(?P<what>to read|to play|for each round|for the (?:first|second|third))\b", re.I
)
_ANSWERS = re.compile(
    rf"\b(?:collect|hear|take|gather|get|ask for)\s+(?:only\s+|just\s+)?{_NUMBER}\b(?!\s*(?:minute|second))", re.I
)
_EACH_GROUP = re.compile(r"\b(?:each|every) (?:table|group|pair)\b|\bfrom (?:each|every) (?:table|group)\b", re.I)
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


def answers_in(text: str) -> int:
    """How many answers a text wants; 0 where it does not say."""
    match = _ANSWERS.search(text)
    return number_of(match["number"]) if match else 0


def asks_each_group(text: str) -> bool:
    """Whether every table, pair or group is to be heard."""
    return bool(_EACH_GROUP.search(text))


def uses_board(text: str) -> bool:
    """Whether something is written on a board while people wait."""
    return bool(_BOARD.search(text))


def asks_to_write(text: str) -> bool:
    """Whether people are told to write."""
    return bool(_WRITE.search(text))
