"""Declares the command line itself, and the options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from coursegen.cli.ending import Stoppable, WrongUse
from coursegen.model.printing import PaperName

app = typer.Typer(
    name="coursegen",
    cls=Stoppable,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help keeps its line breaks, can be copied, and starts twice as fast
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def folder_typed(typed: str) -> Path:
    """The folder that was typed. Errors: :class:`WrongUse` for none, which a script's empty variable gives."""
    if not typed.strip():
        raise WrongUse("--out names no folder; name one, as in --out output, or leave --out out")
    return Path(typed)


_COURSE = "The course folder. Left out: the folder with course.yaml at or above this one, or its course/ folder."


def option(name: str, metavar: str, told: str, **more: Any) -> Any:
    """An option whose help says in words what happens where it is left out; without a ``metavar`` Typer names one."""
    return typer.Option(name, metavar=metavar or None, show_default=False, help=told, **more)


CourseArgument = Annotated[Path | None, typer.Argument(metavar="COURSE", show_default=False, help=_COURSE)]
CourseOption = Annotated[Path | None, option("--course", "DIR", "The course folder: the same as COURSE.")]
OnlyCourseOption = Annotated[Path | None, option("--course", "DIR", _COURSE)]
OutOption = Annotated[
    Path | None,
    option("--out", "DIR", "Where to put what is made. Left out: output/ beside the course.", parser=folder_typed),
]
OnlyOption = Annotated[
    list[str] | None,
    option(
        "--only",
        "NAMES",
        "Make only these: deck, guide, workbook … Commas between them; `coursegen recipe list` names all.",
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Stop at warnings as well.")]
ReleaseOption = Annotated[
    bool, typer.Option("--release", help="Refuse what must not be handed out: unknown rights, errors of any rule.")
]
TeamsOption = Annotated[list[str] | None, option("--team", "ID", "This team's version; the option again for more.")]
SessionsOption = Annotated[list[str] | None, option("--session", "ID", "The version of one session, of its own team.")]
AllTeamsOption = Annotated[
    bool, typer.Option("--all-teams", help="The course as it is, and the version of every team and session.")
]
JobsOption = Annotated[
    int,
    option(
        "--jobs",
        "N",
        "How many processes make versions side by side. Left out: one for each processor.",
        min=0,
        max=256,
    ),
]
ShardOption = Annotated[
    str,
    option(
        "--shard",
        "I/N",
        "Make only this share of the versions, such as 3/20; `coursegen merge` puts the shares together.",
    ),
]
ExecutorOption = Annotated[
    str,
    option("--executor", "NAME", "Who makes versions: processes here, or dask://HOST:PORT. Left out: processes here."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Build from scratch and cache nothing; `coursegen cache` says more.")
]
ExplainRebuildOption = Annotated[
    bool, typer.Option("--explain-rebuild", help="Say of each version that is made again what has changed since.")
]
PaperOption = Annotated[
    PaperName | None, option("--paper", "", "The paper of the handouts. Left out: the course's own.")
]
DuplexOption = Annotated[
    bool | None,
    option("--duplex/--single-sided", "", "Both sides of the paper, or one alone. Left out: as each recipe says."),
]
PunchedOption = Annotated[bool, typer.Option("--hole-punched", help="A wider margin for holes or a clip binding.")]
TemplateOption = Annotated[
    Path | None,
    option(
        "--template",
        "FILE",
        "A company's .pptx or .potx for the deck, whatever the course or a team names; the map beside it is read.",
    ),
]
ThemeOption = Annotated[
    str,
    option(
        "--theme", "NAME", "The slides' colours: light, dark, high_contrast, or one of the course's own in themes/."
    ),
]
ToldOption = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="What is said on standard output: text, or json for programs.")
]
NamesOption = Annotated[
    str | None,
    option(
        "--names",
        "NAMES",
        "long: files are called by the course and the team too, for mailing: my_course.desk.deck.pptx.",
    ),
]
TodayOption = Annotated[str, option("--today", "DATE", "The day to compare dates with: 2027-03-04.")]
OneSessionOption = Annotated[str, option("--session", "ID", "The version of one session.")]
FormOption = Annotated[str, typer.Option("--format", metavar="NAME", help="Output format: text or json.")]
ProseFormOption = Annotated[
    str, typer.Option("--format", metavar="NAME", help="Output format: text, json or markdown.")
]
TeamArgument = Annotated[str, typer.Argument(metavar="TEAM", help="A team's id.")]
