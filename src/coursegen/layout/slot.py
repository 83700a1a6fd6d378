"""A place for text, a table or a picture on a slide."""

from __future__ import annotations

from msgspec import Struct

from coursegen.layout.drawingml import TextStyle
from coursegen.model.scene import Anchor, Box, Insets, Placeholder


class Slot(Struct, frozen=True):
    """A place in a layout: its placeholder, its box in EMU, and how its text is set.

    ``placeholder`` is ``None`` for a free place, where the layout has nothing of its own. ``moved`` where a slide needs
    it elsewhere than the layout has it.
    """

    name: str
    placeholder: Placeholder | None
    box: Box
    style: TextStyle
    anchor: Anchor
    insets: Insets
    moved: bool = False
