"""Leaves out the hairlines that would look like one more line to write on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from coursegen.write.pdf.strips import Strip


def without_needless_rules(story: Sequence[Strip]) -> list[Strip]:
    """The same strips, white in the stead of a section's hairline below lines and right below a part's heading."""
    return [
        _plain(strip, strip.plain) if strip.plain is not None and (above.ruled or above.keep == "bound") else strip
        for above, strip in pairwise([Strip(0.0), *story])
    ]


def _plain(strip: Strip, plain: Strip) -> Strip:
    return replace(strip, height=plain.height, paint=plain.paint, before=plain.before, grows=plain.grows)
