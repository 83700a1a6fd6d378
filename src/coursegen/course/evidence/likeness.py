"""Makes two hashes of a paragraph: one tells whether it is the same, one tells how much it is alike.

The second is a SimHash (M. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002) of 128
bits over single words and pairs of neighbours, each counted once: the share of bits in which two differ grows with
the angle between the sets that they were made from. No word can be read back from
either.
"""

from __future__ import annotations

import re
from hashlib import blake2b, sha256
from itertools import pairwise

BITS = 128
"""How many bits a likeness has."""

FARTHEST = 40
"""In how many bits two paragraphs may differ at most that are taken for the same one, edited.

Unrelated paragraphs differ in about 62 and hardly ever in fewer than 44; one with every fifth word replaced differs
in about 28 (``tests/course/test_likeness.py`` measures both on the texts of the default course).
"""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def sha256_of(paragraph: str) -> str:
    """The sha256 of a normalised paragraph's UTF-8, 64 hex digits."""
    return sha256(paragraph.encode()).hexdigest()


def likeness_of(paragraph: str) -> str:
    """The SimHash of a paragraph, 32 hex digits; of one without any word, zeros."""
    words = _WORD.findall(paragraph.casefold())
    features = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    sums = [0] * BITS
    for feature in sorted(features):
        bits = int.from_bytes(blake2b(feature.encode(), digest_size=BITS // 8).digest())
        for at in range(BITS):
            sums[at] += 1 if bits >> at & 1 else -1
    return f"{sum(1 << at for at, total in enumerate(sums) if total > 0):0{BITS // 4}x}"


def bits_apart(one: str, other: str) -> int:
    """In how many bits two likenesses differ, 0 to :data:`BITS`."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
