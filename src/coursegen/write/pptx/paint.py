"""Writes theme colours as fills and outlines; no RGB value is ever written."""

from __future__ import annotations

from functools import lru_cache

from coursegen.model.scene_items import Colour, Dash
from coursegen.units import EMU_PER_POINT

_SCHEME = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""Slots of the theme to the names that slides use, by the usual ``p:clrMap`` of a light master."""


@lru_cache(maxsize=512)
def solid_fill(colour: Colour) -> str:
    """``a:solidFill`` in a theme colour; fractions become thousandths of a percent (ECMA-376 20.1.2.3)."""
    name = _SCHEME.get(colour.slot, colour.slot)
    changes = ""
    if colour.lum_mod != 1.0:
        changes += f'<a:lumMod val="{round(colour.lum_mod * 100_000)}"/>'
    if colour.lum_off != 0.0:
        changes += f'<a:lumOff val="{round(colour.lum_off * 100_000)}"/>'
    inner = f'<a:schemeClr val="{name}">{changes}</a:schemeClr>' if changes else f'<a:schemeClr val="{name}"/>'
    return f"<a:solidFill>{inner}</a:solidFill>"


def fill(colour: Colour | None) -> str:
    """A fill, or that there is none."""
    return solid_fill(colour) if colour else "<a:noFill/>"


def outline(colour: Colour | None, points: float, tag: str = "a:ln") -> str:
    """A line around something (or one edge of a cell, as ``tag`` says); ``points`` wide, none without a colour."""
    if colour is None or points <= 0:
        return f"<{tag}><a:noFill/></{tag}>"
    return f'<{tag} w="{round(points * EMU_PER_POINT)}">{solid_fill(colour)}</{tag}>'


_DASHES = {"solid": "", "dash": '<a:prstDash val="dash"/>', "dots": '<a:prstDash val="sysDot"/>'}


def stroke(colour: Colour | None, points: float, dash: Dash = "solid", *, arrow: bool = False) -> str:
    """A line of its own, with round ends and bends, and an arrow at its end where one is wanted."""
    if colour is None or points <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    head = '<a:tailEnd type="triangle"/>' if arrow else ""
    inner = f"{solid_fill(colour)}{_DASHES[dash]}<a:round/>{head}"
    return f'<a:ln w="{round(points * EMU_PER_POINT)}" cap="rnd">{inner}</a:ln>'
