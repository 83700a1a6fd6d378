"""Runs the small commands: the schemas, and which artefacts were asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.json_output import told_schemas
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.problems import Problem, Refused, Severity, nearest
from coursegen.publish.made_version import ARTEFACTS
from coursegen.publish.starter import new_schemas, schema_files
from coursegen.publish.write_faults import shown


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
        raise WrongUse(f"there is no handout called {name!r}; {hint}")
    return tuple(name for name in known if name in names)


def tell_schemas(out: Path | None, *, told: bool) -> None:
    """Write the schemas of files, or of what commands have ``told`` as JSON; or say which there are."""
    schemas = told_schemas() if told else schema_files()
    if out is not None:
        with problems_said(out, "nothing was written"):
            changed = new_schemas(out, schemas)
        say(
            f"{counted(len(changed), 'schema')} written to {shown(out)}." if changed else f"{shown(out)} is up to date."
        )
        return
    what = "what a command says with --format json" if told else "each kind of file in a course"
    say(f"There is a schema for {what}:")
    for name in sorted(schemas):
        say(f"  {name}")
    say()
    if told:
        say("`coursegen schema --told --out DIR` writes them.")
        return
    say("An editor with a YAML language server checks a file whose first line names its schema, as in")
    say("  # yaml-language-server: $schema=../.schema/module.json")
    say("`coursegen schema --out my-course/.schema` writes them where that line looks for them.")


@contextmanager
def problems_said(root: Path, consequence: str) -> Iterator[None]:
    """Print the problems of what is refused, count them, and exit with 1."""
    try:
        yield
    except Refused as refused:
        say_problems(refused.problems, root)
        say(f"{problems_counted(refused.problems)}; {consequence}.", sys.stderr)
        raise typer.Exit(CURABLE) from refused


def problems_counted(problems: Iterable[Problem]) -> str:
    """How many of what stops something are problems, and how many warnings."""
    told = tuple(problems)
    errors, warnings = errors_in(told), warnings_in(told)
    counts = [counted(errors, "problem")] if errors else []
    if warnings:
        counts.append(counted(warnings, "warning") + ("" if errors else ", and --strict lets none pass"))
    return " and ".join(counts)


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of them are errors."""
    return sum(problem.severity is Severity.ERROR for problem in problems)


def warnings_in(problems: Iterable[Problem]) -> int:
    """How many of them are warnings."""
    return sum(problem.severity is Severity.WARNING for problem in problems)
