"""Holds the rule of what is left of the example in a course that was started from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from coursegen.assets import example_course
from coursegen.course.lint.course_words import all_texts, words_of
from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.parts import Picture
from coursegen.problems import Severity

_FIELD = re.compile(r"^\s*(?:- )?(?:\{?[a-z_]+: )+|^\s*- |>-?\s*$", re.MULTILINE)
_TERM = re.compile(r"\$\{(\w+)[^}]*\}")
_ID = re.compile(r"^id: (\w+)", re.MULTILINE)

Run = tuple[str, ...]


class _Example(Struct, frozen=True):
    """The example: its id, its words so many in a row, the hashes of its pictures, the addresses of its sources."""

    id: str
    runs: frozenset[Run]
    pictures: frozenset[str]
    articles: frozenset[str]


@lru_cache(2)
def _example(in_a_row: int) -> _Example:
    """Read once, by its lines: a course is loaded in a tenth of the time that loading a second one would take."""
    folder = example_course()
    course = (folder / "course.yaml").read_text("utf-8")
    found = _ID.search(course)
    runs: set[Run] = set()
    for path in sorted(folder.glob("**/*.yaml")):
        if path.parent.name not in ("articles", "brands"):
            runs |= _runs(_words(path), in_a_row)
    return _Example(
        found[1] if found else "",
        frozenset(runs),
        frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("pictures/*"))),
        frozenset(path.stem for path in folder.glob("articles/*.yaml")),
    )


def _words(path: Path) -> list[str]:
    """The words of a file's texts, one behind the other, as a reader of the course has them."""
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#"))
    return [word.casefold() for word in words_of(_TERM.sub(r"\1", _FIELD.sub("", "\n".join(lines))))]


def _runs(words: list[str], in_a_row: int) -> set[Run]:
    return {tuple(words[at : at + in_a_row]) for at in range(len(words) - in_a_row + 1)}


def _nothing_is_left(view: View) -> Iterator[Found]:
    """EX1."""
    in_a_row = int(view.limits["words"])
    example = _example(in_a_row)
    if view.course.id == example.id:
        return
    for text in all_texts(view.course):
        words = [word.casefold() for word in words_of(text.plain)]
        left = next((run for run in _in_order(words, in_a_row) if run in example.runs), None)
        if left is not None:
            message = f"this still has words of the example: “{' '.join(left)}”"
            yield Found(text.address, message, "write it in your own words, for your own people")
    for address, picture in _pictures(view):
        if picture.sha256 in example.pictures:
            yield Found(address, f"{picture.file} is a picture of the example", "show one of your own, or take it out")
    yield from _sources_left(view, example)


def _in_order(words: list[str], in_a_row: int) -> Iterator[Run]:
    return (tuple(words[at : at + in_a_row]) for at in range(len(words) - in_a_row + 1))


def _pictures(view: View) -> Iterator[tuple[str, Picture]]:
    for module in view.course.modules:
        shown = [(point.address, point.picture) for point in module.key_points]
        shown += [(slide.address, slide.picture) for slide in module.slides]
        yield from ((f"{address}.picture.file", picture) for address, picture in shown if picture is not None)


def _sources_left(view: View, example: _Example) -> Iterator[Found]:
    """Articles of the example that nothing rests on any more, and what the lock still knows of them."""
    unused = sorted(example.articles - set(view.course.sources))
    for article in unused:
        if view.loaded.origins.place(f"articles.{article}.id") is not None:
            message = f"the article {article} is one of the example's, and no module rests on it"
            yield Found(f"articles.{article}.id", message, f"delete articles/{article}.yaml")
    if locked := [article for article in unused if article in view.paragraphs]:
        message = f"sources.lock still has entries of the example's articles, {', '.join(locked)}"
        yield Found("course.id", message, "delete sources.lock; `coursegen accept` writes a new one for your articles")


RULES = (
    LintRule(
        "EX1",
        Severity.WARNING,
        "A course that was started from the example has nothing of it left.",
        "A sentence about other people's customers is heard at once, and nobody believes the rest.",
        "Write it in your own words, or take it out. `coursegen new DIR --blank` starts without the example.",
        "the house's own",
        bad="say: Nobody move. What did your stomach just do? (in a course about first aid)",
        good="say: Think of the last time somebody fell.",
        judge=_nothing_is_left,
        limits={"words": 7},
    ),
)
