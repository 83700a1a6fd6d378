"""The commands that make what a trainer needs, or check what it is made from, as ``coursegen --help`` tells them."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import replace

from coursegen.cli.options import (
    AllTeamsOption,
    BookletOption,
    CourseArgument,
    CourseOption,
    DuplexOption,
    FillableOption,
    JobsOption,
    LargePrintOption,
    OutOption,
    PaperOption,
    PunchedOption,
    ReleaseOption,
    SessionsOption,
    StrictOption,
    TeamsOption,
    TemplateOption,
    ThemeOption,
    TodayOption,
    TwoUpOption,
    WordOption,
    app,
    pages_asked,
    variants_asked,
)
from coursegen.model.printing import Printing


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
            help="Make only these: deck, guide, workbook … Commas between them; `coursegen recipe list` names all.",
        ),
    ] = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    jobs: JobsOption = 0,
    today: TodayOption = "",
    theme: ThemeOption = "",
    template: TemplateOption = None,
    paper: PaperOption = None,
    duplex: DuplexOption = None,
    punched: PunchedOption = False,
    large_print: LargePrintOption = False,
    booklet: BookletOption = False,
    two_up: TwoUpOption = False,
    fillable: FillableOption = False,
    word: WordOption = False,
    release: ReleaseOption = False,
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
    from coursegen.cli.building import Asked, build_it
    from coursegen.cli.course_folder import course_folder
    from coursegen.cli.running import chosen

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today, template=template)
    variants = variants_asked(large_print, booklet, two_up, fillable)
    asked = replace(
        asked, theme=theme, release=release, printing=Printing(pages_asked(paper, duplex, punched), variants, word)
    )
    build_it(asked, out, chosen(only, course_folder(course, course_option)))


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
    theme: ThemeOption = "",
    template: TemplateOption = None,
) -> None:
    """Make the PowerPoint deck alone.

    It is a native, editable deck: your organisation's fonts and colours come from the theme, every slide has notes
    that say what to say, do and ask, and slides are grouped in sections by module.

    \b
    Example:
      coursegen deck my-course      makes output/base/deck.pptx
    """
    from coursegen.cli.building import Asked, build_it

    asked = Asked(
        course,
        course_option,
        teams or (),
        sessions or (),
        all_teams,
        strict,
        jobs,
        today,
        theme=theme,
        template=template,
    )
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
    theme: ThemeOption = "",
    template: TemplateOption = None,
    paper: PaperOption = None,
    duplex: DuplexOption = None,
    punched: PunchedOption = False,
    large_print: LargePrintOption = False,
    booklet: BookletOption = False,
    two_up: TwoUpOption = False,
    fillable: FillableOption = False,
    word: WordOption = False,
) -> None:
    """Make the printed handouts alone.

    The workbook has gaps to fill in, lines to write on and the numbers that the deck cites. Nothing in it is meant
    for the facilitator only; the guide cites its pages. Print it on both sides of the paper, flipped on the long edge.

    \b
    Example:
      coursegen handouts my-course      makes output/base/guide.pdf, workbook.pdf and the others
    """
    from coursegen.build.artefacts import HANDOUTS
    from coursegen.cli.building import Asked, build_it

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today, template=template)
    variants = variants_asked(large_print, booklet, two_up, fillable)
    asked = replace(asked, theme=theme, printing=Printing(pages_asked(paper, duplex, punched), variants, word))
    build_it(asked, out, HANDOUTS)


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
    quick: Annotated[
        bool, typer.Option("--quick", help="Only read and judge the words and the times; lay out nothing.")
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="How to tell it: text, json, sarif, junit or github."),
    ] = "text",
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what can be mended without changing what is meant, and say so.")
    ] = False,
    template: TemplateOption = None,
    release: ReleaseOption = False,
) -> None:
    """Say all that is wrong with a course at once, and make nothing.

    Reads every file of every version, asks the rules that `coursegen rules` lists, composes every slide and page of
    the course as it is, and measures all text with the real fonts, so that text which does not fit is found too.
    Each problem names its file, line and column, and says what to do. Two things wait for another round: what
    stands in a file after a quote or a bracket that is out of place, and text that does not fit, which is measured
    once nothing else is wrong.

    With --quick nothing is laid out, and of the course as it is alone unless you say --all-teams: for an editor,
    and before each commit. The rules about slides (SLD1 to
    SLD4, A11Y6) wait for the whole check then.

    \b
    Examples:
      coursegen check my-course
      coursegen check --quick                     the words and the times, in a moment
      coursegen check --quick --all-teams         those of every team and session
      coursegen check --format github --strict    in a workflow; a warning is an error
      coursegen check --fix                       mends what is untidy, and marks negations, first
    """
    from coursegen.cli.building import Asked
    from coursegen.cli.checking import How, check_it

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, jobs, today, template=template)
    asked = replace(asked, release=release)
    check_it(asked, How(quick, form, fix))


@app.command()
def preview(
    course: CourseArgument = None,
    course_option: CourseOption = None,
    out: OutOption = None,
    strict: StrictOption = False,
    teams: TeamsOption = None,
    sessions: SessionsOption = None,
    all_teams: AllTeamsOption = False,
    theme: ThemeOption = "",
    template: TemplateOption = None,
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
    from coursegen.cli.building import Asked
    from coursegen.cli.preview import preview_it

    asked = Asked(course, course_option, teams or (), sessions or (), all_teams, strict, theme=theme, template=template)
    preview_it(asked, out, sheet=sheet)
