"""Edits that are no text: what comes of them, and the slides that they are made on."""

from __future__ import annotations

from collections.abc import Callable

from coursegen.pull.proposal.proposal import Proposal
from support.pull_cases import Case, Deck, edited, stays_of

SHARES = "listen/slides/shares"
POINT = "listen/points/purpose"
SEEN = "Six people wait at one counter"


def written(case: Case, deck: bytes) -> Proposal:
    """What comes of a deck, written as ``pull --write`` writes it."""
    found = case.pull_and_write(deck)
    for one in found.pictures:
        path = case.root / one.file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(one.data)
    return found


def comes_home(case: Case, edit: Callable[[Deck], None]) -> bytes:
    """The deck that is built once an edit has come home; nothing is listed, and a second pull brings nothing."""
    deck = edited(case.deck, edit)
    found = written(case, deck)
    assert (found.patch.conflicts, stays_of(found)) == ((), "")
    assert found.files
    again = case.pull(deck)
    assert (again.files, again.pictures, again.patch.operations, stays_of(again)) == ((), (), (), "")
    return case.build()
