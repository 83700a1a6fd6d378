"""Reads the brand of a master from its theme: colours by the part that they play, fonts, fills for pages."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from coursegen.layout.drawingml import A, palette_of, rgb_of
from coursegen.model.brand import RGB, Brand
from coursegen.source.office.xml import Element

SLOTS_OF_THEME = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip


class Unusable(ValueError):  # noqa: N818 - reads as what is said of a template
    """What keeps a template from being used, in words, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class ThemeOfMaster(Struct, frozen=True):
    """What a master takes from its theme; ``page_fills`` are its fills for pages."""

    brand: Brand
    page_fills: tuple[Element, ...]


def theme_of(root: Element, colour_map: Mapping[str, str]) -> ThemeOfMaster:
    """A theme as a master with that ``p:clrMap`` sees it. Errors: ``Unusable`` for colours that are none or missing."""
    palette: dict[str, RGB] = {}
    scheme = root.find(f"{A}themeElements/{A}clrScheme")
    for slot in scheme if scheme is not None else ():
        name = etree.QName(slot).localname
        try:
            palette[name] = rgb_of(slot[0])
        except (ValueError, IndexError) as error:
            raise Unusable(
                f"has a colour in its theme that is none ({name})",
                "choose the colours again in PowerPoint under View > Slide Master > Colors, and save it",
            ) from error
    if missing := [name for name in SLOTS_OF_THEME if name not in palette]:
        raise Unusable(
            f"has a theme without the colour {missing[0]}",
            "choose a set of colours in PowerPoint under View > Slide Master > Colors",
        )
    fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
    heading, text = ("Arial" if font is None else font.get("typeface") or "Arial" for font in fonts)
    fills = root.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")  # ECMA-376 20.1.4.1.7
    return ThemeOfMaster(
        Brand(palette_of(palette, colour_map), heading, text), tuple(fills) if fills is not None else ()
    )
