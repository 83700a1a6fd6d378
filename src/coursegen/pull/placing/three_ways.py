"""Decides three ways what an edit means: what was built, what the deck says and what the course says now."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.course.inline.blanks import with_gaps
from coursegen.course.inline.terms import BadTerm
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.text import Run, Text
from coursegen.pull.comparison.differences import (
    PRINCIPAL,
    Differences,
    Passage,
    Rearranged,
    Stays,
    paragraphs_of,
    shortened,
    unchanged,
)
from coursegen.pull.placing.additions import added
from coursegen.pull.placing.contents import contents_home
from coursegen.pull.placing.locks import Locks
from coursegen.pull.placing.new_slides import new_slides
from coursegen.pull.placing.order_three_ways import reordered
from coursegen.pull.placing.patch import Conflict, Patch, PatchMaker, RemoveModule, RemoveObject, SetText
from coursegen.pull.text.author_text import Typed, same_text, same_typed, told
from coursegen.pull.text.letters import plain
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.text.rewording import Entry, Reworded, reworded, same
from coursegen.pull.text.shown_text import NOTHING


def placed(differences: Differences, loaded: LoadedCourse) -> Patch:
    """The patch that brings a deck's edits home to the course as it is now."""
    merging = _Merging(differences, loaded)
    merging.removals(differences.slides)
    for address, passages in differences.passages.items():
        merging.value(address, passages)
    merging.blanks()
    found = (
        merging.patch(),
        added(differences, merging.now, merging.locks),
        contents_home(differences, merging.locks, loaded.course),
        new_slides(differences, merging.locks),
        reordered(differences, loaded, merging.locks),
    )
    stays = (*differences.stays, *differences.slides.stays, *(stay for one in found for stay in one.stays))
    return Patch(
        tuple(operation for one in found for operation in one.operations),
        tuple(conflict for one in found for conflict in one.conflicts),
        tuple(dict.fromkeys(stays)),
    )


