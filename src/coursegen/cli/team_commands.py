"""Declares the commands about teams, time and edits that come home, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from coursegen.cli.options import (
    CourseArgument,
    CourseOption,
    FormOption,
    OneSessionOption,
    OnlyCourseOption,
    ProseFormOption,
    TeamArgument,
    ToldOption,
    app,
    folder_typed,
    option,
)


@app.command()
def explain(
    team: Annotated[str, typer.Argument(metavar="TEAM", help="A team's id, or base for the course as it is.")],
    address: Annotated[
        str, typer.Argument(metavar="ID", help="An address, the end of one, or a slide's id as its notes end with it.")
    ],
    session: OneSessionOption = "",
    course_option: OnlyCourseOption = None,
) -> None:
    """Say why a slide or a page says what it says.

    Every layer that wrote or changed the value is listed with its file and line, what it replaced, and the reason
    that it gives. A text with a term shows where the term's words come from as well.

    \b
    Examples:
      coursegen explain clinic_desk recover.action_steps.call_back.owner
      coursegen explain clinic_desk call_back.owner         the end of an address is enough
      coursegen explain clinic_desk recover/points/fact     a slide, by the id in its notes
      coursegen explain base course.title
    """
    from coursegen.cli.explain import explain_it

    explain_it(team, address, session, course_option)


@app.command()
def rehearse(
    course: CourseArgument = None,
    team: Annotated[str, option("--team", "ID", "A team's version.")] = "",
    session: Annotated[str, option("--session", "ID", "A session's version.")] = "",
    people: Annotated[
        int | None,
        option("--people", "N", "How many people come. Left out: as the session says, else 16.", min=2, max=500),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    picture: Annotated[str, option("--picture", "FILE", "Draw the session as a strip (SVG) too.")] = "",
    course_option: CourseOption = None,
) -> None:
    """Rehearse a session on paper, minute by minute.

    Each block has minutes and needs some: quick, likely and slow. What it needs follows from the words that are said,
    the answers that are wanted, votes, groups, writing, and how many people come. `answers: 3` at a question, `pace:`
    in course.yaml and `takes:` at a block say what you know better. It ends with exit code 1 where even a quick room
    needs more than a block has.

    Examples:
      coursegen rehearse my-course
      coursegen rehearse --team clinic_desk --people 24
      coursegen rehearse --session spring_clinic --picture strip.svg
    """
    from coursegen.cli.course_folder import course_folder
    from coursegen.cli.rehearse import Asked, rehearse_it

    rehearse_it(Asked(team, session, people or 0, form, picture), course_folder(course, course_option))


@app.command()
def timings(
    session: Annotated[str, typer.Argument(metavar="SESSION", help="A session's id.")],
    log: Annotated[
        Path,
        typer.Argument(metavar="LOG", exists=True, dir_okay=False, help="A CSV file: a block and its minutes a row."),
    ],
    course_option: OnlyCourseOption = None,
) -> None:
    """Keep what a session really took, block by block.

    The log has a row for each block: its address, or the end of it, and the minutes that it took (4, 4.5 or 4:30). It
    is kept in timings/ in the course's folder, without names. Once a block was measured in three sessions,
    `coursegen rehearse` takes their median instead of reckoning.

    Examples:
      coursegen timings spring_clinic log.csv
    """
    from coursegen.cli.timings import keep_timings

    keep_timings(session, log, course_option)


@app.command()
def fit(
    team: Annotated[
        str,
        typer.Argument(
            metavar="TEAM", show_default=False, help="A team's id. Left out: the session's team, or the base."
        ),
    ] = "",
    minutes: Annotated[
        int | None, option("--minutes", "N", "The time that there is. Left out: the session's own.", min=1, max=1440)
    ] = None,
    session: Annotated[
        str, option("--session", "ID", "The session to fit; with --write, what the new one is called.")
    ] = "",
    write: Annotated[bool, typer.Option("--write", help="Save it as a session, in a new file in sessions/.")] = False,
    course_option: OnlyCourseOption = None,
    form: ToldOption = "text",
) -> None:
    """Cut a course to the time that there is, and say what that costs.

    Blocks of a plan and objectives have a priority: must, should or could. Every must stays: a must objective stays
    with key points that lead to it and a quiz question that checks it. Then as many minutes of should as fit stay,
    then of could, and of equals what comes first. Nobody sits for more than 90 minutes without a break. What stays
    has at least the minutes that it needs (see `coursegen rehearse`), and a buffer.

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

    fit_it(Asked(team, minutes or 0, session, write, form), course_option)


