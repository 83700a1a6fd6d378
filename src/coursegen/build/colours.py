"""A brand whose colours a layer replaced to what is wrong with them: text that can't be read on its ground."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coursegen.model.brand import Brand, contrast
from coursegen.problems import Problem

LEAST = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

TEXTS: Mapping[str, str] = {"dk1": "text", "dk2": "titles", "lt1": "light text", "lt2": "light text", "hlink": "links"}
GROUNDS: Mapping[str, str] = {"lt1": "the page", "lt2": "panels", "dk2": "dark slides"}
"""What the slots are used for, in words; accents go by their own names."""

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("dk1", "dk2") for ground in ("lt1", "lt2")),
    *((text, "dk2") for text in ("lt1", "lt2")),
    *(("lt1", accent) for accent in _ACCENTS),
    *((accent, ground) for accent in _ACCENTS for ground in ("lt1", "lt2")),
    ("hlink", "lt1"),
    ("folHlink", "lt1"),
)
"""Which slot's text stands on which slot's ground: on slides, and on pages, which are white."""


def faint_colours(brand: Brand, replaced: Collection[str]) -> list[Problem]:
    """A problem for each replaced slot that text can't be read in, or on; the worst pair of each, with its ratio."""
    worst: dict[str, tuple[float, str, str]] = {}
    for text, ground in PAIRS:
        blamed = text if text in replaced else ground
        if blamed not in replaced or not {text, ground} <= set(brand.palette):
            continue
        ratio = contrast(brand.palette[text], brand.palette[ground])
        if ratio < LEAST and ratio < worst.get(blamed, (LEAST, "", ""))[0]:
            worst[blamed] = (ratio, text, ground)
    return [_faint(slot, *found) for slot, found in worst.items()]


def _faint(slot: str, ratio: float, text: str, ground: str) -> Problem:
    words = (
        f"{_named(text, TEXTS)} on {_named(ground, GROUNDS)} would have a contrast of {int(ratio * 100) / 100:.2f} to 1"
    )
    dark = slot in ("lt1", "lt2")
    hint = f"text needs {LEAST} to 1 at least: take a {'lighter' if dark else 'darker'} {slot}"
    return Problem("contrast", words, hint=hint, address=f"brand.colours.{slot}")


def _named(slot: str, words: Mapping[str, str]) -> str:
    return f"{words[slot]} ({slot})" if slot in words else slot
