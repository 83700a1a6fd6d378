"""Reads a PowerPoint template and its map: sizes, colours and the boxes of every role's layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.layout.drawingml import TextStyle
from coursegen.layout.ground import PAGE, Uneven
from coursegen.layout.headlines import on_page
from coursegen.layout.layout_choice import DRAWN, Choice, chosen
from coursegen.layout.layout_map import NOT_SOUGHT, AccentShape, LayoutMap, Moved, PictogramPlace, RoleMap, Stand
from coursegen.layout.room import Room
from coursegen.layout.slide_kinds import KINDS
from coursegen.layout.slot import Slot
from coursegen.layout.template_contents import Contents, FoundLayout
from coursegen.layout.theme_of_master import Unusable
from coursegen.model.brand import Brand
from coursegen.model.scene_items import Box, Colour, ColourSlot, Insets, Item
from coursegen.problems import Problem, Refused, Severity, nearest
from coursegen.source.office.bounds import Unsafe
from coursegen.source.office.package import Package
from coursegen.units import Inch

__all__ = ["FREE", "LayoutSpec", "Slot", "Template", "contents_of", "read_template"]

FREE = TextStyle(size=16.0, bold=True)
"""How text in a free place is set: PowerPoint's own style for a text box, as a label."""

LARGEST_TABLE, SMALL_PRINT = 20.0, 14.0
"""The largest words of a table, in points, in a placeholder that was made for text; of the credits, small print."""


class LayoutSpec(Struct, frozen=True):
    """One role's layout.

    ``turned`` says that its ground and its text have changed places, so that it is dark in a dark theme too.
    ``part`` is the part's name in the package (``/ppt/slideLayouts/slideLayout4.xml``), ``ground`` what
    it and its master show, ``footer`` and ``number`` are ``None`` where the role shows none. ``joined`` maps slots
    without a place to the slot whose place they share. ``alone`` is for slides that fill no slot but its own,
    ``others`` are further layouts for any slide of the role.
    ``uneven`` are the parts of its ground that are not of one colour; ``room`` is what is free beside its ground.
    ``footer_words`` are the company's own.
    """

    role: str
    name: str
    part: str
    slots: Mapping[str, Slot]
    footer: Slot | None
    number: Slot | None
    ground: tuple[Item, ...]
    background: Colour
    shapes: tuple[AccentShape, ...]
    pictograms: tuple[PictogramPlace, ...]
    turned: bool = False
    joined: Mapping[str, str] = field(default_factory=dict)
    alone: LayoutSpec | None = None
    others: tuple[LayoutSpec, ...] = ()
    uneven: tuple[Uneven, ...] = ()
    room: Room = Room(Box(0, 0, 0, 0))
    footer_words: str = ""


class Template(Struct, frozen=True):
    """A template as laying out needs it: the page in EMU, the brand, a layout for each role.

    ``unmapped`` has, for each role that no layout will do for, the problem that a slide of it is. ``yields`` says that
    what does not fit gives way: in a template of ours its author is told instead. ``told`` is what is to be said of how
    the layouts were found. ``least`` is the smallest size of a drawing's words, in points;
    ``colours`` are those that mean something. ``looked_at`` is as in the map.
    """

    width: int
    height: int
    brand: Brand
    layouts: Mapping[str, LayoutSpec]
    check: str
    unmapped: Mapping[str, Problem] = field(default_factory=dict)
    yields: bool = False
    told: tuple[Problem, ...] = ()
    least: int = 18
    colours: Mapping[str, ColourSlot] = field(default_factory=dict)
    looked_at: frozenset[str] = frozenset()

    @property
    def named_fonts(self) -> list[str]:
        """The families that placeholders of its layouts name for themselves, beside the theme's two."""
        specs, found = list(self.layouts.values()), set[str]()
        for spec in specs:
            specs += [*([spec.alone] if spec.alone is not None else []), *spec.others]
            found |= {slot.family for slot in (*spec.slots.values(), spec.footer, spec.number) if slot is not None}
        return sorted(found - {"", self.brand.heading_font, self.brand.body_font})


def read_template(source: Path | bytes, layout_map: LayoutMap | None = None) -> Template:
    """A template read with its map; what the map does not say is found in the template.

    Errors: ``Refused`` where it is no PowerPoint file, is broken, or lacks a layout or placeholder that
    the map names.
    """
    contents = contents_of(source)
    return _Mapping(contents, layout_map or LayoutMap()).template()


def contents_of(source: Path | bytes) -> Contents:
    """What is in a template. Errors: ``Refused`` where it is no PowerPoint file, is broken or can't be used."""
    name = source.name if isinstance(source, Path) else "the template"
    try:
        contents = Contents(Package(source.read_bytes() if isinstance(source, Path) else source))
        for layout in contents.layouts:
            contents.ground(layout)
        return contents
    except (Unsafe, Unusable) as unusable:
        raise Refused([Problem("template", f"{name} {unusable.message}", hint=unusable.hint)]) from unusable
    except (OSError, LookupError, ValueError, TypeError, RuntimeError) as error:
        missing = isinstance(error, FileNotFoundError)
        message = f"there is no template {name}" if missing else f"{name} can't be read as a PowerPoint file"
        hint = "name a .pptx file that PowerPoint opens; save the template again there"
        raise Refused([Problem("template", message, hint=hint)]) from error


