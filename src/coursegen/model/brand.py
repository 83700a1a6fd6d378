"""Holds what one template says about looks: its theme colours and fonts, for decks, handouts and pages alike."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.model.scene_items import Colour

RGB = tuple[float, float, float]


class Brand(Struct, frozen=True):
    """Theme colours as RGB fractions by slot (``dk1`` … ``accent6``), and the two theme fonts by family name.

    They are the first master's. ``elsewhere`` has the colours of layouts whose master has others, by the layout's part.
    """

    palette: Mapping[str, RGB]
    heading_font: str
    body_font: str
    elsewhere: Mapping[str, Mapping[str, RGB]] = field(default_factory=dict)

    def of(self, layout: str) -> Brand:
        """The brand as slides on a layout have it, named by its part."""
        palette = self.elsewhere.get(layout)
        return self if palette is None else replace(self, palette=palette)

    @property
    def dark(self) -> bool:
        """Whether the page is darker than the ink on it."""
        return luminance(self.palette["lt1"]) < luminance(self.palette["dk1"])

    def rgb(self, colour: Colour) -> RGB:
        """A theme colour resolved: luminance times ``lum_mod`` plus ``lum_off`` in HSL (ECMA-376 20.1.2.3.20)."""
        red, green, blue = self.palette[colour.slot]
        if colour.lum_mod == 1.0 and colour.lum_off == 0.0:
            return red, green, blue
        hue, luminance, saturation = colorsys.rgb_to_hls(red, green, blue)
        luminance = min(1.0, max(0.0, luminance * colour.lum_mod + colour.lum_off))
        return colorsys.hls_to_rgb(hue, luminance, saturation)


_TURNED = {"dk1": "lt1", "lt1": "dk1", "dk2": "lt2", "lt2": "dk2"}


def light_palette(brand: Brand) -> Mapping[str, RGB]:
    """A brand's colours for white paper: where the page is dark, page and ink change places, panels and titles too."""
    if not brand.dark:
        return brand.palette
    return {**brand.palette, **{slot: brand.palette[other] for slot, other in _TURNED.items()}}


class Theme(Struct, frozen=True):
    """The colours of the slides: ``#RRGGBB`` by slot of PowerPoint's theme, where ``dk`` is always a dark colour.

    ``dark`` says that the page takes ``dk1`` and panels ``dk2``, ``least`` what contrast text must reach.
    """

    name: str
    title: str
    dark: bool
    least: float
    colours: Mapping[str, str]

    def slot(self, role: str) -> str:
        """The theme's slot that plays a part of a scene's (``lt1``: the page), and the other way round."""
        return _TURNED.get(role, role) if self.dark else role

    @property
    def palette(self) -> dict[str, RGB]:
        """The colours as a brand has them: by the part that they play."""
        return {self.slot(slot): rgb_of_hex(colour) for slot, colour in self.colours.items()}


def rgb_of_hex(colour: str) -> RGB:
    """The fractions of ``#RRGGBB``."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(rgb: RGB) -> float:
    """How light a colour is, 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
