"""Takes down what a deck shows and where each word of it comes from, so that edits can be told later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from coursegen.compose import slide_ids
from coursegen.model.course import Block, Course, Module
from coursegen.model.plan_items import SHOWS
from coursegen.model.practice import Scenario
from coursegen.model.scene import Scene
from coursegen.model.scene_items import ChartItem, PictureItem, ShapeItem, TableItem, TextItem, TextParagraph, ungrouped
from coursegen.model.scene_items import Item as SceneItem
from coursegen.model.slide import NoteLine
from coursegen.model.text import Text
from coursegen.pull.base.deck_base import (
    Base,
    BaseBlock,
    BaseScene,
    BaseSection,
    ChartData,
    Item,
    Spot,
    base_json,
    image_hash,
    scene_json,
)
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.text.shown_text import Value

_OF_SOURCES = "articles."
_EXACT = 12_000
"""How exactly a base says where a shape is, in EMU: a third of a millimetre. A deck is to carry as little as it can."""


def snapshot(
    course: Course, scenes: Sequence[Scene], merged: Merged, *, fingerprint: str, team: str, session: str
) -> bytes:
    """What a deck says and where each word of it comes from, as a base's file; the same arguments, the same bytes."""
    said = _Said(merged)
    written = [scene_json(said.scene(scene)) for scene in scenes]
    sections = tuple(_sections(course, merged))
    values = {address: (value.typed, tuple(words for _, words in value.terms)) for address, value in said.shown.items()}
    base = Base(
        fingerprint=fingerprint,
        team=team,
        session=session,
        values=values,
        lists=_lists(course, merged, values, {*_names(scenes, sections)}),
        sections=sections,
        scenes=(),
    )
    return base_json(base, written)


class _Said:
    """Paragraphs to spots; ``shown`` collects the values that stand somewhere in the deck."""

    def __init__(self, merged: Merged) -> None:
        self._merged = merged
        self._values: dict[str, Value | None] = {}
        self.shown: dict[str, Value] = {}

    def scene(self, scene: Scene) -> BaseScene:
        """A scene's items and notes."""
        shown = tuple(ungrouped(scene.items))
        items = tuple(self._item(item) for item in shown)
        notes = tuple(self._notes(scene.notes))
        struck = " ".join(_struck(shown))
        return BaseScene(scene.id, scene.slide, scene.section, items, notes, scene.reserve, struck)

    def _item(self, item: SceneItem) -> Item:
        box = _rounded(item.box.x), _rounded(item.box.y), 0, 0
        if isinstance(item, TableItem):
            rows = tuple(tuple(self._paragraphs(cell.paragraphs) for cell in row) for row in item.rows)
            return Item(item.name, "table", _placeholder(item), box, rows)
        if isinstance(item, TextItem):
            bold, italic = _set_in(item)
            spots = self._paragraphs(item.paragraphs, bold, italic)
            return Item(item.name, "field" if item.field else "text", _placeholder(item), box, ((spots,),))
        if isinstance(item, ChartItem):
            data = tuple(ChartData(one.name, item.categories, tuple(map(float, one.values))) for one in item.series)
            return Item(item.name, "shape", "", box, data=data)
        if isinstance(item, PictureItem):
            return Item(item.name, "shape", "", box, image=image_hash(item.data), link=item.link)
        if isinstance(item, ShapeItem) and item.description:
            return Item(item.name, "shape", "", box, link=item.link)
        return Item(item.name, "shape", "", box)

    def _paragraphs(
        self, paragraphs: Sequence[TextParagraph], bold: bool = False, italic: bool = False
    ) -> tuple[Spot, ...]:
        counts: dict[str, int] = {}
        return tuple(
            self._spot(one.text, counts, bold=bold if one.bold is None else one.bold, italic=italic)
            for one in paragraphs
        )

    def _notes(self, lines: Sequence[NoteLine]) -> Iterator[Spot]:
        counts: dict[str, int] = {}
        for line in lines:
            yield self._spot(line.text, counts, f"{line.label} " if line.label else "")

    def _spot(
        self, text: Text, counts: dict[str, int], label: str = "", *, bold: bool = False, italic: bool = False
    ) -> Spot:
        """A paragraph and the value in it; the second paragraph with an address is its value's second."""
        whole = text.plain
        value = self._value(text.address)
        number = counts.get(text.address, 0)
        said = value.plain[number] if value is not None and number < len(value.plain) else ""
        if value is None or not said or (start := whole.find(said)) < 0:
            return Spot("", 0, label + whole, "", "", bold, italic)
        counts[text.address] = number + 1
        self.shown[text.address] = value
        end = start + len(said)
        return Spot(text.address, number, label + whole[:start], "", whole[end:], bold, italic)

    def _value(self, address: str) -> Value | None:
        if not address or address.startswith(_OF_SOURCES):
            return None
        if address not in self._values:
            self._values[address] = self._merged.value(address)
        return self._values[address]


def _rounded(length: float) -> int:
    """A length in EMU, exact enough to tell whether a shape was moved (``shape_pairs.NEAR``)."""
    return _EXACT * round(length / _EXACT)


