"""Declares the commands about a company's own template, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import ToldOption, app, option

template = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into a company's own template.")
app.add_typer(template, name="template")


@template.callback()
def about() -> None:
    """Look into a company's own template."""


@template.command("inspect")
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .pptx or .potx file.")],
    course: Annotated[
        Path | None,
        option("--course", "DIR", "The course to try. Left out: the one that you stand in, else the example."),
    ] = None,
    team: Annotated[str, option("--team", "ID", "Try this team's version of the course.")] = "",
    write_cures: Annotated[bool, option("--map", "", "Write what helps into the map, such as larger places.")] = False,
    sheet: Annotated[bool, option("--sheet", "", "Paint all slides on one picture beside the template.")] = False,
    form: ToldOption = "text",
) -> None:
    """Say what a company's template offers, and what a course will look like in it, before anything is built.

    It writes a file beside the template, with the same name but ending in .yaml: the map. This lists the layouts with
    their places and how many words they hold, the fonts and the colours, and says which layout each kind of slide uses.
    Change what does not suit you there. When the template changes, inspect it again: your words stay, and you are told
    what changed.

    Then the course is laid out in the template: the one that is named or that you stand in, else the example. What
    does not fit is told slide by slide, with every warning that a build will give. Nothing is built.

    The exit code is 1 where a layout or a placeholder is gone that a kind of slide uses.

    \b
    Examples:
      coursegen template inspect brand.potx              writes brand.yaml
      coursegen template inspect brand.potx --sheet      and brand.sheet.png, a picture of all slides
      coursegen template inspect brand.potx --map        and what helps, into brand.yaml
      coursegen template inspect brand.potx --team shop  with a team's version of the course
      coursegen build my-course --template brand.potx    builds with both
    """
    from coursegen.cli.inspect import inspect_it

    inspect_it(file, course, team, write_cures=write_cures, sheet=sheet, form=form)
