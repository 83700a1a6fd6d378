"""Finds what an edited deck was built as: in the deck, in the output folder, or made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from coursegen.problems import Refused
from coursegen.pull.base.deck_base import FINGERPRINT, MAX_BYTES, Base, base_of
from coursegen.pull.base.deck_part import base_bytes_in
from coursegen.pull.base.kept_bases import BASE_FOLDER
from coursegen.pull.refusal import refuse
from coursegen.source.office.bounds import Damaged, Unsafe
from coursegen.source.office.package import Package

Anew = Callable[[str], bytes]
"""Makes the base with a fingerprint from a state of the course. Errors: ``Refused`` where it has another one."""


class States(Struct, frozen=True):
    """States of the course to make a base anew from: the one that was ``named``, and the course as it is ``now``."""

    named: Anew | None = None
    now: Anew | None = None


NO_STATES = States()


def base_of_deck(package: Package, fingerprint: str, output: Path, states: States) -> Base:
    """What a deck with a fingerprint among its properties was built as. Errors: ``Refused`` where that is not known.

    Who names a state of the course means it. Else the deck says it itself. Keynote, Google Slides and LibreOffice by
    way of .odp leave that part out when they save: then the ``output`` folder has it, if the deck was built there and
    not too long ago, or the course has not changed since.
    """
    known = FINGERPRINT.fullmatch(fingerprint) is not None
    if states.named is not None and known:
        return base_of(states.named(fingerprint))
    lost = "what this deck was built as is not in it any more"
    try:
        if (data := base_bytes_in(package)) is not None:
            return base_of(data)
    except (Unsafe, Damaged, ValueError):
        lost = "the part of this deck that says what it was built as can't be read"
    if not known:
        hint = "pull a deck that coursegen built, edited and saved as .pptx"
        refuse("this deck does not say which build it comes from, so nobody can tell what was edited in it", hint)
    return _kept(output, fingerprint) or _as_now(states, fingerprint) or _refuse(lost, output)


def _kept(output: Path, fingerprint: str) -> Base | None:
    """The base that the output folder keeps, ``None`` where it keeps none, or one that can't be read."""
    path = output / BASE_FOLDER / f"{fingerprint}.json"
    try:
        if path.stat().st_size <= MAX_BYTES:
            return base_of(path.read_bytes())
    except (OSError, ValueError):
        pass
    return None


def _as_now(states: States, fingerprint: str) -> Base | None:
    """The base of the course as it is now, ``None`` where the deck was built from another state of it."""
    try:
        return None if states.now is None else base_of(states.now(fingerprint))
    except Refused:
        return None


def _refuse(lost: str, output: Path) -> NoReturn:
    refuse(
        f"{lost}, {output.name}/{BASE_FOLDER} has none that can be read, and the course has changed since, so nobody "
        "can tell what was edited in it",
        "name the folder that it was built into, --out DIR, or the course as it was then, --from FOLDER or COMMIT",
    )
