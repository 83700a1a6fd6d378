"""Reads the YAML file beside a template: which layout each kind of slide has, and where each part of it is.

Unknown keys are refused. Lengths in the file are inches. What the file does not say of a role or of the furniture
is found in the template (``layout/layout_choice.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard, get_args

from msgspec import Struct, field

from coursegen.course.validation.validate import checked
from coursegen.layout.map_form import SLOTS, LayoutMapForm, MovedForm
from coursegen.model.own_slides import OwnSlideKind
from coursegen.model.scene_items import Box, ColourSlot
from coursegen.model.slide import SlideRole
from coursegen.problems import Place, Problem, Refused
from coursegen.source import nodes
from coursegen.source.nodes import Node
from coursegen.source.text import SourceText, read_text
from coursegen.source.yaml_file import node_of
from coursegen.units import Inch

ROLES: tuple[str, ...] = get_args(SlideRole)
OWN_ROLES: tuple[str, ...] = get_args(OwnSlideKind)
NOT_SOUGHT = (
    *OWN_ROLES,
    "drawn_beside",
    "activity_drawn",
    "quiz_drawn",
    "recap_drawn",
    "scenario_drawn",
    "commitments_drawn",
    "steps_drawn",
    "statement",
    "hero",
    "farewell",
    "sources",
    "back",
)
"""Roles that are not looked for in a template: where its map leaves one out, a slide of it is shown otherwise."""
CHECK = "circle-check"


class Moved(Struct, frozen=True):
    """A placeholder by its ``idx``, in another box than the layout has it."""

    idx: int
    box: Box


Stand = int | Box | Moved | str
"""Where a slot is: in a placeholder, by its ``idx``, there or moved; in a free box; or in another slot's place."""


def as_in_a_map(box: Box) -> Box:
    """A box as a map has it: in thousandths of an inch."""
    return Box(*(Inch(round(value / Inch(1), 3)) for value in (box.x, box.y, box.width, box.height)))


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
    fill no slot but its own: without it, a second column would stand empty. ``others`` are for any slide.
    ``written`` says where each slot and shape is in the file.
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
    others: tuple[RoleMap, ...] = ()
    written: Mapping[str, Place] = field(default_factory=dict)

    def at(self, part: str) -> Place | None:
        """Where a slot or a shape (``shape 0``) is written, else where the role is; ``None`` where nobody wrote it."""
        return self.written.get(part, self.place)


class LayoutMap(Struct, frozen=True):
    """The whole map; ``footer`` and ``number`` are the ``idx`` of those placeholders in every layout.

    They are ``None`` where the placeholders are known by their type; ``roles`` has those that the file names.
    ``least`` is the smallest size of a drawing's words, in points, where the template wants larger ones than 18.
    ``colours`` are those that mean something in drawings, by what they mean.
    ``looked_at`` are the grounds of several colours on which somebody has seen that text can be read, each with where
    that is written.
    """

    file: str = ""
    footer: int | None = None
    number: int | None = None
    check: str = CHECK
    least: int = 18
    colours: Mapping[str, ColourSlot] = field(default_factory=dict)
    roles: Mapping[str, RoleMap] = field(default_factory=dict)
    looked_at: Mapping[str, Place] = field(default_factory=dict)


def read_map(path: Path) -> LayoutMap:
    """The map in a file. Errors: ``Refused`` with every problem in it, each at its place."""
    return map_of(read_text(path, path.name))


def map_of(source: SourceText) -> LayoutMap:
    """The map in a text. Errors: ``Refused``."""
    root = node_of(source)
    form, problems = checked(root, LayoutMapForm)
    roles = root.get("roles") if isinstance(root, nodes.Mapping) else None
    listed = {role: entry.value for role, entry in roles.entries.items()} if isinstance(roles, nodes.Mapping) else {}
    for node in listed.values():
        problems += (
            *_wrong_stands(node),
            *_wrong_stands(node.get("alone") if isinstance(node, nodes.Mapping) else None),
            *(problem for one in _listed(node, "others") for problem in _wrong_stands(one)),
        )
    if form is None or problems:
        raise Refused(problems)
    given = {role: getattr(form.roles, role) for role in listed if role in ROLES}
    return LayoutMap(
        source.file,
        form.footer,
        form.number,
        form.check,
        form.least,
        {} if form.colours is None else {name: slot for name, slot in form.colours if slot},
        {role: _role(one, listed[role]) for role, one in given.items()},
        {one.text: one.place for one in _listed(root, "looked_at") if isinstance(one, nodes.Scalar)},
    )


