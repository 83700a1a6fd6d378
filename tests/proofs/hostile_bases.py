"""Pulls decks whose part was forged: python tests/proofs/hostile_bases.py [NUMBER, 300] [SEED, 1]

Each is refused in plain words, or what it changes is shown as a diff; nothing else is raised, and none takes long.
"""

from __future__ import annotations

import bz2
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.problems import Refused
from support.hostile_bases import PACKED, base_in, hostile_bases, part_of, with_part
from support.pull_cases import Deck, edited, tiny_case

SECONDS = 20.0


def _edit(deck: Deck) -> None:
    deck.replace("how_it_runs", "face down", "off")
    deck.move("listen/points/next_step", before="listen/points/purpose")


def main(number: int, seed: int) -> None:
    """Try so many. Errors: whatever ``pull`` raises besides ``Refused``."""
    with tempfile.TemporaryDirectory() as folder:
        case = tiny_case(Path(folder))
        for kept in (case.output / ".bases").iterdir():
            kept.unlink()
        deck = edited(case.deck, _edit)
        base = base_in(deck)
        forged = [(kind, part_of(bz2.compress(one))) for kind, one in hostile_bases(base, seed, number)]
        swollen = [(kind, part_of(make(base))) for kind, make in PACKED.items()]
        ended: Counter[str] = Counter()
        slowest = 0.0
        for kind, part in (*forged, *swollen):
            start = time.process_time()
            try:
                ended["shown as a diff" if case.pull(with_part(deck, part)).files else "nothing came home"] += 1
            except Refused as refused:
                assert all(one.message and one.hint for one in refused.problems), kind
                ended["refused"] += 1
            slowest = max(slowest, time.process_time() - start)
        assert slowest < SECONDS, f"{slowest:.1f} s"
    print(
        f"{len(forged) + len(swollen)} hostile parts: {dict(ended)}; the slowest took {slowest:.1f} s of processor time"
    )


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(300, 1)[len(sys.argv) - 1 :]])
