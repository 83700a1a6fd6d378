"""Declares the commands that start a course and help to write one, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import app, folder_typed


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make; it must not hold anything yet.")],
) -> None:
    """Start a course of your own, copied from the example.

    The example is a half day for people who answer phones, chats and counters. The folder gets
    course.yaml, modules/ and articles/, and in .schema/ what lets an editor complete and check the files while you
    type.

    \b
    Example:
      coursegen new my-course && coursegen build my-course
    """
    from coursegen.cli.running import start_it

    start_it(folder)


@app.command()
def schema(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            parser=folder_typed,
            metavar="DIR",
            show_default=False,
            help="Write the schema files into this folder.",
        ),
    ] = None,
) -> None:
    """Write the JSON Schemas that let an editor check the files.

    They say what may stand in each file of a course, for editors that complete and check YAML.
    Without --out it lists the schemas and the line that a file needs at its top to be checked by one. A course made
    with `coursegen new` has them already, in its .schema/ folder; run this after an upgrade to renew them.

    \b
    Examples:
      coursegen schema
      coursegen schema --out my-course/.schema
    """
    from coursegen.cli.running import tell_schemas

    tell_schemas(out)


@app.command()
def rules(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", show_default=False, help="Rules to explain: TIM2.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Every rule as docs/rules.md has it.")] = False,
) -> None:
    """List the rules of a check, or explain one.

    What it asks, why, how to mend it, a bad and a good example, whose rule it is, how heavy it is, and what can be
    set in course.yaml.

    \b
    Examples:
      coursegen rules
      coursegen rules TIM2 QZ4
    """
    from coursegen.cli.rules import tell_rules

    tell_rules(names or [], markdown=markdown)


@app.command()
def visuals(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[FORM]...", show_default=False, help="Only these forms: gap.")
    ] = None,
    pictures: Annotated[
        Path | None,
        typer.Option("--pictures", metavar="DIR", show_default=False, help="Write a picture of each into this folder."),
    ] = None,
) -> None:
    """List the forms of drawings, each with what to write for it.

    A key point with a drawing under `visual:` shows that beside its headline, and its explanation moves to the notes.

    \b
    Examples:
      coursegen visuals
      coursegen visuals gap --pictures /tmp/forms
    """
    from coursegen.cli.visuals import tell_visuals

    tell_visuals(names or [], pictures)