def _role(form: Any, node: Node) -> RoleMap:
    fields = node.entries if isinstance(node, nodes.Mapping) else {}
    slots = fields["slots"].value
    written = slots.entries if isinstance(slots, nodes.Mapping) else {}
    alone = getattr(form, "alone", None)
    return RoleMap(
        form.layout,
        {slot: _stand(getattr(form.slots, slot)) for slot in written},
        form.furniture,
        tuple(AccentShape(_box(one.box), one.fill, one.geometry, *_beside(one)) for one in form.shapes),
        tuple(PictogramPlace(_box(one.box), one.fill, one.icon, *_beside(one)) for one in form.pictograms),
        node.place,
        master=form.master,
        alone=_role(alone, fields["alone"].value) if alone is not None else None,
        others=tuple(map(_role, getattr(form, "others", ()), _listed(node, "others"))),
        written={
            **{slot: entry.value.place for slot, entry in written.items()},
            **{f"shape {number}": shape.place for number, shape in enumerate(_listed(node, "shapes"))},
        },
    )


def _beside(form: Any) -> tuple[str, str]:
    return getattr(form, "with") or "", form.without or ""


def _stand(written: Any) -> Stand:
    """An ``idx``, with a box where it is moved; a free box; or the name of a slot that has a place of its own."""
    if isinstance(written, list):
        return _box([float(number) for number in written])
    if isinstance(written, dict):
        moved = MovedForm.model_validate(written)
        return Moved(moved.place, _box(moved.box))
    return int(written) if written.isdecimal() else str(written)


def _listed(role: Node | None, name: str) -> tuple[Node, ...]:
    """What a list of a kind of slide, or of the map itself, holds."""
    found = role.get(name) if isinstance(role, nodes.Mapping) else None
    return found.items if isinstance(found, nodes.Sequence) else ()


def _box(inches: Sequence[float]) -> Box:
    x, y, width, height = inches
    return Box(Inch(x), Inch(y), Inch(width), Inch(height))


def _wrong_stands(role: Node | None) -> Iterator[Problem]:
    """What is wrong with the places of a kind of slide."""
    slots = role.get("slots") if isinstance(role, nodes.Mapping) else None
    if not isinstance(slots, nodes.Mapping):
        return
    found = {slot: entry.value for slot, entry in slots.entries.items() if slot in SLOTS}
    moved = {slot: checked(node, MovedForm)[1] for slot, node in found.items() if isinstance(node, nodes.Mapping)}
    for problems in moved.values():
        yield from problems
    own = {*moved, *(slot for slot, node in found.items() if _is_box(node) or _is_idx(node))}
    for slot, node in found.items():
        shared = isinstance(node, nodes.Scalar) and node.text in own and slot != "title"
        if slot not in own and not shared and not (isinstance(node, nodes.Scalar) and node.missing):
            what = f"'{node.text}' is no place" if isinstance(node, nodes.Scalar) else "this is no place"
            hint = "write a placeholder's idx, a box [x, y, width, height] in inches, or a slot that has one of these"
            yield Problem("slot-place", f"{what} for the slot '{slot}'", node.place, hint)


def _is_idx(node: Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.text.isdecimal() and len(node.text) < 10


def _is_box(node: Node) -> bool:
    numbers = [item.text for item in node.items if isinstance(item, nodes.Scalar)] if _is_list_of_four(node) else []
    return len(numbers) == 4 and all(_INCHES.fullmatch(number) for number in numbers)


def _is_list_of_four(node: Node) -> TypeGuard[nodes.Sequence]:
    return isinstance(node, nodes.Sequence) and len(node.items) == 4


_INCHES = re.compile(r"-?\d{1,2}(\.\d{1,9})?")
"""A length in inches: no page is a hundred inches wide."""
