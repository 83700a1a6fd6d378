"""Declares the command that makes what one room needs, as ``coursegen --help`` tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.asked import AllFormats, Asked, Making, Pages, spread
from coursegen.cli.options import (
    CourseArgument,
    CourseOption,
    OutOption,
    ReleaseOption,
    StrictOption,
    TemplateOption,
    ThemeOption,
    TodayOption,
    app,
)


@app.command()
@spread
def kit(
    *,
    course: CourseArgument = None,
    course_option: CourseOption = None,
    session: Annotated[
        str, typer.Option("--session", metavar="ID", show_default=False, help="The session: a file of sessions/.")
    ] = "",
    participants: Annotated[
        Path | None,
        typer.Option(
            "--participants",
            metavar="FILE",
            show_default=False,
            help="Who comes, as a CSV file: name, team, id. Left out: blank lines, for as many as the session expects.",
        ),
    ] = None,
    out: OutOption = None,
    strict: StrictOption = False,
    today: TodayOption = "",
    theme: ThemeOption = "",
    template: TemplateOption = None,
    pages: Pages,
    formats: AllFormats,
    release: ReleaseOption = False,
) -> None:
    """Make all that one room needs in one folder, names and all.

    Deck, guide, handouts, tests with their keys, cards and forms; certificates, name tents and a sign-in sheet with
    names; a room sheet and a packing list with quantities; and a print list: file, copies, paper, sides, colour.

    The list of names is a CSV file as a spreadsheet saves it: a row for each person, and a first line that names the
    columns. Names stand in the folder of the kit and nowhere else. A name in letters that the font lacks is told, a
    line is left for it, everything else is made, and the exit code is 1.

    \b
    Examples:
      coursegen kit --session spring_clinic --participants people.csv
      coursegen kit --session spring_clinic            with lines to write names on
      coursegen kit my-course --session june --participants people.csv --paper letter
    """
    from coursegen.cli.kit import kit_it

    asked = Asked(course, course_option, None, [session] if session else None, template=template, strict=strict)
    kit_it(asked, Making(out, theme, today), formats.printing(pages.choice), participants, release=release)
