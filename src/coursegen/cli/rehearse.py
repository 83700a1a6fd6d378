"""Shows a session rehearsed on paper: what each block has, what it needs, what makes that up, and where it breaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from typer import Exit

from coursegen.assets import asset
from coursegen.cli.ending import CURABLE
from coursegen.cli.json_output import checked_format, say_json
from coursegen.cli.json_reports import ToldBlockTime, ToldPart, ToldRehearsal, ToldSpan
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, harmless, say, strong, table
from coursegen.course.clock.cures import cures, in_minutes
from coursegen.course.clock.measured import measured_in
from coursegen.course.clock.rehearsal import BlockTime, Rehearsal, rehearsed
from coursegen.course.clock.spans import Span
from coursegen.course.fit.cost import block_in_words
from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import shown

_SHOWN = 4  # parts of a block that the table names, the largest first
_OVER = 1.1  # times what is given, from which a block is told to run over


class Asked(Struct, frozen=True):
    """What was typed: a version, the number of people (0 for the session's own), how to say it, a picture's path."""

    team: str
    session: str
    people: int
    form: str
    picture: str


def rehearse_it(asked: Asked, root: Path) -> None:
    """Print the rehearsal of a version; ends with exit code 1 where a block can't be done even by a quick room."""
    checked_format(asked.form)
    with refusals_said(root, "Nothing can be rehearsed until that is right."):
        loaded = course_as_written(course_files(root), asked.team, asked.session)
    online = loaded.team is not None and loaded.team.delivery == "online"
    known = [block.address for stretch in loaded.course.agenda for block in stretch.plan]
    with refusals_said(root, "Nothing can be rehearsed until that is right."):
        measured = measured_in(root, known)
    found = rehearsed(loaded.course, people=asked.people, online=online, measured=measured)
    if asked.form == "json":
        say_json(_told(found))
    else:
        for line in _lines(loaded, found):
            sys.stdout.write(line + "\n")
    if asked.picture:
        path = Path(asked.picture)
        put_in_place(path.parent, [Write(path.name, strip(loaded, found).encode())])
        say(f"The strip is in {shown(path)}.", sys.stderr)
    if any(one.impossible for one in found.blocks):
        raise Exit(CURABLE)


def strip(loaded: LoadedCourse, found: Rehearsal) -> str:
    """The session as a picture: for each block what it has above, what it needs below, to one scale (SVG)."""
    import jinja2  # imported where it is needed: the command line starts without it

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["minutes"] = in_minutes
    blocks = [
        {
            "title": one.stretch.title.plain,
            "what": block_in_words(loaded.course, one.block),
            "given": one.given,
            "needed": one.needed.likely,
            "over": _is_over(one),
            "impossible": one.impossible,
        }
        for one in found.blocks
    ]
    template = environment.from_string(asset("rehearsal.svg.j2").read_text("utf-8"))
    return template.render(title=loaded.course.title.plain, blocks=blocks, found=found)


def _is_over(one: BlockTime) -> bool:
    return one.impossible or one.needed.likely > _OVER * one.given


def _lines(loaded: LoadedCourse, found: Rehearsal) -> Iterator[str]:
    course = loaded.course
    yield harmless(f"{course.title.plain}, for {counted(found.people, 'person', 'people')} ({found.because}).")
    yield ""
    rows = [
        (
            str(found.clock(one)),
            harmless(f"{one.block.address}"),
            f"{one.block.minutes}:00",
            in_minutes(one.needed.likely),
            f"{in_minutes(one.needed.quick)}-{in_minutes(one.needed.slow)}",
            "too long" if one.impossible else "over" if _is_over(one) else "",
            ", ".join(f"{part.what} {in_minutes(part.span.likely)}" for part in one.grouped()[:_SHOWN]),
        )
        for one in found.blocks
    ]
    head, *rest = table(("from", "block", "given", "needs", "quick-slow", "", "most of it"), rows)
    yield strong(head)
    yield from rest
    yield ""
    needed = found.needed
    yield (
        f"Given {in_minutes(found.given)} without breaks, needed {in_minutes(needed.likely)} "
        f"({in_minutes(needed.quick)} to {in_minutes(needed.slow)}): {_buffer(found)}."
    )
    broken = [one for one in found.blocks if _is_over(one)]
    for one in broken:
        told = "; or ".join(cures(one, found))
        yield harmless(f"  {one.block.address}, {block_in_words(course, one.block)}: {told}.")


def _buffer(found: Rehearsal) -> str:
    left = found.given - found.needed.likely
    return f"{in_minutes(left)} to spare" if left >= 0 else f"{in_minutes(-left)} too much"


def _told(found: Rehearsal) -> ToldRehearsal:
    """The rehearsal for programs: all times in seconds."""
    blocks = [
        ToldBlockTime(
            one.block.address, str(found.clock(one)), one.given, ToldSpan(*_seconds(one.needed)),
            "too_long" if one.impossible else "over" if _is_over(one) else "fits",
            [ToldPart(*_seconds(part.span), part.what) for part in one.grouped()],
            cures(one, found) if _is_over(one) else [],
        )
        for one in found.blocks
    ]  # fmt: skip
    needed = ToldSpan(*_seconds(found.needed))
    return ToldRehearsal(found.people, found.because, found.given, needed, round(found.buffer, 3), blocks)


def _seconds(span: Span) -> tuple[int, int, int]:
    return round(span.quick), round(span.likely), round(span.slow)
