"""Makes new objects of a course of the lines and rows that somebody typed into a deck."""

from __future__ import annotations

from coursegen.pull.comparison.differences import Differences, Stays, shortened
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.new_ids import new_id
from coursegen.pull.placing.patch import AddObject, Operation, Patch
from coursegen.pull.text.author_text import Typed, same_typed
from coursegen.pull.text.letters import plain
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.text.rewording import Now, reworded
from coursegen.pull.text.shown_text import NOTHING


def added(differences: Differences, now: Merged, locks: Locks) -> Patch:
    """The new objects; one that the course has already is home, so that a deck can be pulled twice."""
    operations: list[Operation] = []
    stays: list[Stays] = []
    taken: dict[str, set[str]] = {}
    last: dict[tuple[str, str], str] = {}
    for one in dict.fromkeys(differences.added):
        ids = now.ids(one.around)
        said = shortened(" ".join(plain(words.letters) for _, words in one.fields for words in _each(words)))
        fields = [
            (name, words, [reworded(NOTHING, [(-1, cell)]) for cell in _each(words)]) for name, words in one.fields
        ]
        texts: tuple[tuple[str, Typed], ...] = tuple(
            (name, tuple(cells) if isinstance(words, tuple) and not isinstance(words, Now) else cells[0])
            for name, words, found in fields
            if len(cells := [cell.typed for cell in found if cell.typed is not None]) == len(found)
        )
        if any(_says(now, f"{one.around}.{name}", texts) for name in ids):
            continue
        if not ids or locks.is_removed(one.around):
            stays.append(Stays(one.slide, f"'{said}' is new; write it into {one.around}"))
        elif locks.is_locked(one.around):
            stays.append(Stays(one.slide, f"'{said}' is new, and {one.around} is locked: no team may add to it"))
        elif len(texts) < len(fields):
            fault = next(cell.fault for *_, found in fields for cell in found if cell.typed is None)
            stays.append(Stays(one.slide, f"'{said}' is new and can't be written down: {fault}"))
        else:
            names = taken.setdefault(one.around, set(ids))
            name = new_id(_first_text(texts), names)
            names.add(name)
            after = last.get((one.around, one.after)) or (one.after if one.after in ids else ids[-1])
            last[one.around, one.after] = name
            operations.append(AddObject(one.around, after, name, texts))
    return Patch(tuple(operations), (), tuple(stays))


def _each(words: Now | tuple[Now, ...]) -> tuple[Now, ...]:
    return (words,) if isinstance(words, Now) else words


def _first_text(fields: tuple[tuple[str, Typed], ...]) -> str:
    first = fields[0][1]
    return first if isinstance(first, str) else " ".join(first)


def _says(now: Merged, address: str, fields: tuple[tuple[str, Typed], ...]) -> bool:
    """Whether an object says the same in every field."""
    return bool(fields) and all(
        same_typed(now.typed(at) if isinstance(typed, str) else now.texts(at), typed)
        for at, typed in ((f"{address}.{name}", typed) for name, typed in fields)
    )