@app.command()
def pull(
    deck: Annotated[Path, typer.Argument(metavar="DECK", help="The .pptx that was edited.")],
    team: Annotated[
        str,
        option(
            "--team",
            "TEAM",
            "The team that the deck was built for; base for the course as it is. Left out: the deck says it.",
        ),
    ] = "",
    state: Annotated[
        str,
        option(
            "--from",
            "FOLDER|COMMIT",
            "The course as it was when the deck was built, where neither the deck nor the output folder knows.",
        ),
    ] = "",
    take: Annotated[
        Literal["deck", "course", "ask"] | None,
        option(
            "--take",
            "",
            "Whose side to take where the course has changed in the same place. Left out: a terminal asks.",
        ),
    ] = None,
    course_option: OnlyCourseOption = None,
    out: Annotated[
        Path | None,
        option(
            "--out",
            "DIR",
            "The folder that the deck was built into. Left out: output/ beside the course.",
            parser=folder_typed,
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the edits into the team's file. Left out: only show them.")
    ] = False,
    form: ToldOption = "text",
) -> None:
    """Bring edits made in PowerPoint home to the team's file.

    Texts, notes and the order of slides that were changed in a built deck, and slides that were deleted, are shown
    as a diff of the team's file, comments and formatting kept. Those of the course as it is come home to the course's
    own files. What can't come home is listed, never dropped. Where the course has changed in the same place, all
    three versions are shown and you are asked whose to take; without a terminal, and without --take, that edit is not
    written, and the exit code is 1. What was written can be taken back with `coursegen undo`.

    A deck says itself what it was built as and for whom, whatever it is called and wherever it has been. A program
    that leaves that out when it saves (Keynote, Google Slides) leaves a fingerprint: then it is looked up
    in the output folder, or made anew with --from.

    \b
    Examples:
      coursegen pull deck.edited.pptx                  show what would change
      coursegen pull deck.edited.pptx --write          write it into the file
      coursegen pull old.pptx --from HEAD~12           compare with the course as it was then
    """
    from coursegen.cli.pull import Asked, pull_it

    pull_it(deck, Asked(team, state, write, take or "", form), course_option, out)


@app.command()
def compare(
    one: Annotated[Path, typer.Argument(metavar="A.PPTX", help="A deck.")],
    other: Annotated[Path, typer.Argument(metavar="B.PPTX", help="Another one, or a later copy.")],
    form: ProseFormOption = "text",
) -> None:
    """Say in words what differs between two decks, whoever made them.

    Slides are found again by what they say, wherever they are now. You read which are new, gone, moved or hidden, and
    on each what was changed: texts word by word, [-as it was-] and {+as it is now+}, lines, rows, notes, pictures,
    charts' data, and shapes that were moved. Fonts and colours are not compared. No course is needed.

    \b
    Examples:
      coursegen compare sent.pptx back.pptx
      coursegen compare sent.pptx back.pptx --format markdown
    """
    from coursegen.cli.compare import compare_it

    compare_it(one, other, form)


@app.command()
def undo(course: CourseArgument = None, course_option: CourseOption = None) -> None:
    """Take back what the last command wrote into the course.

    The files that `pull --write`, `fit --write`, `check --fix`, `draft`, `accept` or `drift --write` changed are as
    they were before it, and new ones are gone; the command again takes the one before back, twenty at most. A file
    that has been changed since is never touched: then nothing is taken back, and you are told.

    \b
    Example:
      coursegen undo
    """
    from coursegen.cli.undo import undo_it

    undo_it(course, course_option)


@app.command()
def diff(
    team: TeamArgument,
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", show_default=False, help="Another team's id. Left out: the course as it is."),
    ] = "",
    form: ProseFormOption = "text",
    course_option: OnlyCourseOption = None,
) -> None:
    """Say in words how a team's version differs from the course.

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


teams_app = typer.Typer(invoke_without_command=True)
app.add_typer(teams_app, name="teams")


@teams_app.callback()
def teams(context: typer.Context, form: FormOption = "text", course_option: OnlyCourseOption = None) -> None:
    """Show all teams side by side, and what is stale in them.

    A number is the minutes of a module, the one in brackets how many things in it the team and its sector changed.
    A patch is stale where its `was:` no longer is what the course says: those are listed with both texts. A team that
    can't be read is listed as well, with its problems, and the exit code is 1.

    \b
    Examples:
      coursegen teams
      coursegen teams --format json
      coursegen teams accept clinic_desk      what its patches replace, noted in its file
    """
    if context.invoked_subcommand is None:
        from coursegen.cli.teams import teams_it

        teams_it(form, course_option)
    elif form != "text" or course_option is not None:
        from coursegen.cli.ending import WrongUse

        raise WrongUse(f"write options after the command: coursegen teams {context.invoked_subcommand} … --course DIR")


@teams_app.command()
def accept(
    team: TeamArgument,
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS", show_default=False, help="Only patches at these addresses, or inside."),
    ] = None,
    session: Annotated[str, option("--session", "ID", "The patches of one session as well.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All patches, stale ones as well.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write the notes into the files. Left out: only show them.")
    ] = False,
    course_option: OnlyCourseOption = None,
) -> None:
    """Note at each patch what it replaces.

    A later build can then say where the course has changed below a patch, and shows both texts. The note is `was:` in
    the file that the patch stands in, be it the team's, its sector's or the session's: a short text as it is, a long
    one as a fingerprint. It is shown as a diff, comments and formatting kept.

    A patch that was written for another text is stale, and stays so until you have looked at it: it is noted anew
    where you name its address, or all of them with --all. Both texts are shown.

    \b
    Examples:
      coursegen teams accept clinic_desk             show what would be noted
      coursegen teams accept clinic_desk --write     write it into the files
      coursegen teams accept clinic_desk recover.action_steps.call_back.owner --write
    """
    from coursegen.cli.accept import Asked, accept_it

    accept_it(Asked(team, tuple(addresses or ()), session, everything, write), course_option)
