"""Ranks the layouts that could hold a kind of slide, by all that tells which one a company would take.

What tells: which master its own slides stand on; whether a layout was made for something else (pictures, contents,
contact, code, a cover); its name, its ``type``, or the look of its places; how many of the file's own slides stand on
it; how much of it a slide would leave empty. The order in the file tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from coursegen.layout.layout_map import Moved, Stand
from coursegen.layout.layout_names import (
    WANTS,
    layout_names,
    purposes_of,
    usual_by_beginning,
    usual_by_name,
    usual_by_type,
)
from coursegen.layout.slot import Slot
from coursegen.layout.template_contents import Contents, FoundLayout
from coursegen.model.scene_items import Box

TITLES = frozenset({"title", "ctrTitle"})
TEXTS = frozenset({"", "obj", "body", "subTitle"})
MANY = 6
"""So many places for text make a list of contents, a quiz or a certificate: no layout for a text."""

LOW = 0.3
"""The share of a page's height below which a place is for a line or two."""

_COPY = re.compile(r"\d+_")
"""How PowerPoint begins the name of a layout that came with a slide from another file."""

_ALLOWED: Mapping[str, frozenset[str]] = {
    "title": frozenset({"cover"}),
    "picture": frozenset({"picture"}),
    "agenda": frozenset({"contents"}),
}
"""What a layout may be made for by its name and still be right for a role; for every other role that is against it."""


class Standing(Struct, frozen=True):
    """A layout that can hold a kind of slide, where its slots stand there, and what the layout was known by."""

    layout: FoundLayout
    seats: Mapping[str, Stand]
    known_by: str


def ranked(
    role: str, usual: Sequence[str], fits: Mapping[str, Mapping[str, Stand]], contents: Contents
) -> list[Standing]:
    """The layouts that fit, the best first; ``fits`` says by part where the slots stand in each.

    ``usual`` are the usual layouts that the role wants, the best first.
    """
    weighed = []
    for layout in contents.layouts:
        if (seats := fits.get(layout.part)) is not None:
            tier, known_by = _tier(layout, usual, contents)
            key = _weight(role, layout, seats, tier, tier < len(usual), contents)
            weighed.append((key, Standing(layout, seats, known_by)))
    return [standing for _, standing in sorted(weighed, key=lambda one: one[0])]


def _weight(
    role: str, layout: FoundLayout, seats: Mapping[str, Stand], tier: float, known: bool, contents: Contents
) -> tuple[object, ...]:
    """What a layout has against it for a role, the heaviest first; how it is used weighs only where it is known."""
    votes = contents.votes.get(layout.part, 0)
    opens = role == "title" and layout.part == contents.opening
    return (
        layout.master != contents.main,
        _made_for_else(role, layout),
        _beside_a_text(layout, seats),
        tier,
        not opens,
        -votes if known else 0,
        *_unlike(role, layout, seats),
        -votes,
        -_room(layout, seats),
        _COPY.match(layout.name) is not None,
        layout.name.casefold(),
    )


def _tier(layout: FoundLayout, usual: Sequence[str], contents: Contents) -> tuple[float, str]:
    """How near a layout is to what a role wants: 0 for the best; and what tells so."""
    used = contents.votes.get(layout.part, 0) > 0
    look = _look(layout, contents)
    named, begins = usual_by_name(layout.name), usual_by_beginning(layout.name)
    kind, doubt, known_by = next(
        one
        for one in (
            (named, 0.0, "its name"),
            (usual_by_type(layout.type), 0.0, "its type"),
            (begins, 0.25, "how its name begins"),
            (look, 0.0 if used else 0.5, "the file's own slides" if used else "its places"),
            ("?", 0.0, "its places"),
        )
        if one[0]
    )
    if kind not in usual:
        return float(len(usual)), "its places"
    if kind == "section" and not used and usual[0] == kind and contents.divides:
        doubt = 1.5  # the company opens its parts with its cover
    return usual.index(kind) + doubt, known_by


