"""What one template says about looks: its theme colours and fonts, for decks, handouts and pages alike."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from coursegen.model.scene import Colour

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Brand:
    """Theme colours as RGB fractions by slot (``dk1`` … ``accent6``), and the two theme fonts by family name."""

    palette: Mapping[str, RGB]
    heading_font: str
    body_font: str

    def rgb(self, colour: Colour) -> RGB:
        """A theme colour resolved: luminance times ``lum_mod`` plus ``lum_off`` in HSL (ECMA-376 20.1.2.3.20)."""
        red, green, blue = self.palette[colour.slot]
        if colour.lum_mod == 1.0 and colour.lum_off == 0.0:
            return red, green, blue
        hue, luminance, saturation = colorsys.rgb_to_hls(red, green, blue)
        luminance = min(1.0, max(0.0, luminance * colour.lum_mod + colour.lum_off))
        return colorsys.hls_to_rgb(hue, luminance, saturation)


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""

    def luminance(rgb: RGB) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
