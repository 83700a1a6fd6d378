"""Declares the commands that make what a trainer needs, or check it, as ``coursegen --help`` tells them."""

from __future__ import annotations

from typing import Annotated

import typer

from coursegen.cli.option_bundles import AllFormats, Asked, DeckFormats, HandoutFormats, Making, Pages, spread
from coursegen.cli.options import (
    JobsOption,
    OnlyOption,
    OutOption,
    ReleaseOption,
    ThemeOption,
    TodayOption,
    ToldOption,
    app,
)


@app.command()
@spread
def build(
    *,
    asked: Asked,
    only: OnlyOption = None,
    making: Making,
    pages: Pages,
    formats: AllFormats,
    release: ReleaseOption = False,
    form: ToldOption = "text",
) -> None:
    """Make the deck and the printed handouts of a course.

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
      coursegen build --template brand.potx      in your company's own template
    """
    from coursegen.cli.building import build_it, chosen
    from coursegen.cli.course_folder import course_folder

    artefacts = chosen(only, course_folder(asked.course, asked.course_option))
    build_it(asked, making, artefacts, formats.printing(pages.choice), release=release, form=form)


@app.command()
@spread
def deck(asked: Asked, making: Making, formats: DeckFormats) -> None:
    """Make the PowerPoint deck alone.

    It is a native, editable deck: your organisation's fonts and colours come from the theme, every slide has notes
    that say what to say, do and ask, and slides are grouped in sections by module.

    \b
    Example:
      coursegen deck my-course      makes output/base/deck.pptx
    """
    from coursegen.cli.building import build_it

    build_it(asked, making, ("deck",), formats.printing())


@app.command()
@spread
def handouts(asked: Asked, making: Making, pages: Pages, formats: HandoutFormats) -> None:
    """Make the printed handouts alone.

    The workbook has gaps to fill in, lines to write on and the numbers that the deck cites. Nothing in it is meant
    for the facilitator only; the guide cites its pages. Print it on both sides of the paper, flipped on the long edge.

    \b
    Example:
      coursegen handouts my-course      makes output/base/guide.pdf, workbook.pdf and the others
    """
    from coursegen.cli.building import build_it
    from coursegen.publish.made_version import HANDOUTS

    build_it(asked, making, HANDOUTS, formats.printing(pages.choice))


@app.command()
@spread
def watch(
    *,
    asked: Asked,
    only: OnlyOption = None,
    making: Making,
    pages: Pages,
    formats: AllFormats,
) -> None:
    """Build, and build again after each change, until Ctrl-C.

    What could not be built is told as `build` tells it; mend it and save, and it is tried again. Only the versions that
    something has changed for are made.

    \b
    Examples:
      coursegen watch my-course --only deck
      coursegen watch --team clinic_desk
    """
    from coursegen.cli.building import chosen
    from coursegen.cli.course_folder import course_folder
    from coursegen.cli.watching import watch_it

    artefacts = chosen(only, course_folder(asked.course, asked.course_option))
    watch_it(asked, making, artefacts, formats.printing(pages.choice))


@app.command()
@spread
def check(
    asked: Asked,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only read and judge the words and the times; lay out nothing.")
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="Output format: text, json, sarif, junit or github."),
    ] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what can be mended without changing what is meant, and say so.")
    ] = False,
    release: ReleaseOption = False,
    today: TodayOption = "",
    jobs: JobsOption = 0,
) -> None:
    """Say all that is wrong with a course at once, and make nothing.

    Reads every file of every version, applies the rules that `coursegen rules` lists, composes every slide and page of
    the course as it is, and measures all text with the real fonts, so that text which does not fit is found too.
    Each problem names its file, line and column, and says what to do. Two things wait for another round: what
    follows a bracket in the wrong place in its file, and text that does not fit, which is measured once
    nothing else is wrong.

    With --quick nothing is laid out, and teams are left out unless you say --all-teams: for an editor, and before
    each commit. The rules about slides (SLD1 to SLD4, A11Y6) wait for the whole check then.

    \b
    Examples:
      coursegen check my-course
      coursegen check --quick                     the words and the times, in a moment
      coursegen check --quick --all-teams         those of every team and session
      coursegen check --format github --strict    in a workflow; a warning is an error
      coursegen check --fix                       first mends what is untidy, and marks negations
    """
    from coursegen.cli.checking import How, check_it

    check_it(asked, How(quick, form, fix, release, today, jobs))


@app.command()
@spread
def preview(
    asked: Asked,
    out: OutOption = None,
    theme: ThemeOption = "",
    sheet: Annotated[bool, typer.Option("--sheet", help="One picture with all slides small, by module.")] = False,
) -> None:
    """Paint the slides as pictures, without PowerPoint.

    Every slide becomes a PNG in output/TEAM/preview/, 1,280 pixels wide, named by its number and its id. They are
    painted from the same measured boxes and lines that the deck is written from. The pictures are to look at: they
    are not listed in the manifest, and pictures of slides that there are no longer are removed.

    \b
    Examples:
      coursegen preview my-course                every slide, in output/base/preview/
      coursegen preview --sheet --theme dark     all on one sheet, in dark colours
      coursegen preview --team clinic_desk       a team's slides
    """
    from coursegen.cli.preview import preview_it

    preview_it(asked, out, theme, sheet=sheet)
