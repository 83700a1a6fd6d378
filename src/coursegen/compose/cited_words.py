"""Names what a citation says in letters that the pages' font lacks, so that a course can cite any article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from coursegen.compose.words import Words
from coursegen.model.author import Author
from coursegen.model.course import Course
from coursegen.model.rights import Source
from coursegen.problems import Problem, Severity

_OF_LANGUAGES = {
    "ja": "japanese", "zh": "chinese", "ko": "korean", "ar": "arabic",
    "fa": "persian", "he": "hebrew", "th": "thai",
}  # fmt: skip
_OF_SCRIPTS = {
    "HIRAGANA": "japanese", "KATAKANA": "japanese", "KATAKANA-HIRAGANA": "japanese",
    "CJK": "chinese", "HANGUL": "korean", "ARABIC": "arabic", "HEBREW": "hebrew",
    "THAI": "thai",
}  # fmt: skip
_FIELDS = ("title", "opening", "publisher", "issued", "rights")
_EVERY_FONT = "\u024f"
"""Up to this character (Latin Extended-B) a font for Latin letters has what names are written with."""


def with_legible_citations(
    course: Course, covers: Callable[[str], bool], words: Words
) -> tuple[Course, tuple[Problem, ...]]:
    """The course with citations that the pages' font can print, and a warning for each that it could not.

    Letters that it lacks, or that run from right to left, are named (``[Japanese]``), and signs that it lacks left out.
    """
    sources, problems = dict(course.sources), []
    for name, source in course.sources.items():
        legible = _legible(source, covers, words)
        if legible != source:
            sources[name] = legible
            message = "this article is cited in letters or signs that the pages' font lacks: they are named or left out"
            hint = "credits.json has them whole; give its title in English as well if readers are to look it up"
            address = f"{source.address}.title" if source.title != legible.title else source.address
            problems.append(Problem("no-glyph", message, None, hint, Severity.WARNING, address))
    return (replace(course, sources=sources), tuple(problems)) if problems else (course, ())


def _legible(source: Source, covers: Callable[[str], bool], words: Words) -> Source:
    def said(text: str) -> str:
        return _said(text, covers, _named(text, source.language, words))

    changed = {name: said(text) for name in _FIELDS if not (text := getattr(source, name)).isascii()}
    authors = tuple(Author(said(one.name), one.organisation) for one in source.authors)
    legible = replace(source, **changed, authors=tuple(one for one in authors if one.name))
    if source.title and not legible.title:  # a title of pictures alone
        legible = replace(legible, title=words.say("letters_other"))
    return legible


def _said(text: str, covers: Callable[[str], bool], name: str) -> str:
    """A text with a name for each run of letters that can't be printed, and without signs that can't."""
    if all(_is_printed(char, covers) for char in text):
        return text
    parts: list[str] = []
    for char in text:
        if _is_printed(char, covers):
            parts.append(char)
        elif unicodedata.category(char)[0] in "LMN":
            parts.append("\ufffc")
    whole = re.sub(r"\ufffc(?:[^\w]*\ufffc)*", lambda _: f" {name} ", "".join(parts))
    return re.sub(r" +([,.;:!?)»”’])", r"\1", " ".join(whole.split()))


def _is_printed(char: str, covers: Callable[[str], bool]) -> bool:
    if char <= _EVERY_FONT and char.isalpha():
        return True
    if unicodedata.category(char) in ("Cf", "Cc", "Zs", "Zl", "Zp"):
        return True
    return covers(char) and unicodedata.bidirectional(char) not in ("R", "AL")


def _named(text: str, language: str, words: Words) -> str:
    """What letters are called: by the article's language, else by their script."""
    scripts = set(_scripts(text))
    name = _OF_LANGUAGES.get(language.partition("-")[0], "")
    name = name or next((name for script, name in _OF_SCRIPTS.items() if script in scripts), "other")
    return words.say(f"letters_{name}")


def _scripts(text: str) -> Iterator[str]:
    return (unicodedata.name(char, "X").split()[0] for char in text if char.isalpha())
