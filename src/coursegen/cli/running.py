"""Runs the small commands: a new course, schemas, what a check adds up to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.shown import counted, say, say_problems
from coursegen.problems import Problem, Refused, Severity, nearest
from coursegen.publish.artefacts import ARTEFACTS
from coursegen.publish.place import shown
from coursegen.publish.starter import new_course, new_schemas, output_is_free, schema_files


def chosen(only: list[str] | None, root: Path) -> tuple[str, ...]:
    """The artefacts that ``--only`` names, in the order that a build makes them, what it does not make by itself last;
    what a build makes where it is left out. ``root`` is the course, which may have recipes of its own.

    Errors: :class:`WrongUse` for a name that there isn't.
    """
    if not only:
        return ARTEFACTS
    # Imported here: --help is to start without what recipes are made of.
    from coursegen.compose.recipe import recipe_names

    known = tuple(dict.fromkeys((*ARTEFACTS, *recipe_names(root))))
    names = {name.strip() for names in only for name in names.split(",")}
    for name in sorted(names - set(known)):
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(known)}"
        raise WrongUse(f"nothing is called {name!r}; {hint}")
    return tuple(name for name in known if name in names)


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
    apart = ""
    if not output_is_free(folder):
        own = shown(folder.parent / f"{folder.name}-output")
        apart = f' --out "{own}"' if " " in own else f" --out {own}"
    say(f"3. coursegen build {typed}{apart}")
    if apart:
        say(f"   ({shown(folder.parent / 'output')} is another course's, and two can't share one.)")


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


def _warnings(problems: Iterable[Problem]) -> int:
    return sum(problem.severity is Severity.WARNING for problem in problems)