def _struck(items: Iterable[SceneItem]) -> Iterator[str]:
    """The words that are struck out, run by run."""
    for item in items:
        for paragraph in item.paragraphs if isinstance(item, TextItem) else ():
            yield from (run.text for run in paragraph.text.runs if run.struck)


def _placeholder(item: TextItem | TableItem) -> str:
    return "" if item.placeholder is None else item.placeholder.type or "obj"


def _set_in(item: TextItem) -> tuple[bool, bool]:
    """Whether a box's words are bold, and italic, where neither an author nor a paragraph says so.

    The layout knows that; a scene shows it by its fragments' faces.
    """
    faces = {fragment.face for line in item.lines for fragment in line.fragments}
    if faces <= {"regular"}:
        return False, False
    runs = [run for paragraph in item.paragraphs if paragraph.bold is None for run in paragraph.text.runs]
    bold = all("bold" in face for face in faces) and any(not run.strong for run in runs)
    italic = all("italic" in face for face in faces) and any(not run.emphasis for run in runs)
    return bold, italic


def _names(scenes: Sequence[Scene], sections: Iterable[BaseSection]) -> Iterator[str]:
    """The ids of all that a deck shows as a slide, a row of the agenda or a block of a plan."""
    for scene in scenes:
        yield from scene.slide.split("/")
    for section in sections:
        yield section.id
        for block in section.blocks:
            yield block.id
            yield from block.items


def _lists(
    course: Course, merged: Merged, values: Mapping[str, object], names: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The ids of every list that an address leads through, and of those that the order of slides rests on.

    What a deck does not show is not named in it: a deck may go to people who are not to know what else there is.
    """
    found: dict[str, tuple[str, ...]] = {"course.agenda": merged.ids("course.agenda")}
    for module in course.modules:
        for name in ("plan", "key_points", "questions", "quiz", "slides"):
            found[f"{module.address}.{name}"] = merged.ids(f"{module.address}.{name}")
    seen = set(found)
    for address in values:
        at = address.rpartition(".")[0]
        while at and at not in seen:
            seen.add(at)
            if ids := merged.ids(at):
                found[at] = ids
            at = at.rpartition(".")[0]
    shown = {*names, *(name for address in values for name in address.split("."))}
    return {at: tuple(one for one in ids if one in shown) for at, ids in found.items()}


def _sections(course: Course, merged: Merged) -> Iterator[BaseSection]:
    for stretch in course.agenda:
        module = course.module(stretch.id) if stretch.kind == "module" else None
        blocks = tuple(_block(block, module, course, merged) for block in stretch.plan)
        if stretch.kind == "break":
            blocks = (BaseBlock(stretch.id, "break", False, {}, (slide_ids.pause(stretch),)),)
        yield BaseSection(stretch.id, stretch.kind, blocks)


def _block(block: Block, module: Module | None, course: Course, merged: Merged) -> BaseBlock:
    named = merged.texts(f"{block.address}.items") is not None
    items = {item: _shown(block.kind, item, module, course) for item in block.items}
    slides = tuple(slide for shown in items.values() for slide in shown) if items else _whole(block.kind, module)
    return BaseBlock(block.id, block.kind, named, items, slides)


def _shown(kind: str, item: str, module: Module | None, course: Course) -> tuple[str, ...]:
    """The slides of one item of a block."""
    owner: Module | Course = module or course
    slides = _SLIDES[kind]
    return tuple(slide for one in getattr(owner, SHOWS[kind]) if one.id == item for slide in slides(owner, one))


def _whole(kind: str, module: Module | None) -> tuple[str, ...]:
    """The slides of a block that shows no items."""
    if module is None:
        of_frame = {
            "welcome": slide_ids.TITLE,
            "how_it_runs": slide_ids.HOW_IT_RUNS,
            "agenda": slide_ids.AGENDA,
            "recap": slide_ids.RECAP,
            "commitments": slide_ids.COMMITMENTS,
            "farewell": slide_ids.FAREWELL,
        }
        return (of_frame[kind],)
    if kind == "scenario":
        return tuple(slide for played in module.scenarios for slide in _of_scenario(module, played))
    of_module = {
        "opener": slide_ids.opener,
        "objectives": slide_ids.objectives,
        "action_steps": slide_ids.action_steps,
    }
    return (of_module[kind](module),)


def _of_scenario(module: Module, played: Scenario) -> tuple[str, str]:
    return slide_ids.scenario(module, played), slide_ids.debrief(module, played)


_SLIDES: Mapping[str, Callable[[Any, Any], tuple[str, ...]]] = {
    "key_points": lambda module, point: (slide_ids.key_point(module, point),),
    "scenario": _of_scenario,
    "questions": lambda module, asked: (slide_ids.question(module, asked),),
    "exercise": lambda module, done: (slide_ids.exercise(module, done),),
    "tool": lambda owner, used: (slide_ids.tool("course" if isinstance(owner, Course) else owner.id, used),),
    "quiz": lambda module, asked: (slide_ids.quiz(module, asked),),
    "activity": lambda _, done: (slide_ids.activity(done),),
}
"""The slides of one item, by the kind of block that shows it."""
