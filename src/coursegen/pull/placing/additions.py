"""Makes new objects of a course of the lines and rows that somebody typed into a deck."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from coursegen.pull.comparison.differences import Differences, Stays, shortened
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.patch import AddObject, Operation, Patch
from coursegen.pull.text.author_text import same_text
from coursegen.pull.text.letters import plain
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.text.rewording import reworded
from coursegen.pull.text.shown_text import NOTHING

_WORDS, _LONGEST = 3, 40
"""How many words of a text an id is made of, and how long it may get."""


def added(differences: Differences, now: Merged, locks: Locks) -> Patch:
    """The new objects; one that the course has already is home, so that a deck can be pulled twice."""
    operations: list[Operation] = []
    stays: list[Stays] = []
    taken: dict[str, set[str]] = {}
    last: dict[tuple[str, str], str] = {}
    for one in dict.fromkeys(differences.added):
        ids = now.ids(one.around)
        said = shortened(" ".join(plain(words.letters) for _, words in one.fields))
        fields = [(name, reworded(NOTHING, [(-1, words)])) for name, words in one.fields]
        texts = tuple((name, found.typed) for name, found in fields if found.typed is not None)
        if any(_says(now, f"{one.around}.{name}", texts) for name in ids):
            continue
        if not ids or locks.is_removed(one.around):
            stays.append(Stays(one.slide, f"'{said}' is new; write it into {one.around}"))
        elif locks.is_locked(one.around):
            stays.append(Stays(one.slide, f"'{said}' is new, and {one.around} is locked: no team may add to it"))
        elif len(texts) < len(fields):
            fault = next(found.fault for _, found in fields if found.typed is None)
            stays.append(Stays(one.slide, f"'{said}' is new and can't be written down: {fault}"))
        else:
            names = taken.setdefault(one.around, set(ids))
            name = _new_id(texts[0][1], names)
            names.add(name)
            after = last.get((one.around, one.after)) or (one.after if one.after in ids else ids[-1])
            last[one.around, one.after] = name
            operations.append(AddObject(one.around, after, name, texts))
    return Patch(tuple(operations), (), tuple(stays))


def _says(now: Merged, address: str, texts: tuple[tuple[str, str], ...]) -> bool:
    """Whether an object says the same in every field."""
    return bool(texts) and all(same_text(now.typed(f"{address}.{name}"), typed) for name, typed in texts)


def _new_id(text: str, taken: Collection[str]) -> str:
    """An id made of the first words of a text, which no object of the list has."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", ascii_only) if len(word) > 2][:_WORDS]
    name = "_".join(words)[:_LONGEST].strip("_")
    name = name if name[:1].isalpha() else f"new_{name}".rstrip("_")
    number, found = 2, name
    while found in taken:
        number, found = number + 1, f"{name}_{number}"
    return found
