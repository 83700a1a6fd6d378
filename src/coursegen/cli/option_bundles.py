"""Bundles the options that several commands share: each bundle is one value, its fields are the options."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any, ClassVar, get_type_hints

import typer
from msgspec import Struct

from coursegen.cli.options import (
    AllTeamsOption,
    CourseArgument,
    CourseOption,
    DuplexOption,
    ExecutorOption,
    ExplainRebuildOption,
    JobsOption,
    NamesOption,
    NoCacheOption,
    OutOption,
    PaperOption,
    PunchedOption,
    SessionsOption,
    ShardOption,
    StrictOption,
    TeamsOption,
    TemplateOption,
    ThemeOption,
    TodayOption,
)
from coursegen.model.printing import ANY_PAGE, PageChoice, Printing
from coursegen.model.written import Medium
from coursegen.write.formats import FORMATS, Format, Variant


class Asked(Struct, frozen=True):
    """The course, the versions of it, the template that they all stand in, and whether warnings stop them."""

    course: CourseArgument = None
    course_option: CourseOption = None
    teams: TeamsOption = None
    sessions: SessionsOption = None
    all_teams: AllTeamsOption = False
    template: TemplateOption = None
    strict: StrictOption = False

    @property
    def template_path(self) -> str:
        """The whole path of the template that was named, or ``""``."""
        return "" if self.template is None else str(self.template.absolute())


class Making(Struct, frozen=True):
    """Where and how files are made: ``jobs`` is 0 and ``today`` and ``theme`` are ``""`` where they were left out."""

    out: OutOption = None
    theme: ThemeOption = ""
    today: TodayOption = ""
    jobs: JobsOption = 0
    no_cache: NoCacheOption = False
    explain_rebuild: ExplainRebuildOption = False
    names: NamesOption = None
    shard: ShardOption = ""
    executor: ExecutorOption = ""


class Pages(Struct, frozen=True):
    """How handouts are printed."""

    paper: PaperOption = None
    duplex: DuplexOption = None
    hole_punched: PunchedOption = False

    @property
    def choice(self) -> PageChoice:
        """What was asked for; the rest is the recipe's."""
        return PageChoice(self.paper, self.duplex, "punched" if self.hole_punched else None)


class DeckFormats(Struct, frozen=True):
    """The formats and variants that are made beside the deck; the options are made from the list of formats."""

    asked: tuple[str, ...] = ()
    media: ClassVar[tuple[Medium, ...]] = ("slides",)

    def printing(self, pages: PageChoice = ANY_PAGE) -> Printing:
        """Those that were asked for, in the order in which they are listed, on such pages."""
        chosen = _choices(self.media)
        variants = tuple(one.name for one in chosen.values() if isinstance(one, Variant) and one.option in self.asked)
        formats = tuple(one.name for one in chosen.values() if isinstance(one, Format) and one.option in self.asked)
        return Printing(pages, variants, formats)


class HandoutFormats(DeckFormats, frozen=True):
    """Those beside each handout."""

    media: ClassVar[tuple[Medium, ...]] = ("pages",)


class AllFormats(DeckFormats, frozen=True):
    """Those beside the deck and each handout."""

    media: ClassVar[tuple[Medium, ...]] = ("slides", "pages")


def _choices(media: tuple[Medium, ...]) -> Mapping[str, Format | Variant]:
    """What can be asked for beside what is made anyway, by the name of its parameter."""
    listed = [one for one in FORMATS.values() if one.medium in media]
    every: list[Format | Variant] = [*(variant for one in listed for variant in one.variants), *listed]
    return {one.option.lstrip("-").replace("-", "_"): one for one in every if one.option}


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters are those of ``command``, but for each bundle the bundle's own fields in its place.

    Typer reads one parameter for each option and knows no others, so a list of options that five commands share
    would be written five times; here a command says ``asked: Asked``, and gets one.
    """
    bundles: dict[str, tuple[type[Struct], tuple[str, ...]]] = {}
    options: list[inspect.Parameter] = []
    hints = get_type_hints(command, include_extras=True)
    for option in inspect.signature(command).parameters.values():
        kind = hints[option.name]
        if isinstance(kind, type) and issubclass(kind, Struct):
            own = _options_of(kind)
            bundles[option.name] = kind, tuple(one.name for one in own)
            options += own
        else:
            options.append(option.replace(annotation=kind))

    @wraps(command)
    def spread_out(**typed: Any) -> None:
        for name, (kind, fields) in bundles.items():
            typed[name] = _bundle(kind, {field: typed.pop(field) for field in fields})
        command(**typed)

    signature = inspect.Signature([option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in options])
    vars(spread_out)["__signature__"] = signature
    return spread_out


def _options_of(kind: type[Struct]) -> list[inspect.Parameter]:
    """A bundle's options: a switch for each format and variant that it may ask for, else its fields."""
    if issubclass(kind, DeckFormats):
        return [
            inspect.Parameter(
                name, _KEYWORD, default=False, annotation=Annotated[bool, typer.Option(one.option, help=one.help)]
            )
            for name, one in _choices(kind.media).items()
        ]
    hints = get_type_hints(kind, include_extras=True)
    return [each.replace(annotation=hints[each.name]) for each in inspect.signature(kind).parameters.values()]


def _bundle(kind: type[Struct], typed: Mapping[str, Any]) -> Struct:
    if issubclass(kind, DeckFormats):
        return kind(tuple(one.option for name, one in _choices(kind.media).items() if typed[name]))
    return kind(**typed)


_KEYWORD = inspect.Parameter.KEYWORD_ONLY
