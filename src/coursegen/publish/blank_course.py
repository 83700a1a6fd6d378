"""Writes the files of a course of one's own from a few answers, with no word of the example in them.

The command line and the studio ask the questions; what they were told is one value, and the files follow from it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from coursegen.articles.imported import Imported, article_files
from coursegen.articles.text import text_file
from coursegen.assets import asset
from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.drafting.draft import ModuleDraft
from coursegen.drafting.extracted import extracted
from coursegen.drafting.module_file import Setting, module_file, trimmed
from coursegen.problems import Problem, Refused
from coursegen.publish.blank_times import LEAST_MODULE, Break, Times, module_blocks, times_of
from coursegen.source.ids import free_id, id_from

LONGEST_TITLE = 80
"""How many letters a title has at most: what fits the title slide."""

_LONGEST = 300
_MOST = 20  # modules, articles, teams
_PARTS = 8  # modules that a day is cut into where nobody names them
_ASSUMED = "en"
_SHORT = 40
_SPOKEN_FOR = {"base", "course", "articles"}


class BlankArticle(Struct, frozen=True):
    """An article that a module is to rest on: what was read of it, its file's name, for one without a title, and the
    day on which it was fetched, where it was.
    """

    read: Imported
    name: str = ""
    accessed: str = ""


class BlankCourse(Struct, frozen=True):
    """What a new course is made of, as somebody answered it.

    ``title`` and ``audience`` may be ``""``: they are left to write. ``modules`` are titles; the first of ``articles``
    belongs to the first of them, and so on, and an article without a module makes one. With neither, there are as many
    modules as the time wants. ``teams`` are names of teams that get a version of their own.
    """

    title: str = ""
    audience: str = ""
    minutes: int = 90
    start: str = "09:00"
    modules: tuple[str, ...] = ()
    articles: tuple[BlankArticle, ...] = ()
    teams: tuple[str, ...] = ()
    page: Literal["a4", "letter"] = "a4"


class _Module(Struct, frozen=True):
    """A module to write: its id and title, the name of its article in the course and the article."""

    id: str
    title: str
    name: str = ""
    article: BlankArticle | None = None


def blank_files(asked: BlankCourse) -> Mapping[str, str]:
    """Every file of the course by its path in the folder, without the schemas. It is a draft that builds at once.

    Errors: ``Refused`` with all that is wrong with the answers.
    """
    if problems := list(problems_of(asked)):
        raise Refused(problems)
    modules = _modules(asked)
    times = times_of(asked.minutes, [module.id for module in modules])
    if times is None:
        raise Refused([_too_short(asked.minutes, len(modules))])
    head = CourseHead(
        title=_line(asked.title),
        audience=_line(asked.audience),
        minutes=asked.minutes,
        start=asked.start,
        page=asked.page,
    )
    files = {"course.yaml": course_text(head, times)}
    for number, module in enumerate(modules):
        files[f"modules/{module.id}.yaml"] = _module(module, times.modules[module.id], number)
        if module.article is not None:
            schema = "../.schema/article.json"
            files.update(article_files(module.name, module.article.read, module.article.accessed, schema))
    taken: set[str] = set(_SPOKEN_FOR)
    for name in asked.teams:
        team = _id(name, "team", taken)
        files[f"teams/{team}.yaml"] = blank_team(team, name, modules[0].id)
    if kept_apart := [text_file(module.name) for module in modules if module.article is not None]:
        files[".gitignore"] = "".join(f"{path}\n" for path in kept_apart)
    return files


def blank_module(name: str, title: str, minutes: int) -> str:
    """The file of one module more, for a course that is there already; it rests on no article."""
    return _module(_Module(name, _line(title)), max(minutes, LEAST_MODULE), 0)


def blank_team(name: str, title: str, module: str = "a_module") -> str:
    """The file of a team that gets a version of its own; ``module`` is the one that its sample lines change."""
    return _rendered("team.yaml.j2", id=name, title=_line(title), module=module)


def problems_of(asked: BlankCourse) -> Iterator[Problem]:
    """What is wrong with the answers, each with what to answer instead; ``about`` names the answer."""
    if not 1 <= asked.minutes <= 1440:
        yield _wrong("minutes", f"a session of {asked.minutes} minutes can't be", "give whole minutes, up to 1440")
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", asked.start):
        yield _wrong("start", f"'{_line(asked.start)}' is no time of day", "write it as 09:00")
    named = [("title", asked.title), ("audience", asked.audience)]
    for kind, names in (("module", asked.modules), ("team", asked.teams)):
        if len(names) > _MOST:
            yield _wrong(kind, f"{len(names)} {kind}s are too many to start with", f"name {_MOST} at most")
        named += [(kind, name) for name in names]
        for name in names:
            if not name.strip():
                yield _wrong(kind, f"a {kind} has no name", f"name each {kind}, or leave it out")
    called = [_line(name).casefold() for name in (asked.title, *asked.modules) if _line(name)]
    for twice in sorted({name for name in called if called.count(name) > 1}):
        yield _wrong(
            "module", f"two parts are called “{twice}”", "give each module a title of its own, and the course too"
        )
    for what, said in named:
        most = _LONGEST if what == "audience" else LONGEST_TITLE
        if len(_line(said)) > most:
            hint = "say it in fewer words; you can add a subtitle in course.yaml later"
            yield _wrong(what, f"the {what} has {len(_line(said))} letters, and {most} fit", hint)
        if lacking := _lacking(_line(said)):
            hint = f"write the {what} in Latin, Greek or Cyrillic letters"
            yield _wrong(what, f"coursegen’s font has no letters like these in the {what}: {lacking}", hint)


def _lacking(said: str) -> str:
    """The letters of some words that the pages' font has no sign for, each once, or that are written from the right."""
    if said.isascii():
        return ""
    from coursegen.publish.kept_faces import faces  # imported here: most titles are plain

    known = faces()
    return "".join(
        dict.fromkeys(one for one in said if not known.covers(one) or unicodedata.bidirectional(one) in ("R", "AL"))
    )


