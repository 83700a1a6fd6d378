"""Asks the six questions of a new course, and makes it without a word of the example in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from coursegen.articles.formats import Given
from coursegen.articles.imported import imported_article
from coursegen.layout.mending import mended
from coursegen.layout.template import contents_of
from coursegen.problems import Refused
from coursegen.publish.blank_course import BlankArticle, BlankCourse, blank_files
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.starter import course_of
from coursegen.source.folder import COURSE
from coursegen.source.ids import id_from
from coursegen.studio.saving.change import SetText
from coursegen.studio.saving.edited_files import edited
from coursegen.studio.shown.fields import field_names
from coursegen.studio.web.desk import Desk, answer, asked, desk_of, page, refusal, say
from coursegen.studio.web.dropped_files import dropped, taken_in
from coursegen.studio.web.home import free_folder

BRANDS = "brands"


class Answers(Struct, frozen=True):
    """What somebody answered; ``articles`` and ``brand`` are files that were dropped."""

    title: str = ""
    audience: str = ""
    minutes: int = 90
    modules: Sequence[str] = ()
    articles: Sequence[str] = ()
    teams: Sequence[str] = ()
    brand: str = ""
    folder: str = ""


def questions(request: Request) -> Response:
    """The six questions."""
    return page("new.html", title=say("studio_new_course"), start=str(desk_of(request).start))


async def article_read(request: Request) -> Response:
    """An article that was dropped, as it is read: its title and how many paragraphs it has."""
    kept = await taken_in(request)
    try:
        read = await run_in_threadpool(imported_article, Given(kept.data, kept.name))
    except Refused as refused:
        return refusal(refused.problems)
    title = read.citation.title or PurePosixPath(kept.name).stem
    return answer({"token": kept.token, "title": title, "about": say("studio_paragraphs", count=len(read.paragraphs))})


async def brand_read(request: Request) -> Response:
    """A template that was dropped, as far as it can be used."""
    kept = await taken_in(request)
    try:
        contents = await run_in_threadpool(lambda: contents_of(mended(kept.data).data))
    except Refused as refused:
        return refusal(refused.problems)
    fonts = ", ".join(dict.fromkeys((contents.brand.heading_font, contents.brand.body_font)))
    return answer({"token": kept.token, "title": kept.name, "about": say("studio_brand_fonts", fonts=fonts)})


async def made(request: Request) -> Response:
    """Make the course, and go to it."""
    wanted: Answers = await asked(request, Answers)
    return await run_in_threadpool(_made, desk_of(request), wanted)


def _made(desk: Desk, wanted: Answers) -> Response:
    try:
        given = [dropped(desk, token) for token in wanted.articles]
        articles = tuple(
            BlankArticle(imported_article(Given(one.data, one.name)), PurePosixPath(one.name).stem) for one in given
        )
        course = BlankCourse(
            title=wanted.title,
            audience=wanted.audience,
            minutes=wanted.minutes,
            modules=tuple(one for one in wanted.modules if one.strip()),
            articles=articles,
            teams=tuple(one for one in wanted.teams if one.strip()),
        )
        files = dict(blank_files(course))
        brand = dropped(desk, wanted.brand) if wanted.brand else None
        path = brand_path(brand.name) if brand else ""
        if brand is not None:
            contents_of(mended(brand.data).data)
            files.update(edited(files, SetText("course.template", path), field_names))
        folder = free_folder(desk.start, wanted.folder or id_from(wanted.title, "course").replace("_", "-") or "course")
        course_of(files, folder)
        if brand is not None:
            put_in_place(folder, [Write(path, brand.data)])
    except Refused as refused:
        return refusal(tuple(replace(one, about=one.about) for one in refused.problems))
    for token in (*wanted.articles, wanted.brand):
        desk.dropped.pop(token, None)
    return answer({"go": f"/c/{desk.open(folder).course.id}/write", "folder": str(folder), "files": [COURSE]})


def brand_path(name: str) -> str:
    """Where a template that was dropped is kept in a course."""
    file = PurePosixPath(name)
    suffix = file.suffix.lower() if file.suffix.lower() in (".pptx", ".potx") else ".pptx"
    return f"{BRANDS}/{id_from(file.stem, 'brand') or 'brand'}{suffix}"
