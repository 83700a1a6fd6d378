"""Decides what gives way where something does not fit its place in a company's template, one step at a time.

``GIVING_WAY`` is the whole order. Nothing is lost by any step: what leaves a slide is in its notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose.words import Words
from coursegen.layout.filling import Misfit
from coursegen.layout.first_words import first_words, texts_in
from coursegen.layout.layout_of_slide import plainly
from coursegen.layout.shared_places import owners_of
from coursegen.layout.slide_kinds import KINDS, Kind
from coursegen.layout.slot import Slot
from coursegen.layout.tables import FLOOR
from coursegen.layout.template import LayoutSpec, Template
from coursegen.layout.unfit import address_of
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.scene import GaveWay
from coursegen.model.scene_items import Box, GroupItem, Insets
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.text import joined, words
from coursegen.problems import Problem
from coursegen.units import Pt

T = TypeVar("T")

MINOR = ("meta", "footnote", "kicker")
"""Lines of facts, of a source and above a headline: the first to leave a place that they share."""

SMALLER = (16.0, 14.0)
"""The smallest words in a template that was not made for a course, in points, one after the other."""

SMALLER_TITLES = (18.0, 16.0)
"""The same for headlines."""

TINY = (14.0, 12.0, 10.0)
"""The same where nothing else is left to give way."""

LINE = Pt(26)
"""The least height of a free place for facts, and how high one line in it is."""


class Shown(Struct, frozen=True):
    """A slide on its way to a scene: what it says, the layout that it stands in, its kind with the floors as they are.

    ``gave`` is what has given way so far. ``drawing`` is the slide's visual on its stage, ``answer`` what a click marks
    in it, ``undrawn`` the warning that it has no room.
    """

    slide: Slide
    spec: LayoutSpec
    kind: Kind
    gave: tuple[GaveWay, ...] = ()
    drawing: GroupItem | None = None
    answer: GroupItem | None = None
    undrawn: Problem | None = None

    def after(self, way: str, slot: str, address: str = "", box: Box | None = None, **changed: Any) -> Shown:
        """The same after a step: what changed, and what is to be told of it."""
        told = GaveWay(way, slot, self.slide.role, self.spec.name, address or self.slide.address, box)
        others = [one for one in self.gave if (one.way, one.slot) != (way, slot)]
        return replace(self, gave=(*others, told), **changed)


class Shelf(Struct, frozen=True):
    """What a step can draw on: the template with its other layouts, and the course's words."""

    template: Template
    words: Words


Step = Callable[[Shown, Misfit, Shelf], Shown | None]
"""One step for what does not fit, or ``None`` where it has nothing to offer."""


