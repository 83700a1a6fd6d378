"""Brings home what was edited and is no text: a slide hidden, a chart's data, a picture put in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest

from coursegen.model.course import Course
from coursegen.pull.base.deck_base import Base, ChartData, image_hash
from coursegen.pull.comparison.differences import Differences, Stays, shortened
from coursegen.pull.comparison.edited_contents import ChartEdited, Data, Hidden, PictureAdded, PictureReplaced
from coursegen.pull.comparison.slide_order import is_own
from coursegen.pull.deck.edited_deck import Shape
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.patch import Conflict, Patch, PatchMaker, SetChart, SetContent
from coursegen.pull.placing.pictures import picture_of, pictures_of
from coursegen.pull.text.letters import Letter
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.text.rewording import Now, reworded
from coursegen.pull.text.shown_text import NOTHING
from coursegen.source import nodes
from coursegen.source.pictures import is_smaller_copy


def contents_home(differences: Differences, locks: Locks, course: Course) -> Patch:
    """What was edited and is no text, for the course as it is now."""
    placing = _Placing(differences.base, locks, course)
    for one in differences.contents:
        match one:
            case Hidden(slide=slide, hidden=hidden):
                placing.hide(slide, hidden=hidden)
            case ChartEdited():
                placing.chart(one)
            case PictureAdded(slide=slide, picture=picture):
                placing.picture(slide, picture)
            case PictureReplaced():
                placing.replaced(one)
            case _:
                pass  # a new slide has a place to be found first: ``new_slides.py``
    return placing.patch()


class _Placing(PatchMaker):
    """The part of a patch while it is made."""

    def __init__(self, base: Base, locks: Locks, course: Course) -> None:
        super().__init__()
        self.base, self.locks, self.course = base, locks, course
        self.now: Merged = locks.now

    def hide(self, slide: str, *, hidden: bool) -> None:
        """Put a slide of a module's own into the reserve, or take it out."""
        address = slide.replace("/", ".")
        if not is_own(slide):
            message = "it is hidden; a course hides only slides of a module's own list, by 'reserve: true'"
            self.stays.append(Stays(slide, message if hidden else "it is shown now, and the course hides it"))
        elif self._may_change(slide, address, f"{address}.reserve") and self._is_in_reserve(address) != hidden:
            self.operations.append(SetContent(f"{address}.reserve", hidden, slide))

    def _is_in_reserve(self, address: str) -> bool:
        return (self.now.typed(f"{address}.reserve") or "false") == "true"

    def chart(self, edit: ChartEdited) -> None:
        """Bring a chart's data home, if the course has the same series as the deck."""
        address = f"{edit.slide.replace('/', '.')}.chart"
        ids = self.now.ids(f"{address}.series")
        said = f"the data of '{edit.name}' were edited ({_told(edit)})"
        if not ids or not is_own(edit.slide):
            self.stays.append(Stays(edit.slide, f"{said}; write them where the chart comes from"))
        elif not len(ids) == len(edit.before) == len(edit.after):
            self.stays.append(Stays(edit.slide, f"{said}; series that are added or removed are written by hand"))
        elif not all(map(_is_whole, edit.after)):
            self.stays.append(Stays(edit.slide, f"{said}, and a category has no name or no value"))
        elif self._may_change(edit.slide, address, f"{address}.series"):
            self._chart(edit, address, ids, said)

    def _chart(self, edit: ChartEdited, address: str, ids: Sequence[str], said: str) -> None:
        categories: tuple[str, ...] | None = None
        mark = ""
        was, names = edit.before[0].categories, edit.after[0].categories
        if was != names:
            typed = self.now.texts(f"{address}.categories") or ()
            kept = {name: one for name, one in zip(was, typed, strict=False) if name in names}
            found = [kept.get(name) or _typed(name) for name in names]
            categories = tuple(name for name in found if name is not None)
            if len(categories) < len(found):
                self.stays.append(Stays(edit.slide, f"{said}; a category has signs that can't be written down"))
                return
            marked = self.now.typed(f"{address}.mark") or ""
            if len(ids) == 1 and marked in typed and marked not in categories:
                if len(typed) != len(categories):
                    self.stays.append(
                        Stays(edit.slide, f"{said}; the category that is marked is gone, and 'mark' names it")
                    )
                    return
                mark = categories[typed.index(marked)]
            categories = None if categories == typed else categories
        titles = [
            None if old.name == new.name else _typed(new.name) for old, new in zip(edit.before, edit.after, strict=True)
        ]
        values = tuple(one.values for one in edit.after)
        now = tuple(self._values(f"{address}.series.{name}.values") for name in ids)
        if now == values and categories is None and not any(titles):
            return
        others = (None if new == old else new for old, new in zip(now, values, strict=True))
        operation = SetChart(address, categories, tuple(zip(ids, titles, others, strict=True)), edit.slide, mark)
        if now != tuple(one.values for one in edit.before):
            told = "; ".join(" ".join(f"{value:g}" for value in row) for row in now)
            built, deck = _figures(edit.before), _figures(edit.after)
            self.conflicts.append(Conflict(edit.slide, address, built, deck, told, operation))
        else:
            self.operations.append(operation)

    def _values(self, address: str) -> tuple[float, ...]:
        found = self.now.node(address)
        texts = (
            [one.text for one in found.items if isinstance(one, nodes.Scalar)]
            if isinstance(found, nodes.Sequence)
            else []
        )
        try:
            return tuple(map(float, texts))
        except ValueError:
            return ()

    def picture(self, slide: str, picture: Shape) -> None:
        """Take a picture that was put on a key point's slide to that key point."""
        name = f" '{shortened(picture.name)}'" if picture.name else ""
        point = self._key_point(slide)
        if point is None:
            message = f"there is a new picture{name}; it stays in the edited deck, since only key points take one"
            self.stays.append(Stays(slide, message))
            return
        found = picture_of(picture)
        at = f"{point}.picture"
        if isinstance(found, str):
            self.stays.append(Stays(slide, f"there is a new picture{name}, and {found}"))
        elif self.now.typed(f"{at}.file") == found.file.file:
            return  # it is home
        elif self.now.node(at) is not None or self.now.node(f"{point}.visual") is not None:
            message = f"there is a new picture{name}; {point} has a picture or a drawing already, and takes one"
            self.stays.append(Stays(slide, message))
        elif self._may_change(slide, point, at):
            self.operations.append(SetContent(at, found.fields, slide, (found.file,)))

    def replaced(self, edit: PictureReplaced) -> None:
        """Take the picture that was put in the place of another to where the course has that one."""
        said = f"the picture '{shortened(edit.name)}' was replaced by another"
        owner = edit.slide.replace("/", ".") if is_own(edit.slide) else self._key_point(edit.slide)
        here = next((at for at in (f"{owner}.picture", f"{owner}.visual.picture.picture") if self.now.node(at)), None)
        known = None if owner is None or here is None else pictures_of(self.course, owner).get(here)
        if owner is None or here is None or known is None:
            message = f"{said}; it stays in the edited deck, since the course has none of its own there"
            self.stays.append(Stays(edit.slide, message))
            return
        found = picture_of(edit.picture)
        if isinstance(found, str):
            self.stays.append(Stays(edit.slide, f"{said}, and {found}"))
        elif known.file == found.file.file or is_smaller_copy(edit.picture.file, known):
            return  # it is home, or nobody has replaced it
        elif self._may_change(edit.slide, owner, here):
            operation = SetContent(here, found.fields, edit.slide, (found.file,))
            if image_hash(known.data) != edit.before:
                built, deck = "another picture", found.file.file
                self.conflicts.append(Conflict(edit.slide, here, built, deck, known.file, operation))
                return
            self.operations.append(operation)
            if " ".join(edit.picture.description.split()) == known.description:
                message = f"{said}, and its alternative text is still the old one's: see that it says what is shown now"
                self.stays.append(Stays(edit.slide, message))

    def _key_point(self, slide: str) -> str | None:
        for section in self.base.sections:
            for block in section.blocks if section.kind == "module" else ():
                for item, shown in block.items.items() if block.kind == "key_points" else ():
                    if slide in shown:
                        return f"{section.id}.key_points.{item}"
        return None

    def _may_change(self, slide: str, owner: str, address: str) -> bool:
        """Whether a thing is still there, and nobody has locked what is to be changed of it."""
        if self.locks.is_removed(owner) or self.now.node(owner) is None:
            return False
        if self.locks.is_locked(address):
            self.stays.append(Stays(slide, f"{address} is locked: no team may change it"))
            return False
        return True


def _is_whole(series: ChartData) -> bool:
    """Whether a series has a name and a value for each category, and each of those has a name."""
    names = (series.name, *series.categories)
    return (
        all(name.strip() for name in names)
        and len(series.values) == len(series.categories)
        and all(map(math.isfinite, series.values))
    )


def _typed(name: str) -> str | None:
    """A category's or a series' name as an author would type it; ``None`` where that can't be."""
    return reworded(NOTHING, [(-1, Now(tuple(map(Letter, name))))]).typed


def _told(edit: ChartEdited) -> str:
    """What a chart's data became: the names of its series where they are others, else the first that was edited."""
    names = [one.name for one in edit.after]
    if [one.name for one in edit.before] != names:
        return f"its series are {', '.join(map(shortened, names)) or 'nothing'} now"
    return shortened(_figures(tuple(new for old, new in zip(edit.before, edit.after, strict=True) if old != new)[:1]))


def _figures(data: Data) -> str:
    """Series in words: ``Share: The bill 50; A day 31``."""
    return " / ".join(
        f"{one.name}: "
        + "; ".join(
            f"{name} {value}"
            for name, value in zip_longest(one.categories, (f"{value:g}" for value in one.values), fillvalue="?")
        )
        for one in data
    )
