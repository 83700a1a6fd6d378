"""Shows what the edits of a deck mean for the files of a course, and writes them where that is asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct
from typer import Exit, prompt

from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.json_output import ToldConflict, ToldEdit, ToldPull, ToldStay, checked_format, say_json
from coursegen.cli.refusals import deck_at, refusals_said
from coursegen.cli.terminal_lines import counted, listed, say, say_diff, strong
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write
from coursegen.publish.write_faults import shown
from coursegen.pull.base.base_source import Anew, States
from coursegen.pull.placing.patch import Conflict, Patch
from coursegen.pull.placing.settlement import Choice, Side, left_open
from coursegen.pull.proposal.proposal import Proposal
from coursegen.pull.stations import pulled

Take = Literal["deck", "course", "ask", ""]


class Asked(Struct, frozen=True):
    """What was typed: a team, or ``""`` where the deck says it; a folder or commit, or ``""``; whether to write.

    ``take`` says how conflicts are settled; ``""`` asks where a person is at the terminal, else leaves them open.
    """

    team: str
    state: str
    write: bool
    take: Take = ""
    form: str = "text"


def pull_it(deck: Path, asked: Asked, option: Path | None, out: Path | None) -> None:
    """Print what the edits of a deck mean for a team's file; write it where that is asked.

    Exits with 1 where an edit contradicts the course as it is now.
    """
    checked_format(asked.form)
    root = course_folder(None, option)
    data = deck_at(deck)
    with refusals_said(root, "Nothing was changed."), _states(root, asked.state) as states:
        found = pulled(root, output_folder(root, out), data, asked.team, states, _choice(asked.take))
        if asked.write and found.files:
            writes = [Write(one.file, one.data) for one in found.files]
            writes += [Write(one.file, one.data) for one in found.pictures]
            put_with_backup(root, "pull --write", writes)
    if asked.form == "json":
        say_json(_for_programs(found, write=asked.write))
        if found.patch.conflicts:
            raise Exit(CURABLE)
        return
    for one in found.files:
        say_diff(one.file, one.old, one.new)
    for picture in found.pictures:
        say(strong(f"A picture comes with it: {picture.file} ({len(picture.data) / 1_000:,.0f} kB)"))
    for line in _told(found, deck, write=asked.write):
        say(line)
    if found.patch.conflicts:
        raise Exit(CURABLE)


def _for_programs(found: Proposal, *, write: bool) -> ToldPull:
    patch = found.patch
    conflicts = [
        ToldConflict(one.address, str(one.slide), str(one.built), str(one.deck), str(one.course))
        for one in patch.conflicts
    ]
    return ToldPull(
        len(patch.operations),
        write and bool(found.files),
        [ToldEdit(one.file, one.old, one.new) for one in found.files],
        [one.file for one in found.pictures],
        conflicts,
        [ToldStay(str(one.slide), one.message) for one in patch.stays],
    )


def _choice(take: Take) -> Choice:
    """How conflicts are settled."""
    if take == "deck":
        return lambda _: "deck"
    if take == "course":
        return lambda _: "course"
    if take == "ask" or (sys.stdin.isatty() and sys.stdout.isatty()):
        return _Asking().side
    return left_open


class _Asking:
    """Asks a person for each conflict, until one answer is to hold for all the others."""

    def __init__(self) -> None:
        self._for_all: Side | None = None

    def side(self, conflict: Conflict) -> Side | None:
        """Whose side is taken."""
        if self._for_all is not None:
            return self._for_all
        say("The deck and the course have both changed here:")
        for line in _conflict(conflict):
            say(line)
        question = "Take the deck's (d), keep the course's (c), D or C for all the rest, Enter to leave it open"
        answer = prompt(question, default="", show_default=False)
        if answer in ("D", "C"):
            self._for_all = "deck" if answer == "D" else "course"
        say()
        sides: dict[str, Side] = {"d": "deck", "c": "course"}
        return sides.get(answer.strip().lower()[:1])


@contextmanager
def _states(root: Path, name: str) -> Iterator[States]:
    """What makes a base anew, from the state that was named or the course as it is. Errors: :class:`WrongUse`."""

    def made_from(folder: Path, told: str) -> Anew:
        def anew(fingerprint: str) -> bytes:
            from coursegen.publish.base_anew import base_anew  # imported here: few decks need what builds

            return base_anew(folder, told, fingerprint)

        return anew

    if not name:
        yield States(now=made_from(root, "this folder"))
        return
    from coursegen.publish.course_state import NoSuchState, course_at

    try:
        with course_at(root, name) as folder:
            yield States(made_from(folder, name))
    except NoSuchState as error:
        raise WrongUse(f"{error.message}; {error.hint}") from error


def _told(found: Proposal, deck: Path, *, write: bool) -> Iterator[str]:
    """What is said below the diff."""
    patch = found.patch
    if found.files:
        yield ""
    if patch.conflicts:
        yield strong(
            "The course has changed there too; nothing of this was written (--take deck or --take course settles it):"
        )
        for conflict in patch.conflicts:
            yield from _conflict(conflict)
        yield ""
    if patch.stays:
        yield strong("This stays in the deck:")
        for slide, messages in _by_slide(patch):
            yield f"  {slide}" if slide else "  the course"
            yield from (f"    {message}." for message in messages)
        yield ""
    if not found.files:
        yield f"Nothing of {shown(deck)} has to come home."
    elif write:
        files = listed(one.file for one in found.files)
        edits = counted(len(patch.operations), "edit")
        yield f"{edits} written to {files}. Build again to see them; `coursegen undo` takes them back."
    else:
        yield f"{counted(len(patch.operations), 'edit')} can come home. Nothing is written yet: add --write for that."


def _conflict(conflict: Conflict) -> Iterator[str]:
    slide = f", on {conflict.slide}" if conflict.slide else ""
    yield f"  {conflict.address}{slide}"
    yield f"    built:  {conflict.built}"
    yield f"    deck:   {conflict.deck}"
    yield f"    course: {conflict.course}"


def _by_slide(patch: Patch) -> Iterator[tuple[str, list[str]]]:
    """What stays, by slide; what stays on many slides alike is told once, with their number."""
    slides: dict[str, list[str]] = {}
    for stay in patch.stays:
        slides.setdefault(stay.message, []).append(stay.slide)
    told: dict[str, list[str]] = {}
    for message, where in slides.items():
        if len(where) > 3:
            told.setdefault(f"{len(where)} slides", []).append(message)
        else:
            for slide in where:
                told.setdefault(slide, []).append(message)
    yield from told.items()
