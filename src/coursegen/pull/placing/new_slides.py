"""Puts a new slide of a deck into the list of a module's own slides, where one of its kinds fits."""

from __future__ import annotations

from coursegen.course.assembly.anchors import ITEMS
from coursegen.pull.base.deck_base import SHOWN_LISTS, Base
from coursegen.pull.comparison.differences import Differences, Stays, shortened
from coursegen.pull.comparison.edited_contents import SlideAdded
from coursegen.pull.comparison.slide_order import OWN, is_own
from coursegen.pull.deck.edited_deck import EditedSlide
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.new_ids import new_id
from coursegen.pull.placing.own_kinds import OwnSlide, Unfit, notes_in, own_slide_in
from coursegen.pull.placing.patch import AddObject, Content, Patch, PatchMaker
from coursegen.pull.text.author_text import same_text
from coursegen.pull.text.merged_course import Merged


def new_slides(differences: Differences, locks: Locks) -> Patch:
    """The new slides that can be a module's own; the others are listed."""
    placing = _Placing(differences.base, locks)
    for one in differences.contents:
        if isinstance(one, SlideAdded):
            try:
                placing.add(one.after, one.slide)
            except Unfit as unfit:
                message = f"this is a new slide, '{shortened(one.slide.title)}', and {unfit}; write it into the course"
                placing.stays.append(Stays(f"slide {one.slide.number}", message))
    return placing.patch()


class _Placing(PatchMaker):
    """The part of a patch while it is made; ``last`` has the new slide that was put after one of the deck."""

    def __init__(self, base: Base, locks: Locks) -> None:
        super().__init__()
        self.base, self.locks = base, locks
        self.now: Merged = locks.now
        self.taken: dict[str, set[str]] = {}
        self.last: dict[str, str] = {}

    def add(self, before: str, slide: EditedSlide) -> None:
        """Add a slide after one that the course has. Errors: :class:`Unfit`."""
        module, anchor = self._anchor(before)
        found = own_slide_in(slide)
        around = f"{module}.{OWN}"
        ids = self.now.ids(around)
        if any(self._says(f"{around}.{name}", found) for name in ids):
            return  # it is home
        if self.locks.is_locked(around):
            raise Unfit(f"{around} is locked: no team may add to it")
        names = self.taken.setdefault(around, set(ids))
        name = new_id(found.title, names)
        names.add(name)
        fields: list[tuple[str, Content]] = [("kind", found.kind)]
        fields += [("after", anchor)] if anchor else []
        fields += [("title", found.title), *found.fields]
        fields += [("reserve", True)] if slide.hidden else []
        fields.append(("notes", notes_in(slide)))
        after = self.last.get(before) or self._after(before, anchor, around) or self.last.get(around, "")
        self.last[before] = self.last[around] = name
        self.operations.append(AddObject(around, after, name, tuple(fields), found.files))

    def _anchor(self, before: str) -> tuple[str, str]:
        """The module that a slide stands in, and what it follows there. Errors: :class:`Unfit`."""
        module = before.partition("/")[0]
        if is_own(before):
            return module, self.now.typed(f"{before.replace('/', '.')}.after") or ""
        for section in self.base.sections:
            for block in section.blocks if section.kind == "module" else ():
                if before not in block.slides or self.now.node(section.id) is None:
                    continue
                kind = SHOWN_LISTS.get(block.kind, "")
                for item, shown in block.items.items() if kind in ITEMS else ():
                    if before in shown:
                        return section.id, f"{kind}.{item}"
                return section.id, f"plan.{block.id}"
        raise Unfit("it stands outside the modules, which alone have slides of their own")

    def _after(self, before: str, anchor: str, around: str) -> str:
        """The slide of the list to stand after: the one before it in the deck, or before those of the same place."""
        ids = self.now.ids(around)
        if (own := before.rpartition("/")[2]) in ids and is_own(before):
            return own
        names = (anchor, anchor.partition(".")[2])
        same = (place for place, one in enumerate(ids) if self.now.typed(f"{around}.{one}.after") in names)
        first = next(same, len(ids))
        return ids[max(0, first - 1)] if ids else ""

    def _says(self, address: str, found: OwnSlide) -> bool:
        """Whether a slide of the list is of the same kind and has the same title."""
        same = same_text(self.now.typed(f"{address}.title"), found.title)
        return same and self.now.typed(f"{address}.kind") == found.kind
