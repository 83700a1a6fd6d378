"""Keeps what a build wrote into a deck, so that an edited copy can be compared with it; reads and writes it as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.plan_items import SHOWS
from coursegen.pull.text.shown_text import Value, value_of

FORMAT = 3
MAX_BYTES = 16 * 1024 * 1024
"""The largest base that is read: a deck of a hundred slides has one of 270 kB."""

FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_ID = "*"
"""What is in a file in place of a scene's own id, which it has once already."""

_ADDRESS = re.compile(r"[a-z0-9_#/.]{1,400}")

SHOWN_LISTS: Mapping[str, str] = {kind: items for kind, items in SHOWS.items() if kind != "activity"}
"""The kinds of block that show items, and the list of the module that those are in."""

ItemKind = Literal["text", "table", "shape", "field"]
Geometry = tuple[int, int, int, int]
"""x, y, width and height in EMU; a base says only where a shape is, and its width and height are 0."""


class ChartData(NamedTuple):
    """One series of a chart, as a deck keeps it."""

    name: str
    categories: tuple[str, ...]
    values: tuple[float, ...]


def image_hash(data: bytes) -> str:
    """As much of the hash of a picture's bytes as tells it from any other."""
    return sha256(data).hexdigest()[:16]


class Spot(Struct, frozen=True, array_like=True):
    """One paragraph of a deck and the value that it shows.

    ``plain`` is the paragraph ``number`` (from 0) of the value at ``address``; ``before`` and ``after`` are
    the tool's own words around it. With no address all of it is the tool's and is in ``before``. In a file ``plain`` is
    left out, since the value has it.
    ``bold`` and ``italic`` say how the paragraph is set whatever its author marked.
    """

    address: str
    number: int
    before: str
    plain: str
    after: str
    bold: bool = False
    italic: bool = False

    @property
    def whole(self) -> str:
        """All words of the paragraph."""
        return self.before + self.plain + self.after


class Item(Struct, frozen=True, array_like=True):
    """One shape: a text's paragraphs as its only row's only cell, a table's cells by row, else no rows.

    ``field`` is text that PowerPoint keeps up to date itself. ``placeholder`` is the type of one, or ``""``.
    ``data`` is a chart's: the name, the categories and the values of each series; else none. ``image`` is the start of
    a picture's hash (:func:`image_hash`), ``""`` for anything else and in a base from before there was one. ``link`` is
    the address that a click on a picture leads to.
    """

    name: str
    kind: ItemKind
    placeholder: str
    box: Geometry
    rows: tuple[tuple[tuple[Spot, ...], ...], ...] = ()
    data: tuple[ChartData, ...] = ()
    image: str = ""
    link: str = ""


class BaseScene(Struct, frozen=True, array_like=True):
    """One slide of the deck: ``id`` has ``#2`` and so on where a slide was split, ``slide`` has not.

    ``hidden`` is a reserve slide, ``struck`` are the words that a drawing strikes out.
    """

    id: str
    slide: str
    section: str
    items: tuple[Item, ...]
    notes: tuple[Spot, ...]
    hidden: bool = False
    struck: str = ""


class BaseBlock(Struct, frozen=True, array_like=True):
    """A block of a plan: the slides that it shows, by item for the kinds that show items (``named`` in the file)."""

    id: str
    kind: str
    named: bool
    items: Mapping[str, tuple[str, ...]]
    slides: tuple[str, ...]


class BaseSection(Struct, frozen=True, array_like=True):
    """A row of the agenda, its kind, and its plan."""

    id: str
    kind: str
    blocks: tuple[BaseBlock, ...]


class Base(Struct, frozen=True):
    """A deck as it was built: ``values`` maps addresses to what was typed there and its terms' words in order.

    ``team`` is ``base`` for a course as it is, ``session`` is ``""`` where there is none. ``lists`` has the
    ids of the lists whose items stand in the deck, in their order, by address.
    """

    fingerprint: str
    team: str
    session: str
    values: Mapping[str, tuple[str, tuple[str, ...]]]
    lists: Mapping[str, tuple[str, ...]]
    sections: tuple[BaseSection, ...]
    scenes: tuple[BaseScene, ...]


def scene_json(scene: BaseScene) -> bytes:
    """A scene as it is in a base's file: a list of its fields in their order, as are the items and spots in it."""
    return msgspec.json.encode(_renamed(scene, scene.id, scene.slide, _ID, ""))


