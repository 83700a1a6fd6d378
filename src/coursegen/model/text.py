"""Holds words with inline marks: what an author's small Markdown becomes, and what every medium paints."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace


class Run(Struct, frozen=True, gc=False):
    """A stretch of text with one set of marks.

    ``link`` is an http, https or mailto address or ``""``. ``blank`` marks words that a reader is
    to fill in: a facilitator's artefact prints them, a participant's prints a gap instead. ``at`` is the address of
    what is referred to, and ``text`` is then filled in where it is composed: "Workbook 3.5". ``secret`` marks what a
    click reveals: participants' files are painted without it.
    ``struck`` words are struck out, in a drawing.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    blank: bool = False
    at: str = ""
    secret: bool = False
    struck: bool = False


class Text(Struct, frozen=True, gc=False):
    """One paragraph of runs, with the address of the value that it was written in.

    ``address`` is ``""`` for words of the tool's own (from its catalogue).
    """

    runs: tuple[Run, ...] = ()
    address: str = ""

    @property
    def plain(self) -> str:
        """The words without marks, blanks revealed."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])  # most have one

    def __bool__(self) -> bool:
        return any(run.text or run.at for run in self.runs)


def words(text: str, *, strong: bool = False, emphasis: bool = False, address: str = "") -> Text:
    """A paragraph of one run, for words of the tool's own."""
    return Text((Run(text, strong=strong, emphasis=emphasis),), address)


def joined(*parts: Text | str) -> Text:
    """Several pieces as one paragraph; its address is that of the first piece that has one."""
    runs: list[Run] = []
    address = ""
    for part in parts:
        piece = words(part) if isinstance(part, str) else part
        runs.extend(piece.runs)
        address = address or piece.address
    return Text(tuple(runs), address)


def secret(text: Text) -> Text:
    """The same paragraph, every run of it revealed by a click."""
    return replace(text, runs=tuple(replace(run, secret=True) for run in text.runs))


def stronger(text: Text) -> Text:
    """The same paragraph, every run strong."""
    return replace(text, runs=tuple(replace(run, strong=True) for run in text.runs))


def emphasised(text: Text) -> Text:
    """The same paragraph, every run emphasised."""
    return replace(text, runs=tuple(replace(run, emphasis=True) for run in text.runs))


def within(text: Text, start: int, end: int) -> Text:
    """The letters of a paragraph from one place up to another, with their marks and the paragraph's address."""
    runs, at, whole = [], 0, len(text.plain)
    for run in text.runs:
        said = run.text[max(0, start - at) : max(0, end - at)]
        if said or (not run.text and (start <= at < end or at == end == whole)):
            runs.append(replace(run, text=said))
        at += len(run.text)
    return replace(text, runs=tuple(runs))


def initial(text: Text) -> Text:
    """The same paragraph with a capital at its beginning."""
    if not text.runs:
        return text
    first, *rest = text.runs
    return replace(text, runs=(replace(first, text=first.text[:1].upper() + first.text[1:]), *rest))


_HOLDERS = (tuple, Struct)


def texts_of(value: object) -> Iterator[Text]:
    """Every text of a drawing, or of a part of one or any such value, in the order in which it is read."""
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, _HOLDERS):
        inside = value if isinstance(value, tuple) else [getattr(value, name) for name in value.__struct_fields__]
        for one in inside:
            if isinstance(one, _HOLDERS):  # most of what a value has is none, and is not worth a generator
                yield from texts_of(one)


NO_BREAK = "\u00a0"
"""A space at which no line ends."""


def holding(text: Text, held: tuple[int, ...]) -> Text:
    """A text with no-break spaces in place of spaces at some places."""
    if not held:
        return text
    runs, start = [], 0
    for run in text.runs:
        places = {one - start for one in held}
        said = "".join(NO_BREAK if place in places else letter for place, letter in enumerate(run.text))
        runs.append(replace(run, text=said))
        start += len(run.text)
    return replace(text, runs=tuple(runs))
