"""Declares the command that opens the studio, as ``coursegen --help`` tells it."""

from __future__ import annotations

from typing import Annotated

import typer

from coursegen.cli.options import CourseArgument, CourseOption, app, option


@app.command()
def studio(
    course: CourseArgument = None,
    option: CourseOption = None,
    port: Annotated[int, option("--port", "N", "Listen here; left out, any free port.", min=0, max=65535)] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address, and open no browser.")] = False,
) -> None:
    """Write a course in your browser, its slides beside it.

    It needs no YAML: forms write the same files that you could write by hand, and leave every other line as it was. The
    studio answers this machine alone, and nothing leaves it. It needs `pip install ".[studio]"`.

    \b
    Examples:
      coursegen studio                 the course here, or the list of your courses
      coursegen studio my-course       that course
    """
    from coursegen.cli.studio import studio_it

    studio_it(course, option, port, browser=not no_open)
