"""Takes an edited deck home: what needs somebody first, then what is ready, and what stays in the deck and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from markupsafe import Markup
from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.responses import Response

from coursegen.course.compare.word_changes import word_changes
from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import course_of
from coursegen.publish.base_anew import base_anew
from coursegen.pull.base.base_source import States, base_of_deck
from coursegen.pull.deck.deck_reader import edited_deck, judged_deck
from coursegen.pull.placing.patch import Operation, SetText, in_words
from coursegen.pull.proposal.course_home import CourseHome
from coursegen.pull.proposal.proposal import Proposal
from coursegen.pull.stations import pulled
from coursegen.source.folder import course_files
from coursegen.studio.web.build import output_of
from coursegen.studio.web.desk import Desk, Opened, answer, page, piece, refusal, say
from coursegen.studio.web.dropped_files import Dropped, dropped
from coursegen.studio.web.endpoints import bringing, looking
from coursegen.studio.web.version_view import Looked, head_values


class Taken(Struct, frozen=True):
    """What is to come home of a deck: the numbers of the edits that are taken, a side for each conflict by number."""

    token: str
    edits: Sequence[int] = ()
    sides: Mapping[str, Literal["deck", "course"]] = {}


@looking
def view(looked: Looked, _: QueryParams) -> Response:
    """Where to drop a deck."""
    return page("decks.html", **head_values(looked), view="decks")


@bringing(Dropped)
def read(_desk: Desk, opened: Opened, kept: Dropped) -> Response:
    """What the edits of a deck that was dropped mean; nothing is written."""
    found = _pulled(opened, kept)
    return answer({"token": kept.token, "edits": piece("edits.html", **_shown(opened, found, kept.name))})


@bringing(Taken)
def taken(desk: Desk, opened: Opened, wanted: Taken) -> Response:
    """Bring home what was chosen; what stays open can be brought home another time."""
    kept = dropped(desk, wanted.token)
    patch = _pulled(opened, kept).patch
    chosen = [one for number, one in enumerate(patch.operations) if number in wanted.edits]
    sides = enumerate(patch.conflicts)
    chosen += [one.operation for number, one in sides if wanted.sides.get(str(number)) == "deck"]
    home = _home(opened, kept)
    if (problem := home.problem_with(chosen)) is not None:
        return refusal((problem,))
    if files := home.rewritten(chosen):
        what = say("studio_did_bring_home", count=len(chosen))
        opened.course.put_files({one.file: one.data for one in files}, what)
    return answer({"said": say("studio_brought_home", count=len(chosen)), "count": len(chosen)})


def _states(opened: Opened) -> States:
    return States(now=lambda fingerprint: base_anew(opened.course.root, say("studio_this_course"), fingerprint))


def _pulled(opened: Opened, kept: Dropped) -> Proposal:
    return pulled(opened.course.root, output_of(opened.course.root), kept.data, "", _states(opened))


def _home(opened: Opened, kept: Dropped) -> CourseHome:
    """The files that a deck's edits come home to."""
    package = judged_deck(kept.data)
    deck = edited_deck(kept.data, package)
    base = base_of_deck(package, deck.fingerprint, output_of(opened.course.root), _states(opened))
    files = course_files(opened.course.root)
    return CourseHome(files, course_of(files, base.team, base.session), base.team, base.session)


def _shown(opened: Opened, found: Proposal, name: str) -> dict[str, Any]:
    patch = found.patch
    return {
        "name": name,
        "asks": [
            {
                "number": number,
                "slide": one.slide,
                "address": one.address,
                "built": one.built,
                "deck": _differing(one.built, one.deck),
                "course": _differing(one.built, one.course),
            }
            for number, one in enumerate(patch.conflicts)
        ],
        "ready": [_ready(number, one) for number, one in enumerate(patch.operations)],
        "stays": [{"slide": one.slide, "message": one.message} for one in patch.stays],
        "files": [one.file for one in found.files],
        "course": {"id": opened.course.id},
        "base": BASE,
    }


def _ready(number: int, one: Operation) -> dict[str, Any]:
    if isinstance(one, SetText):
        old, new = _typed(one.was or ""), _typed(one.typed)
        return {"number": number, "what": one.address, "slide": one.slide, "old": old, "new": _differing(old, new)}
    return {"number": number, "what": in_words(one), "slide": "", "old": "", "new": ""}


def _typed(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _differing(old: str, new: str) -> Markup:
    """A text with the words marked that another one has not."""
    out = Markup()
    for part in word_changes(old, new):
        if part.same:
            out += part.new
        else:
            if part.old.strip():
                out += Markup("<del>{}</del>").format(part.old)
            if part.new.strip():
                out += Markup("<ins>{}</ins>").format(part.new)
    return out
