"""Reads what sessions really took: a log of blocks and minutes for each session, and the course's own medians."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from statistics import median

from coursegen.course.clock.spans import Span
from coursegen.problems import Place, Problem, Refused, nearest
from coursegen.source.folder import unsafe
from coursegen.source.roster.csv_file import rows_of, separators_of
from coursegen.source.text import read_text

FOLDER = "timings"
"""Where a course keeps its logs, a CSV file for each session."""

ENOUGH = 3
"""Sessions, from which a block's own median counts more than a reckoning."""

_LONGEST = 600.0


def log_of(text: str, file: str, known: Collection[str]) -> dict[str, float]:
    """The minutes of each block of a log, by address. Errors: ``Refused`` with every row that can't be used.

    A row is ``block,minutes``: an address such as ``recover.plan.check``, or its end where that is enough.
    """
    found: dict[str, float] = {}
    problems: list[Problem] = []
    for row in rows_of(text, file, separators_of(text)[0]):
        if not row or not row[0].text or row[0].text.casefold() == "block":
            continue
        try:
            address, minutes = _address(row[0].text, row[0].place, known), _minutes(row[1:], row[0].place)
        except Refused as refused:
            problems += refused.problems
            continue
        found[address] = minutes
    if problems:
        raise Refused(problems)
    return found


def _address(typed: str, place: Place | None, known: Collection[str]) -> str:
    meant = [address for address in known if address == typed or address.endswith(f".{typed}")]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Refused([Problem("reference", f"'{typed}' can mean {' or '.join(meant)}", place, "write it whole")])
    near = nearest(typed, known)
    hint = f"did you mean '{near}'?" if near else "`coursegen rehearse` lists every block"
    raise Refused([Problem("reference", f"this version has no block '{typed}'", place, hint)])


def _minutes(cells: Collection[object], place: Place | None) -> float:
    text = next((str(getattr(cell, "text", "")) for cell in cells), "").replace(",", ".")
    minutes, colon, seconds = text.partition(":")
    try:
        number = float(minutes) + (float(seconds) / 60 if colon else 0.0)
    except ValueError:
        number = -1.0
    if not 0 < number <= _LONGEST:
        hint = "write minutes: 4, 4.5 or 4:30"
        raise Refused([Problem("number", f"'{text}' is no time that a block can take", place, hint)])
    return number


def measured_in(root: Path, known: Collection[str]) -> Mapping[str, tuple[float, ...]]:
    """What every log of a course says, in minutes by block; blocks that the course no longer has are left out.

    Errors: ``Refused`` where a log can't be read.
    """
    found: dict[str, list[float]] = {}
    for file in _logs(root):
        if (wrong := unsafe(root, file)) is not None:
            raise Refused([wrong])
        text = read_text(root / file, file).text
        rows = rows_of(text, file, separators_of(text)[0])
        kept = {row[0].text for row in rows if row} & set(known)
        for row in rows:
            if row and row[0].text in kept:
                found.setdefault(row[0].text, []).append(_minutes(row[1:], row[0].place))
    return {address: tuple(times) for address, times in found.items()}


def _logs(root: Path) -> Iterator[str]:
    folder = root / FOLDER
    if folder.is_dir():
        yield from sorted(f"{FOLDER}/{path.name}" for path in folder.glob("*.csv"))


def span_of(times: tuple[float, ...]) -> Span:
    """What sessions took, in seconds: the shortest, the median, the longest."""
    return Span(60 * min(times), 60 * median(times), 60 * max(times))


def as_log(times: Mapping[str, float]) -> str:
    """A log as it is kept: a line for each block, and nobody's name."""
    return "block,minutes\n" + "".join(f"{address},{minutes:g}\n" for address, minutes in times.items())
