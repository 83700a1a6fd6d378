"""Rebuilds many versions of a course again and again; then the first deck of the first one comes home.

Use: ``python tests/proofs/many_rebuilds.py [VERSIONS, 41] [TIMES, 30]``. The deck is a copy, edited and renamed;
it is pulled once as it is, and once without its part, which is then found in the output folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.publish.output import built
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.pull.stations import pulled
from coursegen.source.folder import course_files
from support.hostile_bases import with_part
from support.pull_cases import TEAM_FILE, Deck, edited, tiny_case


class _Quiet:
    def doing(self, version: Version, what: str) -> None:
        """Say nothing."""

    def ended(self, version: Version) -> None:
        """Say nothing."""


def _edit(deck: Deck) -> None:
    deck.replace("how_it_runs", "face down", "off")


def main(versions: int, times: int) -> None:
    """Try it. Errors: ``AssertionError`` where the deck can't come home."""
    with tempfile.TemporaryDirectory() as folder:
        case = tiny_case(Path(folder))
        for number in range(versions - 2):
            file = case.root / "teams" / f"desk_{number:02}.yaml"
            file.write_text(TEAM_FILE.replace("team: desk", f"team: desk_{number:02}"), "utf-8")
        module = case.root / "modules" / "listen.yaml"
        text = module.read_text("utf-8")
        for time in range(times):
            changed = text.replace("Every call has one purpose.", f"Every call has one purpose, round {time}.")
            module.write_text(changed, "utf-8")
            files = course_files(case.root)
            asked = versions_asked(files, everything=True)
            assert len(asked) == versions
            built(files, case.output, asked, Wanted(("deck",)), _Quiet(), 1)
            if time == 0:
                sent = edited((case.output / "desk" / "deck.pptx").read_bytes(), _edit)
        for deck in (sent, with_part(sent, None)):
            found = pulled(case.root, case.output, deck)
            assert "Phones off until the break" in "".join(file.new for file in found.files)
            assert not found.patch.conflicts
        kept = len(list((case.output / ".bases").glob("*.json")))
    print(f"{versions} versions built {times} times, {kept} bases kept, and the first deck came home")


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(41, 30)[len(sys.argv) - 1 :]])
