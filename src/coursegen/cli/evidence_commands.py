"""Declares the commands about what a course rests on, as ``coursegen --help`` tells them."""

from __future__ import annotations

from typing import Annotated

import typer

from coursegen.cli.options import (
    CourseArgument,
    CourseOption,
    FormOption,
    OneSessionOption,
    OnlyCourseOption,
    TodayOption,
    app,
    option,
)

OneTeamOption = Annotated[str, option("--team", "ID", "This team's version. Left out: the course itself.")]


@app.command()
def drift(
    course: CourseArgument = None,
    team: OneTeamOption = "",
    session: OneSessionOption = "",
    write: Annotated[
        bool, typer.Option("--write", help="Type the new numbers of paragraphs that moved into the course's files.")
    ] = False,
    form: FormOption = "text",
    course_option: CourseOption = None,
) -> None:
    """Say which statements went stale when an article changed.

    A key point, a scenario or a slide rests on paragraphs of an article. Where the article's text lies in articles/
    beside its citation, it is compared with what `coursegen accept` noted: by its words and their likeness, not by
    number alone. A paragraph that only moved is told with its new number, and --write types that into the files. What
    has other words now, is gone, or was never looked at is listed with its slides and its page of the workbook, and
    the exit code is 1. Where no text is, that is said, and the rest goes on.

    \b
    Examples:
      coursegen drift
      coursegen drift --write                   new numbers for paragraphs that moved
      coursegen drift --team clinic_desk --format json
    """
    from coursegen.cli.drift import Asked, drift_it

    drift_it(Asked(team, session, form, write), course, course_option)


@app.command()
def accept(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of an article whose text you looked at.")],
    reason: Annotated[
        str, typer.Option("--reason", metavar="WORDS", help="Why what rests on it is right: one sentence.")
    ],
    today: TodayOption = "",
    course_option: OnlyCourseOption = None,
) -> None:
    """Note that you looked at an article and what rests on it.

    sources.lock in the course folder gets the day, the reason, a fingerprint of the text, and for each paragraph two
    hashes; none of its words, and not who looked. `coursegen drift` compares with that from then on.

    Where a paragraph that is cited has another number now, that has to be written first.

    \b
    Example:
      coursegen accept article_003 --reason "Read again: only the spelling was mended."
    """
    from coursegen.cli.accept_source import accept_it

    accept_it(article, reason, today, course_option)


@app.command()
def trace(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="A key point's address or its end, a slide's number or id, or ARTICLE#PARAGRAPH."
        ),
    ],
    team: OneTeamOption = "",
    session: OneSessionOption = "",
    form: FormOption = "text",
    course_option: OnlyCourseOption = None,
) -> None:
    """Walk from a slide to the paragraphs that it rests on, and back.

    A slide is followed to the block of the plan that shows it, to the key point, and to each paragraph with its hash,
    and its first words where the article's text is at hand. A paragraph is followed to everything that rests on it.

    \b
    Examples:
      coursegen trace 42                        the slide with that number
      coursegen trace recover/points/fact       a slide, by the id in its notes
      coursegen trace key_points.fact           the end of an address is enough
      coursegen trace article_003#4             what rests on that paragraph
    """
    from coursegen.cli.trace import Asked, trace_it

    trace_it(Asked(what, team, session, form), course_option)
