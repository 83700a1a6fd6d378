"""Notes what a team's patches replace, printed as a diff or written where that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.teams import both_texts
from coursegen.cli.terminal_lines import counted, listed, say, say_diff, strong
from coursegen.course.compare.explain import NoSuchAddress, address_asked
from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write
from coursegen.pull.accepting import Accepted, Replaced, accepted


class Asked(Struct, frozen=True):
    """What was typed: a team's id, addresses (none for all), a session's id or ``""``."""

    team: str
    addresses: tuple[str, ...]
    session: str
    everything: bool
    write: bool


def accept_it(asked: Asked, option: Path | None) -> None:
    """Print what notes a version's patches lack, and write them where that is asked.

    Errors: :class:`WrongUse` for a team, a session or an address that there isn't, and for a course without layers.
    """
    if asked.everything and asked.addresses:
        raise WrongUse("name addresses, or take all patches with --all")
    root = course_folder(None, option)
    files = course_files(root)
    with refusals_said(root, "Nothing was changed."):
        loaded = course_as_written(files, asked.team, asked.session)
        if len(loaded.layers) == 1:
            raise WrongUse("the course as it is replaces nothing; name a team")
        found = accepted(root, loaded, _addresses(loaded, asked.addresses), everything=asked.everything)
        if asked.write and found.files:
            put_with_backup(root, "teams accept --write", [Write(one.file, one.data) for one in found.files])
    for one in found.files:
        say_diff(one.file, one.old, one.new)
    for line in _told(found, asked):
        say(line)


def _addresses(loaded: LoadedCourse, asked: Iterable[str]) -> list[str]:
    """The addresses that are meant; something is patched at or inside each. Errors: :class:`WrongUse`."""
    found = []
    for typed in asked:
        try:
            address = address_asked(loaded, typed)
        except NoSuchAddress as error:
            raise WrongUse(f"{error.message}; {error.hint}") from error
        if not any(one == address or one.startswith(f"{address}.") for one in loaded.stacks):
            raise WrongUse(f"no layer changes anything at {address}")
        found.append(address)
    return found


def _told(found: Accepted, asked: Asked) -> Iterator[str]:
    """What is said below the diff."""
    if found.files:
        yield ""
    if found.refreshed:
        yield strong("Noted again:")
        yield from _listed_with(found.refreshed)
        yield ""
    if found.stale:
        yield strong("Written for another text, and left so; name what still fits, or take all with --all:")
        yield from _listed_with(found.stale)
        yield ""
    if found.stuck:
        yield strong("Nothing can be noted here:")
        yield from (f"  {one.address} ({one.place.file}:{one.place.line}): {why}." for one, why in found.stuck)
        yield ""
    number = len(found.noted) + len(found.refreshed)
    if not number:
        rest = "Every other patch" if found.stale or found.stuck else "Every patch"
        yield f"{rest} already says what it replaces."
    elif asked.write:
        yield f"{counted(number, 'note')} written to {listed(one.file for one in found.files)}."
    else:
        yield f"{counted(number, 'note')} can be made. Nothing is written yet: add --write for that."


def _listed_with(patches: Iterable[Replaced]) -> Iterator[str]:
    for one in patches:
        yield f"  {one.address} ({one.place.file}:{one.place.line})"
        yield from both_texts(one.was, one.now)
