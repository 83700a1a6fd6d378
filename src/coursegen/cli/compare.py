"""Tells in words what differs between two decks, for ``coursegen compare``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from coursegen.cli.json_output import as_json, checked_format
from coursegen.cli.json_reports import ToldChange, ToldComparison
from coursegen.cli.refusals import deck_at, refusals_said
from coursegen.cli.terminal_lines import counted, harmless, strong
from coursegen.course.compare.word_changes import Piece, much_is_same, word_changes
from coursegen.pull.deck.deck_reader import edited_deck
from coursegen.pull.two_decks.deck_changes import Change, deck_changes

_SHOWN = 90


def compare_it(one: Path, other: Path, form: str) -> None:
    """Print what the second deck has otherwise. Errors: :class:`WrongUse` for a file or a format that there isn't."""
    checked_format(form, "markdown")
    decks = []
    for path in (one, other):
        data = deck_at(path)
        with refusals_said(path.parent, f"{path.name} can't be compared."):
            decks.append(edited_deck(data))
    changes = deck_changes(*decks)
    for line in {"text": _text, "json": _json, "markdown": _markdown}[form](changes, one, other):
        sys.stdout.write(line + "\n")


def _text(changes: Sequence[Change], one: Path, other: Path) -> Iterator[str]:
    yield harmless(_headline(changes, one, other))
    for head, found in _by_slide(changes):
        yield ""
        yield strong(harmless(head))
        yield from (f"  {harmless(sentence(change))}" for change in found)


def _markdown(changes: Sequence[Change], one: Path, other: Path) -> Iterator[str]:
    yield _escaped(_headline(changes, one, other))
    for head, found in _by_slide(changes):
        yield ""
        yield f"### {_escaped(head)}"
        yield ""
        yield from (f"- {_escaped(sentence(change))}" for change in found)


def _json(changes: Sequence[Change], one: Path, other: Path) -> Iterator[str]:
    told = [ToldChange(**msgspec.to_builtins(change), said=sentence(change)) for change in changes]
    yield as_json(ToldComparison(one.name, other.name, told))


def _escaped(text: str) -> str:
    """Words of a deck as Markdown shows them, without anything that it would take for a mark or a tag."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", harmless(text))


def _headline(changes: Sequence[Change], one: Path, other: Path) -> str:
    if not changes:
        return f"{one.name} and {other.name} say and show the same."
    return f"{counted(len(changes), 'difference')} from {one.name} to {other.name}."


def _by_slide(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    for (before, after, title), found in groupby(changes, key=lambda one: (one.slide, one.other, one.title)):
        name = f"“{_short(title)}”" if title else "without words"
        if not before or not after:
            yield f"Slide {after or before}, {name}", list(found)
        elif before == after:
            yield f"Slide {after}, {name}", list(found)
        else:
            yield f"Slide {after} (it was {before}), {name}", list(found)


def sentence(change: Change) -> str:
    """One change in words, without its slide."""
    named = f" “{change.where}”" if change.where else ""
    match change.what, change.how:
        case "slide", "added":
            return "the slide is new"
        case "slide", "removed":
            return "the slide is gone"
        case "slide", "moved":
            return f"the slide was moved: it was slide {change.old} and is slide {change.new}"
        case "slide", how:
            return f"the slide is {how} now"
        case "comments", _:
            return f"it has {counted(int(change.new), 'comment')} now and had {change.old}"
        case "line" | "notes" | "cell" | "row", _:
            return _of_words(
                change, "in the notes" if change.what == "notes" else f"in{named}" if named else "on the slide"
            )
        case "chart", "changed":
            return f"the data of{named} were “{_short(change.old)}” and are “{_short(change.new)}” now"
        case _, "linked":
            return f"a click on{named} leads to “{change.new}” and led to “{change.old}”"
        case "picture", "changed":
            return f"the picture{named} is another one"
        case _, "moved" | "resized":
            return f"the shape{named} was {change.how}"
        case what, how:
            words = change.old or change.new
            says = f", which says “{_short(words)}”," if words else ""
            return f"a {'text box' if what == 'text' else what}{named}{says} was {how}"


def _of_words(change: Change, place: str) -> str:
    """A change of a line, a row or a cell."""
    thing = "line" if change.what == "notes" else change.what
    old, new = f"“{_short(change.old)}”", f"“{_short(change.new)}”"
    told = {
        "added": f"a new {thing}, {new}",
        "removed": f"the {thing} {old} is gone",
        "moved": f"the {thing}s are in another order",
        "marked": f"bold, italics, links or lines of {new} are others",
    }
    return f"{place}: {told.get(change.how) or _word_by_word(change)}"


def _word_by_word(change: Change) -> str:
    """A text that has changed, [-as it was-] and {+as it is now+}; one that was written anew, both sides."""
    pieces = word_changes(change.old, change.new)
    if not much_is_same(pieces):
        return f"“{_short(change.old)}” became “{_short(change.new)}”"
    told = (piece.old if piece.same else _both(piece) for piece in pieces)
    return _short("".join(told), 400)


def _both(piece: Piece) -> str:
    return (f"[-{piece.old}-]" if piece.old else "") + (f"{{+{piece.new}+}}" if piece.new else "")


def _short(text: str, most: int = _SHOWN) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
