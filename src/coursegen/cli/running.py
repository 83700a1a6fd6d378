"""What a command asks for to what it prints and the code that it exits with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from coursegen.build.artefacts import ARTEFACTS, made
from coursegen.build.output import Built, built
from coursegen.build.place import shown
from coursegen.build.starter import new_course, new_schemas, schema_files
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.progress import shown_progress
from coursegen.cli.shown import counted, say, say_problems, size, strong, table
from coursegen.problems import Problem, Refused, Severity, nearest

OPENED_WITH = {
    "deck": "Open {path} in PowerPoint, Keynote or LibreOffice; the notes under each slide say how to run it.",
    "workbook": "Print {path} on both sides of the paper, one for each participant.",
}
"""What to do next with each artefact."""


def chosen(only: list[str] | None) -> tuple[str, ...]:
    """The artefacts that ``--only`` names, in the order that a build makes them; all of them where it is left out.

    Errors: :class:`WrongUse` for a name that there isn't.
    """
    if not only:
        return ARTEFACTS
    names = {name.strip() for names in only for name in names.split(",")}
    for name in sorted(names - set(ARTEFACTS)):
        near = nearest(name, ARTEFACTS)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(ARTEFACTS)}"
        raise WrongUse(f"nothing is called {name!r}; {hint}")
    return tuple(name for name in ARTEFACTS if name in names)


def build_it(
    argument: Path | None, option: Path | None, out: Path | None, wanted: tuple[str, ...], *, strict: bool
) -> None:
    """Build, and say what was made."""
    root = course_folder(argument, option)
    folder = output_folder(root, out)
    with _problems_said(root, _nothing_changed(folder)), shown_progress(5 + len(wanted)) as progress:
        result = built(root, folder, wanted, strict=strict, progress=progress)
    _say_built(result, root)


def check_it(argument: Path | None, option: Path | None, *, strict: bool) -> None:
    """Make everything in memory, and say what is wrong or that nothing is."""
    root = course_folder(argument, option)
    with _problems_said(root, "a build has to wait for that"), shown_progress(6) as progress:
        result = made(root, ARTEFACTS, progress)
    course = result.course
    say_problems(result.warnings, root)
    parts = [
        counted(len(course.modules), "module"),
        *(counted(artefact.count, *_unit(artefact.unit)) for artefact in result.artefacts),
        f"{counted(sum(stretch.minutes for stretch in course.agenda), 'minute')}"
        f" ({course.agenda[0].start} to {course.agenda[-1].end})",
    ]
    say(f"{course.title.plain}: {', '.join(parts)}.")
    warnings = _warnings(result.warnings)
    say(f"{counted(warnings, 'warning')}." if warnings else "Nothing is wrong.")
    if strict and warnings:
        raise typer.Exit(CURABLE)


def start_it(folder: Path) -> None:
    """Copy the example, and say what to do next."""
    with _problems_said(folder, "nothing was made"):
        files = new_course(folder)
    name = shown(folder)
    typed = f'"{name}"' if " " in name else name
    say(f"{name} holds a course of its own now ({counted(len(files), 'file')}).")
    say()
    say(f"1. Open {shown(folder / 'course.yaml')}: the title, the clock and the agenda.")
    say(f"2. Open a file in {shown(folder / 'modules')}: each is one module. Change a sentence.")
    say(f"3. coursegen build {typed}")


def tell_schemas(out: Path | None) -> None:
    """Write the schemas, or say which there are and how a file names its own."""
    if out is not None:
        with _problems_said(out, "nothing was written"):
            changed = new_schemas(out)
        say(
            f"{counted(len(changed), 'schema')} written to {shown(out)}." if changed else f"{shown(out)} is up to date."
        )
        return
    names = sorted(schema_files())
    say("There is a schema for each kind of file in a course:")
    for name in names:
        say(f"  {name}")
    say()
    say("An editor with a YAML language server checks a file whose first line names its schema, as in")
    say("  # yaml-language-server: $schema=../.schema/module.json")
    say("`coursegen schema --out my-course/.schema` writes them where that line looks for them.")


def _nothing_changed(folder: Path) -> str:
    return f"nothing was changed in {shown(folder)}/" if folder.is_dir() else "nothing was changed"


@contextmanager
def _problems_said(root: Path, consequence: str) -> Iterator[None]:
    """Print the problems of what is refused, count them, and exit with 1."""
    try:
        yield
    except Refused as refused:
        say_problems(refused.problems, root)
        errors = sum(problem.severity is Severity.ERROR for problem in refused.problems)
        warnings = _warnings(refused.problems)
        counts = [counted(errors, "problem")] if errors else []
        if warnings:
            counts.append(counted(warnings, "warning") + ("" if errors else ", and --strict lets none pass"))
        say(f"{' and '.join(counts)}; {consequence}.", sys.stderr)
        raise typer.Exit(CURABLE) from refused


def _say_built(result: Built, root: Path) -> None:
    say_problems(result.made.warnings, root)
    if warnings := _warnings(result.made.warnings):
        say(f"{counted(warnings, 'warning')}; the files were made all the same.", sys.stderr)
    if result.manifest_lost:
        say(f"{shown(result.folder / 'manifest.json')} could not be read and was written anew.", sys.stderr)
    for placed in result.placed:
        if placed.kept:
            say(
                f"{shown(placed.path)} was changed by hand since it was made. Your version is kept as "
                f"{shown(placed.kept)}.",
                sys.stderr,
            )
    rows = [
        (
            placed.artefact.kind,
            counted(placed.artefact.count, *_unit(placed.artefact.unit)),
            size(len(placed.artefact.data)),
            shown(placed.path) + ("" if placed.changed else "  (unchanged)"),
        )
        for placed in result.placed
    ]
    head, *lines = table(("artefact", "length", "size", "path"), rows)
    sys.stdout.write(strong(head) + "\n")
    for line in lines:
        say(line)
    say()
    for placed in result.placed:
        say(OPENED_WITH[placed.artefact.kind].format(path=shown(placed.path)))


def _warnings(problems: Iterable[Problem]) -> int:
    return sum(problem.severity is Severity.WARNING for problem in problems)


def _unit(unit: str) -> tuple[str, str]:
    return unit.removesuffix("s"), unit