class _Mapping:
    """Every role brought to its layout; problems are collected."""

    def __init__(self, contents: Contents, layout_map: LayoutMap) -> None:
        self.contents = contents
        self.map = layout_map
        self.problems: list[Problem] = []
        self.lacking: dict[tuple[str, int], list[tuple[str, RoleMap]]] = {}

    def template(self) -> Template:
        layouts: dict[str, LayoutSpec] = {}
        refused: dict[str, dict[str, str]] = {}
        for role in KINDS:
            row = self.map.roles.get(role)
            if row is None and role in NOT_SOUGHT:
                continue
            if row is None:
                choice = chosen(role, self.contents)
                if not isinstance(choice, Choice):
                    refused[role] = choice
                    continue
                row = choice.row
            if (spec := self._spec(role, row)) is not None:
                layouts[role] = spec
        if self.problems or self.lacking:
            raise Refused([*self._lacked(), *self.problems])
        page = self.contents.page
        alike = {role: [one for one, why in refused.items() if why == reasons] for role, reasons in refused.items()}
        unmapped = {role: no_layout(alike[role], reasons) for role, reasons in refused.items()}
        told = (*(_several_masters(self.contents) if not self.map.roles else ()), *self._misnamed())
        return Template(
            page.width, page.height, self.contents.brand, layouts, self.map.check, unmapped, told=told,
            least=self.map.least, colours=self.map.colours, looked_at=frozenset(self.map.looked_at),
        )  # fmt: skip

    def _layout(self, role: str, row: RoleMap) -> FoundLayout | None:
        """The layout that a row names."""
        found = next((one for one in self._of_master(row.master) if one.name == row.layout), None)
        if found is None:
            self.lacking.setdefault((row.layout, row.master), []).append((role, row))
        return found

    def _of_master(self, number: int) -> list[FoundLayout]:
        """The layouts of a master; of all of them for 0."""
        return [one for one in self.contents.layouts if number in (0, one.master)]

    def _lacked(self) -> Iterator[Problem]:
        """A problem for each layout that the map names and the template has not, with all kinds of slide in it."""
        for (name, master), rows in self.lacking.items():
            names = list(dict.fromkeys(one.name for one in self._of_master(master)))
            near = nearest(name, names)
            known = ", ".join(f"'{one}'" for one in names) or f"{self.contents.masters} master(s)"
            hint = f"did you mean '{near}'?" if near else f"the template has {known}"
            *others, last = dict.fromkeys(role for role, _ in rows)
            roles = f"the roles {', '.join(others)} and {last}" if others else f"the role {last}"
            yield Problem("no-layout", f"the template has no layout '{name}' (for {roles})", rows[0][1].place, hint)

    def _misnamed(self) -> Iterator[Problem]:
        """A warning for each name that was looked at and that nothing of several colours in the template has."""
        grounds = [one for layout in self.contents.layouts for one in self.contents.ground(layout).uneven]
        names = sorted({one.name or PAGE for one in grounds})
        for name, place in self.map.looked_at.items():
            if name not in names:
                near = nearest(name, names)
                known = f"those of this template are {', '.join(names)}" if names else "this template has none"
                hint = f"did you mean '{near}'?" if near else f"{known}; take the name out of looked_at:"
                message = f"no gradient, picture or pattern of the template is called '{name}'"
                yield Problem("ground", message, place, hint, Severity.WARNING)

    def _spec(self, role: str, row: RoleMap) -> LayoutSpec | None:
        layout = self._layout(role, row)
        if layout is None:
            return None
        own = {slot.placeholder.idx: slot for slot in reversed(layout.places) if slot.placeholder}
        slots: dict[str, Slot] = {}
        for name, stand in row.slots.items():
            self._check_box(name, stand, role, row)
            if isinstance(stand, Box):
                style = replace(FREE, bold=False) if name == "footnote" else FREE  # where something comes from
                slots[name] = Slot(name, None, stand, style, "middle", Insets())
            elif isinstance(stand, int) and (found := self._named(own, stand, role, name, row)) is not None:
                slots[name] = replace(found, name=name)
            elif isinstance(stand, Moved) and (found := self._named(own, stand.idx, role, name, row)) is not None:
                slots[name] = replace(found, name=name, box=stand.box, moved=True)
        for name in DRAWN:
            if name in slots:
                slots[name] = _clear(
                    slots[name], [slot.box for slot in slots.values() if slot.placeholder is None], role
                )
        slots = {name: _aligned(slot, slots.get("title")) for name, slot in slots.items()}
        footer, number = self._furniture(role, row, layout, own) if row.furniture else (None, None)
        ground = self.contents.ground(layout)
        return LayoutSpec(
            role,
            layout.name,
            layout.part,
            slots,
            footer,
            number,
            ground.items,
            ground.background,
            row.shapes,
            row.pictograms,
            row.turned,
            {name: stand for name, stand in row.slots.items() if isinstance(stand, str)},
            self._spec(role, row.alone) if row.alone is not None else None,
            tuple(spec for other in row.others if (spec := self._spec(role, other)) is not None),
            ground.uneven,
            self.contents.room(layout),
            layout.footer,
        )

    def _check_box(self, name: str, stand: Stand, role: str, row: RoleMap) -> None:
        """A problem where somebody wrote a box that is not on the page."""
        box = stand.box if isinstance(stand, Moved) else stand
        if row.place is None or not isinstance(box, Box) or on_page(box, self.contents.page):
            return
        width, height = (round(side / Inch(1), 3) for side in (self.contents.page.width, self.contents.page.height))
        message = f"the box of the {name} (for {role}) is not on the page, which is {width:g} by {height:g} inches"
        hint = "write x, y, width and height in inches, so that x + width and y + height stay within the page"
        self.problems.append(Problem("off-page", message, row.at(name), hint))

    def _furniture(
        self, role: str, row: RoleMap, layout: FoundLayout, own: Mapping[int, Slot]
    ) -> tuple[Slot | None, Slot | None]:
        """The footer and the slide's number: as the map says, else by their type."""
        found: list[Slot | None] = []
        for name, idx, kind in (("footer", self.map.footer, "ftr"), ("number", self.map.number, "sldNum")):
            typed = self.contents.furniture(layout, kind)
            if idx is not None and (row.place is not None or idx in own):
                typed = self._named(own, idx, role, name, row)
            found.append(replace(typed, name=name) if typed is not None else None)
        return found[0], found[1]

    def _named(self, own: Mapping[int, Slot], idx: int, role: str, name: str, row: RoleMap) -> Slot | None:
        """A layout's placeholder by its ``idx``."""
        if idx in own:
            return own[idx]
        known = ", ".join(str(idx) for idx in sorted(own))
        message = f"the layout '{row.layout}' has no placeholder {idx} (for {role}, {name})"
        hint = f"its placeholders are {known}" if known else "it has no placeholder at all"
        self.problems.append(Problem("no-placeholder", message, row.place, hint))
        return None