class _Merging(PatchMaker):
    """A patch while it is made."""

    def __init__(self, differences: Differences, loaded: LoadedCourse) -> None:
        super().__init__()
        self.base, self.compared, self.loaded = differences.base, differences, loaded
        self.now = Merged(loaded.merged)
        self.locks = Locks(self.base, self.now)
        self.new: dict[str, str] = {}

    # What was deleted

    def removals(self, rearranged: Rearranged) -> None:
        """Objects whose slides, lines or rows were deleted, and whole modules."""
        for name in rearranged.modules_removed:
            self.locks.removed.add(name)
            if any(module.id == name for module in self.loaded.course.modules):
                self.operations.append(RemoveModule(name))
        for around, names in rearranged.removed.items():
            for name in names:
                self._remove(around, name)
        for address, passages in self.compared.passages.items():
            parts = address.split(".")
            if len(parts) < 3 or PRINCIPAL.get(parts[-3]) != parts[-1] or self.locks.is_removed(address):
                continue
            shown = [passage for passage in passages if not passage.in_notes]
            gone = [passage for passage in shown if not passage.entries]
            if shown and len(gone) == len(shown):
                self._remove(".".join(parts[:-2]), parts[-2])
            elif gone:
                other = next(passage.slide for passage in shown if passage.entries)
                message = f"the line of {parts[-2]} was deleted here, and still stands on {other}; delete both"
                self.stays.append(Stays(gone[0].slide, message))

    def _remove(self, around: str, name: str) -> None:
        self.locks.removed.add(f"{around}.{name}")
        if name not in self.now.ids(around) or f"{around}.{name}" in self.loaded.gone:
            return
        if self.locks.is_locked(f"{around}.{name}"):
            self.stays.append(Stays(f"{around}.{name}", "it was deleted, and is locked: no team may leave it out"))
        elif changed := self._changed_inside(f"{around}.{name}"):
            self.conflicts.append(
                Conflict(
                    "",
                    changed,
                    self._built(changed),
                    "(deleted)",
                    self.now.typed(changed) or "(gone)",
                    RemoveObject(around, name),
                )
            )
        else:
            self.operations.append(RemoveObject(around, name))

    def _changed_inside(self, address: str) -> str:
        """The first address inside a deleted object where the course says something else than was built."""
        for at, (typed, _) in self.base.values.items():
            if at.startswith(f"{address}.") and not same_text(typed, self.now.typed(at)):
                return at
        return ""

    # What was said otherwise

    def value(self, address: str, passages: Sequence[Passage]) -> None:
        """One value, or one list of texts, that may have been edited wherever it stands."""
        values = self.compared.values
        changed = [passage for passage in passages if not unchanged(passage, values)]
        if not changed or self.locks.is_removed(address):
            return
        said = {passage.entries: passage for passage in changed if passage.entries}
        if len({_words(entries) for entries in said}) > 1:
            where = " and ".join(dict.fromkeys(passage.slide for passage in said.values()))
            both = " and ".join(f"'{shortened(_words(entries))}'" for entries in said)
            self.stays.append(Stays(changed[0].slide, f"{address} says {both} now ({where}); make them the same"))
        elif said:
            entries, passage = next(iter(said.items()))
            self._edit(address, entries, passage)
        else:
            self._gone(address, changed, passages)

    def _gone(self, address: str, gone: Sequence[Passage], passages: Sequence[Passage]) -> None:
        parts = address.split(".")
        if len(parts) >= 3 and PRINCIPAL.get(parts[-3]) == parts[-1]:
            return  # told, or removed, as an object
        shown = [passage for passage in passages if not passage.in_notes] or list(passages)
        if all(not passage.entries for passage in shown):
            text = shortened(" ".join(plain(one) for one in paragraphs_of(address, self.compared.values)))
            message = f"'{text}' was deleted; a team can replace {address}, and not leave it out"
            self.stays.append(Stays(gone[0].slide, message))

    def _edit(self, address: str, entries: tuple[Entry, ...], passage: Passage) -> None:
        typed = self._typed(address, entries, passage)
        if typed is None:
            return
        built, now = self._built_as(address), self._now_as(address)
        if same_typed(typed, built) or same_typed(typed, now):
            return
        if self.locks.is_locked(address):
            message = f"{address} is locked: no team may change it, and '{shortened(told(typed))}' stays in the deck"
            self.stays.append(Stays(passage.slide, message))
        elif not same_typed(built, now):
            course = told(now) if now is not None else "(gone)"
            operation = SetText(address, typed, now, passage.slide)
            self.conflicts.append(Conflict(passage.slide, address, told(built), told(typed), course, operation))
        elif (session := self._session_says(address)) is not None:
            self.stays.append(Stays(passage.slide, f"{address} is said by {session}; change it there"))
        else:
            self.operations.append(SetText(address, typed, now, passage.slide))
            if isinstance(typed, str):
                self.new[address] = typed

    def _typed(self, address: str, entries: tuple[Entry, ...], passage: Passage) -> Typed | None:
        """What an author would type for what stands there now; ``None`` where that can't be, which is said."""
        values = self.compared.values
        if address in values:
            found = reworded(values[address], entries)
            self._tell(address, found, passage)
            return found.typed
        texts: list[str] = []
        for number, now in entries:
            value = values.get(f"{address}.{number}") if number >= 0 else None
            if value is not None and value.paragraphs and same(value.paragraphs[0], now):
                texts.append(value.typed)
                continue
            found = reworded(value or NOTHING, [(0 if value else -1, now)])
            self._tell(address, found, passage)
            if found.typed is None:
                return None
            texts.append(found.typed)
        return tuple(texts)

    def _tell(self, address: str, found: Reworded, passage: Passage) -> None:
        for term in found.kept:
            after = f"'{shortened(term.after)}'" if term.after.strip() else "nothing"
            message = (
                f"'{shortened(term.before)}' became {after}, and holds the term {term.expression}: change the term "
                f"under 'terms:' instead; {address} keeps it"
            )
            self.stays.append(Stays(passage.slide, message))
        if found.fault:
            self.stays.append(Stays(passage.slide, f"{address} can't be written down: {found.fault}"))
        elif found.marks_lost:
            message = f"bold, italics or links of {address} could not be written down; its words could"
            self.stays.append(Stays(passage.slide, message))

    def _built_as(self, address: str) -> Typed | None:
        if address in self.base.values:
            return self.base.values[address][0]
        return self._list_built(address)

    def _list_built(self, address: str) -> tuple[str, ...]:
        found: list[str] = []
        while (value := self.base.values.get(f"{address}.{len(found)}")) is not None:
            found.append(value[0])
        return tuple(found)

    def _now_as(self, address: str) -> Typed | None:
        return self.now.typed(address) if address in self.base.values else self.now.texts(address)

    def _built(self, address: str) -> str:
        return self.base.values[address][0] if address in self.base.values else ""

    def _session_says(self, address: str) -> str | None:
        stack = self.loaded.stack(address)
        return stack[-1].layer.file if stack and stack[-1].layer.kind == "session" else None

    # Blanks

    def blanks(self) -> None:
        """Take words that a key point no longer says out of its blanks."""
        points = {address.rpartition(".")[0] for address in self.new if ".key_points." in address}
        for point in sorted(points):
            blanks = self.now.texts(f"{point}.blanks")
            if blanks is None:
                continue
            left = [self._text(f"{point}.{name}") for name in ("headline", "explanation")]
            _, fit = with_gaps(left, [self._filled(words) for words in blanks])
            kept = [words for place, words in enumerate(blanks) if place in fit]
            for place, words in enumerate(blanks):
                if place not in fit:
                    message = f"'{shortened(words)}' is no longer said there, so the workbook leaves no gap for it"
                    self.stays.append(Stays(point, message))
            if len(kept) < len(blanks):
                self.operations.append(SetText(f"{point}.blanks", tuple(kept), blanks))

    def _text(self, address: str) -> Text:
        """The words of a text as they will be, without marks."""
        value = self.now.value_of(address, self.new.get(address) or self.now.typed(address) or "")
        return Text((Run(value.plain[0]),)) if value is not None and value.plain else Text()

    def _filled(self, words: str) -> str:
        """The words of a blank, its terms filled in; ``""`` where they can't be."""
        try:
            return " ".join(self.now.filled(words).split())
        except BadTerm:
            return ""


def _words(entries: Sequence[Entry]) -> str:
    return "\n".join(plain(now.letters) for _, now in entries)
