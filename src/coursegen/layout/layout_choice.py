"""Finds the layout of a template that a kind of slide stands in, or why each of them will not do.

``layout_evidence`` says which of several is the best. An ``idx`` or a layout's number means nothing. What a layout has
no place for joins a slot that has one; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from coursegen.layout.capacity import is_slit
from coursegen.layout.headlines import on_page
from coursegen.layout.layout_evidence import TEXTS, TITLES, ranked, side_by_side
from coursegen.layout.layout_map import Moved, RoleMap, Stand, as_in_a_map
from coursegen.layout.layout_names import wanted
from coursegen.layout.slide_kinds import KINDS, Kind
from coursegen.layout.slot import Slot
from coursegen.layout.template_contents import Contents, FoundLayout
from coursegen.model.scene_items import Box
from coursegen.units import Pt

DRAWN: Mapping[str, tuple[str, ...]] = {"table": ("tbl", "", "obj"), "chart": ("chart", "", "obj"), "stage": ()}
"""Slots that hold no text, with the kinds of placeholder that take them, the best first."""

MINOR = frozenset({"kicker", "footnote", "meta"})
"""Slots of a line or two: they have a low place of their own, or join another slot."""

DRAWN_HEIGHT = 0.35
"""The share of a page's height from which on it is worth drawing; layouts with less come into question last."""

STRIP = Pt(30)
"""How high a free place for one line is."""


class Choice(Struct, frozen=True):
    """A layout for a role, what to write in a map to say the same, and what it was known by."""

    layout: FoundLayout
    row: RoleMap
    known_by: str


def chosen(role: str, contents: Contents) -> Choice | dict[str, str]:
    """The layout for a role, or for each layout's name why it will not do."""
    kind = KINDS[role]
    usual, texts = _wanted(role, kind)
    fits, reasons = _fits(kind, contents)
    least = contents.page.height * DRAWN_HEIGHT
    roomy = {part: seats for part, seats in fits.items() if not any(box.height < least for box in _free(seats))}
    standing = ranked(role, usual, roomy or fits, contents)
    if not standing:
        return reasons
    best = standing[0]
    alone = _alone(role, best.seats, contents, texts)
    named = RoleMap(
        best.layout.name,
        best.seats,
        furniture=role != "title",
        master=_master(best.layout, contents),
        alone=alone,
    )
    return Choice(best.layout, named, best.known_by)


def _free(seats: Mapping[str, Stand]) -> list[Box]:
    """The free boxes for tables, charts and drawings among the places of a kind of slide."""
    return [stand for name, stand in seats.items() if name in DRAWN and isinstance(stand, Box)]


def _fits(kind: Kind, contents: Contents) -> tuple[dict[str, dict[str, Stand]], dict[str, str]]:
    """Where the slots stand in each layout that can hold them, by part; and for the others' names why they can't."""
    fits: dict[str, dict[str, Stand]] = {}
    reasons: dict[str, str] = {}
    for layout in contents.layouts:
        found = _seats(kind, layout, contents)
        if isinstance(found, str):
            reasons.setdefault(layout.name or layout.part.rpartition("/")[2], found)
        else:
            fits[layout.part] = found
    return fits, reasons


