"""A PowerPoint template and its map to what laying out needs: sizes, colours and the boxes of every role's layout."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lxml import etree
from msgspec import Struct

from coursegen.layout.drawingml import (
    A,
    Element,
    Frame,
    P,
    Palette,
    R,
    TextStyle,
    colour_of,
    frames,
    ground_items,
    insets_of,
    palette_of,
    parsed,
    rgb_of,
    roles_of,
    styled,
)
from coursegen.layout.layout_map import AccentShape, LayoutMap, PictogramPlace, RoleMap
from coursegen.model.brand import RGB, Brand
from coursegen.model.scene import Anchor, Box, Colour, Insets, Item, Placeholder
from coursegen.problems import Problem, Refused, nearest

MAX_PART = 20_000_000
"""The largest part of a template that is read, in bytes unpacked; a guard against zip bombs."""

_BODIES = {"", "body", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic", "subTitle"}


class Slot(Struct, frozen=True):
    """A place for text in a layout: its placeholder, its box in EMU, and how its text is set.

    ``moved`` where a slide needs it elsewhere than the layout has it.
    """

    name: str
    placeholder: Placeholder
    box: Box
    style: TextStyle
    anchor: Anchor
    insets: Insets
    moved: bool = False


class LayoutSpec(Struct, frozen=True):
    """One role's layout.

    ``turned`` says that its ground and its text have changed places, so that it is dark in a dark theme too.
    ``part`` is the part's name in the package (``/ppt/slideLayouts/slideLayout4.xml``), ``ground`` what
    it and its master show, ``footer`` and ``number`` are ``None`` where the role shows none.
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


class Template(Struct, frozen=True):
    """A template as laying out needs it: the page in EMU, the brand, a layout for each role."""

    width: int
    height: int
    brand: Brand
    layouts: Mapping[str, LayoutSpec]
    check: str


def read_template(source: Path | bytes, layout_map: LayoutMap) -> Template:
    """A template read with its map.

    Errors: ``Refused`` where it is no PowerPoint file, is broken, or lacks a layout or placeholder that
    the map names.
    """
    name = source.name if isinstance(source, Path) else "the template"
    try:
        with zipfile.ZipFile(source if isinstance(source, Path) else BytesIO(source)) as archive:
            return _Reading(_Package(archive), layout_map).template()
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        LookupError,
        ValueError,
        RuntimeError,
    ) as error:
        missing = isinstance(error, FileNotFoundError)
        message = f"there is no template {name}" if missing else f"{name} can't be read as a PowerPoint file"
        hint = "name a .pptx file that PowerPoint opens; save the template again there"
        raise Refused([Problem("template", message, hint=hint)]) from error


class _Package:
    """The parts of an open package by name, with their relationships."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def read(self, part: str) -> bytes:
        """A part's bytes. Errors: ``KeyError``, ``ValueError`` where it is too large."""
        entry = self.archive.getinfo(part.lstrip("/"))
        if entry.file_size > MAX_PART:
            raise ValueError(f"{part} is larger than {MAX_PART} bytes")
        return self.archive.read(entry)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """A part's relationships: id to (kind, part name)."""
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels.lstrip("/") not in self.archive.namelist():
            return {}
        return {
            row.get("Id", ""): (
                row.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, row.get("Target", ""))),
            )
            for row in parsed(self.read(rels))
            if row.get("TargetMode") != "External"
        }


@dataclass(slots=True)
class _Master:
    """A slide master, read once."""

    frames: tuple[Frame, ...]
    styles: Mapping[str, Element | None]
    clr_map: Mapping[str, str]
    mapping: Mapping[str, str]
    ground: tuple[Item, ...]
    background: Colour
    cache: dict[str, TextStyle] = field(default_factory=dict)


