"""Says what moved and deleted slides mean for a course: items removed, lists and plans in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from coursegen.pull.base.deck_base import SHOWN_LISTS, Base, BaseBlock, BaseSection
from coursegen.pull.comparison.differences import Rearranged, Stays
from coursegen.pull.pairing.slide_pairs import PairedDeck

OWN = "slides"
"""The list of a module that its own slides are in; their ids hold its name too."""


def rearranged(pairs: PairedDeck) -> Rearranged:
    """What moved and deleted slides mean; what has no meaning for a course is said."""
    base, slides = pairs.base, pairs.slides
    result = Rearranged()
    left = {scene.slide for scene in base.scenes if scene.id in slides}
    _removals(base, left, result)
    before = _first_of_each(scene.slide for scene in base.scenes if scene.slide in left)
    after = _first_of_each(name.partition("#")[0] for name in slides)
    if before != after:
        _orders(base, before, after, result)
    return result


def is_own(slide: str) -> bool:
    """Whether a slide is of a module's own list."""
    return f"/{OWN}/" in slide


def _followed(order: Sequence[str]) -> dict[str, str]:
    """A module's own slides to the slide of its plan that each follows; ``""`` where it follows none."""
    followed: dict[str, str] = {}
    last = ""
    for slide in order:
        if is_own(slide):
            followed[slide] = last
        else:
            last = slide
    return followed


def _first_of_each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _removals(base: Base, left: set[str], result: Rearranged) -> None:
    shown = {scene.slide for scene in base.scenes}
    for section in base.sections:
        of_section = [slide for block in section.blocks for slide in block.slides if slide in shown]
        if section.kind == "module" and of_section and not left.intersection(of_section):
            result.modules_removed.append(section.id)
            continue
        for block in section.blocks:
            for slide in block.slides if not block.items or section.kind != "module" else ():
                if slide in shown and slide not in left:
                    message = f"its slide was deleted; take {_address(section, block)} out if it is to go"
                    result.stays.append(Stays(slide, message))
            for item, of_item in block.items.items() if section.kind == "module" else ():
                gone = [slide for slide in of_item if slide in shown and slide not in left]
                if gone and not left.intersection(of_item):
                    result.removed.setdefault(f"{section.id}.{SHOWN_LISTS[block.kind]}", []).append(item)
                elif gone:
                    other = next(slide for slide in of_item if slide in left)
                    message = f"its slide was deleted, and {other} is still there; delete both to remove the question"
                    result.stays.append(Stays(gone[0], message))
        for slide in dict.fromkeys(scene.slide for scene in base.scenes if scene.section == section.id):
            if is_own(slide) and slide not in left:
                result.removed.setdefault(f"{section.id}.{OWN}", []).append(slide.rpartition("/")[2])
    known = {slide for section in base.sections for block in section.blocks for slide in block.slides}
    known.update(scene.slide for scene in base.scenes if is_own(scene.slide))
    for slide in dict.fromkeys(scene.slide for scene in base.scenes):
        if slide not in known and slide not in left:
            result.stays.append(Stays(slide, "its slide was deleted; the recipe of the deck asks for it"))


def _address(section: BaseSection, block: BaseBlock) -> str:
    if section.kind == "module":
        return f"{section.id}.plan.{block.id}"
    if section.kind == "break":
        return f"course.agenda.{section.id}"
    return f"course.agenda.{section.id}.plan.{block.id}"


def _orders(base: Base, before: list[str], after: list[str], result: Rearranged) -> None:
    section_of = {scene.slide: scene.section for scene in base.scenes}
    home = _home(after, section_of)
    for slide in after:
        if slide not in home:
            message = f"it was moved out of {section_of[slide]}, where its words are written; move it by hand"
            result.stays.append(Stays(slide, message))
    _module_order(base, [section_of[slide] for slide in home], result)
    for section in base.sections:
        old = [slide for slide in before if section_of[slide] == section.id]
        new = [slide for slide in home if section_of[slide] == section.id]
        old = [slide for slide in old if slide in new]
        if old == new:
            continue
        if section.kind == "module":
            _within(section, old, new, result)
        else:
            result.stays.append(Stays(new[0], f"the slides of {section.id} are in another order; that is its plan's"))


def _home(after: Sequence[str], section_of: Mapping[str, str]) -> list[str]:
    """The slides that stand with the others of their section.

    While a section stands in two places, the smallest such stretch of slides is taken for what was moved.
    """
    home = list(after)
    while True:
        stretches = [list(found) for _, found in groupby(home, key=lambda slide: section_of[slide])]
        counts = Counter(section_of[found[0]] for found in stretches)
        parted = [found for found in stretches if counts[section_of[found[0]]] > 1]
        if not parted:
            return home
        smallest = min(parted, key=len)
        home = [slide for slide in home if slide not in smallest]


