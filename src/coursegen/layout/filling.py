"""Fills the places of a layout with what a slide says: measured, in as many parts as it needs, or told as a misfit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.balance import SPARE, balanced, ragged, unragged
from coursegen.layout.decoration import is_light, tint_of
from coursegen.layout.faces import Faces
from coursegen.layout.fit import TOLERANCE, Fitted, TooBig, fitted, in_parts, sizes
from coursegen.layout.headline_breaks import Even, by_sense, with_company
from coursegen.layout.paragraphs import Setter, started
from coursegen.layout.pictograms import pictogram
from coursegen.layout.slide_kinds import LABELS, Kind
from coursegen.layout.tables import FLOOR, Laid, fitted_table, mark_boxes, rule_of, table_item
from coursegen.layout.template import LayoutSpec, Slot
from coursegen.layout.text_lines import Para, measured, overhang, set_lines, stacked, surely_broken
from coursegen.layout.unfit import address_of, called, no_place, too_big, too_high
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.brand import Brand
from coursegen.model.scene_items import Align, Colour, Insets, Item, Line, TextItem
from coursegen.model.slide import Slide
from coursegen.model.text import Text
from coursegen.problems import Problem
from coursegen.units import EMU_PER_POINT

BALANCED = frozenset({"title", "subtitle"})
"""What is set large: its lines are of about one width. Running text only ends in no lonely word."""

FILLED = 0.95
"""The share of its place that a text may fill once its lines are narrower."""

KNOWN = 1_024
"""How many texts are known as they were fitted: those of a few decks, as a text is asked for several times, and in the
next team's deck again."""

INKS = frozenset({"dk1", "dk2"})
"""What words on the page are set in: where a layout of ours takes another colour, labels are in that as well."""


class Part(NamedTuple):
    """What one part of a flowing slot shows: text that fits, or rows of a table."""

    text: Fitted | None = None
    laid: Laid | None = None


class Misfit(NamedTuple):
    """A slot whose contents don't fit: what is wrong, and whether other contents would fit in its place."""

    slot: str
    problem: Problem
    fits: Callable[[tuple[Content, ...]], bool] = lambda _: False


class Filled(Struct, frozen=True):
    """What a slide shows in each of its slots, in parts, by the slot's name."""

    slots: Mapping[str, list[Part]]

    @property
    def count(self) -> int:
        """How many slides it takes."""
        return max([1, *map(len, self.slots.values())])


