"""Makes paragraphs of what a slot says: those that are measured, and those that a deck holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.drawingml import TextStyle
from coursegen.layout.text_lines import Para
from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.scene_items import Colour, Marker, TextParagraph
from coursegen.model.text import emphasised

PLAIN_SLOTS = frozenset({"title", "kicker", "subtitle", "meta", "big", "footnote"})
"""Slots whose every paragraph is set as the layout says, whatever its style."""

LABEL_SHARE = 0.85
LABEL_FLOOR = 14.0
SMALL_SHARE = 0.85
LABEL_GAP = 4.0
"""A label is this share of its slot's size, at least so many points; the words under it follow closely."""

MARKERS = {
    "bullet": Marker(character="•"),
    "check": Marker(character="□"),
    "circle": Marker(character="○"),
    "number": Marker(numbering="arabicPeriod"),
    "letter": Marker(numbering="alphaUcPeriod"),
}


class Setter(Struct, frozen=True):
    """How one slot's content becomes paragraphs: its style in the layout and the slide's accent.

    ``free`` is for text that stands in no placeholder: no layout says how it is set. ``ink`` is what words
    are set in where the layout's own colour can't be read. With ``few`` sizes, labels and small print are as large
    as what they stand with. ``indent`` is where paragraphs start that are no list, in points.
    """

    slot: str
    style: TextStyle
    accent: Colour
    accented: bool
    free: bool = False
    ink: Colour | None = None
    few: bool = False
    indent: float = 0.0

    @property
    def colour(self) -> Colour:
        """What its words are set in."""
        return self.ink or self.style.colour

    def paras(self, contents: Iterable[Content], size: float) -> list[Para]:
        """The slot's paragraphs at a size in points; tables are not text and left out."""
        paras: list[Para] = []
        for content in contents:
            if isinstance(content, Paragraph):
                paras.append(self._paragraph(content, size, paras))
            elif isinstance(content, ItemList):
                paras.extend(self._items(content, size, bool(paras) and paras[-1].style == "label"))
        if not self.style.capitals and not self.style.heading:
            return paras
        capitals, heading = self.style.capitals, self.style.heading
        return [para._replace(capitals=capitals, heading=heading) for para in paras]

    def _after(self, size: float) -> float:
        """The space that the layout leaves under a paragraph, whatever is said of the next one."""
        return self.style.after_share * size or self.style.after

    def _before(self, size: float) -> float:
        """The space between two paragraphs: what is left under the one and over the other."""
        return (self.style.before_share * size or self.style.before) + self._after(size)

    def _close(self, size: float) -> float:
        """The space between a label and the words under it."""
        return max(LABEL_GAP, self._after(size))

    def _paragraph(self, paragraph: Paragraph, size: float, above: Sequence[Para]) -> Para:
        style = self.style
        colour = self.accent if self.accented else self.colour
        if self.slot in PLAIN_SLOTS:
            bulleted = style.marker != Marker()  # a place for lists: a line of facts is none
            return Para(
                paragraph.text, size, colour, self.style.line_height(size), style.bold, style.italic, style.align,
                self._before(size), self.indent if bulleted else style.margin, 0.0 if bulleted else style.hanging,
                Marker(), 0, False, "plain",
            )  # fmt: skip
        if paragraph.style == "label":
            label = size if self.few else max(LABEL_FLOOR, size * LABEL_SHARE)
            before = self._before(size) + label * (0.3 if self.few else 0.6) if above else 0.0
            return Para(
                paragraph.text, label, self.accent, style.line_height(label), True, align=style.align, before=before,
                margin=self.indent, keep=True, style="label",
            )  # fmt: skip
        if paragraph.style == "small":
            size = size if self.few else max(min(size, LABEL_FLOOR), size * SMALL_SHARE)
        before = self._close(size) if above and above[-1].style == "label" else self._before(size)
        return Para(
            paragraph.text,
            size,
            self.colour,
            self.style.line_height(size),
            style.bold,
            style.italic or paragraph.style == "quote",
            style.align,
            before,
            self.indent,
            style=paragraph.style,
        )

    def _items(self, items: ItemList, size: float, labelled: bool) -> list[Para]:
        style = self.style
        marker = MARKERS[items.marker]
        own = style.marker if _same(style.marker, marker) else marker
        margin = style.margin if style.marker == own and style.margin else size * (1.1 if own.character == "•" else 1.6)
        hanging = style.hanging if style.marker == own and style.margin else margin
        before = self._before(size)
        return [
            Para(
                text, size, self.colour, self.style.line_height(size), style.bold, style.italic, style.align,
                self._close(size) if labelled and not number else before, margin, hanging, own, number, style="item",
            )
            for number, text in enumerate(items.items)
        ]  # fmt: skip

    def written(self, paras: Sequence[Para]) -> tuple[TextParagraph, ...]:
        """The paragraphs as a deck holds them: only what differs from the layout is said."""
        style = self.style
        return tuple(
            TextParagraph(
                para.text if para.italic == style.italic else emphasised(para.text),
                None if para.size == style.size and style.stated and not self.free else para.size,
                None if para.colour == style.colour and not self.free else para.colour,
                None if para.bold == style.bold and not self.free else para.bold,
                None if para.align == ("left" if self.free else style.align) else para.align,
                *self._hung(para),
                entry=para.style == "item",
                heading=self.free and para.heading,
            )
            for para in paras
        )

    def _hung(self, para: Para) -> tuple[Marker | None, float | None, float | None]:
        """The marker, the space before and the indent of a paragraph, ``None`` where the layout has them so."""
        style = self.style
        before: float | None = max(0.0, para.before - self._after(para.size))
        if para.before == self._before(para.size) and not style.before_share and not (self.free and before):
            before = None  # a share of the size is written in points: programs disagree what it is a share of
        if para.marker == style.marker and para.margin == style.margin:
            return None, before, None
        return para.marker, before, para.margin


def _same(one: Marker, other: Marker) -> bool:
    """Whether a layout's marker serves for a kind of list: any character for bullets, the same numbering."""
    if other.character == "•":
        return bool(one.character)
    return one == other


def started(paras: Sequence[Para]) -> list[Para]:
    """A part of a longer list: the same paragraphs, numbering going on where the part before left off."""
    result: list[Para] = []
    start = 0
    for index, para in enumerate(paras):
        if para.marker.numbering:
            if index == 0 or not paras[index - 1].marker.numbering or para.number == 0:
                start = para.number
            if start:
                marker = replace(para.marker, start=para.marker.start + start)
                para = para._replace(marker=marker, number=para.number - start)
        result.append(para)
    return result