def _aligned(slot: Slot, title: Slot | None) -> Slot:
    """A place for lists under a headline that is indented: what is no list there starts under the headline's letters.

    It starts no farther in than the words of its lists. A free place under the headline has its inset.
    """
    if title is None or slot.style.align != "left" or slot.box.x != title.box.x:
        return slot
    if slot.placeholder is None:
        return replace(slot, insets=replace(slot.insets, left=title.insets.left)) if slot.name not in DRAWN else slot
    return replace(slot, indent=min(title.edge, slot.style.margin)) if slot is not title else slot


def _clear(slot: Slot, free: list[Box], role: str) -> Slot:
    """A place for a table less the free lines at its edges, in words no larger than a table's.

    A table, a chart or a drawing takes the place of the placeholder: what that is filled with is not painted then.
    """
    box = slot.box
    for line in free:
        if line != box and box.overlaps(line):
            above = line.y - box.y <= box.bottom - line.bottom
            top, bottom = (line.bottom, box.bottom) if above else (box.y, line.y)
            box = Box(box.x, top, box.width, bottom - top)
    made_for_it = slot.placeholder is not None and slot.placeholder.type == "tbl"
    largest = SMALL_PRINT if role == "credits" else LARGEST_TABLE
    own = LARGEST_TABLE if slot.placeholder is None else slot.style.size
    style = slot.style if made_for_it else replace(slot.style, size=min(own, largest))
    return replace(slot, box=box, style=style, fill=None, filled_with="", gradient=None)


def _several_masters(contents: Contents) -> tuple[Problem, ...]:
    """A remark on which of several masters is used, and what the others are called."""
    if contents.masters < 2:
        return ()
    others = ", ".join(f"{number} “{name}”" for number, name in contents.other_masters.items())
    used = f"{contents.main} “{contents.master_name}”"
    message = f"the template has {contents.masters} slide masters; the deck uses {used}, not {others}"
    hint = "to use another, write its layouts in the map beside the template, each with its master's number: master: 2"
    return (Problem("masters", message, None, hint, Severity.INFO),)


def no_layout(roles: list[str], reasons: Mapping[str, str]) -> Problem:
    """What a slide of one of these roles is, which no layout will do for: every layout, and why it will not."""
    kinds = f"kind{'s' if len(roles) > 1 else ''} {', '.join(roles)}"
    told = "; ".join(f"'{name}' {reason}" for name, reason in reasons.items()) or "the template has no layouts"
    hint = f"{told}. Add a layout for it in PowerPoint, or name one in the map beside the template"
    return Problem("no-layout", f"no layout of the template can show slides of the {kinds}", hint=hint)
