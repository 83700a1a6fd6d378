"""The YAML file beside a template to its map: which layout and placeholder each role and slot stands in.

Unknown keys are refused. Lengths in the file are inches. What the file does not say of a role or of the furniture
is found in the template (``layout/layout_choice.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, get_args

from msgspec import Struct, field

from coursegen.model.own_slides import OwnSlideKind
from coursegen.model.scene import Box, ColourSlot
from coursegen.model.slide import SlideRole
from coursegen.problems import Place, Problem, Refused, nearest
from coursegen.source import nodes
from coursegen.source.nodes import Node, Scalar, Sequence
from coursegen.source.text import SourceText, read_text
from coursegen.source.yaml_file import node_of
from coursegen.units import Inch

ROLES: tuple[str, ...] = get_args(SlideRole)
OWN_ROLES: tuple[str, ...] = get_args(OwnSlideKind)
"""Roles that are not looked for in a template: where its map leaves one out, a slide of it is shown plainly."""
CHECK = "circle-check"
FILLS: tuple[str, ...] = ("accent", "soft", "tint", *get_args(ColourSlot))
GEOMETRIES = ("rect", "round_rect", "ellipse")
NUMBERED = (*(f"name_{n}" for n in range(1, 6)), *(f"text_{n}" for n in range(1, 13)))
"""Places of which a slide fills as many as it has something for: steps, cells, rows of the agenda."""
SLOTS = (
    "title",
    "kicker",
    "body",
    "aside",
    "table",
    "subtitle",
    "meta",
    "big",
    "footnote",
    "picture",
    "chart",
    *NUMBERED,
)

AS_INSPECTED = ("template", "layouts", "unmapped")
"""Keys that tell what was seen when the template was inspected; a build reads past them."""

Value = TypeVar("Value")


class Moved(Struct, frozen=True):
    """A placeholder by its ``idx``, in another box than the layout has it."""

    idx: int
    box: Box


Stand = int | Box | Moved | str
"""Where a slot stands: in a placeholder, by its ``idx``, there or moved; in a free box; or in another slot's place."""


class AccentShape(Struct, frozen=True):
    """A shape that takes the module's colour: ``fill`` is one of :data:`FILLS`; shown only beside certain slots."""

    box: Box
    fill: str
    geometry: str = "rect"
    beside: str = ""
    without: str = ""


class PictogramPlace(Struct, frozen=True):
    """Where a slide's icon stands; ``icon`` is what stands there when the slide names none."""

    box: Box
    fill: str
    icon: str
    beside: str = ""
    without: str = ""


class RoleMap(Struct, frozen=True):
    """One role: its layout's display name, where its slots stand, and what is drawn on the slide.

    ``turned`` as in the layout's spec; a theme says so, never the file.
    ``master`` counts the template's masters from 1 and tells layouts of one name apart; 0 is for the first such layout.
    ``place`` is ``None`` where nobody wrote it: the layout was found in the template. ``alone`` is for slides that
    fill no slot but its own: without it, a second column would stand empty.
    """

    layout: str
    slots: Mapping[str, Stand]
    furniture: bool = True
    shapes: tuple[AccentShape, ...] = ()
    pictograms: tuple[PictogramPlace, ...] = ()
    place: Place | None = None
    turned: bool = False
    master: int = 0
    alone: RoleMap | None = None


class LayoutMap(Struct, frozen=True):
    """The whole map; ``footer`` and ``number`` are the ``idx`` of those placeholders in every layout.

    They are ``None`` where the placeholders are known by their type; ``roles`` has those that the file names.
    """

    file: str = ""
    footer: int | None = None
    number: int | None = None
    check: str = CHECK
    roles: Mapping[str, RoleMap] = field(default_factory=dict)


def read_map(path: Path) -> LayoutMap:
    """The map in a file. Errors: ``Refused`` with every problem in it, each at its place."""
    return map_of(read_text(path, path.name))


def map_of(source: SourceText) -> LayoutMap:
    """The map in a text. Errors: ``Refused``."""
    reading = _Reading(source.file)
    result = reading.whole(node_of(source))
    if reading.problems:
        raise Refused(reading.problems)
    return result


