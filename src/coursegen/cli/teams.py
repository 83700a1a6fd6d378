"""Shows the table of all teams on a terminal, on a pipe or to a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from typer import Exit

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE
from coursegen.cli.json_output import checked_format, say_json
from coursegen.cli.json_reports import ToldPatch, ToldShare, ToldTeam, ToldTeams
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, harmless, in_colour, say, say_problems, strong, table
from coursegen.course.compare.team_matrix import Cell, Matrix, TeamRow, team_matrix
from coursegen.course.layers.layer_stack import problems_of_layers
from coursegen.course.reading.load import course_files
from coursegen.problems import Severity
from coursegen.source.values import short

LEGEND = "Minutes; in brackets how many things are patched there; – where a module is left out; other: all but modules."


def teams_it(form: str, option: Path | None) -> None:
    """Print the table of all teams, then what is stale; a team that is refused is told, and ends with exit code 1."""
    checked_format(form)
    root = course_folder(None, option)
    with refusals_said(root, "The teams have to wait for that."):
        files = course_files(root)
        matrix = team_matrix(files)
    if form == "json":
        say_json(ToldTeams(list(matrix.modules), [_told(row, matrix.modules) for row in matrix.rows]))
    else:
        _say_table(matrix)
        say()
        for line in _rest(matrix):
            say(line)
    refused = [row for row in matrix.rows if row.problems]
    problems = dict.fromkeys([*(problem for row in refused for problem in row.problems), *problems_of_layers(files)])
    say_problems(problems, root)
    if refused:
        say(f"{counted(len(refused), 'team')} can't be read: {', '.join(row.team for row in refused)}.", sys.stderr)
    if problems:
        raise Exit(CURABLE)


def _say_table(matrix: Matrix) -> None:
    header = ("team", "sector", "minutes", *matrix.modules, "other", "stale")
    rows = [_cells(row, matrix.modules) for row in matrix.rows]
    if in_colour(sys.stdout):
        _say_rich(header, rows)
        return
    head, *lines = table(header, rows)
    sys.stdout.write(strong(harmless(head)) + "\n")
    for line in lines:
        say(line)


def _say_rich(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    # Imported here: a pipe needs no drawn table, and `--help` no rich.
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for number, name in enumerate(header):
        drawn.add_column(Text(name), justify="left" if number < 2 else "right", overflow="fold", no_wrap=not number)
    for *cells, stale in rows:
        drawn.add_row(*(Text(harmless(cell)) for cell in cells), Text(stale, "yellow" if stale.strip("0") else ""))
    Console(highlight=False).print(drawn)


def _cells(row: TeamRow, modules: Sequence[str]) -> tuple[str, ...]:
    if row.cells is None:
        errors = sum(problem.severity is Severity.ERROR for problem in row.problems)
        return (row.team, counted(errors, "problem"), *("?" for _ in range(len(modules) + 3)))
    return (
        row.team,
        row.sector or "–",
        str(row.minutes),
        *(_cell(row.cells.get(module)) for module in modules),
        _cell(row.frame),
        str(len(row.stale)),
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "–"
    return f"{cell.minutes} ({cell.patched})" if cell.patched else str(cell.minutes)


def _rest(matrix: Matrix) -> Iterator[str]:
    """The legend, and every patch that rests on a text that moved."""
    yield LEGEND
    stale = [(row, one) for row in matrix.rows for one in row.stale]
    if not stale:
        yield "No patch is stale: what each says that it replaces is still what is below it."
        return
    yield f"{counted(len(stale), 'patch', 'patches')} written for a text that is no longer there:"
    for row, one in stale:
        yield f"  {row.team}: {one.address} ({one.place.file}:{one.place.line})"
        yield from both_texts(one.was, one.now)
    yield "Where a patch still fits, note the new text: coursegen teams accept TEAM ADDRESS --write"


def both_texts(was: str, now: str) -> Iterator[str]:
    """What a stale patch was written for, and what stands below it now."""
    yield f"      written when it said “{short(was, 200)}”"
    yield f"      below it there is now “{short(now, 200)}”" if now else "      below it there is nothing now"


def _told(row: TeamRow, modules: Sequence[str]) -> ToldTeam:
    if row.cells is None:
        return ToldTeam(row.team, problems=[f"{one.place}: {one.message}" for one in row.problems])
    return ToldTeam(
        row.team,
        title=row.title,
        sector=row.sector,
        minutes=row.minutes,
        modules={
            name: ToldShare(cell.minutes, cell.patched) if (cell := row.cells.get(name)) else None for name in modules
        },
        other=ToldShare(row.frame.minutes, row.frame.patched),
        stale=[ToldPatch(one.address, one.place.file, one.place.line, one.was, one.now) for one in row.stale],
    )