def _look(layout: FoundLayout, contents: Contents) -> str:
    """The usual layout that a layout's places look like, or ``""``."""
    page = contents.page
    title = next((slot for slot in layout.places if slot.type in TITLES), None)
    texts = [slot for slot in layout.places if slot.type in TEXTS]
    if title is None or layout.turned or title.box.width < title.box.height:  # a title beside the text is no headline
        return ""
    if any(slot.type == "pic" for slot in layout.places):
        return "picture"
    high = [slot for slot in texts if slot.box.height >= LOW * page.height]
    if not high and (title.type == "ctrTitle" or any(slot.type == "subTitle" for slot in texts)):
        return "title"
    if not high and texts and layout.part == contents.opening:
        return "title"
    if not high and len(texts) == 1 and title.box.y >= 0.2 * page.height:
        return "section"
    if len(texts) == 1 and high:
        return "content"
    return "two" if side_by_side(layout, page) else "" if texts else "title only"


def side_by_side(layout: FoundLayout, page: Box) -> tuple[Slot, Slot] | None:
    """The two columns of a layout that has these and no other place for text."""
    texts = [slot for slot in layout.places if slot.type in TEXTS and slot.placeholder is not None]
    if len(texts) != 2 or any(slot.type == "subTitle" or slot.idx in layout.turned for slot in texts):
        return None
    left, right = sorted(texts, key=lambda slot: slot.box.x)
    level = abs(left.box.y - right.box.y) < 0.05 * page.height
    apart = left.box.right <= right.box.x + page.width // 50
    high = min(left.box.height, right.box.height) >= LOW * page.height
    return (left, right) if level and apart and high else None


def _beside_a_text(layout: FoundLayout, seats: Mapping[str, Stand]) -> bool:
    """Whether a table or a chart stands free on a layout that has a place for text, which stays empty."""
    free = any(isinstance(seats.get(name), Box) for name in ("table", "chart"))
    return free and any(slot.type in TEXTS for slot in layout.places)


def _made_for_else(role: str, layout: FoundLayout) -> bool:
    """Whether a layout's name or its places say that it is meant for something that the role is not."""
    meant = purposes_of(layout.name) - _ALLOWED.get(role, frozenset())
    kinds = [slot.type for slot in layout.places]
    upright = layout.type.startswith("vert") or bool(layout.turned)
    pictures = role != "picture" and ("pic" in kinds or layout.type in layout_names().purposes["picture"].types)
    many = sum(kind in TEXTS for kind in kinds) > MANY
    return bool(meant) or upright or pictures or many


def _unlike(role: str, layout: FoundLayout, seats: Mapping[str, Stand]) -> tuple[int, int, int]:
    """How far a layout is from what a role looks like: places of another kind, places left empty, slots that share."""
    kinds = [slot.type for slot in layout.places]
    opener = "ctrTitle" in kinds or "subTitle" in kinds
    content = "" in kinds or "obj" in kinds
    strange = (not opener) if role == "title" else 2 * content + opener if "section" in WANTS.get(role, ()) else opener
    used = sum(isinstance(stand, int) for stand in seats.values())
    used += 2 * sum(isinstance(stand, Moved) for stand in seats.values())
    empty = sum(kind in TITLES | TEXTS for kind in kinds) - used
    return int(strange), max(0, empty), len(seats) - used


def _room(layout: FoundLayout, seats: Mapping[str, Stand]) -> int:
    """How much room the slots have, in square EMU."""
    taken = {stand for stand in seats.values() if isinstance(stand, int)}
    boxes = [slot.box for slot in layout.places if slot.idx in taken]
    boxes += [
        stand.box if isinstance(stand, Moved) else stand for stand in seats.values() if isinstance(stand, Moved | Box)
    ]
    return sum(box.width * box.height for box in boxes)
