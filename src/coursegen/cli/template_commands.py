"""Declares the commands about a company's own template, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import app

template = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into a company's own template.")
app.add_typer(template, name="template")


@template.callback()
def about() -> None:
    """Look into a company's own template."""


@template.command("inspect")
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .pptx or .potx file.")],
) -> None:
    """Say what a company's template offers, and write it beside it, for a build and for you to change.

    The file is called like the template and ends in .yaml. It lists the layouts with their places and how many words
    they hold, the fonts and the colours, and says in which layout each kind of slide stands. Change what does not
    suit you there. When the template changes, inspect it again: your words stay, and you are told what changed.

    The exit code is 1 where a layout or a placeholder is gone that a kind of slide stands in.

    \b
    Examples:
      coursegen template inspect brand.potx              writes brand.yaml
      coursegen build my-course --template brand.potx    builds with both
    """
    from coursegen.cli.inspect import inspect_it

    inspect_it(file)