class Filling:
    """Fills places, all in the same faces; ``check`` is the icon that marks a row of a table.

    With ``alike`` a text and what stands at its side are set in one size, whatever their layout says.
    """

    def __init__(self, faces: Faces, check: str, *, alike: bool = False) -> None:
        self.faces = faces
        self.check = check
        self.alike = alike

    def filled(self, slide: Slide, spec: LayoutSpec, kind: Kind, accent: Colour) -> Filled | list[Misfit]:
        """What a slide shows in all of its slots but the title, or every slot that does not fit."""
        shown: dict[str, list[Part]] = {}
        misfits = [Misfit(name, no_place(slide, name, spec)) for name in slide.slots if name not in kind.slots]
        alike = self._alike(slide, spec, kind, accent)
        for name in kind.slots:
            contents = slide.slots.get(name, ())
            if not contents:
                continue
            if name not in spec.slots:
                misfits.append(Misfit(name, no_place(slide, name, spec)))
                continue
            made = self.parts(slide, spec.slots[name], contents, kind, accent, alike.get(name))
            if isinstance(made, Misfit):
                misfits.append(made)
            else:
                shown[name] = made
        if self.alike and not misfits and (size := _smaller_of(shown.get("body"), shown.get("aside"))):
            for name in ("body", "aside"):
                again = self.parts(slide, spec.slots[name], slide.slots[name], kind, accent, size)
                shown[name] = again if not isinstance(again, Misfit) and len(again) == len(shown[name]) else shown[name]
        return misfits or Filled(shown)

    def parts(
        self, slide: Slide, slot: Slot, contents: tuple[Content, ...], kind: Kind, accent: Colour,
        largest: float | None = None,
    ) -> list[Part] | Misfit:  # fmt: skip
        """What stands in a slot, in as many parts as it needs, or that it does not fit."""
        if slot.name == "table":
            return self._table(slide, slot, contents, kind)
        setter, faces = self._setter(slot, accent), self.faces.of(slot.family)
        width, room = _inner(slot)
        floor = min(kind.floor(slot.name), slot.least or slot.style.size)

        def at_best(said: tuple[Content, ...]) -> Fitted | TooBig:
            most = min(largest or slot.style.size, slot.style.size)
            return _fitted(setter, said, width, room, most, floor, faces)

        found = at_best(contents)
        if isinstance(found, Fitted):
            return [Part(found)]
        if slot.name in kind.flows:
            split = in_parts(
                lambda size: setter.paras(contents, size), width, room, largest or slot.style.size, floor, faces
            )
            if split is not None:
                paras = setter.paras(contents, split.size)
                return [Part(_as_set(started(paras[part.start : part.stop]), width, faces)) for part in split.parts]
        return Misfit(slot.name, too_big(slide, slot, contents, found), lambda said: isinstance(at_best(said), Fitted))

    def size_of(self, slide: Slide, slot: Slot, title: Text, kind: Kind) -> float:
        """The size at which a headline fits its place, in points; 0 where it does at none."""
        made = self.parts(slide, slot, (Paragraph(title),), kind, slot.style.colour)
        return 0.0 if isinstance(made, Misfit) else _size(made)

    def lonely(self, slot: Slot, part: Part) -> int:
        """How many paragraphs of a text end in a lonely word."""
        return 0 if part.text is None else sum(map(ragged, self._even(slot, part.text).lines))

    def height_of(self, slot: Slot, part: Part) -> float:
        """How high a text is as it will be shown, in points."""
        if part.text is None:
            return 0.0
        paras, lines = part.text.paras, self._even(slot, part.text).lines
        high = stacked(paras, [len(one.lines) * para.line for para, one in zip(paras, lines, strict=True)])
        return high + overhang(paras, self.faces.of(slot.family))

    def _setter(self, slot: Slot, accent: Colour) -> Setter:
        accented = self.alike and slot.name == "kicker" and not is_light(slot.style.colour)
        colour = slot.label or (accent if self.alike or slot.style.colour.slot in INKS else slot.style.colour)
        return Setter(
            slot.name, slot.style, colour, accented, slot.placeholder is None, slot.ink, not self.alike, slot.indent
        )

    def _alike(self, slide: Slide, spec: LayoutSpec, kind: Kind, accent: Colour) -> dict[str, float]:
        """The size at which each of several numbered slots fits, so that heads look like heads and texts like texts."""
        found: dict[str, float] = {}
        for group in ("name", "text"):
            names = [name for name in kind.slots if name.startswith(f"{group}_") and slide.slots.get(name)]
            slots = [spec.slots[name] for name in names if name in spec.slots]
            for size in sizes(slots[0].style.size, kind.floor(group)) if slots else ():
                if all(self._fits(slide, slot, accent, size) for slot in slots):
                    found.update((slot.name, size) for slot in slots)
                    break
        return found

    def _fits(self, slide: Slide, slot: Slot, accent: Colour, size: float) -> bool:
        setter, contents = self._setter(slot, accent), slide.slots[slot.name]
        width, room = _inner(slot)
        return isinstance(_fitted(setter, contents, width, room, size, size, self.faces.of(slot.family)), Fitted)

    def _table(self, slide: Slide, slot: Slot, contents: tuple[Content, ...], kind: Kind) -> list[Part] | Misfit:
        table = next((content for content in contents if isinstance(content, Table)), None)
        if table is None or len(contents) != 1:
            return Misfit("table", Problem("slot", "the slot 'table' takes one table", address=slide.address))
        floor = kind.own_floors.get("table", FLOOR)
        laid = fitted_table(table, slot, self.faces, floor)
        if laid is None:
            return Misfit("table", too_high(slide, table, min(slot.style.size, floor)))
        return [Part(laid=one) for one in laid]

    def items(self, slide: Slide, slot: Slot, part: Part, accent: Colour, brand: Brand) -> list[Item]:
        """What a part of a slot is on a slide in the colours of its layout."""
        if part.laid is None:
            return [self.text(slide, slot, part, accent)]
        table = next(content for content in slide.slots["table"] if isinstance(content, Table))
        tint = tint_of(accent, dark=brand.dark)
        item = table_item(table, slot, part.laid, accent, tint, rule_of(brand), self.faces)
        items: list[Item] = [item]
        for row, box in mark_boxes(table, item, part.laid):
            said = f"✓ {table.rows[row][0].plain}"
            if (mark := pictogram(self.check, box, accent, said[:150], "Check")) is not None:
                items.append(mark)
        return items

    def text(self, slide: Slide, slot: Slot, part: Part, accent: Colour) -> TextItem:
        """A part of a slot for words as text in its place."""
        setter = self._setter(slot, accent)
        found = part.text
        assert found is not None
        surely, narrower, held = self._even(slot, found)
        framed = slot
        if narrower or held:
            heights = [len(one.lines) * para.line for para, one in zip(found.paras, surely, strict=True)]
            found = Fitted(found.paras, surely, stacked(found.paras, heights))
        if narrower:
            framed = replace(slot, insets=_narrowed(slot.insets, narrower, found.paras[0].align))
        insets = framed.insets if slot.placeholder is None or narrower else None
        contents = slide.slots.get(slot.name, ())
        address = slide.title.address if slot.name == "title" else address_of(contents)
        return TextItem(
            called(slot.name, LABELS),
            slot.box,
            tuple(replace(one, held=at) if at else one for one, at in zip_longest(setter.written(found.paras), held)),
            self._lines(framed, found),
            slot.placeholder,
            slot.anchor if slot.moved or slot.placeholder is None else None,
            insets,
            box_from_layout=not slot.moved,
            upright=slot.upright,
            address=address or slide.address,
        )

    def _even(self, slot: Slot, found: Fitted) -> Even:
        """A text's lines without a lonely word at their end, each to break there in every renderer.

        And how much narrower its frame is for that, in points. A headline or a subtitle breaks where its sense does.
        """
        width, room = _inner(slot)
        large = slot.name in BALANCED or (slot.style.heading and not self.alike)
        free = None if large else 0.0 if self.alike else max(0.0, room * FILLED - found.height)
        sense = large and len(found.paras) == 1
        return _evened(found, width, room, free, sense, self.faces.of(slot.family))

    def _lines(self, slot: Slot, found: Fitted) -> tuple[Line, ...]:
        width, room = _inner(slot)
        free = room - found.height
        drop = free if slot.anchor == "bottom" else free / 2 if slot.anchor == "middle" else 0.0
        top = slot.insets.top / EMU_PER_POINT + drop
        return set_lines(
            found.paras, found.broken, width, top, slot.insets.left / EMU_PER_POINT, self.faces.of(slot.family)
        )