class _Reading:
    """A walk over the nodes that collects what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def whole(self, node: Node) -> LayoutMap:
        fields = self._fields(node, ("format", "footer", "number", "check", "roles", *AS_INSPECTED), ("format",))
        if "format" in fields and self._integer(fields["format"]) != 1:
            self._say(fields["format"], "format", "this is a map of another format", "write format: 1")
        roles: dict[str, RoleMap] = {}
        listed = self._fields(fields["roles"], ROLES, ()) if "roles" in fields else {}
        for role, value in listed.items():
            roles[role] = self._role(value)
        return LayoutMap(
            self.file,
            self._integer(fields["footer"]) if "footer" in fields else None,
            self._integer(fields["number"]) if "number" in fields else None,
            self._word(fields.get("check"), default=CHECK),
            roles,
        )

    def _role(self, node: Node) -> RoleMap:
        known = ("layout", "master", "slots", "furniture", "shapes", "pictograms", "alone")
        fields = self._fields(node, known, ("layout", "slots"))
        slots = self._fields(fields["slots"], SLOTS, ("title",)) if "slots" in fields else {}
        return RoleMap(
            self._word(fields.get("layout")),
            {slot: self._stand(slot, value, slots) for slot, value in slots.items()},
            self._word(fields.get("furniture"), ("true", "false"), "true") == "true",
            self._each(fields.get("shapes"), self._shape),
            self._each(fields.get("pictograms"), self._pictogram),
            node.place,
            master=self._integer(fields.get("master")),
            alone=self._role(fields["alone"]) if "alone" in fields else None,
        )

    def _stand(self, slot: str, node: Node, slots: Mapping[str, Node]) -> Stand:
        """An ``idx``, with a box where it is moved; a free box; or the name of a slot that has a place of its own."""
        if isinstance(node, Sequence):
            return self._box(node)
        if isinstance(node, nodes.Mapping):
            fields = self._fields(node, ("place", "box"), ("place", "box"))
            return Moved(self._integer(fields.get("place")), self._box(fields.get("box")))
        if not isinstance(node, Scalar) or node.text.isdecimal():
            return self._integer(node)
        owner = slots.get(node.text)
        own = isinstance(owner, Sequence | nodes.Mapping) or (isinstance(owner, Scalar) and owner.text.isdecimal())
        if slot == "title" or not own:
            hint = "write a placeholder's idx, a box [x, y, width, height] in inches, or a slot that has one of these"
            self._say(node, "shape", f"'{node.text}' is no place for the slot '{slot}'", hint)
        return node.text

    def _shape(self, node: Node) -> AccentShape:
        fields = self._fields(node, ("fill", "geometry", "box", "with", "without"), ("fill", "box"))
        return AccentShape(
            self._box(fields.get("box")),
            self._word(fields.get("fill"), FILLS, "accent"),
            self._word(fields.get("geometry"), GEOMETRIES, "rect"),
            self._word(fields.get("with"), SLOTS),
            self._word(fields.get("without"), SLOTS),
        )

    def _pictogram(self, node: Node) -> PictogramPlace:
        fields = self._fields(node, ("fill", "box", "icon", "with", "without"), ("fill", "box", "icon"))
        return PictogramPlace(
            self._box(fields.get("box")),
            self._word(fields.get("fill"), FILLS, "accent"),
            self._word(fields.get("icon")),
            self._word(fields.get("with"), SLOTS),
            self._word(fields.get("without"), SLOTS),
        )

    def _each(self, node: Node | None, read: Callable[[Node], Value]) -> tuple[Value, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._say(node, "shape", "a list is expected here", "start each entry with '- '")
            return ()
        return tuple(read(item) for item in node.items)

    def _fields(self, node: Node, known: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, Node]:
        if not isinstance(node, nodes.Mapping):
            self._say(node, "shape", "fields are expected here, one 'name: value' a line", "")
            return {}
        for key, entry in node.entries.items():
            if key not in known:
                near = nearest(key, known)
                hint = f"did you mean '{near}'?" if near else f"known here: {', '.join(known)}"
                self.problems.append(Problem("unknown-field", f"unknown field '{key}'", entry.key.place, hint))
        for key in needed:
            if key not in node.entries:
                self._say(node, "missing-field", f"the field '{key}' is missing", "")
        return {key: entry.value for key, entry in node.entries.items() if key in known}

    def _integer(self, node: Node | None) -> int:
        if node is None:
            return 0
        if isinstance(node, Scalar) and node.text.isdecimal() and len(node.text) < 10:
            return int(node.text)
        self._say(node, "shape", "a whole number is expected here", "")
        return 0

    def _word(self, node: Node | None, known: tuple[str, ...] = (), default: str = "") -> str:
        if node is None:
            return default
        if not isinstance(node, Scalar) or not node.text:
            self._say(node, "shape", "a word is expected here", "")
            return default
        if known and node.text not in known:
            near = nearest(node.text, known)
            hint = f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
            self._say(node, "choice", f"'{node.text}' is not known here", hint)
            return default
        return node.text

    def _box(self, node: Node | None) -> Box:
        try:
            if isinstance(node, Sequence):
                x, y, width, height = (float(item.text) for item in node.items if isinstance(item, Scalar))
                return Box(Inch(x), Inch(y), Inch(width), Inch(height))
        except (ValueError, OverflowError):
            pass
        if node is not None:
            self._say(node, "shape", "a box is four numbers: x, y, width, height in inches", "write [0.7, 1, 4, 2.5]")
        return Box(0, 0, 0, 0)

    def _say(self, node: Node, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(rule, message, node.place, hint))
