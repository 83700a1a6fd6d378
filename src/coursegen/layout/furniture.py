"""Sets the foot of a slide: the company's own words, the course's as far as there is room beside them, and the number.

Neither a version nor a hash is among them: those are in the notes, in the file's properties and at a handout's end.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from coursegen.layout.faces import Faces
from coursegen.layout.fit import TOLERANCE, sizes
from coursegen.layout.paragraphs import Setter
from coursegen.layout.slot import Slot
from coursegen.layout.template import LayoutSpec
from coursegen.layout.text_lines import Measured, Para, in_capitals, measured, overhang, set_lines, stacked
from coursegen.model.blocks import Paragraph
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Item, Line, TextItem
from coursegen.model.text import Text, words
from coursegen.problems import Problem, Severity
from coursegen.units import EMU_PER_POINT

FOOTER_FLOOR = 9.0
"""The smallest footer, in points: it is on every slide and read on none."""

BETWEEN = " · "
CUT = "…"
LEAST = 12
"""The fewest letters of the course's words that say anything beside a company's own: fewer are left out."""


class Furniture:
    """The furniture of a deck; ``told`` are the course's words for its foot. Footers are set once for each layout."""

    def __init__(self, faces: Faces, told: str) -> None:
        self.faces = faces
        self.told = told
        self._footers: dict[str, TextItem | None] = {}

    def items(self, spec: LayoutSpec, number: int) -> list[Item]:
        """The footer and the slide's number, where the role shows them."""
        items: list[Item] = []
        if spec.footer is not None:
            if spec.part not in self._footers:
                self._footers[spec.part] = self._footer(spec.footer, spec.footer_words)
            if (footer := self._footers[spec.part]) is not None:
                items.append(footer)
        if spec.number is not None:
            made = self._in_one_line(spec.number, words(str(number)), "Slide number")
            items.append(replace(made, field="slidenum"))
        return items

    def _footer(self, slot: Slot, theirs: str) -> TextItem | None:
        """A layout's footer, or ``None`` where there is nothing to say in it."""
        whole = BETWEEN.join(part for part in (theirs, self.told) if part)
        room, size = _width(slot), min(slot.style.size, FOOTER_FLOOR)
        if self._length(slot, whole, size) > room:
            whole = self._shortened(slot, whole, len(theirs), room, size)
        return self._in_one_line(slot, words(whole), "Footer") if whole else None

    def _shortened(self, slot: Slot, whole: str, kept: int, room: float, size: float) -> str:
        """The words cut so that they fit: ours, at the end of a word where there is one; a company's own, never."""
        least = kept + len(BETWEEN) + LEAST if kept else LEAST
        ends = range(len(whole) - 1, least - 1, -1)
        for end in (*(end for end in ends if whole[end].isspace()), *ends):
            tried = f"{whole[:end].rstrip(' ·,;:–-')}{CUT}"
            if self._length(slot, tried, size) <= room:
                return tried
        return whole[:kept]

    def _length(self, slot: Slot, said: str, size: float) -> float:
        text = words(said)
        shown = in_capitals(text).plain if slot.style.capitals else text.plain
        return self.faces.of(slot.family).em(shown, "bold" if slot.style.bold else "regular") * size

    def _in_one_line(self, slot: Slot, text: Text, name: str) -> TextItem:
        """A text in one line, at the largest size that allows it; in more at the smallest where none does.

        A place that is only as high as its line gives up the space above and below it.
        """
        free = slot.placeholder is None
        setter = Setter("footnote", slot.style, slot.style.colour, False, free, slot.ink)
        width, whole = _width(slot), slot.box.height / EMU_PER_POINT
        faces = self.faces.of(slot.family)
        for size in sizes(slot.style.size, min(slot.style.size, FOOTER_FLOOR)):
            paras = setter.paras((Paragraph(text),), size)
            found = measured(paras, width, faces)
            high = stacked(paras, found.heights) + overhang(paras, faces)
            if len(found.broken[0].lines) == 1 and high <= whole + TOLERANCE:
                break
        beside = (slot.insets.top + slot.insets.bottom) / EMU_PER_POINT
        tight = high + beside > whole + 0.01
        framed = replace(slot, insets=replace(slot.insets, top=0, bottom=0)) if tight else slot
        return TextItem(
            name,
            slot.box,
            setter.written(paras),
            self._lines(framed, paras, found),
            slot.placeholder,
            slot.anchor if free else None,
            framed.insets if free or tight else None,
        )

    def _lines(self, slot: Slot, paras: list[Para], found: Measured) -> tuple[Line, ...]:
        room = (slot.box.height - slot.insets.top - slot.insets.bottom) / EMU_PER_POINT
        left_over = room - stacked(paras, found.heights)
        drop = left_over if slot.anchor == "bottom" else left_over / 2 if slot.anchor == "middle" else 0.0
        top = slot.insets.top / EMU_PER_POINT + drop
        return set_lines(
            paras, found.broken, _width(slot), top, slot.insets.left / EMU_PER_POINT, self.faces.of(slot.family)
        )


def footer_cut(scenes: Iterable[Scene], brand: str) -> tuple[Problem, ...]:
    """A warning where the words that a layer put into the footer do not stand there whole; none for the title alone."""
    feet = [item for scene in scenes for item in scene.items if isinstance(item, TextItem) and item.name == "Footer"]
    shown = [item.paragraphs[0].text.plain for item in feet]
    cut = next((one for one in shown if brand not in one), None) if brand else None
    if cut is None:
        return ()
    message = f"the slides' footer has no room for “{brand}”; it says “{cut}”"
    hint = "write a shorter footer; the course's title comes before it"
    return (Problem("SLD4", message, None, hint, Severity.WARNING, "brand.footer"),)


def _width(slot: Slot) -> float:
    return (slot.box.width - slot.insets.left - slot.insets.right) / EMU_PER_POINT
