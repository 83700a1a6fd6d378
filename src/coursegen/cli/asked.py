"""Bundles the options that several commands share: each bundle is one value, its fields are the options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_args, get_type_hints

from msgspec import Struct

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
    SessionsOption,
    StrictOption,
    TeamsOption,
    TemplateOption,
    ThemeOption,
    TodayOption,
    TwoUpOption,
    WordOption,
)
from coursegen.model.printing import PageChoice, Printing, Variant


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


class Pages(Struct, frozen=True):
    """How handouts are printed."""

    paper: PaperOption = None
    duplex: DuplexOption = None
    hole_punched: PunchedOption = False
    large_print: LargePrintOption = False
    booklet: BookletOption = False
    two_up: TwoUpOption = False
    fillable: FillableOption = False
    word: WordOption = False

    @property
    def printing(self) -> Printing:
        """What was asked for, and the variants in the order in which they are listed; the rest is the recipe's."""
        wanted = zip(get_args(Variant), (self.large_print, self.booklet, self.two_up, self.fillable), strict=True)
        variants = tuple(variant for variant, asked in wanted if asked)
        return Printing(
            PageChoice(self.paper, self.duplex, "punched" if self.hole_punched else None), variants, self.word
        )


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters are those of ``command``, but for each bundle the bundle's own fields in its place.

    Typer reads one parameter for each option and knows no others, so a list of options that five commands share
    would be written five times; here a command says ``asked: Asked``, and gets one.
    """
    bundles: dict[str, type[Struct]] = {}
    options: list[inspect.Parameter] = []
    hints = get_type_hints(command, include_extras=True)
    for option in inspect.signature(command).parameters.values():
        kind = hints[option.name]
        if isinstance(kind, type) and issubclass(kind, Struct):
            bundles[option.name] = kind
            of_kind = get_type_hints(kind, include_extras=True)
            options += (
                each.replace(annotation=of_kind[each.name]) for each in inspect.signature(kind).parameters.values()
            )
        else:
            options.append(option.replace(annotation=kind))

    @wraps(command)
    def spread_out(**typed: Any) -> None:
        for name, kind in bundles.items():
            typed[name] = kind(**{field: typed.pop(field) for field in kind.__struct_fields__})
        command(**typed)

    signature = inspect.Signature([option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in options])
    vars(spread_out)["__signature__"] = signature
    return spread_out
