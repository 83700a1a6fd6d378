"""Tells in words and by module what one version of a course has that another has not."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from coursegen.cli.course_folder import course_folder
from coursegen.cli.json_output import as_json, checked_format
from coursegen.cli.json_reports import ToldDiff, ToldDifference, ToldWording
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, harmless, painted, strong
from coursegen.course.compare.difference import COURSE, Difference, differences
from coursegen.course.compare.word_changes import Piece, Wording, much_is_same, only_wording, word_changes, wordings
from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import LoadedCourse, course_files, course_of

_RED, _GREEN = "\x1b[31m", "\x1b[32m"
_AROUND = 40
"""How many characters of what stays the same are shown beside a change in a long text."""


class Told(Struct, frozen=True):
    """What is to be told: both versions, every difference, and the words that recur in them."""

    one: LoadedCourse
    other: LoadedCourse
    found: tuple[Difference, ...]
    often: tuple[Wording, ...]

    def by_part(self) -> Iterator[tuple[str, list[Difference]]]:
        """Each part that has differences of its own, with those; what is nothing but recurring words is left out."""
        parts: dict[str, list[Difference]] = {}
        for difference in self.found:
            if not only_wording(difference, self.often):
                parts.setdefault(difference.part, []).append(difference)
        for part in (COURSE, *(row.id for row in self.one.course.agenda)):
            if part in parts:
                yield self._title(part), parts[part]

    def _title(self, part: str) -> str:
        return "The course" if part == COURSE else f"{self.other.course.module(part).title.plain} ({part})"


def diff_it(team: str, other: str, form: str, option: Path | None) -> None:
    """Print what a team has otherwise than another one, or than the course as it is.

    Errors: :class:`WrongUse` for a team or a format that there isn't.
    """
    checked_format(form, "markdown")
    root = course_folder(None, option)
    files = course_files(root)
    with refusals_said(root, "Nothing can be compared until that is right."):
        one, its = course_of(files, other), course_of(files, team)
    found = differences(one.course, its.course)
    told = Told(one, its, found, wordings(found))
    for line in {"text": _text, "json": _json, "markdown": _markdown}[form](told):
        sys.stdout.write(line + "\n")


def _text(told: Told) -> Iterator[str]:
    yield harmless(_headline(told))
    if told.often:
        yield ""
        yield strong("Other words")
        for wording in told.often:
            yield f"  {harmless(_of_words(wording))}"
    for title, found in told.by_part():
        yield ""
        yield strong(harmless(title))
        for difference in found:
            yield from _text_lines(difference)


def _text_lines(found: Difference) -> Iterator[str]:
    what = harmless(found.what)
    if found.how == "moved":
        yield f"  moved: {what}, from {harmless(_where(found.old))} to {harmless(_where(found.new))}"
    elif found.how != "changed":
        mark, colour, said = ("-", _RED, found.old) if found.how == "removed" else ("+", _GREEN, found.new)
        yield painted(f"  {mark} {found.how}: {what}{_quoted(harmless(_one_line(said)))}", colour, sys.stdout)
    elif (pieces := _readable(found)) is None:
        if len(found.old) + len(found.new) <= _AROUND:
            yield f"  {what}: {harmless(found.old) or 'nothing'} → {harmless(found.new) or 'nothing'}"
            return
        yield f"  {what}:"
        yield painted(f"    - {harmless(_one_line(found.old)) or 'nothing'}", _RED, sys.stdout)
        yield painted(f"    + {harmless(_one_line(found.new)) or 'nothing'}", _GREEN, sys.stdout)
    else:
        yield f"  {what}: {''.join(_marked(piece) for piece in pieces)}"


def _marked(piece: Piece) -> str:
    """A piece for a terminal or a pipe, deletions and insertions in the marks that ``git diff --word-diff`` uses."""
    if piece.same:
        return harmless(_one_line(piece.old))
    gone = painted(f"[-{harmless(_one_line(piece.old))}-]", _RED, sys.stdout) if piece.old else ""
    come = painted(f"{{+{harmless(_one_line(piece.new))}+}}", _GREEN, sys.stdout) if piece.new else ""
    return f"{gone}{come}"


def _markdown(told: Told) -> Iterator[str]:
    yield f"# {_plain(_names(told)[1])} beside {_plain(_names(told)[0])}"
    yield ""
    yield _plain(_headline(told))
    if told.often:
        yield ""
        yield "## Other words"
        yield ""
        yield from (f"- {_plain(_of_words(wording))}" for wording in told.often)
    for title, found in told.by_part():
        yield ""
        yield f"## {_plain(title)}"
        yield ""
        for difference in found:
            yield f"- {_markdown_line(difference)}"


def _markdown_line(found: Difference) -> str:
    what = _plain(found.what)
    if found.how == "moved":
        return f"moved: {what}, from {_plain(_where(found.old))} to {_plain(_where(found.new))}"
    if found.how != "changed":
        return f"{found.how}: {what}{_plain(_quoted(_one_line(found.old or found.new)))}"
    if (pieces := _readable(found)) is None:
        pieces = (Piece(found.old, ""), Piece("", found.new))
    parts = []
    for piece in pieces:
        if piece.same:
            parts.append(_plain(_one_line(piece.old)))
            continue
        old, new = _in_marks(piece.old, "~~"), _in_marks(piece.new, "**")
        parts.append(f"{old}{' ' if old and new else ''}{new}")
    text = "".join(parts) if len(pieces) != 2 or any(piece.same for piece in pieces) else " ".join(parts)
    return f"{what}: {text}"


def _in_marks(text: str, mark: str) -> str:
    """Markdown's marks close around words, so the white space at the ends stays outside."""
    core = _plain(_one_line(text.strip()))
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return f"{text[:start]}{mark}{core}{mark}{text[end:]}" if core else ""


