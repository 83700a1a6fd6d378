"""What a build wrote into a deck, kept so that an edited copy can be compared with it; to and from JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

FORMAT = 1
MAX_BYTES = 64 * 1024 * 1024
FINGERPRINT = re.compile(r"[0-9a-f]{64}")

ItemKind = Literal["text", "table", "shape", "field"]
Geometry = tuple[int, int, int, int]
"""x, y, width and height in EMU."""


class ChartData(NamedTuple):
    """One series of a chart, as a deck keeps it."""

    name: str
    categories: tuple[str, ...]
    values: tuple[float, ...]


class Spot(Struct, frozen=True, array_like=True):
    """One paragraph of a deck and the value that it shows.

    ``plain`` is the paragraph ``number`` (from 0) of the value at ``address``; ``before`` and ``after`` are
    the tool's own words around it. With no address all of it is the tool's and stands in ``before``.
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
    ``data`` is a chart's: the name, the categories and the values of each series; else none.
    """

    name: str
    kind: ItemKind
    placeholder: str
    box: Geometry
    rows: tuple[tuple[tuple[Spot, ...], ...], ...] = ()
    data: tuple[ChartData, ...] = ()


class BaseScene(Struct, frozen=True, array_like=True):
    """One slide of the deck: ``id`` has ``#2`` and so on where a slide was split, ``slide`` has not.

    ``hidden`` is a reserve slide.
    """

    id: str
    slide: str
    section: str
    title: str
    items: tuple[Item, ...]
    notes: tuple[Spot, ...]
    hidden: bool = False


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
    stamp: str
    team: str
    session: str
    values: Mapping[str, tuple[str, tuple[str, ...]]]
    lists: Mapping[str, tuple[str, ...]]
    sections: tuple[BaseSection, ...]
    scenes: tuple[BaseScene, ...]


def scene_json(scene: BaseScene) -> bytes:
    """A scene as it stands in a base's file: a list of its fields in their order, as are the items and spots in it."""
    return msgspec.json.encode(scene)


def base_json(base: Base, scenes: Iterable[bytes]) -> bytes:
    """The file's bytes, the same for the same deck; ``scenes`` are its scenes, written one by one.

    All scenes of a long deck at once would take more memory than the deck.
    """
    content = {
        "format": FORMAT,
        "fingerprint": base.fingerprint,
        "stamp": base.stamp,
        "team": base.team,
        "session": base.session,
        "values": dict(sorted(base.values.items())),
        "lists": dict(sorted(base.lists.items())),
        "sections": base.sections,
    }
    return b'%b,"scenes":[%b]}\n' % (msgspec.json.encode(content)[:-1], b",".join(scenes))


def base_of(data: bytes) -> Base:
    """The base in a file's bytes. Errors: ``ValueError`` where it is none, or of another format."""
    try:
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise ValueError("another format")
        return Base(
            fingerprint=str(content["fingerprint"]),
            stamp=str(content["stamp"]),
            team=str(content["team"]),
            session=str(content["session"]),
            values={
                str(at): (str(typed), tuple(map(str, filled))) for at, (typed, filled) in content["values"].items()
            },
            lists={str(at): tuple(map(str, ids)) for at, ids in content["lists"].items()},
            sections=tuple(_section(one) for one in content["sections"]),
            scenes=tuple(_scene(one) for one in content["scenes"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a base") from error


def _section(content: Any) -> BaseSection:
    name, kind, blocks = content
    return BaseSection(
        str(name),
        str(kind),
        tuple(
            BaseBlock(
                str(block),
                str(shows),
                bool(named),
                {str(item): tuple(map(str, slides)) for item, slides in items.items()},
                tuple(map(str, slides)),
            )
            for block, shows, named, items, slides in blocks
        ),
    )


def _scene(content: Any) -> BaseScene:
    name, slide, section, title, items, notes, *hidden = content  # an older base says nothing of hidden slides
    return BaseScene(
        str(name),
        str(slide),
        str(section),
        str(title),
        tuple(_item_of(item) for item in items),
        _spots_of(notes),
        hidden == [True],
    )


def _item_of(content: Any) -> Item:
    name, kind, placeholder, box, rows, *data = content  # an older base keeps no charts' data
    if kind not in ("text", "table", "shape", "field"):
        raise ValueError("no such kind")
    x, y, width, height = map(int, box)
    cells = tuple(tuple(_spots_of(cell) for cell in row) for row in rows)
    series = tuple(
        ChartData(str(one), tuple(map(str, categories)), tuple(map(float, values)))
        for one, categories, values in (data[0] if data else ())
    )
    return Item(str(name), kind, str(placeholder), (x, y, width, height), cells, series)


def _spots_of(content: Any) -> tuple[Spot, ...]:
    return tuple(
        Spot(str(address), int(number), str(before), str(plain), str(after), bool(bold), bool(italic))
        for address, number, before, plain, after, bold, italic in content
    )
