"""Reads what is in a PowerPoint template: its page, its brand, all masters' layouts and their places."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.capacity import is_slit
from coursegen.layout.drawingml import A, Frame, P, R, TextStyle, frames, insets_of, roles_of, styled
from coursegen.layout.ground import Ground, ground_of, own_fill, quarter_turned
from coursegen.layout.headlines import with_headline
from coursegen.layout.layout_names import is_prompt
from coursegen.layout.room import Room, room_of
from coursegen.layout.slot import Slot
from coursegen.layout.theme_of_master import ThemeOfMaster, Unusable, theme_of
from coursegen.model.scene_items import Anchor, Box, Placeholder
from coursegen.source.office.package import Package
from coursegen.source.office.xml import Element
from coursegen.units import EMU_PER_INCH

LEAST_PAGE, MOST_PAGE = EMU_PER_INCH, 56 * EMU_PER_INCH
"""How wide and high a slide may be (ECMA-376 19.7.12, ``ST_SlideSizeCoordinate``)."""

USUAL_SIZES = {"title": 32.0, "body": 24.0, "other": 12.0}
"""In points, where a template says nowhere how large its text is."""

FOOT = ("ftr", "sldNum")
"""The placeholders at the foot of a slide that a deck shows."""

MOST_VOTES = 2_000
"""How many of a file's own slides are asked which layout they stand on."""