def _module_order(base: Base, sections: Iterable[str], result: Rearranged) -> None:
    after = _first_of_each(sections)
    before = [section.id for section in base.sections if section.id in after]
    after = [name for name in after if name in before]
    if before == after:
        return
    modules = {section.id for section in base.sections if section.kind == "module"}
    order = [name for name in after if name in modules]
    if order != [name for name in before if name in modules]:
        result.modules_order.extend(order)
    left = iter(order)
    expected = [next(left) if name in modules else name for name in before]
    if expected != after:
        message = "breaks, the opening and the closing keep their row of the agenda; move those in course.yaml"
        result.stays.append(Stays(after[0], message))


def _within(section: BaseSection, old: Sequence[str], new: Sequence[str], result: Rearranged) -> None:
    """The order of a module's blocks, and of what each shows; its own slides follow what they stand after."""
    before, after = _followed(old), _followed(new)
    for slide in after:
        if after[slide] != before[slide]:
            message = f"it was moved; change what it stands after, in {slide.replace('/', '.')}.after"
            result.stays.append(Stays(slide, message))
    old, new = ([slide for slide in order if not is_own(slide)] for order in (old, new))
    if old == new:
        return
    block_of = {slide: block for block in section.blocks for slide in block.slides}
    if any(slide not in block_of for slide in new):
        result.stays.append(Stays(new[0], "its recipe decides the order of these slides"))
        return
    was = list(dict.fromkeys(block_of[slide].id for slide in old))
    shown = _by_block(new, block_of, was)
    if shown is None:
        message = (
            f"slides of {section.id} stand where its plan has no block of their kind; write one into {section.id}.plan"
        )
        result.stays.append(Stays(new[0], message))
        return
    order = [block.id for block, _ in shown]
    if order != was:
        result.orders[f"{section.id}.plan"] = order
    for block, slides in shown:
        _items(section, block, slides, set(new), result)


Shown = list[tuple[BaseBlock, list[str]]]
"""Blocks in their order now, each with the slides that stand there."""


def _by_block(new: Sequence[str], block_of: Mapping[str, BaseBlock], was: Sequence[str]) -> Shown | None:
    """The blocks of slides in their new order; ``None`` where a stretch of one kind has no block of that kind.

    A stretch that holds slides of two blocks is that which most of them come from.
    """
    own = [(block, list(found)) for block, found in _grouped(new, block_of)]
    if len({block.id for block, _ in own}) == len(own):
        return own
    runs = [list(found) for _, found in groupby(new, key=lambda slide: block_of[slide].kind)]
    if len(runs) != len(was):
        return None
    free = {block.id: block for block in block_of.values() if block.id in was}
    shown: Shown = []
    for run in runs:
        able = [block for block in free.values() if block.kind == block_of[run[0]].kind]
        if not able:
            return None
        best = max(able, key=lambda block: sum(block_of[slide].id == block.id for slide in run))
        del free[best.id]
        shown.append((best, run))
    return shown


def _grouped(slides: Sequence[str], block_of: Mapping[str, BaseBlock]) -> Shown:
    return [(block_of[found[0]], found) for found in (list(g) for _, g in groupby(slides, lambda s: block_of[s].id))]


def _items(section: BaseSection, block: BaseBlock, slides: Sequence[str], left: set[str], result: Rearranged) -> None:
    """What a block shows now: named in the block where it names that, else by the order of the module's list."""
    if not block.items:
        if list(slides) != [slide for slide in block.slides if slide in left]:
            result.stays.append(Stays(slides[0], "its parts are in another order; that is the tool's"))
        return
    of_item = {item: found for one in section.blocks if one.kind == block.kind for item, found in one.items.items()}
    item_of = {slide: item for item, found in of_item.items() for slide in found}
    now = _first_of_each(item_of[slide] for slide in slides)
    if list(slides) != [slide for item in now for slide in of_item[item] if slide in left]:
        result.stays.append(Stays(slides[0], "a question and its answer were parted; they stand together"))
    was = [item for item, found in block.items.items() if left.intersection(found)]
    if now == was:
        return
    if not block.named and sorted(now) == sorted(was):
        result.orders[f"{section.id}.{SHOWN_LISTS[block.kind]}"] = now
    else:
        result.items[f"{section.id}.plan.{block.id}.items"] = now
