"""Finds where a paragraph of an article is now, in another text of it, by likeness and not by number."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from coursegen.course.evidence.likeness import BITS, FARTHEST, bits_apart
from coursegen.course.evidence.lock import Hashes


class Now(Struct, frozen=True):
    """Where a paragraph is now: its number, from 1, and how much it is alike, 1.0 for the same words.

    ``number`` is 0 where nothing in the text is like it.
    """

    number: int
    alike: float = 1.0

    @property
    def same(self) -> bool:
        """Whether every word of it stands as it stood."""
        return self.number > 0 and self.alike == 1.0


class ThenAndNow(Struct, frozen=True):
    """An article's text as it was, and as it is."""

    before: tuple[Hashes, ...]
    after: tuple[Hashes, ...]

    def now(self, sha256: str, number: int) -> Now:
        """Where the paragraph with that hash is, which was cited by that number.

        Of equal paragraphs it is the one that keeps its neighbours, or else the nearest. One that was edited is
        looked for among those that are no other paragraph as it was.
        """
        if 0 < number <= len(self.after) and self.after[number - 1].sha256 == sha256:
            return Now(number)
        was = _numbers(self.before, sha256)
        there = _numbers(self.after, sha256)
        if there:
            kept = {after for before, after in self._kept() if before in was}
            return Now(min(kept or there, key=lambda one: (abs(one - number), one)))
        likeness = next((one.likeness for one in self.before if one.sha256 == sha256), "")
        return self._like(likeness, number) if likeness else Now(0, 0.0)

    def _like(self, likeness: str, number: int) -> Now:
        """The paragraph that is nearest to a likeness, of equals the nearest in the text."""
        known = {one.sha256 for one in self.before}
        apart = [
            (bits_apart(one.likeness, likeness), abs(at - number), at)
            for at, one in enumerate(self.after, 1)
            if one.sha256 not in known
        ]
        bits, _, at = min(apart, default=(BITS, 0, 0))
        return Now(at, _share(bits)) if bits <= FARTHEST else Now(0, 0.0)

    def _kept(self) -> list[tuple[int, int]]:
        """Pairs of numbers of paragraphs that stand in the same order before and after."""
        before, after = ([one.sha256 for one in text] for text in (self.before, self.after))
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        return [(one.a + step + 1, one.b + step + 1) for one in blocks for step in range(one.size)]


def _numbers(text: Sequence[Hashes], sha256: str) -> list[int]:
    return [at for at, one in enumerate(text, 1) if one.sha256 == sha256]


def _share(bits: int) -> float:
    """How much two paragraphs are alike that differ in so many bits: 0.99 at most, since they do differ."""
    return min(0.99, 1 - bits / BITS)
