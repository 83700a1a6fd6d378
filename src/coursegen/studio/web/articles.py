"""Brings an article into the course: what is kept and cut, its rights as a question, a draft of a module from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.responses import Response

from coursegen.articles.citation_file import found_lines
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.imported import Imported, Sorted, article_files, imported
from coursegen.articles.parts import PROSE
from coursegen.articles.text import article_text, text_file
from coursegen.drafting.extracted import extracted
from coursegen.drafting.module_file import Setting, minutes_of, module_file
from coursegen.problems import Refused
from coursegen.source import nodes
from coursegen.source.folder import MODULES
from coursegen.source.ids import free_id, id_from
from coursegen.source.separate_process import read_apart
from coursegen.studio.saving.change import SetText
from coursegen.studio.saving.parts import Editing, module_row
from coursegen.studio.shown.fields import field_names
from coursegen.studio.web.desk import Desk, Opened, answer, page, piece, say
from coursegen.studio.web.dropped_files import Dropped, dropped
from coursegen.studio.web.endpoints import bringing, looking
from coursegen.studio.web.version_view import Looked, head_values

RIGHTS: dict[str, tuple[str, str]] = {
    "unknown": ("unknown", "NOASSERTION"),
    "owned": ("owned", "NOASSERTION"),
    "permission": ("permission", "NOASSERTION"),
    "reserved": ("reserved", "NONE"),
}
"""What an answer about the rights stores: the status, and the licence."""


class Kept(Struct, frozen=True):
    """An article that was dropped, with the places that are kept though they look like surroundings."""

    token: str
    keep: Sequence[int] = ()
    rights: Literal["as_read", "unknown", "owned", "permission", "reserved"] = "as_read"
    module: str = ""
    draft: bool = True


@looking
def view(looked: Looked, _: QueryParams) -> Response:
    """The articles of the course, and where to drop another."""
    return page("articles.html", **head_values(looked), view="articles", articles=_articles(looked.opened))


def _articles(opened: Opened) -> list[dict[str, Any]]:
    found = []
    for name, node in opened.course.files.articles.items():
        said = {
            key: entry.value.text
            for key, entry in (node.entries.items() if isinstance(node, nodes.Mapping) else ())
            if isinstance(entry.value, nodes.Scalar)
        }
        try:
            text = article_text(opened.course.root, name)
        except Refused:
            text = None
        used = [
            module
            for module, held in opened.course.files.modules.items()
            if isinstance(held, nodes.Mapping) and getattr(held.get("source"), "text", "") == name
        ]
        found.append(
            {"id": name, "title": said.get("title") or said.get("opening", name), "rights": said.get("rights", ""),
             "status": said.get("status", ""), "paragraphs": len(text) if text else 0, "used": used}
        )  # fmt: skip
    return found


@bringing(Dropped, hold=False)
def read(_desk: Desk, _opened: Opened, kept: Dropped) -> Response:
    """An article that was dropped: what is kept, cut and found."""
    found = _imported(kept, frozenset())
    return answer({"token": kept.token, "article": piece("article.html", **_shown(kept, found))})


@bringing(Kept, hold=False)
def sorted_again(desk: Desk, _opened: Opened, wanted: Kept) -> Response:
    """The same with some of what was cut kept."""
    kept = dropped(desk, wanted.token)
    found = _imported(kept, frozenset(wanted.keep))
    return answer({"token": kept.token, "article": piece("article.html", **_shown(kept, found, wanted.keep))})


def _imported(kept: Dropped, keep: frozenset[int]) -> Imported:
    reading = read_apart(reading_of, Given(kept.data, kept.name), kept.name)
    return read_apart(imported, Sorted(reading, keep), kept.name)


def _shown(kept: Dropped, found: Imported, keep: Sequence[int] = ()) -> dict[str, Any]:
    parts, number = [], 0
    for place, part in enumerate(found.parts, 1):
        number += part.what == PROSE
        is_prose = part.what == PROSE
        parts.append({"place": place, "words": part.block.words, "number": number if is_prose else 0,
                      "what": part.what.replace("_", " "), "kept": place in keep})  # fmt: skip
    title = found.citation.title or PurePosixPath(kept.name).stem.replace("_", " ")
    return {
        "name": kept.name,
        "title": title,
        "parts": parts,
        "rights": found.citation.rights,
        "status": found.citation.status,
        "told": list(found_lines(found.findings)),
        "doubts": found.doubts,
        "headlines": _headlines(found),
    }


def _headlines(found: Imported) -> list[str]:
    draft = extracted("article", found.paragraphs, found.citation.language or "en")
    return [point.headline or point.quoted[0].words for point in draft.points if point.headline or point.quoted]


@bringing(Kept)
def taken(desk: Desk, opened: Opened, wanted: Kept) -> Response:
    """Keep the article, and make a draft of a module from it where that is wanted."""
    there = _taken(opened, wanted, dropped(desk, wanted.token))
    desk.dropped.pop(wanted.token, None)
    return answer({"go": f"/c/{opened.course.id}/{there}"})


def _taken(opened: Opened, wanted: Kept, kept: Dropped) -> str:
    found = _imported(kept, frozenset(wanted.keep))
    title = found.citation.title or PurePosixPath(kept.name).stem.replace("_", " ")
    files = opened.course.files
    name = free_id(id_from(title, "article") or "article", {*files.articles, *files.modules})
    editing = Editing(opened.course.texts(), field_names)
    texts = dict(article_files(name, found, "", "../.schema/article.json"))
    for file, text in texts.items():
        editing.texts[file] = text
    kept_apart = opened.course.root / ".gitignore"
    ignored = kept_apart.read_text("utf-8") if kept_apart.is_file() else ""
    editing.texts[".gitignore"] = f"{ignored}{text_file(name)}\n"
    if wanted.rights != "as_read":
        status, licence = RIGHTS[wanted.rights]
        editing.do(SetText(f"articles.{name}.status", status))
        editing.do(SetText(f"articles.{name}.licence", licence))
        editing.do(SetText(f"articles.{name}.rights", say(f"studio_rights_said_{wanted.rights}")))
    there = "articles"
    if wanted.draft:
        language = found.citation.language or "en"
        draft = extracted(name, found.paragraphs, language)
        module = free_id(id_from(wanted.module or title, "module") or "module", {name, *files.modules, *files.articles})
        setting = Setting(
            module, language, "../.schema/module.json", (), title=wanted.module or title, minutes=minutes_of(draft)
        )
        editing.texts[f"{MODULES}/{module}.yaml"] = module_file(draft, setting)
        module_row(editing, module, "")
        there = f"write?part={module}"
    opened.course.write(editing.changed, say("studio_did_article", what=title), "")
    return there