def _wanted(role: str, kind: Kind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The usual layouts that a role wants, and its slots for longer text."""
    drawn = tuple(slot for slot in kind.slots if slot in DRAWN)
    texts = tuple(slot for slot in kind.slots if slot not in DRAWN and slot not in MINOR)
    return wanted(role, drawn, texts), texts


def _alone(role: str, seats: Mapping[str, Stand], contents: Contents, texts: tuple[str, ...]) -> RoleMap | None:
    """Where a slide stands that has text for the first of several places only: else half of it would be empty."""
    if len([slot for slot in texts if isinstance(seats.get(slot), int)]) < 2:
        return None
    kind = Kind(tuple(slot for slot in KINDS[role].slots if slot == texts[0] or slot in MINOR), texts[:1])
    standing = ranked(role, ("content", "two"), _fits(kind, contents)[0], contents)
    if not standing:
        return None
    best = standing[0]
    return RoleMap(best.layout.name, best.seats, master=_master(best.layout, contents))


def _master(layout: FoundLayout, contents: Contents) -> int:
    """The number of a layout's master where its name alone would mean another layout."""
    first = next(one for one in contents.layouts if one.name == layout.name)
    return 0 if first is layout else layout.master


def _seats(kind: Kind, layout: FoundLayout, contents: Contents) -> dict[str, Stand] | str:
    """Where the slots of a kind of slide stand in a layout, or why they can't."""
    page = contents.page
    title = next((slot for slot in layout.places if slot.type in TITLES), None)
    if title is None:
        return "has no title"
    if title.idx in layout.turned:
        return "has a title that does not run from left to right"
    if not on_page(title.box, page):
        return "has its title outside the slide"
    places = [slot for slot in layout.places if slot.idx not in layout.turned and on_page(slot.box, page)]
    seats: dict[str, Stand] = {"title": title.idx}
    roomy = [slot for slot in places if slot.type in TEXTS and _is_roomy(slot, page)]
    for name in kind.slots:
        if name in DRAWN:
            place = _for_drawing(name, places, page)
            free = as_in_a_map(contents.room(layout).under(title.text_box))
            seats[name] = place.idx if place is not None else free
            roomy = [slot for slot in roomy if slot is not place]
    drawn = next((name for name in kind.slots if name in DRAWN), "")
    texts = [name for name in kind.slots if name not in MINOR and name not in DRAWN]
    if texts and not roomy:
        return "has no place for text"
    if not drawn and kind.flows and max(slot.box.height for slot in roomy) < page.height * 0.3:
        return "has no place that is high enough for its text"
    roomy.sort(key=lambda slot: (round(slot.box.y / page.height * 12), slot.box.x))
    taken: tuple[Slot, ...] = ()
    if len(texts) == 1 and not drawn and (columns := side_by_side(layout, page)) and set(columns) <= set(roomy):
        left, right = taken = columns
        top, bottom = max(left.box.y, right.box.y), min(left.box.bottom, right.box.bottom)
        box = Box(left.box.x, top, right.box.right - left.box.x, bottom - top)
        seats[texts[0]] = Moved(left.idx, box)  # a text alone takes the width of both columns
    else:
        seats |= _texts(texts, roomy, kind)
    spare = [slot for slot in places if slot.type in TEXTS and slot not in taken and slot.idx not in seats.values()]
    low = sorted(spare, key=lambda slot: _is_roomy(slot, page))  # a large place that no text took will do as well
    for name in kind.slots:
        if name in MINOR:
            seats[name] = _minor(name, seats, low, places, page) if not drawn else _beside(name, seats, places)
    return seats


def _texts(texts: Sequence[str], roomy: Sequence[Slot], kind: Kind) -> dict[str, Stand]:
    """The longer texts in the large places, in reading order; with too few places, the last of them is shared."""
    if not texts:
        return {}
    if len(roomy) == 1 and len(texts) > 1:
        flowing = [name for name in texts if name in kind.flows]
        owner = flowing[0] if flowing else min(texts, key=kind.floor)
        return {name: roomy[0].idx if name == owner else owner for name in texts}
    seats: dict[str, Stand] = {}
    for number, name in enumerate(texts):
        seats[name] = roomy[number].idx if number < len(roomy) else texts[len(roomy) - 1]
    return seats


def _minor(name: str, seats: Mapping[str, Stand], low: list[Slot], places: Sequence[Slot], page: Box) -> Stand:
    """A low place of its own, above the text for a kicker and below it for the rest; else the text's own place.

    One that holds no line is no place.
    """
    owners = [
        slot for slot, stand in seats.items() if slot not in {"title", *MINOR} and not isinstance(stand, Box | str)
    ]
    boxes = {slot.idx: slot.box for slot in places}
    stand = seats[owners[0]]
    main = stand.box if isinstance(stand, Moved) else boxes[int(stand)]  # type: ignore[arg-type]
    taken = [stand for stand in seats.values() if isinstance(stand, int)]
    for slot in (one for one in low if not is_slit(one)):
        fits = (
            slot.box.bottom <= main.y + page.height // 50
            if name == "kicker"
            else slot.box.y >= main.bottom - page.height // 50
        )
        if fits and slot.box.width >= page.width // 5 and slot.idx not in taken:
            return slot.idx
    return owners[-1] if name == "meta" else owners[0]


def _beside(name: str, seats: Mapping[str, Stand], places: Sequence[Slot]) -> Box:
    """A free line at the upper edge of what is drawn, or at its lower edge."""
    stand = next(stand for slot, stand in seats.items() if slot in DRAWN)
    area = stand if isinstance(stand, Box) else next(slot.box for slot in places if slot.idx == stand)
    top = area.y if name == "kicker" else area.bottom - STRIP
    return as_in_a_map(Box(area.x, top, area.width, STRIP))


def _for_drawing(name: str, places: Sequence[Slot], page: Box) -> Slot | None:
    """The largest placeholder of the best kind for a table or a chart."""
    for kind in DRAWN[name]:
        fits = [slot for slot in places if slot.type == kind and slot.box.height >= page.height * 0.3]
        if fits:
            return max(fits, key=lambda slot: slot.box.width * slot.box.height)
    return None


def _is_roomy(slot: Slot, page: Box) -> bool:
    return slot.box.width >= page.width * 0.25 and (slot.box.height >= page.height * 0.15 or slot.type == "subTitle")
