"""Holds what all requests share: the open courses, the words, and the pages that are made with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from threading import Lock
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct, field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from coursegen.assets import asset
from coursegen.compose.words import Words, words_for
from coursegen.problems import Problem
from coursegen.publish.versions import BASE, Version
from coursegen.source.folder import COURSE
from coursegen.studio.open_course import OpenCourse, Read, id_of
from coursegen.studio.recent import folders, remember
from coursegen.studio.shown.fields import field_names
from coursegen.studio.shown.pictures import form_picture, pictogram_picture
from coursegen.studio.shown.problems_shown import Found
from coursegen.studio.shown.stage import Stage

LANGUAGE = "en"
"""The language of the studio itself; a course has its own."""


_COMMAND = re.compile(
    r"\bcoursegen (accept|build|check|draft|explain|fit|kit|new|pull|recipe|rehearse|rules|teams|template|visuals)\b"
)
"""A command that a hint names; what the catalogue has no words for is nowhere in the studio."""


_TAKES = re.compile(r"add `takes: \{minutes: (\d+), reason: …\}` to its line in plan:")
"""A line to type that a hint says: here it is a field of the block's form."""


class Opened(Struct):
    """A course that is open, how it looks, and what was found wrong with each version as it was read last."""

    course: OpenCourse
    stage: Stage = field(default_factory=Stage)
    judged: dict[Version, tuple[Read, tuple[Problem, ...], Found]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)


class Desk:
    """The open courses of this studio, by their ids. ``today`` is the real day, or one that a test gives."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        self.today = today
        self.words: Words = words_for(LANGUAGE)
        self.opened: dict[str, Opened] = {}
        self.start: Path = Path.cwd()
        self.closing = False
        self.dropped: dict[str, Any] = {}
        self._opening = Lock()

    def open(self, root: Path) -> Opened:
        """A course's folder, opened where it is not; it is remembered as the newest. Errors: ``Refused``."""
        name = id_of(root)
        with self._opening:
            if name not in self.opened:
                self.opened[name] = Opened(OpenCourse(root))
        remember(root)
        return self.opened[name]

    def named(self, request: Request) -> Opened:
        """The course that a request names: one that is open, or was before. Errors: ``HTTPException`` 404."""
        name = request.path_params["course"]
        if name not in self.opened:
            known = next((root for root in map(Path, folders()) if id_of(root) == name), None)
            if known is None or not (known / COURSE).is_file():
                raise HTTPException(404)
            return self.open(known)
        return self.opened[name]


def desk_of(request: Request) -> Desk:
    """What all requests share."""
    found: Desk = request.app.state.desk
    return found


def version_of(request: Request, opened: Opened) -> Version:
    """The version that a request looks at; the course as it is where there is no such team."""
    named = request.query_params.get("version", BASE)
    return Version(named if named in opened.course.files.teams else BASE)


def say(key: str, **values: object) -> str:
    """Words of the studio's catalogue."""
    return words_for(LANGUAGE).say(key, **{name: str(value) for name, value in values.items()})


def said_or(key: str, other: str) -> str:
    """Words of the catalogue, or others where it has none: a field that the file format got since."""
    return words_for(LANGUAGE).catalogue.get(key, other)


def hint_here(hint: str) -> str:
    """A hint of a check for somebody in the studio: what names a command says where that is here, or is left out."""
    parts = ((part, _COMMAND.search(part)) for part in hint.split("; "))
    kept = (said_or(f"studio_instead_{found[1]}", "") if found else part for part, found in parts)
    said = "; ".join(filter(None, kept)).replace("write 'status: final' or take the line out", say("studio_set_final"))
    said = said.replace("the lines under 'plan'", say("studio_its_blocks"))
    said = _TAKES.sub(lambda found: say("studio_state_takes", minutes=found[1]), said)
    return _form_names().sub(lambda name: said_or(f"studio_form_{name[0]}", name[0].replace("_", " ")), said)


@cache
def _form_names() -> re.Pattern[str]:
    """The names of the forms of drawings that are no words as they are: a hint calls them as their pictures do."""
    return re.compile(
        r"\b(?:" + "|".join(name for name in field_names("m.key_points.p.visual") if "_" in name) + r")\b"
    )


def label(name: str) -> str:
    """What a field is called: its own words, else its name in plain letters."""
    return said_or(f"studio_label_{name}", name.replace("_", " ").capitalize())


@cache
def environment() -> Environment:
    """What makes pages: everything that is filled in is escaped."""
    made = Environment(
        loader=FileSystemLoader(asset("studio/pages")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, label=label, said_or=said_or)
    made.globals.update(form_picture=form_picture, pictogram_picture=pictogram_picture)
    made.filters["clock"] = minutes_and_seconds
    made.filters["minutes"] = lambda seconds: str(-(-seconds // 60))
    made.filters["size"] = size_in_words
    made.filters["short"] = short
    made.filters["label"] = label
    made.filters["letter"] = lambda number: ascii_uppercase[(number - 1) % 26]
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    made.filters["yaml_text"] = lambda words: Markup(msgspec.json.encode(words).decode())
    made.filters["tojson_attr"] = lambda value: msgspec.json.encode(value).decode()
    return made


def page(name: str, /, **values: Any) -> HTMLResponse:
    """A page."""
    return HTMLResponse(environment().get_template(name).render(**values))


def piece(name: str, /, **values: Any) -> str:
    """A piece of a page."""
    return environment().get_template(name).render(**values)


def answer(told: Mapping[str, Any] | Struct, status: int = 200) -> Response:
    """An answer to a page's script."""
    return Response(msgspec.json.encode(told), status, media_type="application/json")


def refusal(problems: tuple[Problem, ...], status: int = 422) -> Response:
    """Why something was not done, in the words of a check."""
    told = [{"message": one.message, "hint": hint_here(one.hint), "rule": one.rule} for one in problems]
    return answer({"problems": told}, status)


async def asked(request: Request, kind: type[Any]) -> Any:
    """What a page's script asks for. Errors: ``HTTPException`` 400 for what none of them would."""
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise HTTPException(400, say("studio_not_understood")) from error


def short(text: str, most: int = 60) -> str:
    """A text on one line, cut with an ellipsis where it is long."""
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def script_words() -> dict[str, str]:
    """The words that the scripts say."""
    return {key: words for key, words in words_for(LANGUAGE).catalogue.items() if key.startswith("studio_")}


def minutes_and_seconds(seconds: float) -> str:
    """``6:05``."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def size_in_words(size: int) -> str:
    """``812 kB``."""
    return f"{max(1, round(size / 1000)):,} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
