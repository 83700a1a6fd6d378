"""Chooses the colours of a drawing from a theme's, each by what it means, all readable where they stand."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from coursegen.model.brand import Brand, contrast, luminance
from coursegen.model.scene_items import Colour, ColourSlot

TEXT = 4.5
"""The least contrast of words with what they stand on (WCAG 2.2, 1.4.3)."""

SUN, SUNNY = 0.11, 0.05
"""The hue of the sun on the circle of hues, and how far from it a colour still looks warm: from orange to yellow."""

APART = 1.06
"""From which contrast on a ground is seen as one on another ground."""

WAYS = ((1.0, 0.0), (0.75, 0.0), (0.5, 0.0), (0.35, 0.0), (0.6, 0.4), (0.4, 0.6), (0.2, 0.8))
"""A colour as it is, darker and lighter, as PowerPoint's own palette offers it."""

_NONE: Mapping[str, ColourSlot] = MappingProxyType({})

PALE = ((0.12, 0.88), (0.2, 0.8), (0.3, 0.0), (0.2, 0.0))
MIDDLE = ((0.4, 0.6), (0.6, 0.4), (0.2, 0.8), (0.5, 0.0), (0.35, 0.0))
GREY = ((0.65, 0.35), (0.75, 0.25), (0.85, 0.15), (0.75, 0.0), (0.85, 0.0))


KNOWN = 256
"""How many palettes are known as they were mixed: those of all modules on all grounds of a few templates."""


class Palette(Struct, frozen=True):
    """Theme colours by what they mean.

    ``ink`` is for text, ``main`` for what is there and ours, ``hot`` for the one thing to look at, ``soft`` for what
    was before; they can be read on the ``ground`` and on ``mist``, the ground of a card. ``quiet`` is a stronger
    ground on which ink can be read, ``warm`` one for warmth and time. ``on_main``, ``on_hot`` and ``on_warm`` are for
    words on these; ``dot`` is that on the motif's line: hot in the light, warm on a dark ground. At ``night`` the
    ground is darker than the ink.
    """

    ground: Colour
    ink: Colour
    main: Colour
    hot: Colour
    soft: Colour
    mist: Colour
    quiet: Colour
    warm: Colour
    on_main: Colour
    on_hot: Colour
    on_warm: Colour
    dot: Colour
    night: bool = False


def palette_of(accent: Colour, ground: Colour, brand: Brand, meant: Mapping[str, ColourSlot] = _NONE) -> Palette:
    """The colours of a drawing in a module's colour on a ground.

    What is ``meant`` to be ``main``, ``hot``, ``warm``, ``soft`` or ``quiet`` is taken as it is where it can be read;
    on a ground where ``main`` can't, ``line`` is, and what is ``warm`` is the one thing to look at.
    """
    return _mixed(accent, ground, _Mixing(brand), frozenset(meant.items()))


@lru_cache(KNOWN)
def _mixed(accent: Colour, ground: Colour, mixing: _Mixing, taken: frozenset[tuple[str, ColourSlot]]) -> Palette:
    """The colours of a drawing, mixed once for all drawings of a module's slides."""
    meant = dict(taken)

    def first(*names: str) -> list[Colour]:
        return [Colour(meant[name]) for name in names if name in meant]

    ink = max((Colour("dk1"), Colour("lt1")), key=lambda one: mixing.contrast(one, ground))
    grounds = (Colour("lt2"), Colour("lt1"), *_ways(accent.slot, PALE), Colour("dk2"))
    mist = next((one for one in grounds if mixing.differs(one, ground) and mixing.reads(ink, one, at_least=7)), ground)
    quiets = (*first("quiet"), *_ways("accent6", MIDDLE), *_ways(accent.slot, MIDDLE))
    quiet = next((one for one in quiets if mixing.reads(ink, one) and mixing.contrast(one, ground) >= 1.35), mist)
    both = (ground, mist)
    dark = not all(mixing.reads(one, ground) for one in first("main"))
    behind = (ground,) if dark else both
    main = mixing.readable((*first("line" if dark else "main"), *_ways(accent.slot, WAYS)), behind, ink)
    hot = mixing.readable(first("warm" if dark else "hot"), behind, mixing.furthest(main, behind, ink))
    soft = mixing.readable((*first("soft"), *_ways(ink.slot, GREY)), both, ink)
    sunny = (*first("warm"), *_ways(mixing.sunniest() or hot.slot, MIDDLE))
    warms = (one for one in sunny if (meant or mixing.reads(ink, one)) and mixing.differs(one, ground))
    warm = next(warms, quiet)
    night = luminance(mixing.brand.rgb(ink)) > luminance(mixing.brand.rgb(ground))
    on = (ground, ink, Colour("lt1"), Colour("dk1"))
    return Palette(
        ground,
        ink,
        main,
        hot,
        soft,
        mist,
        quiet,
        warm,
        mixing.best(on, main),
        mixing.best(on, hot),
        mixing.best(on, warm),
        mixing.readable(first("warm"), (ground,), hot) if night else hot,
        night,
    )


class _Mixing:
    """A brand's colours compared; two with the same colours are the same."""

    def __init__(self, brand: Brand) -> None:
        self.brand = brand
        self._known = frozenset(brand.palette.items())

    def __hash__(self) -> int:
        return hash(self._known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Mixing) and self._known == other._known

    def contrast(self, one: Colour, other: Colour) -> float:
        return contrast(self.brand.rgb(one), self.brand.rgb(other))

    def reads(self, words: Colour, ground: Colour, at_least: float = TEXT) -> bool:
        return self.contrast(words, ground) >= at_least

    def differs(self, one: Colour, other: Colour) -> bool:
        return self.contrast(one, other) >= APART

    def readable(self, tried: Iterable[Colour], grounds: Iterable[Colour], otherwise: Colour) -> Colour:
        behind = tuple(grounds)
        return next((one for one in tried if all(self.reads(one, ground) for ground in behind)), otherwise)

    def best(self, tried: Iterable[Colour], ground: Colour) -> Colour:
        return max(tried, key=lambda one: self.contrast(one, ground))

    def furthest(self, main: Colour, grounds: tuple[Colour, ...], ink: Colour) -> Colour:
        """The accent whose hue is furthest from the main one's, of those that are colours at all."""
        hue = self._hue(main)[0]
        found: list[tuple[float, Colour]] = []
        for number in range(1, 7):
            slot = cast("ColourSlot", f"accent{number}")
            one = self.readable(_ways(slot, WAYS), grounds, ink)
            its, colourful = self._hue(one)
            if one != ink and colourful >= 0.25:
                found.append((0.5 - abs(abs(its - hue) - 0.5), one))
        away, colour = max(found, key=lambda one: one[0], default=(0.0, ink))
        return colour if away > 0.08 else ink

    def sunniest(self) -> ColourSlot | None:
        """The accent whose hue is next to the sun's, if any is orange or yellow at all."""
        found: list[tuple[float, ColourSlot]] = []
        for number in range(1, 7):
            slot = cast("ColourSlot", f"accent{number}")
            hue, colourful = self._hue(Colour(slot))
            if colourful >= 0.25 and abs(hue - SUN) <= SUNNY:
                found.append((abs(hue - SUN), slot))
        return min(found, default=(0.0, None))[1]

    def _hue(self, colour: Colour) -> tuple[float, float]:
        hue, _, saturation = colorsys.rgb_to_hls(*self.brand.rgb(colour))
        return hue, saturation


def _ways(slot: ColourSlot, ways: Iterable[tuple[float, float]]) -> Iterator[Colour]:
    return (Colour(slot, mod, offset) for mod, offset in ways)
