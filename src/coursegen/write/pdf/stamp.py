"""Keeps a place for the stamp, and puts it there once all else is drawn: it changes with every word of the sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import fsum

from msgspec import Struct

from coursegen.model.brand import RGB

_HASH = re.compile(r"[0-9a-f]{7}\Z")
_DIGITS = "0123456789abcdef"


class Glyph(Struct, frozen=True):
    """A character as a file knows it: its font there, its code in hexadecimal, its width in points."""

    font: str
    code: str
    width: float


class StampPlace(Struct, frozen=True):
    """Where a stamp stands on a page: its baseline from ``x`` on or, on the ``right``, up to there.

    ``number`` is that of the stream which shows it, ``words`` are what is shown with zeros for the hash, ``glyphs`` has
    all characters that may be in it.
    """

    number: int
    x: float
    y: float
    right: bool
    size: float
    colour: RGB
    words: str
    glyphs: Mapping[str, Glyph]

    def shown(self, stamp: str) -> bytes:
        """The stream that shows a stamp, of the form that the place was kept for."""
        end = _HASH.search(stamp)
        words = f"{self.words[: -len(end[0])]}{end[0]}" if end else self.words
        found = [self.glyphs[char] for char in words]
        x = self.x - fsum(glyph.width for glyph in found) if self.right else self.x
        drawn = " ".join(f"{glyph.font} {self.size:.2f} Tf <{glyph.code}> Tj" for glyph in found)
        red, green, blue = self.colour
        content = (
            "/Artifact <</Type/Pagination/Subtype/Footer/Attached [/Bottom]>> BDC\n"
            f"{red:.3f} {green:.3f} {blue:.3f} rg BT 1 0 0 1 {x:.2f} {self.y:.2f} Tm {drawn} ET\nEMC\n"
        ).encode("ascii")
        return b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)


def form_of(stamp: str) -> str:
    """A stamp with zeros for its hash: what it has in common with those of other sources of the same version."""
    return _HASH.sub(lambda found: "0" * len(found[0]), stamp)


def glyphs_for(words: str, glyph: Callable[[str], Glyph]) -> Mapping[str, Glyph]:
    """All characters that may be shown in a place for a stamp of a form, for which ``words`` are shown."""
    return {char: glyph(char) for char in dict.fromkeys(words + _DIGITS)}
