"""Holds a place for text, a table or a picture on a slide."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.drawingml import TextStyle
from coursegen.model.scene_items import Anchor, Box, Colour, Gradient, Insets, Placeholder
from coursegen.units import Pt


class Slot(Struct, frozen=True):
    """A place in a layout: its placeholder, its box in EMU, and how its text is set.

    ``placeholder`` is ``None`` for a free place, where the layout has nothing of its own. ``moved`` where a slide needs
    it elsewhere than the layout has it. ``grows`` says that its shape becomes as high as its text. ``fill`` is what the
    layout paints behind its text, ``filled_with`` what that is where nobody can say its colours, ``gradient`` how they
    run into each other. ``ink`` and ``label`` are what its words and its labels are set in where the layout's own
    colour can't be read there. ``upright`` is where the master's text would be turned, and this one is set across.
    ``least`` is the layout's own size where words are set in a larger one if they fit. ``indent`` is where paragraphs
    start that are no list, in points: under the first letter of a headline that is indented itself.
    """

    name: str
    placeholder: Placeholder | None
    box: Box
    style: TextStyle
    anchor: Anchor
    insets: Insets
    moved: bool = False
    grows: bool = False
    fill: Colour | None = None
    filled_with: str = ""
    gradient: Gradient | None = None
    ink: Colour | None = None
    label: Colour | None = None
    upright: bool = False
    least: float | None = None
    indent: float = 0.0

    @property
    def family(self) -> str:
        """The face that its words are set in, ``""`` for the theme's: a free place inherits none from a layout."""
        return self.style.family if self.placeholder is not None else ""

    @property
    def edge(self) -> float:
        """How far its words start from its insets where they are set from the left, in points."""
        return max(0.0, self.style.margin - self.style.hanging) if self.style.align == "left" else 0.0

    @property
    def text_box(self) -> Box:
        """Its box from where its words start."""
        return replace(self.box, x=self.box.x + Pt(self.edge), width=self.box.width - Pt(self.edge))

    @property
    def type(self) -> str:
        """Its placeholder's type, ``""`` for a free place."""
        return self.placeholder.type if self.placeholder else ""

    @property
    def idx(self) -> int:
        """Its placeholder's number, 0 for a free place."""
        return self.placeholder.idx if self.placeholder else 0
