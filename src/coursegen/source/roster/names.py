"""Tells what is a person's name from what else stands where names do, and gives it the shape that people say it in."""

from __future__ import annotations

import re
import unicodedata

from coursegen.source.roster.words import roster_words

LONGEST_NAME, _READ = 160, 2_000
_MOST_WORDS = 15
_MAIL = re.compile(r"\S@\S{1,200}\.\w")
_ADDRESS = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_WHEN = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}:\d{2}")
_CELLS = re.compile(r"[,;|\t]")
_BEHIND = re.compile(r"\s?[(\[]([^()\[\]]{1,60})[)\]]\s?\Z")
_SUFFIX = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?\s?d|m\.?\s?b\.?\s?a|b\.?\s?a|m\.?\s?a|m\.?\s?sc|b\.?\s?sc|esq|cpa|rn|dds|pmp|ing"
    r"|dipl\.?[- ]?ing|llm|cphr)\.?",
    re.IGNORECASE,
)
_SPOKEN = ("=", "@", "+", "-")
"""A cell that begins so is text of somebody's, and no formula, since nothing here works one out."""

_LISTED = re.compile(r"(?:\d{1,3}[.)]|[-–—•·▪◦*])\s+(?=\w)|\d{1,3}[.)](?=[^\W\d])")
"""What a list that was typed has before each of its names."""

_NUMBERED = re.compile(r"\d{1,4}\s+[^\W\d]")

_JOINERS = {"\u200c", "\u200d"}


def clean(text: str) -> str:
    """The text composed, without what steers a terminal or turns the direction of a line.

    A joiner between two letters or two pictures stays: Persian names and families of emoji are written with it.
    """
    composed = unicodedata.normalize("NFC", text[:_READ])
    kept = [
        char
        for at, char in enumerate(composed)
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs") or (char in _JOINERS and _joins(composed, at))
    ]
    return " ".join("".join(kept).split())


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and not text[at - 1].isspace() and not text[at + 1].isspace()


def person_named(text: str, *, known_otherwise: bool = False) -> str:
    """A name as it is said: ``Ana Ruiz`` of ``Ruiz, Ana (she/her)``; otherwise as it is written.

    ``known_otherwise`` says that what stands in brackets is the name of an account.
    """
    name = clean(text)
    if (listed := _LISTED.match(name)) is not None:
        name = name[listed.end() :]
    while (
        (found := _BEHIND.search(name))
        and found.start()
        and (known_otherwise or roster_words().beside.fullmatch(found[1].strip()))
    ):
        name = name[: found.start()]
    last, comma, first = (part.strip() for part in name.partition(","))
    turned = comma and first and last and "," not in first and not name.startswith(_SPOKEN)
    if not turned or _SUFFIX.fullmatch(first) or max(len(last.split()), len(first.split())) > 5:
        return name
    return f"{first} {last}"


def no_name(name: str) -> str:
    """Why a cell is no name of a person, ``""`` for what can be one; nothing of the cell is repeated."""
    letters = sum(char.isalpha() for char in name)
    if name.startswith(_SPOKEN) and (letters or name.startswith("=")):
        return ""
    if _MAIL.search(name):
        return "an e-mail address"
    if _ADDRESS.search(name):
        return "a web address"
    if _WHEN.search(name):
        return "a date or a time"
    if roster_words().nobody.fullmatch(name):
        return "a word that is nobody's name"
    if roster_words().machines.fullmatch(name):
        return "the name of a device or of a room"
    if _NUMBERED.match(name):
        return "a number and a name in one cell"
    if not letters and not _pictured(name):
        return "a number" if any(char.isdigit() for char in name) else "no word"
    if sum(char.isdigit() for char in name) > letters:
        return "a number"
    if len(_CELLS.findall(name)) > 1 and not _suffixed(name):
        return "more than one cell"
    if ":" in name or name.endswith("?") or len(name.split()) > _MOST_WORDS:
        return "a sentence"
    return ""


def _suffixed(name: str) -> bool:
    """Whether all commas but one stand before degrees and the like: ``Ruiz, Ana, PhD, MBA``."""
    _, *rest = (part.strip() for part in name.split(","))
    return sum(not _SUFFIX.fullmatch(part) for part in rest) <= 1 and not re.search(r"[;|\t]", name)


def _pictured(name: str) -> bool:
    return any(unicodedata.category(char) in ("So", "Lo") for char in name)


def looks_like_a_name(text: str) -> bool:
    """Whether a cell looks like somebody's whole name: two words or more of letters, or one of the East."""
    name = person_named(text)
    if not name or no_name(name):
        return False
    words = [word for word in name.split() if word[0].isalpha()]
    eastern = any(unicodedata.east_asian_width(char) in "WF" for char in name)
    return (len(words) > 1 or eastern) and not any(char.isdigit() for char in name)