def _json(told: Told) -> Iterator[str]:
    words = [ToldWording(one.old, one.new, list(one.addresses)) for one in told.often]
    found = [
        ToldDifference(one.part, one.address, one.how, one.what, one.old, one.new, only_wording(one, told.often))
        for one in told.found
    ]
    yield as_json(ToldDiff(_name(told.one), _name(told.other), words, found))


def _headline(told: Told) -> str:
    one, other = _names(told)
    if not told.found:
        return "Nothing differs between the two."
    only = sum(only_wording(each, told.often) for each in told.found)
    own = counted(len(told.found) - only, "difference")
    more = f", and {counted(only, 'text')} with nothing but other words" if only else ""
    return f"How {other} differs from {one}: {own}{more}."


def _names(told: Told) -> tuple[str, str]:
    one, other = (
        f"“{version.team.title}”" if version.team else "the course as it is" for version in (told.one, told.other)
    )
    return one, other


def _name(loaded: LoadedCourse) -> str:
    return loaded.team.id if loaded.team else BASE


def _of_words(wording: Wording) -> str:
    return f"“{wording.old}” → “{wording.new}” in {counted(len(wording.addresses), 'text')}"


def _readable(found: Difference) -> tuple[Piece, ...] | None:
    """A changed text word by word, shortened between the changes; ``None`` where it is better shown old and new."""
    pieces = word_changes(found.old, found.new)
    if not found.old or not found.new or len(found.old.split()) < 3 or not much_is_same(pieces):
        return None
    last = len(pieces) - 1
    return tuple(
        Piece(short, short) if piece.same and (short := _shortened(piece.old, at == 0, at == last)) else piece
        for at, piece in enumerate(pieces)
    )


def _shortened(text: str, first: bool, last: bool) -> str:
    """What stays the same: its end before the first change, its start after the last, both ends between two."""
    if len(text) <= 2 * _AROUND + 3:
        return text
    start, end = text[:_AROUND].rpartition(" ")[0], text[-_AROUND:].partition(" ")[2]
    return f"{'' if first else start + ' '}…{'' if last else ' ' + end}"


def _where(said: str) -> str:
    return "the front" if said == "first" else said


def _quoted(text: str) -> str:
    return f" “{text}”" if text else ""


def _one_line(text: str) -> str:
    """Paragraphs on one line."""
    return text.replace("\n", " ¶ ")


_MARKS: Mapping[str, str] = {mark: f"\\{mark}" for mark in "\\`*_[]<>~#|"}


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"[\\`*_\[\]<>~#|]", lambda found: _MARKS[found[0]], harmless(text))
