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
from coursegen.pull.base.base_source import NO_STATES, States, base_of_deck
from coursegen.pull.base.deck_base import Base
from coursegen.pull.comparison.deck_comparison import compared
from coursegen.pull.deck.deck_reader import edited_deck, judged_deck
from coursegen.pull.pairing.slide_pairs import paired_deck
from coursegen.pull.placing.settlement import Choice, left_open, settled
from coursegen.pull.placing.three_ways import placed
from coursegen.pull.proposal.course_home import CourseHome
from coursegen.pull.proposal.proposal import Proposal, proposed
from coursegen.pull.refusal import refuse
from coursegen.source.folder import CourseFiles, course_files


def pulled(
    root: Path, output: Path, data: bytes, team: str = "", states: States = NO_STATES, choose: Choice = left_open
) -> Proposal:
    """What edits of a deck mean for a team's file, or for the course's own where the deck is the course as it is.

    Nothing is written. ``output`` and ``states`` say where the base is, as in :func:`base_of_deck`; ``team`` need not
    be named, since the base says it. ``choose`` settles conflicts. Errors: ``Refused`` for a deck that can't be read,
    has no base, or is another team's or another course's, and for a course that does not load.
    """
    package = judged_deck(data)
    deck = edited_deck(data, package)
    base = base_of_deck(package, deck.fingerprint, output, states)
    files = course_files(root)
    _check_whose(base, files, team)
    loaded = course_of(files, base.team, base.session)
    pairs = paired_deck(base, deck)
    differences = compared(pairs)
    patch = settled(placed(differences, loaded), choose)
    return proposed(patch, CourseHome(files, loaded, base.team, base.session))


def _check_whose(base: Base, files: CourseFiles, team: str) -> None:
    """See that a deck is of the team that was named, and of one that the course has. Errors: ``Refused``."""
    if team and base.team != team:
        whose = "the course as it is, without a team" if base.team == BASE else f"the team {base.team}"
        hint = f"name it, --team {base.team}, or edit a deck of {team}"
        refuse(f"this deck was built for {whose}, not for {team}", hint)
    if base.team != BASE and base.team not in files.teams:
        refuse(
            f"this deck was built for the team {base.team}, which this course does not have",
            "name its own course, --course DIR",
        )
    if base.session and base.session not in files.sessions:
        hint = "name its own course, --course DIR, or put the session's file back"
        refuse(f"this deck was built for the session {base.session}, which this course does not have", hint)
