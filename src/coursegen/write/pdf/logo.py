"""Draws a course's logo, which stands where the brand's mark would."""

from __future__ import annotations

from msgspec import Struct

from coursegen.model.parts import Picture
from coursegen.source.pictures import ground_for
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element


class Logo(Struct, frozen=True):
    """A logo, ``x`` points from the text area's left edge; one for dark grounds stands on a dark plate."""

    picture: Picture
    x: float
    width: float
    height: float
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as large as it is
        """Draw it with its upper edge at ``top``."""
        x, low = left + self.x, top - self.height
        self.element.attributes = (
            f"<</O/Layout/Placement/Block/BBox [{x:.2f} {low:.2f} {x + self.width:.2f} {top:.2f}]>>"
        )
        if ground_for(self.picture.data) == "dark":
            pen.box(x - UNIT, low - UNIT, self.width + 2 * UNIT, self.height + 2 * UNIT, (0.0, 0.0, 0.0))
        pen.picture(x, low, self.width, self.height, self.picture.data, self.width, self.element)


def logo_in(room: tuple[float, float], picture: Picture, x: float, parent: Element) -> Logo:
    """A logo as large as a room of a width and a height allows, uncropped; a figure to who listens."""
    times = min(room[0] / picture.width, room[1] / picture.height)
    element = parent.child("Figure", alt=picture.description)
    return Logo(picture, x, picture.width * times, picture.height * times, element)
