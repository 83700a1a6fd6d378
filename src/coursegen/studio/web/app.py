"""Lists every address that the studio answers at, each with what answers it."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from coursegen.assets import asset
from coursegen.layout.faces import FACES
from coursegen.layout.twins import SHIPPED
from coursegen.publish.kept_faces import faces
from coursegen.studio.web import (
    articles,
    build,
    decks,
    files,
    form_changes,
    home,
    kits,
    new,
    part_changes,
    picture_choices,
    plan,
    problems,
    teams,
    terms,
    write,
)  # fmt: skip
from coursegen.studio.web.change_request import doing
from coursegen.studio.web.desk import Desk, answer, say, script_words
from coursegen.studio.web.guard import Guard

COURSE = "/c/{course}"

ROUTES = (
    Route("/", home.home),
    Route("/open", home.opening, methods=["POST"]),
    Route("/example", home.example, methods=["POST"]),
    Route("/forget", home.forgetting, methods=["POST"]),
    Route("/new", new.questions),
    Route("/new", new.made, methods=["POST"]),
    Route("/new/article", new.article_read, methods=["POST"]),
    Route("/new/brand", new.brand_read, methods=["POST"]),
    Route(COURSE, home.course_root),
    Route(f"{COURSE}/write", write.whole),
    Route(f"{COURSE}/part", write.shown),
    Route(f"{COURSE}/page", write.page_of_part),
    Route(f"{COURSE}/rows", write.rows_of),
    Route(f"{COURSE}/told", write.told_of_part),
    Route(f"{COURSE}/problems", problems.listed),
    Route(f"{COURSE}/file", files.pane),
    Route(f"{COURSE}/lines", files.lines),
    Route(f"{COURSE}/file", files.saved, methods=["POST"]),
    Route(f"{COURSE}/check", files.checked, methods=["POST"]),
    Route(f"{COURSE}/complete", files.completed, methods=["POST"]),
    Route(f"{COURSE}/events", files.events),
    Route(f"{COURSE}/drawings", picture_choices.drawings),
    Route(f"{COURSE}/pictograms", picture_choices.pictograms),
    Route(f"{COURSE}/adding", picture_choices.adding),
    Route(f"{COURSE}/plan", plan.view),
    Route(f"{COURSE}/articles", articles.view),
    Route(f"{COURSE}/article", articles.read, methods=["POST"]),
    Route(f"{COURSE}/article/sorted", articles.sorted_again, methods=["POST"]),
    Route(f"{COURSE}/article/taken", articles.taken, methods=["POST"]),
    Route(f"{COURSE}/teams", teams.view),
    Route(f"{COURSE}/team", teams.added, methods=["POST"]),
    Route(f"{COURSE}/term", terms.added, methods=["POST"]),
    Route(f"{COURSE}/template", teams.tried, methods=["POST"]),
    Route(f"{COURSE}/template/taken", teams.branded, methods=["POST"]),
    Route(f"{COURSE}/decks", decks.view),
    Route(f"{COURSE}/deck", decks.read, methods=["POST"]),
    Route(f"{COURSE}/deck/taken", decks.taken, methods=["POST"]),
    Route(f"{COURSE}/kits", kits.view),
    Route(f"{COURSE}/people", kits.people, methods=["POST"]),
    Route(f"{COURSE}/session", kits.session_added, methods=["POST"]),
    Route(f"{COURSE}/kit", kits.make, methods=["POST"]),
    Route(f"{COURSE}/kit.zip", kits.all_of_kit),
    Route(f"{COURSE}/build", build.view),
    Route(f"{COURSE}/build", build.start, methods=["POST"]),
    Route(f"{COURSE}/state", build.state),
    Route(f"{COURSE}/made", build.one_made),
    Route(f"{COURSE}/zip", build.all_made),
    Route(f"{COURSE}/text", doing(form_changes.changed, quick=True), methods=["POST"]),
    Route(f"{COURSE}/change", doing(form_changes.changed), methods=["POST"]),
    Route(f"{COURSE}/add", doing(part_changes.added), methods=["POST"]),
    Route(f"{COURSE}/add-row", doing(part_changes.row_added), methods=["POST"]),
    Route(f"{COURSE}/move", doing(part_changes.moved), methods=["POST"]),
    Route(f"{COURSE}/remove", doing(part_changes.removed), methods=["POST"]),
    Route(f"{COURSE}/cure", doing(part_changes.cured), methods=["POST"]),
    Route(f"{COURSE}/stay", doing(part_changes.stayed), methods=["POST"]),
    Route(f"{COURSE}/undo", doing(part_changes.undone), methods=["POST"]),
    Route(f"{COURSE}/redo", doing(part_changes.redone), methods=["POST"]),
)


def _face(request: Request) -> Response:
    """A face that slides are drawn in, from where measuring them keeps it."""
    name = request.path_params["face"]
    family, _, face = name.rpartition("-")
    if face not in FACES or family not in {"", *SHIPPED}:
        raise HTTPException(404)
    file = asset(f"fonts/{name}.ttf") if family else faces().path(face)
    return FileResponse(file, media_type="font/ttf", headers={"cache-control": "max-age=86400"})


def _words(_request: Request) -> Response:
    """What the scripts say."""
    return answer(script_words())


def studio(desk: Desk, token: str, port: int) -> Guard:
    """The application behind its door."""
    app = Starlette(
        routes=[
            *ROUTES,
            Route("/faces/{face}.ttf", _face),
            Route("/words.json", _words),
            Mount("/static", StaticFiles(directory=asset("studio/static"))),
        ],
        exception_handlers={404: _not_there, 400: _not_understood, 410: _gone},
    )
    app.state.desk = desk
    return Guard(app, token, port)


async def _not_there(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse(say("studio_not_there"), 404)


async def _gone(_request: Request, error: Exception) -> Response:
    return answer({"problems": [{"message": str(getattr(error, "detail", "")), "hint": ""}]}, 410)


async def _not_understood(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse(say("studio_not_understood"), 400)
