"""Starts a course of one's own: asks what was not typed, writes its files, and says what to do next."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath

import typer
from msgspec import Struct
from msgspec.structs import replace

from coursegen.articles.imported import imported_article
from coursegen.cli.refusals import problems_said
from coursegen.cli.terminal_lines import counted, say
from coursegen.model.printing import PaperName
from coursegen.problems import Refused
from coursegen.publish.blank_course import BlankArticle, BlankCourse, blank_files
from coursegen.publish.starter import course_of, new_course
from coursegen.publish.write_faults import shown


class Typed(Struct, frozen=True):
    """What was typed of a blank course; ``None`` and empty lists where nothing was."""

    title: str | None
    audience: str | None
    minutes: int | None
    start: str | None
    modules: list[str]
    articles: list[str]
    teams: list[str]
    paper: PaperName | None

    @property
    def anything(self) -> bool:
        """Whether any of it was typed."""
        return any(getattr(self, name) not in (None, []) for name in self.__struct_fields__)


def start_example(folder: Path) -> None:
    """Copy the example, and say what to do next."""
    with _nothing_made(folder):
        files = new_course(folder)
    say(f"{shown(folder)} holds a copy of the example now ({counted(len(files), 'file')}).")
    say()
    say(f"1. Open {shown(folder / 'course.yaml')}: the title, the clock and the agenda.")
    say(f"2. Open a file in {shown(folder / 'modules')}: each is one module. Change a sentence.")
    _say_how_to_build(folder)
    say()
    say("For a course with nothing of the example in it: coursegen new OTHER-DIR --blank")


def start_blank(folder: Path, typed: Typed) -> None:
    """Make a blank course, and say what is in it and what to do next."""
    asked = _asked(folder, typed)
    with _nothing_made(folder):
        articles = tuple(_read(source) for source in typed.articles)
        asked = replace(asked, articles=articles)
        files = blank_files(asked)
        course_of(files, folder)
    say(f"{shown(folder)} holds your course now: a draft of {counted(asked.minutes, 'minute')} that builds as it is.")
    for path in files:
        say(f"  {path}")
    say()
    say("1. Write over the texts that begin with TO WRITE, in any text editor.")
    say(f"2. coursegen check {_quoted(folder)}      lists what is left, and whatever else is wrong")
    _say_how_to_build(folder, " --all-teams" if asked.teams else "")


def start_from_deck(folder: Path, deck: Path, *, keep_look: bool) -> None:
    """Make a course of a deck, and say what went where and what to do next."""
    from coursegen.cli.refusals import deck_at  # imported here: few courses start with a deck
    from coursegen.publish.deck_course import LEFT, deck_course

    data = deck_at(deck)
    with _nothing_made(folder):
        made = deck_course(data, _title_of(deck.with_suffix("")), deck.suffix.lower(), keep_look=keep_look)
        written = course_of(made.files, folder)
    if not written:
        say(f"{shown(folder)} holds this course already; nothing was changed.")
        return
    counts = f"{counted(made.modules, 'module')} and {counted(made.pictures, 'picture')}"
    say(f"{shown(folder)} holds a course now: {counts} from {counted(made.slides, 'slide')}, {made.minutes} minutes.")
    left = f"lists {counted(made.left, 'thing')} that the course does not have" if made.left else "nothing was left"
    say(f"{shown(folder / LEFT)} says where each slide went; {left}.")
    say()
    say("1. It is a draft. Write over the texts that begin with TO WRITE, in any text editor.")
    say(f"2. coursegen check {_quoted(folder)}      lists what is left, and whatever else is wrong")
    _say_how_to_build(folder)


@contextmanager
def _nothing_made(folder: Path) -> Iterator[None]:
    """Say why nothing was made; where the folder holds files, with the whole command for one that is free."""
    with problems_said(folder, "nothing was made"):
        try:
            yield
        except Refused as refused:
            (problem, *_), words = refused.problems, [Path(word) for word in sys.argv[1:]]
            if problem.rule != "folder-not-empty" or not folder.name or folder not in words:
                raise
            words[words.index(folder)] = _free(folder)
            hint = f"name a folder that is not there yet: coursegen {' '.join(map(_quoted, words))}"
            raise Refused([replace(problem, hint=hint)]) from refused


def _free(folder: Path) -> Path:
    """A folder beside one that is taken, its name with the first number that is free."""
    beside = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(path for path in beside if not path.exists())


def _asked(folder: Path, typed: Typed) -> BlankCourse:
    """The answers: as typed, then as asked for on a terminal; the folder's name is the title where nobody says one."""
    title, audience, modules, teams = typed.title, typed.audience, tuple(typed.modules), tuple(typed.teams)
    minutes = typed.minutes
    if _asking():
        say("A few questions; Enter takes what is in brackets, and everything can be changed later.")
        title = title if title is not None else typer.prompt("Title of the course", default=_title_of(folder))
        audience = (
            audience
            if audience is not None
            else typer.prompt("Who comes (Enter: to be written later)", default="", show_default=False)
        )
        minutes = minutes if minutes is not None else typer.prompt("Minutes, breaks included", default=90, type=int)
        if not modules and not typed.articles:
            modules = tuple(_several("Module"))
        if not teams:
            teams = tuple(_several("Team with a version of its own"))
    return BlankCourse(
        title=title if title is not None else _title_of(folder),
        audience=audience or "",
        minutes=90 if minutes is None else minutes,
        start=typed.start or "09:00",
        modules=modules,
        teams=teams,
        page=typed.paper or "a4",
    )


def _asking() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _several(what: str) -> Iterator[str]:
    number = 1
    while said := typer.prompt(f"{what} {number} (Enter: no more)", default="", show_default=False).strip():
        yield said
        number += 1


def _title_of(folder: Path) -> str:
    return " ".join(Path(folder.absolute()).name.replace("-", " ").replace("_", " ").split()).capitalize()


def _read(source: str) -> BlankArticle:
    from coursegen.cli.article import given_at  # imported here: few courses start with an article

    given = given_at(source)
    accessed = str(datetime.date.today()) if given.url else ""
    return BlankArticle(imported_article(given), PurePosixPath(given.name).stem, accessed)


def _say_how_to_build(folder: Path, more: str = "") -> None:
    say(f"3. coursegen build {_quoted(folder)}{more}")


def _quoted(folder: Path) -> str:
    name = shown(folder)
    return f'"{name}"' if " " in name else name