def _wrong(about: str, message: str, hint: str) -> Problem:
    return Problem("new-course", message, hint=hint, about=about)


def _too_short(minutes: int, modules: int) -> Problem:
    what = "one module" if modules == 1 else f"{modules} modules"
    return _wrong(
        "minutes",
        f"{minutes} minutes are not enough for an opening, {what} and a closing",
        f"a module needs {LEAST_MODULE} minutes at least: give more minutes, or name fewer modules",
    )


def _modules(asked: BlankCourse) -> list[_Module]:
    titles: list[str] = [_line(title) for title in asked.modules]
    if not titles and not asked.articles:
        titles = [f"Module {number}" for number in range(1, min(_PARTS, max(1, round((asked.minutes - 15) / 35))) + 1)]
    taken: set[str] = set(_SPOKEN_FOR) | {"opening", "closing"}
    articles_taken: set[str] = set()
    called = {_line(asked.title)}
    modules = []
    for number in range(max(len(titles), len(asked.articles))):
        article = asked.articles[number] if number < len(asked.articles) else None
        said = titles[number] if number < len(titles) else _titled(article, number)
        if said in called and number >= len(titles):
            said = f"{said} ({number + 1})"
        called.add(said)
        module = _id(said, "module", taken)
        if article is None:
            modules.append(_Module(module, said))
        else:
            name = _id(article.read.citation.title or article.name, "article", articles_taken)
            modules.append(_Module(module, said, name, article))
    return modules


def _titled(article: BlankArticle | None, number: int) -> str:
    """What a module is called that has no title: as its article, as that one's file, or by its number."""
    if article is not None and (said := _line(article.read.citation.title or article.name.replace("_", " "))):
        return said[:LONGEST_TITLE]
    return f"Module {number + 1}"


class CourseHead(Struct, frozen=True):
    """What course.yaml says at its head; ``""`` is left to write. ``welcome`` is what is said at its start, typed."""

    title: str = ""
    subtitle: str = ""
    audience: str = ""
    minutes: int = 90
    start: str = "09:00"
    page: str = "a4"
    welcome: str = ""
    template: str = ""


def course_text(head: CourseHead, times: Times) -> str:
    """The text of course.yaml for a course of those times, with an opening and a closing that suit any course."""
    rows = [
        {"id": row.id, "kind": "break", "title": row.title, "minutes": row.minutes}
        if isinstance(row, Break)
        else {"id": row, "kind": "module"}
        for row in times.rows
    ]
    parts = [times.opening.total, *times.modules.values(), *(row.minutes for row in times.breaks), times.closing.total]
    return _rendered(
        "course.yaml.j2",
        id=id_from(head.title, "course") or "my_course",
        title=head.title or f"{TO_WRITE}: the title",
        subtitle=head.subtitle or f"{TO_WRITE}: what it is about and for whom, in one line",
        audience=head.audience or f"{TO_WRITE}: who comes, by their jobs",
        page=head.page,
        template=head.template,
        start=head.start,
        minutes=head.minutes,
        sum=" + ".join(str(part) for part in parts) + f" = {head.minutes}",
        opening=times.opening,
        welcome=head.welcome or f"{TO_WRITE}: why this course, why now, and why you are the one who holds it",
        closing=times.closing,
        rows=rows,
    )


def _module(module: _Module, minutes: int, number: int) -> str:
    """A module's file; the ``number`` moves the right answer, so that it is not the same letter in each."""
    if module.article is None:
        blocks = module_blocks(minutes)
        seen_in = "scene" if "scenario" in blocks else "practice" if "exercise" in blocks else "own_work"
        return _rendered(
            "module.yaml.j2",
            id=module.id,
            title=module.title,
            short=module.title if len(module.title) <= _SHORT else f"{module.title[: _SHORT - 1].rstrip()}…",
            minutes=minutes,
            points=range(1, 4 if minutes >= 20 else 3),
            blocks=blocks,
            seen_in=seen_in,
            right_at=(number + 1) % 3,
        )
    language = module.article.read.citation.language or _ASSUMED
    draft: ModuleDraft = extracted(module.name, module.article.read.paragraphs, language)
    setting = Setting(
        module.id, language, "../.schema/module.json", (), title=module.title, minutes=minutes, marked=False
    )
    return module_file(trimmed(draft, minutes), setting)


def _id(words: str, otherwise: str, taken: set[str]) -> str:
    made = free_id(id_from(words, otherwise) or otherwise, taken)
    taken.add(made)
    return made


def _line(words: str) -> str:
    """Words on one line without control characters; a ``${``, which would be a term, is taken apart."""
    plain = "".join(char for char in " ".join(words.split()) if not unicodedata.category(char).startswith("C"))
    return plain.replace("${", "$ {")


def _rendered(file: str, /, **values: object) -> str:
    import jinja2  # imported where it is needed: the command line starts without it

    environment = jinja2.Environment(  # YAML, not a page: `text` writes each answer as a quoted scalar
        autoescape=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["text"] = lambda words: json.dumps(str(words), ensure_ascii=False)
    return environment.from_string(asset(f"blank/{file}").read_text("utf-8")).render(**values)
