"""Adds a word that teams may call otherwise, and puts it in the place of the word in the texts that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from starlette.responses import Response

from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.text import texts_of
from coursegen.problems import Problem
from coursegen.publish.versions import BASE
from coursegen.source import nodes
from coursegen.source.folder import TEAMS
from coursegen.source.ids import free_id, id_from
from coursegen.studio.open_course import OpenCourse, text_now
from coursegen.studio.saving.change import SetText, SetValue
from coursegen.studio.saving.parts import Editing
from coursegen.studio.saving.team_file import with_term
from coursegen.studio.shown.fields import field_names
from coursegen.studio.web.desk import Desk, Opened, answer, refusal, say
from coursegen.studio.web.endpoints import bringing


class NewTerm(Struct, frozen=True):
    """A word as everybody says it, and as the team says it whose version is looked at; ``everywhere`` is a tick."""

    one: str
    many: str = ""
    version: str = ""
    their_one: str = ""
    their_many: str = ""
    everywhere: str = ""


@bringing(NewTerm)
def added(_desk: Desk, opened: Opened, wanted: NewTerm) -> Response:
    """A word more, with the team's own in its file."""
    if not _line(wanted.one):
        return refusal((Problem("missing-field", say("studio_term_needs_word")),))
    name, texts = with_new_term(opened.course, wanted)
    opened.course.write(texts, say("studio_did_add", what=_line(wanted.one)), "")
    return answer({"go": f"/c/{opened.course.id}/teams?version={wanted.version or BASE}&added={name}#terms"})


def with_new_term(course: OpenCourse, wanted: NewTerm) -> tuple[str, Mapping[str, str | None]]:
    """What a new term is called, and the files that it changes. Errors: ``Refused``."""
    one, many = _forms(wanted.one, wanted.many)
    editing = Editing(course.texts(), field_names)
    held = editing.at("course.terms")
    name = free_id(id_from(one, "word") or "word", set(held.entries) if isinstance(held, nodes.Mapping) else set())
    editing.do(SetValue(f"course.terms.{name}", {"one": one, "many": many}))
    loaded = course.read().loaded
    for change in _said(loaded, name, one, many) if wanted.everywhere and loaded else ():
        editing.do(change)
    changed = dict(editing.changed)
    if wanted.version in course.files.teams and _line(wanted.their_one):
        file = f"{TEAMS}/{wanted.version}.yaml"
        changed[file] = with_term(text_now(course, file), file, name, *_forms(wanted.their_one, wanted.their_many))
    return name, changed


def _said(loaded: LoadedCourse, name: str, one: str, many: str) -> Iterator[SetText]:
    """The texts of the course that say a word, each with the term in its place.

    What is left to write, links and terms stay as they are, and so does the possessive of several.
    """
    terms = {}
    for form, word in (("", one), (".many", many), (".possessive", f"{one}’s")):
        terms[word] = f"${{{name}{form}}}"
        terms[word[0].upper() + word[1:]] = f"${{{name}{form}|cap}}"
    words = "|".join(re.escape(word) for word in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"\$\{{[^}}]*\}}|\]\([^)]*\)|https?://\S+|(?<![\w-])({words})(?![\w-]|[’']s)")
    written = [text.address for text in texts_of(loaded.course) if not text.plain.startswith(TO_WRITE)]
    for address in dict.fromkeys(written):
        node = loaded.own.node(address)
        if isinstance(node, nodes.Scalar):
            said = pattern.sub(lambda found: terms[found[1]] if found[1] else found[0], node.text)
            if said != node.text:
                yield SetText(address, said, node.text)


def _forms(one: str, many: str) -> tuple[str, str]:
    return _line(one), _line(many) or f"{_line(one)}s"


def _line(words: str) -> str:
    return " ".join(words.replace("${", "").split())