def _renamed(scene: BaseScene, part: str, slide: str, new_part: str, new_slide: str) -> BaseScene:
    """A scene with other words in the places where its own id is repeated: in its accent's name and its last note."""
    names = {f"slide:{part}": f"slide:{new_part}"}
    lines = {f"slide: {slide}": f"slide: {new_slide}"}
    items = tuple(replace(item, name=names[item.name]) if item.name in names else item for item in scene.items)
    notes = tuple(replace(one, before=lines[one.before]) if one.before in lines else one for one in scene.notes)
    return replace(scene, slide=new_slide, items=items, notes=notes)


def base_json(base: Base, scenes: Iterable[bytes]) -> bytes:
    """The file's bytes, the same for the same deck; ``scenes`` are its scenes, written one by one.

    All scenes of a long deck at once would take more memory than the deck. Values are written in the order in which the
    scenes show them first, without their addresses, which the scenes have: a deck is to carry as little as it can.
    """
    content = {
        "format": FORMAT,
        "fingerprint": base.fingerprint,
        "team": base.team,
        "session": base.session,
        "values": tuple(base.values.values()),
        "lists": dict(sorted(base.lists.items())),
        "sections": base.sections,
    }
    return b'%b,"scenes":[%b]}\n' % (msgspec.json.encode(content)[:-1], b",".join(scenes))


def base_of(data: bytes) -> Base:
    """The base in a file's bytes. Errors: ``ValueError`` where it is none, of another format, or contradicts itself."""
    try:
        content = msgspec.json.decode(data, type=_BaseFile)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("not a base") from error
    if content.format != FORMAT:
        raise ValueError("another format")
    addresses = dict.fromkeys(spot.address for scene in content.scenes for spot in _spots(scene) if spot.address)
    if len(addresses) != len(content.values):
        raise ValueError("values without a place, or places without a value")
    base = Base(
        content.fingerprint,
        content.team,
        content.session,
        dict(zip(addresses, content.values, strict=True)),
        content.lists,
        content.sections,
        tuple(_renamed(one, _ID, "", one.id, one.id.partition("#")[0]) for one in content.scenes),
    )
    _check(base)
    words = {address: value_of(address, typed, filled) for address, (typed, filled) in base.values.items()}
    return replace(base, scenes=tuple(_with_words(scene, words) for scene in base.scenes))


class _BaseFile(Struct, frozen=True):
    """A base as it is in its file."""

    format: int
    fingerprint: str
    team: str
    session: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    lists: Mapping[str, tuple[str, ...]]
    sections: tuple[BaseSection, ...]
    scenes: tuple[BaseScene, ...]


def _spots(scene: BaseScene) -> Iterator[Spot]:
    """The paragraphs of a scene in the order in which a build takes them down."""
    for item in scene.items:
        for row in item.rows:
            for cell in row:
                yield from cell
    yield from scene.notes


def _check(base: Base) -> None:
    """See whether the parts of a base agree with each other; it may come from anybody. Errors: ``ValueError``."""
    names = [scene.id for scene in base.scenes]
    if len(set(names)) < len(names) or any(scene.id.partition("#")[0] != scene.slide for scene in base.scenes):
        raise ValueError("its slides are named otherwise than their parts")
    sections = [section.id for section in base.sections]
    if len(set(sections)) < len(sections):
        raise ValueError("two sections of one name")
    addresses = {*base.values, *base.lists, *names, *(section.id for section in base.sections), base.team}
    if not all(map(_ADDRESS.fullmatch, addresses)):
        raise ValueError("an address that no course has")
    for section in base.sections:
        for block in section.blocks:
            if section.kind == "module" and block.items and block.kind not in SHOWN_LISTS:
                raise ValueError("a block of another kind shows items")


def _with_words(scene: BaseScene, words: Mapping[str, Value | None]) -> BaseScene:
    """A scene whose paragraphs have the words of their values. Errors: ``ValueError`` for one without such a value."""

    def spot(one: Spot) -> Spot:
        if not one.address:
            return one
        value = words.get(one.address)
        if value is None or not 0 <= one.number < len(value.plain):
            raise ValueError(f"no words for {one.address}")
        return replace(one, plain=value.plain[one.number])

    items = tuple(
        replace(item, rows=tuple(tuple(tuple(map(spot, cell)) for cell in row) for row in item.rows))
        for item in scene.items
    )
    return replace(scene, items=items, notes=tuple(map(spot, scene.notes)))
