"""Writes ``credits.json``: a version's sources for reference managers (CSL-JSON), with their rights.

The form is that of the Citation Style Language's ``csl-data.json``; ``custom`` is its place for what others add.
"""

from __future__ import annotations

import json
import re
from typing import Any

from coursegen.compose.citation import title_of
from coursegen.compose.words import Words
from coursegen.model.course import Course
from coursegen.model.rights import Source

NAME = "credits.json"
"""The file beside a version's artefacts."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def credits_json(course: Course, words: Words) -> bytes:
    """The file's bytes: UTF-8, a list with an item for each source that a module rests on, by id."""
    items = [_item(course, source, words) for _, source in sorted(course.sources.items())]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(course: Course, source: Source, words: Words) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "webpage" if source.url else "article",
        "title": title_of(source, words),
    }
    if source.authors:  # a name is not taken apart: which part of it is the family's, its owner knows
        item["author"] = [{"literal": author.shown} for author in source.authors]
    facts = {"language": source.language, "publisher": source.publisher, "URL": source.url}
    item |= {name: fact for name, fact in facts.items() if fact}
    item |= {name: _date(fact) for name, fact in (("issued", source.issued), ("accessed", source.accessed)) if fact}
    item["custom"] = _rights(course, source)
    return item


def _date(written: str) -> dict[str, Any]:
    """A date in its parts where it is written in figures, else as it is written."""
    if (found := _DAY.fullmatch(written)) is not None:
        return {"date-parts": [[int(part) for part in found.groups() if part]]}
    return {"literal": written}


def _rights(course: Course, source: Source) -> dict[str, Any]:
    """What is known of a source's rights, and how the modules of this version use it."""
    uses = {module.id: module.use for module in course.modules if module.source == source.id}
    rights = {"licence": source.licence, "status": source.status, "rights": source.rights, "uses": uses}
    if source.statement:
        rights["statement"] = source.statement
    if (permission := source.permission) is not None:
        given = {"by": permission.by, "date": permission.date, "expires": permission.expires, "scope": permission.scope}
        rights["permission"] = {name: fact for name, fact in given.items() if fact}
    return rights