_TEXT = frozenset({"", "obj", "body"})
_BODIES = {"", "body", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic", "subTitle"}
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


class FoundLayout(Struct, frozen=True):
    """One layout of a template, under a name that no other layout of its master has.

    ``type`` is the attribute of that name (ECMA-376 19.7.15), ``""`` where there is none; ``master`` counts from 1.
    ``places`` are its placeholders with everything that they inherit, in reading order, named as the template names
    them; ``turned`` are the ``idx`` of those whose text does not run from left to right. ``footer`` is what the company
    says in its footer, or in its master's.
    """

    name: str
    type: str
    part: str
    master: int
    places: tuple[Slot, ...]
    turned: frozenset[int]
    root: Element
    footer: str = ""


@dataclass(slots=True)
class _Master:
    """A slide master, read once."""

    part: str
    root: Element
    frames: tuple[Frame, ...]
    styles: Mapping[str, Element | None]
    colour_map: Mapping[str, str]
    mapping: Mapping[str, str]
    theme: ThemeOfMaster
    name: str
    ground: Ground | None = None
    inherited: dict[tuple[str, str], TextStyle] = field(default_factory=dict)


class Contents:
    """A template as it was read: ``page`` in EMU, ``brand`` of its masters, all its ``layouts``.

    ``votes`` says how many of the file's own slides stand on each layout, by part; ``opening`` is that of the first
    slide. ``main`` is the number of the master that is used: that of most slides, of those with a place for text.
    """

    def __init__(self, package: Package) -> None:
        """Errors: ``Unusable``, and what a broken package or broken XML raises."""
        self._package = package
        presentation = package.main
        root = package.xml(presentation)
        if root.tag != f"{P}presentation":
            raise Unusable("is no presentation", "save it again in PowerPoint as “PowerPoint Presentation (*.pptx)”")
        self.page = _page(root)
        related = _related(package, presentation)
        parts = [related[entry.get(f"{R}id", "")][1] for entry in root.iter(f"{P}sldMasterId")]
        if not parts:
            raise Unusable("has no slide master", "add one in PowerPoint under View > Slide Master, and save it")
        self._masters = [self._master(part) for part in parts]
        self._grounds: dict[str, Ground] = {}
        self._rooms: dict[str, Room] = {}
        found = [
            self._layout(part, number)
            for number, master in enumerate(self._masters, start=1)
            for part in self._layouts_of(master)
        ]
        self.layouts = tuple(_named(found))
        self.layouts = tuple([self._settled(layout) for layout in self.layouts])
        self.votes, self.opening = self._votes(root, related)
        self.main = self._main()
        self.layouts = tuple([self._in_its_faces(layout) for layout in self.layouts])
        first = self._masters[self.main - 1].theme.brand
        palettes = {layout.part: self._masters[layout.master - 1].theme.brand.palette for layout in found}
        others = {part: palette for part, palette in palettes.items() if palette != first.palette}
        self.brand = replace(first, elsewhere=others)

    @property
    def masters(self) -> int:
        """How many slide masters there are."""
        return len(self._masters)

    @property
    def master_name(self) -> str:
        """What the theme of the master is called that is used."""
        return self._masters[self.main - 1].name

    @property
    def other_masters(self) -> Mapping[int, str]:
        """What the themes of the masters are called that are not used, by the master's number."""
        return {number: one.name for number, one in enumerate(self._masters, start=1) if number != self.main}

    @property
    def divides(self) -> bool:
        """Whether the file opens its parts with its first slide's layout: it comes again."""
        return self.votes.get(self.opening, 0) > 1

    @property
    def body(self) -> Box:
        """Where the used master has its text, or what is left of the page under a title where it has none."""
        found = next(
            (frame.box for frame in self._masters[self.main - 1].frames if frame.type == "body" and frame.box), None
        )
        side, top = self.page.width // 14, self.page.height * 3 // 10
        return found or Box(side, top, self.page.width - 2 * side, self.page.height * 9 // 10 - top)

    def furniture(self, layout: FoundLayout, kind: str) -> Slot | None:
        """A footer's or a slide number's place: the layout's own, else the master's where none of its layouts has one.

        LibreOffice saves them so. No slide inherits such a place, so it is a free one.
        """
        own = next((one for one in layout.places if one.placeholder and one.placeholder.type == kind), None)
        if own is not None:
            return own
        others = [one for one in self.layouts if one.master == layout.master]
        if any(slot.placeholder and slot.placeholder.type == kind for one in others for slot in one.places):
            return None
        master = self._masters[layout.master - 1]
        frame = next((one for one in master.frames if one.type == kind and one.box is not None), None)
        return replace(self._slot(frame, master, self._mapping(layout)), placeholder=None) if frame else None

    def room(self, layout: FoundLayout) -> Room:
        """What is free on a layout beside what it and its master draw."""
        if layout.part not in self._rooms:
            ground = self.ground(layout)
            foot = [slot.box for kind in FOOT if (slot := self.furniture(layout, kind)) is not None]
            frames = self._masters[layout.master - 1].frames
            places = [frame.box for frame in frames if frame.type in {"title", "body"} and frame.box is not None]
            self._rooms[layout.part] = room_of(self.page, ground.items, ground.lettering, foot, places)
        return self._rooms[layout.part]

    def _settled(self, layout: FoundLayout) -> FoundLayout:
        """A layout whose places end before a logo, and take the free room beside them where they grow.

        So do those that hold not even one line of their own: what is in them runs out of them anyway.
        """
        room = self.room(layout)
        places = []
        for slot in layout.places:
            others = [one.box for one in layout.places if one is not slot]
            text = slot.placeholder is not None and slot.placeholder.type not in {*FOOT, "dt"}
            box = room.grown(slot.box, slot.anchor, others) if slot.grows or (text and is_slit(slot)) else slot.box
            box = room.clear(box) if text else slot.box
            places.append(slot if box == slot.box else replace(slot, box=box, moved=True))
        return replace(layout, places=tuple(places))

    def _in_its_faces(self, layout: FoundLayout) -> FoundLayout:
        """A layout whose places name the faces of its master's theme, where that has others than the one in use."""
        brand, used = (self._masters[number - 1].theme.brand for number in (layout.master, self.main))
        if (brand.heading_font, brand.body_font) == (used.heading_font, used.body_font):
            return layout
        places = []
        for slot in layout.places:
            family = slot.style.family or (brand.heading_font if slot.style.heading else brand.body_font)
            places.append(replace(slot, style=replace(slot.style, family=family)))
        return replace(layout, places=tuple(places))

    def ground(self, layout: FoundLayout) -> Ground:
        """What every slide on a layout shows: the master's shapes, unless it hides them, and its own."""
        if layout.part not in self._grounds:
            master = self._masters[layout.master - 1]
            if master.ground is None:
                master.ground = self._drawn(master.root, master.part, master.mapping, master)
            own = self._drawn(layout.root, layout.part, self._mapping(layout), master)
            shown = layout.root.get("showMasterSp", "1") in {"1", "true"}
            self._grounds[layout.part] = own.over(master.ground, shapes=shown)
        return self._grounds[layout.part]

    def _votes(self, root: Element, related: Mapping[str, tuple[str, str]]) -> tuple[Mapping[str, int], str]:
        """How many of the file's slides stand on each layout, and which one the first of them stands on."""
        votes: Counter[str] = Counter()
        opening = ""
        for entry in islice(root.iter(f"{P}sldId"), MOST_VOTES):
            _, slide = related.get(entry.get(f"{R}id", ""), ("", ""))
            kinds = dict(_related(self._package, slide).values()) if slide else {}
            if layout := kinds.get("slideLayout", ""):
                votes[layout] += 1
                opening = opening or layout
        return votes, opening

    def _main(self) -> int:
        """The number of the master that most slides stand on, of those with a layout that a text fits on."""
        page = self.page.width * self.page.height

        def holds(layout: FoundLayout) -> bool:
            kinds = {slot.placeholder.type for slot in layout.places if slot.placeholder}
            roomy = (slot for slot in layout.places if slot.box.width * slot.box.height > page // 7)
            return "title" in kinds and any(one.placeholder and one.placeholder.type in _TEXT for one in roomy)

        used: Counter[int] = Counter()
        for layout in self.layouts:
            used[layout.master] += self.votes.get(layout.part, 0)
        good = {layout.master for layout in self.layouts if holds(layout)} or {1}
        return min(good, key=lambda number: (-used[number], number))

    def _layouts_of(self, master: _Master) -> list[str]:
        """A master's layouts in the order of its list (ECMA-376 19.3.1.41), then any that the list forgets."""
        related = {
            key: part for key, (kind, part) in _related(self._package, master.part).items() if kind == "slideLayout"
        }
        listed = [row.get(f"{R}id", "") for row in master.root.iter(f"{P}sldLayoutId")]
        return [related[key] for key in dict.fromkeys([*listed, *related]) if key in related]

    def _master(self, part: str) -> _Master:
        root = self._package.xml(part)
        colour_map = _colour_map(root)
        styles = {kind: root.find(f"{P}txStyles/{P}{kind}Style") for kind in ("title", "body", "other")}
        theme = self._package.xml(_only("theme", _related(self._package, part)))
        named, played = theme.get("name", "").strip(), roles_of(colour_map)
        return _Master(part, root, tuple(frames(root)), styles, colour_map, played, theme_of(theme, colour_map), named)

    def _layout(self, part: str, master: int) -> FoundLayout:
        root = self._package.xml(part)
        common = root.find(f"{P}cSld")
        name = common.get("name", "") if common is not None else ""
        found = FoundLayout(name, root.get("type", ""), part, master, (), frozenset(), root)
        own = list(frames(root))
        mapping, above = self._mapping(found), self._masters[master - 1]
        masters = next((frame.box for frame in above.frames if frame.type == "title" and frame.box), None)
        inherited = frozenset(frame.idx for frame in own if not frame.turned and _turned_by(frame, above.frames))
        turned = frozenset(frame.idx for frame in own if frame.turned)
        places = [self._slot(frame, above, mapping) for frame in own]
        places = with_headline(places, turned | inherited, self.page, masters)
        set_right = {slot.placeholder.idx for slot in places if slot.upright and slot.placeholder}
        rotated = frozenset(frame.idx for frame in own if frame.rotated)
        places = [_across(slot, turned | inherited, rotated) for slot in places]
        turned |= inherited - set_right
        places.sort(key=lambda slot: (slot.box.y, slot.box.x))
        said = [frame.words for frame in (*own, *above.frames) if frame.type == "ftr" and not is_prompt(frame.words)]
        footer = next((one for one in said if one), "")
        return replace(found, places=tuple(places), turned=turned, footer=footer)

    def _mapping(self, layout: FoundLayout) -> Mapping[str, str]:
        override = layout.root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if override is not None:
            own = {str(k): str(v) for k, v in override.attrib.items()}
            return roles_of(self._masters[layout.master - 1].colour_map, own)
        return self._masters[layout.master - 1].mapping

    def _drawn(self, root: Element, part: str, mapping: Mapping[str, str], master: _Master) -> Ground:
        related = _related(self._package, part)

        def media(relationship: str) -> tuple[bytes, str] | None:
            _, target = related.get(relationship, ("", ""))
            kind = _PICTURES.get(posixpath.splitext(target)[1].lower())
            return (self._package.read(target), kind) if kind else None

        return ground_of(root, mapping, master.theme.brand.palette, media, self.page, master.theme.page_fills)

    def _slot(self, frame: Frame, master: _Master, mapping: Mapping[str, str]) -> Slot:
        """A placeholder with everything it inherits: layout, then the master's, then the text styles."""
        above = _inherited(frame, master.frames)
        chain = [frame, *([above] if above is not None else [])]
        palette = master.theme.brand.palette
        style_kind = "title" if frame.type in {"title", "ctrTitle"} else "body" if frame.type in _BODIES else "other"
        style = styled(self._inherited_style(style_kind, above, master, mapping), frame.list_style, mapping, palette)
        if not style.stated:  # as LibreOffice saves it: only the prompt shows how large the words are meant to be
            shown = next((one.prompt for one in chain if one.prompt), None)
            style = replace(style, size=shown or USUAL_SIZES[style_kind])
        box = next((one.box for one in chain if one.box is not None), Box(0, 0, 0, 0))
        anchor: Anchor = next((one.anchor for one in chain if one.anchor is not None), "top")
        place = Placeholder(frame.type, frame.idx)
        grows = next((one.grows for one in chain if one.grows is not None), False)
        fill, kind, gradient = own_fill([one.drawn for one in chain], mapping, palette)
        return Slot(
            frame.name, place, box, style, anchor, insets_of(chain),
            grows=grows, fill=fill, filled_with=kind, gradient=gradient,
        )  # fmt: skip

    def _inherited_style(
        self, kind: str, above: Frame | None, master: _Master, mapping: Mapping[str, str]
    ) -> TextStyle:
        """How text is set by the master alone; read once for all layouts that leave its colours as they are."""
        key = (kind, above.type if above is not None else "")
        if mapping is master.mapping and key in master.inherited:
            return master.inherited[key]
        palette = master.theme.brand.palette
        style = styled(TextStyle(stated=False), master.styles[kind], mapping, palette)
        if above is not None:
            style = styled(style, above.list_style, mapping, palette)
        if mapping is master.mapping:
            master.inherited[key] = style
        return style


def _named(layouts: Sequence[FoundLayout]) -> Iterator[FoundLayout]:
    """The layouts, each called as no other of its master is: by its place where it has no name, else with a count."""
    taken: set[tuple[int, str]] = set()
    for number, layout in enumerate(layouts, start=1):
        label = name = layout.name.strip() or f"Layout {number}"
        count = 2
        while (layout.master, label) in taken:
            label, count = f"{name} ({count})", count + 1
        taken.add((layout.master, label))
        yield replace(layout, name=label)


def _page(root: Element) -> Box:
    size = root.find(f"{P}sldSz")
    width, height = (0, 0) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))
    if not all(LEAST_PAGE <= side <= MOST_PAGE for side in (width, height)):
        raise Unusable(
            f"has slides of {width / EMU_PER_INCH:g} by {height / EMU_PER_INCH:g} inches",
            "a slide may be 1 to 56 inches wide and high; set the size in PowerPoint under Design > Slide Size",
        )
    return Box(0, 0, width, height)


def _colour_map(master: Element) -> dict[str, str]:
    """A master's ``p:clrMap``: the names that slides use to the slots of the theme."""
    clr_map = master.find(f"{P}clrMap")
    return {str(k): str(v) for k, v in clr_map.attrib.items()} if clr_map is not None else {}


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """A part's relationships inside the package: id to (kind, part name)."""
    found = package.related(part)
    return {one.id: (one.type.rpartition("/")[2], one.target) for one in found if not one.external}


def _only(kind: str, related: Mapping[str, tuple[str, str]]) -> str:
    """The part of a kind among relationships. Errors: ``KeyError``."""
    return dict(related.values())[kind]


def _across(slot: Slot, turned: frozenset[int], rotated: frozenset[int]) -> Slot:
    """A place whose text runs up or down in the template, by ``idx``: a course's texts are read across the slide."""
    if slot.placeholder is None or slot.placeholder.idx not in turned or slot.upright:
        return slot
    if slot.placeholder.type in {*FOOT, "dt"}:
        return slot
    box = quarter_turned(slot.box) if slot.placeholder.idx in rotated else slot.box
    return replace(slot, box=box, moved=True, upright=True)


def _turned_by(frame: Frame, above: tuple[Frame, ...]) -> bool:
    """Whether a placeholder's text does not run from left to right because its master's does not."""
    master = _inherited(frame, above)
    if master is None:
        return False
    return (not frame.direction and master.direction not in {"", "horz"}) or (frame.box is None and master.rotated)


def _inherited(frame: Frame, above: tuple[Frame, ...]) -> Frame | None:
    """The master's placeholder that a layout's inherits from: by type, every kind of content from the body."""
    kind = "title" if frame.type in {"title", "ctrTitle"} else "body" if frame.type in _BODIES else frame.type
    return next((one for one in above if one.type == kind), None)
