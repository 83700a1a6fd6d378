"""Declares the command that makes what one room needs, as ``coursegen --help`` tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.option_bundles import AllFormats, Asked, Making, Pages, spread
from coursegen.cli.options import (
    CourseArgument,
    CourseOption,
    OutOption,
    ReleaseOption,
    StrictOption,
    TemplateOption,
    ThemeOption,
    TodayOption,
    ToldOption,
    app,
    option,
)


@app.command()
@spread
def kit(
    *,
    course: CourseArgument = None,
    course_option: CourseOption = None,
    session: Annotated[str, option("--session", "ID", "The session: a file of sessions/.")] = "",
    participants: Annotated[
        Path | None,
        option(
            "--participants",
            "FILE",
            "Who comes: a list as .csv, .xlsx or .ods. Left out: lines for as many as the session expects.",
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Don't show the names or ask whether they are right; for scripts.")
    ] = False,
    encoding: Annotated[str, option("--encoding", "NAME", "How the list's letters are saved, such as cp1250.")] = "",
    out: OutOption = None,
    strict: StrictOption = False,
    today: TodayOption = "",
    theme: ThemeOption = "",
    template: TemplateOption = None,
    pages: Pages,
    formats: AllFormats,
    release: ReleaseOption = False,
    form: ToldOption = "text",
) -> None:
    """Make all that one room needs in one folder, names and all.

    Deck, guide, handouts, tests with their keys, cards and forms; certificates, name tents and a sign-in sheet with
    names; a room sheet and a packing list with quantities; and a print list: file, copies, paper, sides, colour.

    The list of names is a spreadsheet, a CSV file, or what Teams, Zoom, Eventbrite, Forms, Moodle or Canvas export. The
    names are shown as they were read, and at a terminal you are asked whether they are right before anything is made;
    where the list leaves a doubt and nobody can be asked, nothing is made. Names stand in the folder of the kit and
    nowhere else. A name in letters that the font lacks is told, a line is left for it, everything else is made, and the
    exit code is 1.

    \b
    Examples:
      coursegen kit --session spring_clinic --participants people.xlsx
      coursegen kit --session spring_clinic            with lines to write names on
      coursegen kit my-course --session june --participants people.csv --yes --paper letter
    """
    from coursegen.cli.kit import ListAsked, kit_it

    asked = Asked(course, course_option, None, [session] if session else None, template=template, strict=strict)
    listed = ListAsked(participants, encoding, yes)
    kit_it(asked, Making(out, theme, today), formats.printing(pages.choice), listed, release=release, form=form)
