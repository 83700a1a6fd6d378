"""Finds colours of a brand, or of a team in a theme, in which text could not be read."""

from __future__ import annotations

import colorsys
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from coursegen.model.brand import RGB, Brand, Theme, contrast, rgb_of_hex
from coursegen.problems import Problem

LEAST = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

TEXTS: Mapping[str, str] = {"dk1": "text", "dk2": "titles", "lt1": "light text", "lt2": "light text", "hlink": "links"}
GROUNDS: Mapping[str, str] = {"lt1": "the page", "lt2": "panels", "dk2": "dark slides"}
"""What the slots are used for, in words; accents go by their own names."""

_SLOTS: Mapping[str, str] = MappingProxyType({})
_ACCENTS = ("accent1", "accent2", "accent4")
"""The accents that words are set in, or on; drawings take the others as grounds, where ink can be read on them."""

PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("dk1", "dk2") for ground in ("lt1", "lt2")),
    *((text, "dk2") for text in ("lt1", "lt2")),
    *(("lt1", accent) for accent in _ACCENTS),
    *((accent, ground) for accent in _ACCENTS for ground in ("lt1", "lt2")),
    ("hlink", "lt1"),
    ("folHlink", "lt1"),
)
"""Which slot's text stands on which slot's ground: on slides, and on pages, which are white."""


def faint_colours(
    brand: Brand, replaced: Collection[str], least: float = LEAST, slots: Mapping[str, str] = _SLOTS
) -> list[Problem]:
    """A problem for each replaced slot that text can't be read in, or on; the worst pair of each, with its ratio.

    ``replaced`` are the brand's own names, by the part that a colour plays; ``slots`` what the theme calls those
    where it calls them otherwise.
    """
    worst: dict[str, tuple[float, str, str]] = {}
    for text, ground in PAIRS:
        blamed = text if text in replaced else ground
        if blamed not in replaced or not {text, ground} <= set(brand.palette):
            continue
        ratio = contrast(brand.palette[text], brand.palette[ground])
        if ratio < least and ratio < worst.get(blamed, (least, "", ""))[0]:
            worst[blamed] = (ratio, text, ground)
    return [_faint(blamed, *found, least, brand.dark, slots) for blamed, found in worst.items()]


def _faint(
    blamed: str, ratio: float, text: str, ground: str, least: float, dark: bool, slots: Mapping[str, str]
) -> Problem:
    slot = slots.get(blamed, blamed)
    words = (
        f"{_named(text, TEXTS, slots)} on {_named(ground, GROUNDS, slots)} would have a contrast of "
        f"{int(ratio * 100) / 100:.2f} to 1"
    )
    lighter = (blamed in ("lt1", "lt2")) is not dark
    hint = f"text needs {least:g} to 1 at least: take a {'lighter' if lighter else 'darker'} {slot}"
    return Problem("A11Y6", words, hint=hint, address=f"brand.colours.{slot}")


def _named(role: str, words: Mapping[str, str], slots: Mapping[str, str]) -> str:
    slot = slots.get(role, role)
    return f"{words[role]} ({slot})" if role in words else slot


def laid_over(theme: Theme, own: Mapping[str, str]) -> Theme:
    """A theme with a team's own colours in it, each as far from its grounds as the theme's texts have to be.

    What can be read as it is stays as it is. Grounds move first, then what stands on them; hue and saturation stay.
    """
    colours = dict(theme.colours)
    roles = {theme.slot(slot): slot for slot in own}
    for role in sorted(roles, key=lambda role: role not in ("lt1", "lt2")):
        others = {ground for text, ground in PAIRS if text == role} | {text for text, ground in PAIRS if ground == role}
        palette = {**theme.palette, **{theme.slot(slot): rgb_of_hex(colour) for slot, colour in colours.items()}}
        away = (role in ("lt1", "lt2")) is not theme.dark
        colours[roles[role]] = _readable(
            own[roles[role]], [palette[other] for other in sorted(others)], theme.least, away
        )
    return replace(theme, colours=colours)


def _readable(colour: str, others: Sequence[RGB], least: float, lighter: bool) -> str:
    """A colour made lighter or darker, a hundredth at a time, until it stands out from all others."""
    hue, luminance, saturation = colorsys.rgb_to_hls(*rgb_of_hex(colour))
    moved = colour
    while any(contrast(rgb_of_hex(moved), other) < least for other in others) and 0.0 < luminance < 1.0:
        luminance = min(1.0, luminance + 0.01) if lighter else max(0.0, luminance - 0.01)
        moved = "#" + "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, luminance, saturation))
    return moved
