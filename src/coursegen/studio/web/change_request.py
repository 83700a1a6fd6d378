"""Lets something be done to a course that somebody asks for, and gives back what the page shows then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from coursegen.problems import Problem
from coursegen.publish.versions import BASE, Version
from coursegen.studio.open_course import ChangedMeanwhile
from coursegen.studio.saving.change import Change
from coursegen.studio.saving.edited_files import NoSuchPlace
from coursegen.studio.saving.parts import Editing
from coursegen.studio.web.desk import Desk, Opened, answer, refusal, say
from coursegen.studio.web.endpoints import bringing
from coursegen.studio.web.version_view import look
from coursegen.studio.web.write import chosen, pieces, slides_piece


class Asked(Struct, frozen=True, kw_only=True):
    """What a form asks for: the version that is looked at, the part, for whom, and one of the changes."""

    version: str = BASE
    part: str = ""
    block: str = ""
    scope: Literal["team", "all"] = "all"
    change: Change | None = None
    kind: str = ""
    by: int = 0
    to: str = ""
    to_block: str = ""
    rule: str = ""
    address: str = ""
    title: str = ""


class Nothing(Exception):  # noqa: N818 - says what was done
    """Raised where there was nothing to do."""


Doing = Callable[[Desk, Opened, Version, Asked], str]
"""Does one thing; gives the address of the part to look at then, ``""`` for the same one."""


def doing(do: Doing, *, quick: bool = False) -> Callable[[Request], Any]:
    """A request that does something to a course; ``quick`` gives back the slides alone, for texts that are typed."""

    @bringing(Asked)
    def done(desk: Desk, opened: Opened, wanted: Asked) -> Response:
        version = Version(wanted.version if wanted.version in opened.course.files.teams else BASE)
        try:
            there = do(desk, opened, version, wanted)
        except Conflict as conflict:
            return answer({"conflict": conflict.told}, 409)
        except Nothing:
            there = ""
        except (NoSuchPlace, KeyError, IndexError):
            return refusal((_gone(),), 409)
        except ChangedMeanwhile as meanwhile:
            return refusal((Problem("undo", say("studio_changed_outside", file=meanwhile.file)),), 409)
        looked = look(desk, opened, version, judge=not quick)
        if not looked.parts:
            return answer({"reload": True})
        part = chosen(looked, there or wanted.part, "" if there else wanted.block)
        return answer({"slides": slides_piece(looked, part)} if quick else pieces(looked, part))

    return done


class Conflict(Exception):  # noqa: N818 - says what was found
    """Raised where the text that a form was made from has changed since; carries the three versions of it."""

    def __init__(self, was: str, now: str, yours: str) -> None:
        self.told = {"was": was, "now": now, "yours": yours}
        super().__init__(now)


def wrote(opened: Opened, editing: Editing, what: str, part: str, *, typed: bool = False) -> None:
    """Put what an editing changed into the course's files. Errors: :class:`Nothing` where it changed nothing."""
    changed_files = editing.changed
    if not changed_files:
        raise Nothing
    opened.course.write(changed_files, what, part, typed=typed)


def _gone() -> Problem:
    return Problem("reference", say("studio_gone"), hint=say("studio_gone_hint"))