@lru_cache(KNOWN)
def _fitted(
    setter: Setter, contents: tuple[Content, ...], width: float, room: float, largest: float, floor: float, faces: Faces
) -> Fitted | TooBig:
    """What a slot says at the largest size at which it fits, as :func:`fitted`."""
    return fitted(lambda size: setter.paras(contents, size), width, room, largest, floor, faces)


@lru_cache(KNOWN)
def _evened(found: Fitted, width: float, room: float, free: float | None, sense: bool, faces: Faces) -> Even:
    """A text's even lines and how much narrower its frame is; ``free`` points may be filled, ``None`` for headlines.

    With ``sense`` a line ends where a sentence or a clause does, if it can; and one that is full to a few hundredths
    is broken on purpose where there is ``room`` for another, before a renderer breaks it.
    """
    made = _as_found(found, width, free, sense, faces)
    less = width * (1 - SPARE)
    if not sense or max(one.widest for one in made.lines) * found.paras[0].size <= less:
        return made
    again = measured(found.paras, less, faces)
    if again.cut or stacked(found.paras, again.heights) + overhang(found.paras, faces) > room + TOLERANCE:
        return made
    roomier = _as_found(_as_set(found.paras, less, faces), less, free, sense, faces)
    return made if any(map(ragged, roomier.lines)) else roomier._replace(narrower=roomier.narrower + width - less)


def _as_found(found: Fitted, width: float, free: float | None, sense: bool, faces: Faces) -> Even:
    """A text's even lines in a frame, however full they are."""
    lines, narrower = surely_broken(found.paras, found.broken, width, faces)
    if free is None:
        even = balanced(found.paras, lines, width, faces)
    else:
        even = unragged(found.paras, lines, width, faces, free)
    made = Even(*even) if even[1] else Even(lines, narrower)
    if sense:
        return by_sense(found.paras[0], made, width, faces)
    return made if free is None else with_company(found.paras, made, width, faces)


def _as_set(paras: list[Para], width: float, faces: Faces) -> Fitted:
    found = measured(paras, width, faces)
    return Fitted(paras, found.broken, stacked(paras, found.heights))


def _narrowed(insets: Insets, points: float, align: Align) -> Insets:
    """A frame so many points narrower at the side that its lines end at: at both where they are centred."""
    emu = round(points * EMU_PER_POINT)
    left = {"left": 0, "centre": emu // 2, "right": emu}[align]
    return replace(insets, left=insets.left + left, right=insets.right + emu - left)


def _smaller_of(body: list[Part] | None, aside: list[Part] | None) -> float:
    """The smaller size of a text and of what stands at its side; 0 where they have one, or one of them is missing."""
    sizes_there = {_size(parts) for parts in (body, aside) if parts}
    return min(sizes_there) if len(sizes_there) == 2 else 0.0


def _size(parts: list[Part]) -> float:
    """The largest size in a text, in points."""
    return max((para.size for part in parts if part.text is not None for para in part.text.paras), default=0.0)


def _inner(slot: Slot) -> tuple[float, float]:
    """The width and height of a slot without its insets, in points."""
    insets = slot.insets
    return (
        (slot.box.width - insets.left - insets.right) / EMU_PER_POINT,
        (slot.box.height - insets.top - insets.bottom) / EMU_PER_POINT,
    )
