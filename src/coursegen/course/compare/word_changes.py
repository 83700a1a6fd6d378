"""Finds the words that differ between two texts, and those that many texts have changed alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from coursegen.course.compare.difference import Difference

OFTEN = 3
"""The number of texts from which a change of words is told once, and no longer text by text."""

_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")


class Piece(Struct, frozen=True):
    """A stretch of two texts: the same in both where ``old`` is ``new``, else what became what."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing differs here."""
        return self.old == self.new


class Wording(Struct, frozen=True):
    """Words that became other words in several texts, in small letters, and the addresses of these texts."""

    old: str
    new: str
    addresses: tuple[str, ...]


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in pieces, word by word; joined, the old sides are the old text and the new sides the new one."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for operation, start, end, to, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        piece = Piece("".join(one[start:end]), "".join(other[to:until]))
        last = pieces[-1] if pieces else None
        only_space = operation == "equal" and piece.old.isspace() and last is not None and not last.same
        if last is not None and (only_space or not (last.same or piece.same)):
            pieces[-1] = Piece(last.old + piece.old, last.new + piece.new)
        else:
            pieces.append(piece)
    return tuple(_trimmed(pieces))


def wordings(found: Iterable[Difference]) -> tuple[Wording, ...]:
    """The changes of words that occur in at least :data:`OFTEN` of the changed texts, the most frequent first."""
    where: dict[tuple[str, str], list[str]] = {}
    for difference in found:
        if difference.how == "changed":
            for pair in dict.fromkeys(_pairs(difference)):
                where.setdefault(pair, []).append(difference.address)
    often = [Wording(*pair, tuple(addresses)) for pair, addresses in where.items() if len(addresses) >= OFTEN]
    return tuple(sorted(often, key=lambda one: (-len(one.addresses), one.old)))


def only_wording(difference: Difference, often: Iterable[Wording]) -> bool:
    """Whether a changed text has nothing but frequent changes of words."""
    pairs = {_pair(piece) for piece in word_changes(difference.old, difference.new) if not piece.same}
    return difference.how == "changed" and bool(pairs) and pairs <= {(one.old, one.new) for one in often}


def much_is_same(pieces: Iterable[Piece]) -> bool:
    """Whether two texts have at least two words in five in common: else they are better read one after the other."""
    same = changed = 0
    for piece in pieces:
        words = len(piece.old.split()), len(piece.new.split())
        same, changed = (same + words[0], changed) if piece.same else (same, changed + max(words))
    return same * 3 >= changed * 2


def _pairs(difference: Difference) -> list[tuple[str, str]]:
    """What became what in a text; nothing where it is another text, and not the same one with other words."""
    pieces = word_changes(difference.old, difference.new)
    if not any(piece.same and piece.old.strip() for piece in pieces):
        return []
    return [_pair(piece) for piece in pieces if not piece.same and piece.old.strip() and piece.new.strip()]


def _pair(piece: Piece) -> tuple[str, str]:
    """What became what, without regard to capitals."""
    return piece.old.strip().lower(), piece.new.strip().lower()


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the white space that both sides end with taken out of what differs."""
    trimmed: list[Piece] = []
    for piece in pieces:
        if piece.same:
            trimmed.append(piece)
            continue
        end = len(piece.old) - len(piece.old.rstrip())
        tail = piece.old[len(piece.old) - end :]
        if tail and piece.new.endswith(tail):
            trimmed += [Piece(piece.old[:-end], piece.new[:-end]), Piece(tail, tail)]
        else:
            trimmed.append(piece)
    return [piece for piece in trimmed if piece.old or piece.new]