class _Reading:
    """A template being read; masters are kept, since layouts share them."""

    def __init__(self, package: _Package, layout_map: LayoutMap) -> None:
        self.package = package
        self.map = layout_map
        self.masters: dict[str, _Master] = {}
        self.problems: list[Problem] = []
        self.palette: Palette = {}
        self.page = Box(0, 0, 0, 0)

    def template(self) -> Template:
        start = _only("officeDocument", self.package.related("/"))
        presentation = "/" + start.lstrip("/")
        root = parsed(self.package.read(presentation))
        size = root.find(f"{P}sldSz")
        if size is None:
            raise ValueError("no slide size")
        self.page = Box(0, 0, int(size.get("cx", 0)), int(size.get("cy", 0)))
        related = self.package.related(presentation)
        masters = [related[entry.get(f"{R}id", "")][1] for entry in root.iter(f"{P}sldMasterId")]
        brand = self._brand(masters[0])
        named: dict[str, tuple[str, str, Element]] = {}
        for master in masters:
            for kind, part in self.package.related(master).values():
                if kind == "slideLayout":
                    tree = parsed(self.package.read(part))
                    common = tree.find(f"{P}cSld")
                    label = common.get("name", "") if common is not None else ""
                    named.setdefault(label, (part, master, tree))
        layouts = {
            role: spec for role, row in self.map.roles.items() if (spec := self._layout(role, row, named)) is not None
        }
        if self.problems:
            raise Refused(self.problems)
        return Template(self.page.width, self.page.height, brand, layouts, self.map.check)

    def _brand(self, master: str) -> Brand:
        root = parsed(self.package.read(_only("theme", self.package.related(master))))
        theme: dict[str, RGB] = {}
        scheme = root.find(f"{A}themeElements/{A}clrScheme")
        for slot in scheme if scheme is not None else ():
            theme[etree.QName(slot).localname] = rgb_of(slot[0])
        self.palette = palette = palette_of(theme, _colour_map(parsed(self.package.read(master))))
        fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
        heading, text = ("Arial" if font is None else font.get("typeface", "Arial") for font in fonts)
        return Brand(palette, heading, text)

    def _master(self, part: str) -> _Master:
        if part not in self.masters:
            root = parsed(self.package.read(part))
            mapping = roles_of(_colour_map(root))
            self.masters[part] = _Master(
                tuple(frames(root)),
                {kind: root.find(f"{P}txStyles/{P}{kind}Style") for kind in ("title", "body", "other")},
                _colour_map(root),
                mapping,
                self._ground(root, part, mapping),
                self._background(root, mapping) or Colour("lt1"),
            )
        return self.masters[part]

    def _ground(self, root: Element, part: str, mapping: Mapping[str, str]) -> tuple[Item, ...]:
        related = self.package.related(part)

        def media(relationship: str) -> tuple[bytes, str] | None:
            _, target = related.get(relationship, ("", ""))
            kinds = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
            kind = kinds.get(posixpath.splitext(target)[1].lower())
            return (self.package.read(target), kind) if kind else None

        return ground_items(root, mapping, self.palette, media, self.page)

    def _background(self, root: Element, mapping: Mapping[str, str]) -> Colour | None:
        ground = root.find(f"{P}cSld/{P}bg")
        if ground is None:
            return None
        properties = ground.find(f"{P}bgPr/{A}solidFill")
        if properties is None:
            properties = ground.find(f"{P}bgRef")
        return colour_of(properties, mapping, self.palette)

    def _layout(self, role: str, row: RoleMap, named: Mapping[str, tuple[str, str, Element]]) -> LayoutSpec | None:
        if row.layout not in named:
            near = nearest(row.layout, named)
            known = ", ".join(f"'{name}'" for name in named)
            hint = f"did you mean '{near}'?" if near else f"the template has {known}"
            self.problems.append(
                Problem(
                    "no-layout", f"the template has no layout '{row.layout}' (for the role {role})", row.place, hint
                )
            )
            return None
        part, master_part, root = named[row.layout]
        master = self._master(master_part)
        override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        mapping = master.mapping
        if override is not None:
            mapping = roles_of(master.clr_map, {str(k): str(v) for k, v in override.attrib.items()})
        own = {frame.idx: frame for frame in frames(root)}
        slots: dict[str, Slot] = {}
        wanted = dict(row.slots)
        if row.furniture:
            wanted |= {"footer": self.map.footer, "number": self.map.number}
        for slot, idx in wanted.items():
            found = own.get(idx)
            if found is None:
                known = ", ".join(str(idx) for idx in sorted(own))
                message = f"the layout '{row.layout}' has no placeholder {idx} (for {role}, {slot})"
                hint = f"its placeholders are {known}"
                self.problems.append(Problem("no-placeholder", message, row.place, hint))
                continue
            slots[slot] = self._slot(slot, found, master, mapping)
        shows_master = root.get("showMasterSp", "1") in {"1", "true"}
        return LayoutSpec(
            role,
            row.layout,
            part,
            {name: slot for name, slot in slots.items() if name not in {"footer", "number"}},
            slots.get("footer"),
            slots.get("number"),
            (*(master.ground if shows_master else ()), *self._ground(root, part, mapping)),
            self._background(root, mapping) or master.background,
            row.shapes,
            row.pictograms,
            row.turned,
        )

    def _slot(self, name: str, frame: Frame, master: _Master, mapping: Mapping[str, str]) -> Slot:
        """A placeholder with everything it inherits: layout, then the master's, then the text styles."""
        above = _inherited(frame, master.frames)
        chain = [frame, *([above] if above is not None else [])]
        style_kind = "title" if frame.type in {"title", "ctrTitle"} else "body" if frame.type in _BODIES else "other"
        style = styled(TextStyle(), master.styles[style_kind], mapping, self.palette)
        if above is not None:
            style = styled(style, above.list_style, mapping, self.palette)
        style = styled(style, frame.list_style, mapping, self.palette)
        box = next((one.box for one in chain if one.box is not None), Box(0, 0, 0, 0))
        anchor: Anchor = next((one.anchor for one in chain if one.anchor is not None), "top")
        return Slot(name, Placeholder(frame.type, frame.idx), box, style, anchor, insets_of(chain))


def _colour_map(master: Element) -> dict[str, str]:
    """A master's ``p:clrMap``: the names that slides use to the slots of the theme."""
    clr_map = master.find(f"{P}clrMap")
    return {str(k): str(v) for k, v in clr_map.attrib.items()} if clr_map is not None else {}


def _only(kind: str, related: Mapping[str, tuple[str, str]]) -> str:
    """The part of a kind among relationships. Errors: ``KeyError``."""
    return dict(related.values())[kind]


def _inherited(frame: Frame, above: tuple[Frame, ...]) -> Frame | None:
    """The master's placeholder that a layout's inherits from: by type, every kind of content from the body."""
    kind = "title" if frame.type in {"title", "ctrTitle"} else "body" if frame.type in _BODIES else frame.type
    return next((one for one in above if one.type == kind), None)