def given_way(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A slide after the first step that helps, in the order of ``GIVING_WAY``; ``None`` where none is left."""
    return next((done for step in GIVING_WAY.values() if (done := step(shown, misfit, shelf)) is not None), None)


def _plain(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A drawing, a chart or numbered places become the same in plain words."""
    if shown.drawing is not None and misfit.slot in MINOR:
        return None  # a line beside a drawing gives way before the drawing does
    made = plainly(shown.slide, shelf.template)
    if made is None or shown.slide.role == made[0].role:
        return None
    slide, spec = made
    return shown.after(
        "plain",
        misfit.slot,
        slide=slide,
        spec=replace(spec, alone=None),
        kind=KINDS[slide.role],
        drawing=None,
        answer=None,
    )


def _without_picture(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A picture leaves its slide, and the notes say what it showed; a video's address then leads there itself."""
    slide, picture = shown.slide, shown.slide.picture
    if misfit.slot != "picture" or not slide.pictured:
        return None
    slots = {name: tuple(_led(one, slide.link) for one in said) for name, said in slide.slots.items()}
    bare = replace(slide, picture=None, link="", slots=slots)
    if picture is None:
        return shown.after("picture", "picture", f"{slide.address}.url", slide=bare)
    noted = with_notes(bare, (Paragraph(words(picture.description)),), shelf)
    return shown.after("picture", "picture", f"{slide.address}.picture", slide=noted)


def _led(content: Content, address: str) -> Content:
    """A paragraph that begins with an address, as one that leads there; anything else as it is."""
    if not address or not isinstance(content, Paragraph) or not content.text.runs:
        return content
    first, *rest = content.text.runs
    if first.text != address:
        return content
    return replace(content, text=replace(content.text, runs=(replace(first, link=address), *rest)))


def _facts_apart(shown: Shown, misfit: Misfit, _: Shelf) -> Shown | None:
    """Facts that share a place take a free line on the layout."""
    owner = shown.spec.slots.get(misfit.slot)
    for name in _sharing(shown, misfit.slot):
        box = _free_line(shown, owner.box, len(shown.slide.slots[name])) if owner is not None else None
        if owner is not None and box is not None:
            style = replace(owner.style, size=min(owner.style.size, 16.0))
            slot = Slot(name, None, box, style, "top", replace(owner.insets, top=0, bottom=0))
            spec = replace(shown.spec, slots={**shown.spec.slots, name: slot}, joined=_without(shown.spec.joined, name))
            return shown.after("apart", name, address_of(shown.slide.slots[name]), box, spec=spec)
    return None


def _facts_shorter(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """Facts lose their small print: version and length."""
    facts = shown.slide.slots.get("meta", ())
    small = tuple(one for one in facts if isinstance(one, Paragraph) and one.style == "small")
    if not small or len(small) == len(facts) or "meta" not in _around(shown, misfit.slot):
        return None
    kept = tuple(one for one in facts if one not in small)
    slide = with_notes(_with(shown.slide, "meta", kept), small, shelf)
    return shown.after("shorter", "meta", slide=slide)


def _facts_noted(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A line of facts, of a source or above the headline stands in the notes alone."""
    name = next((one for one in _around(shown, misfit.slot) if one in MINOR), "")
    if not name:
        return None
    said = shown.slide.slots[name]
    slide = with_notes(_with(shown.slide, name, ()), said, shelf)
    gave = tuple(one for one in shown.gave if one.slot != name)
    return replace(shown, gave=gave).after("noted", name, address_of(said), _largest_free(shown), slide=slide)


def _smaller(shown: Shown, misfit: Misfit, _: Shelf) -> Shown | None:
    """Words become smaller than a layout of ours would have them; what they end up as is told once it is known."""
    return _set_in(SMALLER_TITLES if misfit.slot == "title" else SMALLER, shown, misfit)


def _tiny(shown: Shown, misfit: Misfit, _: Shelf) -> Shown | None:
    """A headline that is as short as it gets becomes smaller still: not even its first word fits, or its count."""
    return _set_in(TINY, shown, misfit) if misfit.slot == "title" else None


def _set_in(sizes: Sequence[float], shown: Shown, misfit: Misfit) -> Shown | None:
    """A slide whose words may be set in the next of some sizes; ``None`` where they may be set in the last already."""
    name = misfit.slot.partition("_")[0]
    place = shown.spec.slots.get(misfit.slot)
    if name in {"chart", "picture"} or place is None:
        return None
    now = min(
        shown.kind.own_floors.get("table", FLOOR) if name == "table" else shown.kind.floor(name), place.style.size
    )
    lower = next((size for size in sizes if size < now), None)
    if lower is None:
        return None
    return replace(shown, kind=replace(shown.kind, own_floors={**shown.kind.own_floors, name: lower}))


def _headline_in_text(shown: Shown, misfit: Misfit, _: Shelf) -> Shown | None:
    """A headline that is too long stands at the head of the text, under the line that stood above it."""
    slide, spec = shown.slide, shown.spec
    above = next((one.text for one in slide.slots.get("kicker", ()) if isinstance(one, Paragraph)), None)
    if misfit.slot != "title" or above is None:
        return None
    text = next((name for name in ("body", "aside") if name in KINDS[slide.role].slots and _has_place(spec, name)), "")
    stem = Paragraph(slide.title, "lead")
    slots = dict(_without(slide.slots, "kicker"))
    if text:
        slots[text] = (stem, *slots.get(text, ()))
    else:
        slots["kicker"] = (stem,)
        spec = _with_lines(spec, "kicker", 2)
    moved = replace(slide, title=above, slots=slots)
    return shown.after("in_text", "title", slide.title.address, slide=moved, spec=spec)


def _elsewhere(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A table stands in the layout that has the most room under its title."""
    place = shown.spec.slots.get("table")
    if misfit.slot != "table" or place is None:
        return None
    rooms = [(spec, spec.room.under(spec.slots["title"].box)) for spec in _layouts(shelf.template)]
    spec, box = max(rooms, key=lambda one: min(one[1].height, one[1].width), default=(shown.spec, place.box))
    if box.height < place.box.height * 1.1 or box.width < place.box.width * 0.6:
        return None
    slots = {"title": spec.slots["title"], "table": replace(place, box=box, placeholder=None, insets=Insets())}
    taken = replace(spec, role=shown.slide.role, slots=slots, joined={}, alone=None, shapes=(), pictograms=())
    noted = [one for name, said in shown.slide.slots.items() if name != "table" for one in said]
    only = {name: said for name, said in shown.slide.slots.items() if name == "table"}
    slide = with_notes(replace(shown.slide, slots=only), noted, shelf) if noted else shown.slide
    return replace(shown, spec=taken).after("elsewhere", "table", _address(shown.slide), box, slide=slide)


def _table_as_text(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """A table becomes text: each row's first cell as a label, the others under it."""
    table = next((one for one in shown.slide.slots.get("table", ()) if isinstance(one, Table)), None)
    spec = shelf.template.layouts.get("objectives")
    if misfit.slot != "table" or table is None or spec is None:
        return None
    said: list[Content] = []
    for row in table.rows:
        said.append(Paragraph(joined(table.header[0], ": ", row[0]) if table.header[0] else row[0], "label"))
        cells = zip(table.header[1:], row[1:], strict=True)
        said.extend(Paragraph(joined(head, ": ", cell)) for head, cell in cells if cell)
    slots = {**_without(shown.slide.slots, "table"), "body": tuple(said)}
    kept = {name: one for name, one in slots.items() if name in KINDS["objectives"].slots}
    noted = [one for name, left in slots.items() if name not in kept for one in left]
    slide = replace(shown.slide, role="objectives", slots=kept)
    slide = with_notes(slide, noted, shelf) if noted else slide
    return shown.after("as_text", "table", _address(shown.slide), slide=slide, spec=spec, kind=KINDS["objectives"])


def _cut_short(shown: Shown, misfit: Misfit, shelf: Shelf) -> Shown | None:
    """The first words that fit stay, and the notes have the whole; where none fits, the notes alone have it."""
    if misfit.slot == "title":
        whole: tuple[Content, ...] = (Paragraph(shown.slide.title),)
        kept = first_words(whole, misfit.fits)
        title = kept[0].text if kept and isinstance(kept[0], Paragraph) else None
        if title is None or title == shown.slide.title:
            return None
        slide = with_notes(replace(shown.slide, title=title), whole, shelf)
        return shown.after("cut", "title", shown.slide.title.address, slide=slide)
    names = [name for name in _around(shown, misfit.slot) if name not in MINOR]
    name = names[-1] if names else misfit.slot
    whole = shown.slide.slots.get(name, ())
    if not whole:
        return None
    alone = len(_around(shown, misfit.slot)) == 1
    kept = first_words(whole, misfit.fits) if alone else ()
    slide = with_notes(_with(shown.slide, name, kept), whole, shelf)
    box = None if kept else _largest_free(shown)
    return shown.after("cut" if kept else "noted", name, address_of(whole), box, slide=slide)


GIVING_WAY: Mapping[str, Step] = {
    "plain": _plain,
    "picture": _without_picture,
    "apart": _facts_apart,
    "shorter": _facts_shorter,
    "noted": _facts_noted,
    "smaller": _smaller,
    "in_text": _headline_in_text,
    "elsewhere": _elsewhere,
    "as_text": _table_as_text,
    "cut": _cut_short,
    "tiny": _tiny,
}
"""What gives way, in this order."""


def _sharing(shown: Shown, owner: str) -> list[str]:
    """The minor slots of a slide that share another's place."""
    owners = owners_of(shown.slide, shown.spec)
    return [name for name in MINOR if owners.get(name) == owner and shown.slide.slots.get(name)]


def _around(shown: Shown, owner: str) -> list[str]:
    """All filled slots that stand in one place, its own last; the minor ones first."""
    owners = owners_of(shown.slide, shown.spec)
    there = [name for name, said in shown.slide.slots.items() if said and owners.get(name, name) == owner]
    return sorted(there, key=lambda name: (name not in MINOR, MINOR.index(name) if name in MINOR else 0, name == owner))


def _free_line(shown: Shown, owner: Box, lines: int) -> Box | None:
    """A free place for a line or two of facts, near the place that they shared: under it if there is room."""
    page = shown.spec.room.page
    used = [slot.box for name, slot in shown.spec.slots.items() if name == "title" or shown.slide.slots.get(name)]
    high = LINE * max(1, lines)
    found: list[tuple[int, Box]] = []
    for room in shown.spec.room.free(used):
        left, right = max(room.x, owner.x), min(room.right, owner.right)
        if room.height < LINE or right - left < max(page.width // 5, owner.width // 2):
            continue
        tall = min(high, room.height)
        below = room.y >= owner.bottom - Pt(4)
        far = room.y - owner.bottom if below else owner.y - room.bottom
        box = Box(left, room.y if below else room.bottom - tall, right - left, tall)
        if far >= -Pt(4):
            found.append((far + (0 if below else page.height // 4), box))
    return min(found, key=lambda one: one[0])[1] if found else None


def _largest_free(shown: Shown) -> Box | None:
    """The largest free box on a slide that a line of text fits in."""
    used = [slot.box for name, slot in shown.spec.slots.items() if name == "title" or shown.slide.slots.get(name)]
    wide = shown.spec.room.page.width // 5
    free = [box for box in shown.spec.room.free(used) if box.height >= LINE and box.width >= wide]
    return max(free, key=lambda box: box.width * box.height, default=None)


def _layouts(template: Template) -> list[LayoutSpec]:
    """The template's layouts in use, each once."""
    return list({spec.part: spec for spec in template.layouts.values() if spec.role != "title"}.values())


def _has_place(spec: LayoutSpec, name: str) -> bool:
    return name in spec.slots or spec.joined.get(name) in spec.slots


def _with_lines(spec: LayoutSpec, name: str, lines: int) -> LayoutSpec:
    """A layout whose free line over a table is so many lines high, and the table that much lower."""
    line, table = spec.slots.get(name), spec.slots.get("table")
    if line is None or line.placeholder is not None:
        return spec
    more = (lines - 1) * line.box.height
    box = replace(line.box, height=line.box.height + more)
    slots = {**spec.slots, name: replace(line, box=box, style=replace(line.style, size=16.0))}
    if table is not None and table.box.y >= line.box.y:
        top = max(table.box.y, box.bottom)
        slots["table"] = replace(table, box=replace(table.box, y=top, height=table.box.bottom - top), moved=True)
    return replace(spec, slots=slots)


def _with(slide: Slide, name: str, said: tuple[Content, ...]) -> Slide:
    """A slide with other words in a slot; a slot without any goes."""
    slots = {**slide.slots, name: said} if said else _without(slide.slots, name)
    return replace(slide, slots=slots)


def _without(named: Mapping[str, T], name: str) -> dict[str, T]:
    return {key: value for key, value in named.items() if key != name}


def with_notes(slide: Slide, said: Iterable[Content], shelf: Shelf) -> Slide:
    """A slide whose notes have, at their end, what leaves it."""
    texts = [text for content in said for text in texts_in(content)]
    have = {line.text.plain for line in slide.notes}
    label = shelf.words.say("label_left_off")
    lines = [
        NoteLine("" if place else label, text) for place, text in enumerate(t for t in texts if t.plain not in have)
    ]
    return replace(slide, notes=(*slide.notes, *lines))


def _address(slide: Slide) -> str:
    table = next((one for one in slide.slots.get("table", ()) if isinstance(one, Table)), None)
    return (table.address if table is not None else "") or slide.address
