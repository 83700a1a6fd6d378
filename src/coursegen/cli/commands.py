"""The commands and their options, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.ending import Stoppable

app = typer.Typer(
    name="coursegen",
    cls=Stoppable,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help keeps its line breaks, can be copied, and starts twice as fast
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

CourseArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="COURSE",
        show_default=False,
        help="The course folder. Left out: the folder with course.yaml at or above this one, or its course/ folder.",
    ),
]
CourseOption = Annotated[
    Path | None,
    typer.Option("--course", metavar="DIR", show_default=False, help="The course folder, named as an option."),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        show_default=False,
        help="Where to put what is made. Left out: output/ beside the course.",
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Stop at warnings as well.")]
TeamsOption = Annotated[
    list[str] | None,
    typer.Option("--team", metavar="ID", show_default=False, help="This team's version; the option again for more."),
]
SessionsOption = Annotated[
    list[str] | None,
    typer.Option("--session", metavar="ID", show_default=False, help="The version of one session, of its own team."),
]
AllTeamsOption = Annotated[
    bool, typer.Option("--all-teams", help="The course as it is, and the version of every team and session.")
]
JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs",
        metavar="N",
        min=0,
        max=256,
        show_default=False,
        help="How many processes make versions side by side. Left out: one for each processor.",
    ),
]
TodayOption = Annotated[
    str,
    typer.Option("--today", metavar="DATE", show_default=False, help="The day to compare dates with: 2027-03-04."),
]


def _version(asked: bool) -> None:
    if asked:
        from coursegen import __version__

        typer.echo(f"coursegen {__version__}")
        raise typer.Exit


@app.callback()
def coursegen(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """One course, written once, becomes a PowerPoint deck and a printed workbook that agree with each other.

    \b
    Start here:
      coursegen new my-course      a course to change, copied from the example
      coursegen build my-course    its deck and its workbook, in output/
      coursegen check my-course    all that is wrong with it, as far as it can be seen at once

    Nothing is sent anywhere: it works without a network and without PowerPoint.

    Exit codes: 0 done, 1 something that you can cure, 2 wrong use or no course there, 3 our own fault.
    """


@app.command()
def build(
    course: CourseArgument = None,
    course_option: CourseOption = None,
    out: OutOption = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="NAMES",
            show_default=False,
            help="Make only these: deck, workbook. Commas between them, or the option again.",
        ),
    ] = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    jobs: JobsOption = 0,
    today: TodayOption = "",
) -> None:
    """Make the deck and the workbook of a course.

    The course is read and checked as a whole first. Where something is wrong, every problem is listed with its
    file and line, and what stood in the output folder stays as it was.

    A deck that you changed by hand since it was made is never lost: it is kept beside the new one as
    deck.edited.pptx. The same course gives the same files, byte for byte, on any day and any machine.

    A team's version lies in output/TEAM/, a session's in output/TEAM/SESSION/, the course as it is in output/base/.
    Where one of several versions can't be made, the others are, and the exit code is 1.

    \b
    Examples:
      coursegen build                            the course here, into output/
      coursegen build my-course --only deck      the deck alone
      coursegen build my-course --out to-print   into another folder
      coursegen build --team clinic_desk         one team's version
      coursegen build --session spring_clinic    the version of one date in one room
      coursegen build --all-teams                every version that there is
    """
    from coursegen.cli.building import Asked, build_it
    from coursegen.cli.running import chosen

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today)
    build_it(asked, out, chosen(only))


@app.command()
def deck(
    course: CourseArgument = None,
    course_option: CourseOption = None,
    out: OutOption = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    jobs: JobsOption = 0,
    today: TodayOption = "",
) -> None:
    """Make the PowerPoint deck alone.

    It is a native, editable deck: your organisation's fonts and colours come from the theme, every slide has notes
    that say what to say, do and ask, and slides are grouped in sections by module.

    \b
    Example:
      coursegen deck my-course      makes output/base/deck.pptx
    """
    from coursegen.cli.building import Asked, build_it

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today)
    build_it(asked, out, ("deck",))


@app.command()
def handouts(
    course: CourseArgument = None,
    course_option: CourseOption = None,
    out: OutOption = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    jobs: JobsOption = 0,
    today: TodayOption = "",
) -> None:
    """Make the printed handouts alone: the participants' workbook.

    The workbook has gaps to fill in, lines to write on and the numbers that the deck cites. Nothing in it is meant
    for the facilitator only. Print it on both sides of the paper, flipped on the long edge.

    \b
    Example:
      coursegen handouts my-course      makes output/base/workbook.pdf
    """
    from coursegen.cli.building import Asked, build_it

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today)
    build_it(asked, out, ("workbook",))


@app.command()
def check(
    course: CourseArgument = None,
    course_option: CourseOption = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    jobs: JobsOption = 0,
    today: TodayOption = "",
) -> None:
    """Say all that is wrong with a course at once, and make nothing.

    Reads every file, composes every slide and page, and measures all text with the real fonts, so that text which
    does not fit is found too. Each problem names its file, line and column, and says what to do. Two things wait
    for another round: what stands in a file after a quote or a bracket that is out of place, and text that does not
    fit, which is measured once nothing else is wrong.

    \b
    Example:
      coursegen check my-course
    """
    from coursegen.cli.building import Asked, check_it

    check_it(Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today))


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
        typer.Option("--out", metavar="DIR", show_default=False, help="Write the schema files into this folder."),
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
def explain(
    team: Annotated[str, typer.Argument(metavar="TEAM", help="A team's id, or base for the course as it is.")],
    address: Annotated[
        str,
        typer.Argument(metavar="ID", help="An address, the end of one, or a slide's id as its notes end with it."),
    ],
    session: Annotated[
        str, typer.Option("--session", metavar="ID", show_default=False, help="The version of one session.")
    ] = "",
    course_option: CourseOption = None,
) -> None:
    """Say why a slide or a page says what it says.

    Every layer that wrote or changed the value is listed with its file and line, what it replaced, and the reason
    that it gives. A text with a term shows where the term's words come from as well.

    \b
    Examples:
      coursegen explain clinic_desk recover.action_steps.call_back.owner
      coursegen explain clinic_desk call_back.owner         the end of an address is enough
      coursegen explain clinic_desk recover/points/own      a slide, by the id in its notes
      coursegen explain base course.title
    """
    from coursegen.cli.explain import explain_it

    explain_it(team, address, session, course_option)


@app.command()
def fit(
    team: Annotated[
        str,
        typer.Argument(
            metavar="TEAM", show_default=False, help="A team's id. Left out: the session's team, or the base."
        ),
    ] = "",
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            metavar="N",
            min=1,
            max=1440,
            show_default=False,
            help="The time that there is. Left out: the session's own.",
        ),
    ] = None,
    session: Annotated[
        str,
        typer.Option(
            "--session",
            metavar="ID",
            show_default=False,
            help="The session to fit; with --write, what the new one is called.",
        ),
    ] = "",
    write: Annotated[bool, typer.Option("--write", help="Save it as a session, in a new file in sessions/.")] = False,
    course_option: CourseOption = None,
) -> None:
    """Cut a course to the time that there is, and say what that costs.

    Blocks of a plan and objectives have a priority: must, should or could. Every must stays: a must objective stays
    with key points that lead to it and a quiz question that checks it. Then as many minutes of should as fit stay,
    then of could, and of equals what comes first. Nobody sits for more than 90 minutes without a break.

    What stays is printed with its new clock, then each cut with what it costs. Where not even the musts fit, they are
    listed with the minutes that are missing, and the exit code is 1.

    A session whose file says `minutes:` is fitted like this in every build. --write saves the cuts in a file of their
    own instead, to be changed by hand; a file that is there already is never overwritten.

    \b
    Examples:
      coursegen fit clinic_desk --minutes 90            what a clinic loses
      coursegen fit clinic_desk --minutes 90 --write    saved as sessions/clinic_desk_90.yaml
      coursegen fit --session new_starters_june         what the builds of that session leave out
    """
    from coursegen.cli.fit import Asked, fit_it

    fit_it(Asked(team, minutes or 0, session, write), course_option)


@app.command()
def pull(
    deck: Annotated[Path, typer.Argument(metavar="DECK", help="The .pptx that was edited.")],
    team: Annotated[str, typer.Option("--team", metavar="TEAM", help="The team that the deck was built for.")],
    course_option: CourseOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            show_default=False,
            help="The folder that the deck was built into. Left out: output/ beside the course.",
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the edits into the team's file. Left out: only show them.")
    ] = False,
) -> None:
    """Bring edits made in PowerPoint home to the team's file.

    Texts, notes and the order of slides that were changed in a built deck, and slides that were deleted, are shown
    as a diff of the team's file, comments and formatting kept. What can't come home is listed, never dropped. Where
    the course has changed in the same place, all three versions are shown, that edit is not written, and the exit
    code is 1.

    It needs what the build noted of the deck, which lies in the output folder: name that with --out where the deck
    was built elsewhere.

    \b
    Examples:
      coursegen pull deck.edited.pptx --team clinic_desk           show what would change
      coursegen pull deck.edited.pptx --team clinic_desk --write   write it into the file
    """
    from coursegen.cli.pull import pull_it

    pull_it(deck, team, course_option, out, write=write)


@app.command()
def diff(
    team: Annotated[str, typer.Argument(metavar="TEAM", help="A team's id.")],
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", show_default=False, help="Another team's id. Left out: the course as it is."),
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="How to tell it: text, json or markdown.")
    ] = "text",
    course_option: CourseOption = None,
) -> None:
    """Say in words what a team has otherwise than the course.

    Module by module you read what is removed, added, moved and changed: times in minutes, a changed text word by
    word, [-as it was-] and {+as it is now+}. Words that a team calls differently throughout are told once, with the
    number of texts.

    \b
    Examples:
      coursegen diff clinic_desk                        beside the course as it is
      coursegen diff clinic_desk live_chat              beside another team
      coursegen diff clinic_desk --format markdown      for a review or a mail
    """
    from coursegen.cli.diff import diff_it

    diff_it(team, other, form, course_option)


@app.command()
def teams(
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="How to tell it: text or json.")] = "text",
    course_option: CourseOption = None,
) -> None:
    """Show all teams side by side, and what is stale in them.

    A number is the minutes of a module, the one in brackets how many things in it the team and its sector changed.
    A patch is stale where its `was:` no longer is what the course says: those are listed with both texts. A team that
    can't be read is listed as well, with its problems, and the exit code is 1.

    \b
    Examples:
      coursegen teams
      coursegen teams --format json
    """
    from coursegen.cli.teams import teams_it

    teams_it(form, course_option)
