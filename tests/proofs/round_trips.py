"""Edits decks by seeds, saves them in other programs, and pulls them home.

Use: ``python tests/proofs/round_trips.py [NUMBER, 12] [SEED, 1]``. Each deck is pulled from itself alone, beside
nothing but the course: every edit comes home or is listed, and a deck that was only saved brings nothing. The decks are
in turn the course as it is, a team, a session and a company's template, saved by python-pptx, by LibreOffice as .pptx,
and by LibreOffice by way of .odp.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import cycle, islice, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.publish.artefacts import made
from coursegen.publish.base_anew import base_anew
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.pull.base.base_source import States
from coursegen.pull.placing.patch import RemoveObject
from coursegen.pull.proposal.proposal import Proposal
from coursegen.pull.stations import pulled
from coursegen.source.folder import course_files
from support.courses import FIRST_COURSE
from support.deck_edits import EditedBySeed
from support.pull_cases import saved_by_libreoffice

VERSIONS = {
    "base": Version(),
    "team": Version("clinic_desk"),
    "session": Version("clinic_desk", "spring_clinic"),
    "foreign template": Version("shop_floor"),
}
PROGRAMS: dict[str, tuple[str, ...]] = {"python-pptx": (), "LibreOffice": ("pptx",), "by way of .odp": ("odp", "pptx")}


def _pulled(course: Path, nowhere: Path, deck: bytes) -> Proposal:
    states = States(now=lambda fingerprint: base_anew(course, "the course", fingerprint))
    return pulled(course, nowhere, deck, "", states)


def _told(found: Proposal) -> str:
    """All that comes home or is listed, as one text."""
    stays = [f"{one.slide}: {one.message}" for one in found.patch.stays]
    conflicts = [one.deck for one in found.patch.conflicts]
    return "\n".join([*stays, *conflicts, *map(str, found.patch.operations), *(file.new for file in found.files)])


def _is_told(words: str, told: str) -> bool:
    """Whether the words of an edit are told; a message repeats the beginning of a long text."""
    known = [word for word in words.split() if len(word) > 3]
    return 2 * sum(word in told for word in known) >= len(known)


def main(number: int, seed: int) -> None:
    """Try so many decks. Errors: ``AssertionError`` for an edit that is lost, or one that nobody made."""
    edits = home = listed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        course = Path(shutil.copytree(FIRST_COURSE, work / "course"))
        workshop = Workshop(course_files(course))
        built = {
            name: made(workshop, version, Wanted(("deck",))).artefacts[0].data for name, version in VERSIONS.items()
        }
        plain: dict[tuple[str, str], bytes] = {}
        for place, (version, program) in enumerate(islice(cycle(product(VERSIONS, PROGRAMS)), number)):
            where = f"{version}, {program}, seed {seed * 1_000 + place}"
            by_seed, forms = EditedBySeed(built[version], seed * 1_000 + place), PROGRAMS[program]
            if (version, program) not in plain:
                saved = (
                    saved_by_libreoffice(built[version], work / f"{place}_plain", forms) if forms else built[version]
                )
                plain[version, program] = saved
                unedited = _pulled(course, work / "nowhere", saved)
                assert (unedited.files, unedited.patch.stays) == ((), ()), f"{where}: {_told(unedited)[:2_000]}"
            deck = saved_by_libreoffice(by_seed.data, work / f"{place}", forms) if forms else by_seed.data
            found = _pulled(course, work / "nowhere", deck)
            for what, how, words in by_seed.said:
                removed = how == "removed" and any(isinstance(one, RemoveObject) for one in found.patch.operations)
                assert removed or _is_told(words, _told(found)), f"{where}: {what} {how} “{words}” is lost"
            patch = found.patch
            assert not patch.conflicts, where
            assert len(patch.operations) + len(patch.stays) >= len(by_seed.said) - 1, (
                where
            )  # a move may be back in place
            edits, home, listed = edits + len(by_seed.said), home + len(patch.operations), listed + len(patch.stays)
    print(f"{number} decks, {edits} edits: {home} came home, {listed} are listed, none is lost and none was invented")


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(12, 1)[len(sys.argv) - 1 :]])
