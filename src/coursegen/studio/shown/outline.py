"""Lists the parts of a session in their order, each with the minutes that it has and needs: what an outline shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from msgspec import Struct

from coursegen.compose.numbers import printed_numbers
from coursegen.course.clock.rehearsal import BlockTime, rehearsed
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.course import Block, Stretch
from coursegen.model.slide import Slide

_WHOLE: Mapping[str, str] = {
    "welcome": "course",
    "how_it_runs": "course.rules",
    "commitments": "course.commitments",
    "farewell": "course.farewell",
}
"""The blocks of the opening and the closing that show something which stands elsewhere in course.yaml."""

_ITEMS: Mapping[str, str] = {
    "key_points": "key_points", "questions": "questions", "exercise": "exercises", "tool": "tools", "quiz": "quiz",
    "scenario": "scenarios", "activity": "activities",
}  # fmt: skip
"""The list in which what a block shows stands, by the block's kind."""


class Part(Struct, frozen=True):
    """One row of the outline.

    ``address`` is what its form edits, ``block`` the block of the plan that it stands in (``""`` for a whole row of the
    agenda). ``kind`` is what it is: a list's name (``key_points``), a block's kind, ``module``, ``break``. Minutes are
    in whole seconds, 0 where they are told at another row. ``differs`` says that this version has it otherwise.
    """

    address: str
    title: str
    kind: str
    number: str = ""
    block: str = ""
    given: int = 0
    needed: int = 0
    clock: str = ""
    differs: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it needs more minutes than it has."""
        return ceil(self.needed / 60) > ceil(self.given / 60) > 0


def outline(loaded: LoadedCourse, slides: Sequence[Slide]) -> tuple[Part, ...]:
    """The rows of the agenda with what stands in each."""
    course = loaded.course
    numbers = printed_numbers(course)
    times = {one.block.address: one for one in rehearsed(course).blocks}
    by_block: dict[str, list[Slide]] = {}
    for slide in slides:
        by_block.setdefault(slide.block, []).append(slide)
    return tuple(_row(loaded, stretch, numbers, times, by_block) for stretch in course.agenda)


def every_part(parts: Sequence[Part]) -> Iterator[Part]:
    """All rows in their order."""
    for part in parts:
        yield part
        yield from every_part(part.parts)


def _row(
    loaded: LoadedCourse,
    stretch: Stretch,
    numbers: Mapping[str, str],
    times: Mapping[str, BlockTime],
    slides: Mapping[str, Sequence[Slide]],
) -> Part:
    address = stretch.id if stretch.kind == "module" else stretch.address
    children: list[Part] = []
    for block in stretch.plan:
        children.extend(_parts(loaded, address, block, numbers, times[block.address], slides.get(block.address, ())))
    needed = sum(times[block.address].needed.likely for block in stretch.plan)
    return Part(
        address,
        stretch.title.plain,
        stretch.kind,
        numbers.get(address, "") if stretch.kind == "module" else "",
        given=60 * stretch.minutes,
        needed=round(needed),
        clock=f"{stretch.start}",
        differs=bool(loaded.touched(address)) if loaded.touching else False,
        parts=tuple(children),
    )


def _parts(
    loaded: LoadedCourse,
    module: str,
    block: Block,
    numbers: Mapping[str, str],
    time: BlockTime,
    slides: Sequence[Slide],
) -> Iterator[Part]:
    seen: list[str] = []
    given, needed = time.given, round(time.needed.likely)
    for at, title in _shown(module, block, slides):
        if any(at == one or at.startswith(f"{one}.") for one in seen if one != "course"):
            continue
        seen.append(at)
        differs = bool(loaded.touched(at)) if loaded.touching else False
        yield Part(at, title, _kind(at, block), numbers.get(at, ""), block.address, given, needed, differs=differs)
        given = needed = 0
    if not seen:
        yield Part(block.address, "", block.kind, "", block.address, given, needed)


def _shown(module: str, block: Block, slides: Sequence[Slide]) -> Iterator[tuple[str, str]]:
    """What a block shows: the address of each thing that has a form, and what its slide is called."""
    if block.kind in _WHOLE:
        yield _WHOLE[block.kind], slides[0].title.plain if slides else ""
        return
    titles = {slide.address: slide.title.plain for slide in slides}
    for slide in slides:
        if slide.address == module:  # the slide that opens a module is the module's own
            yield block.address, slide.title.plain
        elif slide.address:
            yield slide.address, slide.title.plain
    items = _ITEMS.get(block.kind, "")
    owner = "course" if module.startswith("course.") else module
    for name in block.items if items else ():
        at = f"{owner}.{items}.{name}"
        if at not in titles:
            yield at, name.replace("_", " ")


def _kind(address: str, block: Block) -> str:
    steps = address.split(".")
    return steps[-2] if len(steps) > 2 and steps[-2] in {*_ITEMS.values(), "slides"} else block.kind
