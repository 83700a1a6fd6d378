"""Takes an edited deck home, in one straight line: read, pair, compare, place, propose.

Each station takes the frozen value that the one before it made, and none comes back to an earlier one.

| station | value that leaves it |
|---|---|
| read: ``deck/``, ``base/`` | ``EditedDeck``: what the deck says; ``Base``: what it was built as |
| pair: ``pairing/`` | ``PairedDeck``: slides and shapes before and after |
| compare: ``comparison/`` | ``Differences``: what was edited, by address |
| place: ``placing/`` | ``Patch``: operations on the course as it is now, conflicts, what stays in the deck |
| propose: ``proposal/`` | ``Proposal``: the patch, and the files with it in them |
"""

from __future__ import annotations

from pathlib import Path

from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import course_of
from coursegen.pull.base.base_source import base_of_deck
from coursegen.pull.comparison.deck_comparison import compared
from coursegen.pull.deck.deck_reader import edited_deck
from coursegen.pull.pairing.slide_pairs import paired_deck
from coursegen.pull.placing.three_ways import placed
from coursegen.pull.proposal.course_home import CourseHome
from coursegen.pull.proposal.proposal import Proposal, proposed
from coursegen.pull.refusal import refuse
from coursegen.source.folder import course_files


def pulled(root: Path, output: Path, data: bytes, team: str) -> Proposal:
    """What edits of a deck mean for a team's file, or for the course's own where the deck is the course as it is.

    Nothing is written. ``output`` is the folder that the deck was built into, where its base is kept. Errors:
    ``Refused`` for a deck that can't be read, has no base or is another team's, and for a course that does not load.
    """
    deck = edited_deck(data)
    base = base_of_deck(deck.fingerprint, output)
    if base.team != team:
        whose = "the course as it is, without a team" if base.team == BASE else f"the team {base.team}"
        hint = f"name it, --team {base.team}, or edit a deck of {team}"
        refuse(f"this deck was built for {whose}, not for {team}", hint)
    files = course_files(root)
    loaded = course_of(files, team, base.session)
    pairs = paired_deck(base, deck)
    differences = compared(pairs)
    patch = placed(differences, loaded)
    return proposed(patch, CourseHome(files, loaded, team, base.session))
