"""Lists every command in the order of ``coursegen --help``, and what is told above them."""

from __future__ import annotations

from typing import Annotated

import typer

# Each of these adds its commands to the app as it is read: their order here is the order of the help.
from coursegen.cli import making_commands, kit_commands, course_commands, studio_commands, recipe_commands  # isort: skip  # noqa: F401 - see above
from coursegen.cli import article_commands, draft_commands, evidence_commands  # isort: skip  # noqa: F401 - see above
from coursegen.cli import team_commands, template_commands, many_commands  # isort: skip  # noqa: F401 - see above
from coursegen.cli.options import app

__all__ = ["app"]


def _version(asked: bool) -> None:
    if asked:
        from coursegen import __version__

        typer.echo(f"coursegen {__version__}")
        raise typer.Exit


@app.callback()
def coursegen(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """One course, written once, becomes a PowerPoint deck and a printed workbook that agree with each other.

    \b
    Start here:
      coursegen new my-course --blank    a course of your own, from a few answers
      coursegen check my-course          what is left to write, and all that is wrong with it
      coursegen build my-course          its deck and its workbook, in output/

    It works without a network and without PowerPoint. Nothing is sent anywhere unless you name a language model.

    Exit codes: 0 done, 1 something that you can cure, 2 wrong use or no course there, 3 a fault in coursegen.
    """
