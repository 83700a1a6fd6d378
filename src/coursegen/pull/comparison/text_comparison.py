"""Compares one text of a slide, or one table, with what is there now: whose words changed, and at which address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coursegen.pull.base.deck_base import Base, Spot
from coursegen.pull.comparison.differences import FIELDS_OF_NEW, PRINCIPAL, Added, Passage, Stays, shortened
from coursegen.pull.comparison.edited_contents import ContentEdit
from coursegen.pull.comparison.option_reasons import lettered, with_reasons
from coursegen.pull.comparison.own_words import between_the_tools, extra_paragraphs, letters_in
from coursegen.pull.deck.edited_deck import Paragraph
from coursegen.pull.pairing.paragraph_pairs import paired
from coursegen.pull.text.letters import Letter, Letters, collapsed, plain
from coursegen.pull.text.rewording import Entry, Now
from coursegen.pull.text.shown_text import Value, has_paragraphs, value_of

_OF_CELLS = frozenset({"rows"})
"""The lists of :data:`FIELDS_OF_NEW` whose objects have one field of several texts."""


@dataclass
class Text:
    """One text of a slide: its spots, and its paragraphs now."""

    name: str
    in_notes: bool = False
    spots: list[Spot] = field(default_factory=list)
    now: list[Paragraph] = field(default_factory=list)


class Findings:
    """What is found while a deck is compared, by address."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.values: dict[str, Value] = {}
        for address, (typed, filled) in base.values.items():
            value = value_of(address, typed, filled)
            if value is not None:
                self.values[address] = value
        befores = {spot.before.strip() for scene in base.scenes for spot in scene.notes if spot.address}
        self._labels = tuple(sorted(f"{label} " for label in befores if len(label) > 1))  # not A, B, C
        self.passages: dict[str, list[Passage]] = {}
        self.orders: dict[str, list[tuple[str, ...]]] = {}
        self.added: list[Added] = []
        self.contents: list[ContentEdit] = []
        self.reasons: list[Letters] = []
        self.stays: list[Stays] = []

    def stay(self, slide: str, message: str) -> None:
        """Note what can't come home."""
        self.stays.append(Stays(slide, message))

    def table(
        self,
        slide: str,
        rows: Sequence[tuple[tuple[Spot, ...], ...]],
        now: Sequence[tuple[tuple[Paragraph, ...], ...]],
    ) -> None:
        """Compare a table row by row, then cell by cell."""
        said = [" ¦ ".join(" ".join(spot.whole for spot in cell) for cell in row) for row in rows]
        says = [
            " ¦ ".join(" ".join(plain(collapsed(letters_in(one))) for one in cell).strip() for cell in row)
            for row in now
        ]
        found = paired(said, says, str, str)
        in_order: list[tuple[int, Spot]] = []
        for row, at in zip(rows, found, strict=True):
            if at is None:
                self._row_gone(slide, row)
                continue
            for cell, cell_now in zip(row, now[at], strict=False):
                self.text(slide, Text("table", spots=list(cell), now=list(cell_now)))
                in_order.extend((at, spot) for spot in cell)
            if len(now[at]) != len(row):
                self.stay(slide, "a table has other columns now; its columns are the tool's")
        for at in sorted(set(range(len(now))).difference(found)):
            above = next((row for row, place in zip(rows, found, strict=True) if place == at - 1), ())
            if self._row_added(slide, above, now[at]):
                continue
            if new := says[at].replace(" ¦ ", ", ").strip(", ¦"):
                self.stay(slide, f"a table has a new row, '{shortened(new)}'; write it into the course")
        places = [at for at in found if at is not None]
        if places != sorted(places) and not self._order(in_order):
            self.stay(slide, "the rows of a table are in another order; that order is the agenda's")

    def _row_added(
        self, slide: str, above: tuple[tuple[Spot, ...], ...], row: tuple[tuple[Paragraph, ...], ...]
    ) -> bool:
        """Note a new row as a new object of the list that the row above it shows; whether it is one."""
        if len(above) != len(row) or not above:
            return False
        fields: dict[str, tuple[Now, ...]] = {}
        homes = set()
        for spots, cell in zip(above, row, strict=True):
            letters = collapsed(letter for one in cell for letter in (*letters_in(one), Letter(" ")))
            home, name = _home(spots[0], self.base) if len(spots) == 1 else ("", "")
            if not home or not letters:
                return False
            homes.add(home)
            fields[name] = (*fields.get(name, ()), Now(letters, spots[0].bold, spots[0].italic))
        around, _, after = homes.pop().rpartition(".")
        kind = around.rpartition(".")[2]
        if homes or fields.keys() != {*FIELDS_OF_NEW[kind]}:
            return False
        listed = tuple((name, cells if kind in _OF_CELLS else cells[0]) for name, cells in fields.items())
        self.added.append(Added(around, after, slide, listed))
        return True

    def _line_added(self, slide: str, spot: Spot, letters: Letters) -> bool:
        """Note a new line as a new object of the list that the line above it is of; whether it is one."""
        home, name = _home(spot, self.base)
        around, _, after = home.rpartition(".")
        if not home or FIELDS_OF_NEW[around.rpartition(".")[2]] != (name,):
            return False
        self.added.append(Added(around, after, slide, ((name, Now(letters, spot.bold, spot.italic)),)))
        return True

    def _row_gone(self, slide: str, row: tuple[tuple[Spot, ...], ...]) -> None:
        """Note a row that was deleted: its values are gone from there, and of the tool's words one is told."""
        spots = [spot for cell in row for spot in cell]
        with_address = [spot for spot in spots if spot.address]
        for spot in with_address:
            key, _ = _passage(spot, self.base)
            self.passages.setdefault(key, []).append(Passage(key, (), slide, False))
        if not with_address:
            said = " ".join(spot.whole for spot in spots)
            self.stay(slide, f"the row '{shortened(said)}' was deleted; those are words of the tool's own")

    def text(self, slide: str, text: Text) -> None:
        """Compare one text paragraph by paragraph.

        A text of a slide is a column of paragraphs, each the tool's own words around one paragraph of one value. The
        same value may be there twice, and several values under each other; what comes out is one passage for each
        time that a value is there.
        """
        # 1. Which paragraph of the edited text was which? Spaces are collapsed on both sides, so that only words count.
        now = [letters for one in text.now if (letters := collapsed(letters_in(one)))]
        found = paired(text.spots, now, lambda spot: " ".join(spot.whole.split()), plain)
        # 2. What nothing was paired with is new, unless somebody parted a paragraph by Enter: then it is its rest.
        extra = extra_paragraphs(text.spots, now, found)
        passages: dict[tuple[str, int], list[tuple[int, Entry]]] = {}
        seen: dict[tuple[str, int], int] = {}
        after: dict[int, tuple[str, int]] = {}
        above = {at: spot for spot, at in zip(text.spots, found, strict=True) if at is not None}
        # 3. Every paragraph that was built goes to its value. A value whose number comes a second time is there twice:
        #    the occurrence tells the two apart.
        for spot, at in zip(text.spots, found, strict=True):
            key, number = _passage(spot, self.base)
            if not key:  # it is the tool's own: a heading, a label, a number
                if at is None or plain(now[at]) != " ".join(spot.whole.split()):
                    self._tools_own(slide, text, spot, None if at is None else now[at])
                continue
            occurrence = seen.get((key, number), 0)
            seen[key, number] = occurrence + 1
            entries = passages.setdefault((key, occurrence), [])
            if at is None:
                continue
            # The value's words are those between the tool's; a paragraph that lost all of them says nothing any more.
            letters = now[at]
            for more in extra.joined.get(at, ()):
                letters = collapsed((*letters, Letter(" "), *now[more]))
            middle, tools_changed = between_the_tools(spot, letters)
            if tools_changed:
                self._tools_own(slide, text, spot, letters)
            if middle:
                entries.append((at, (number, Now(middle, spot.bold, spot.italic))))
            after[at] = key, occurrence
        # 4. A new paragraph right below one of a value that may have several belongs to that value; any other has no
        #    address in the course.
        for at in extra.left:
            before = max((place for place in after if place < at), default=-1)
            key, occurrence = after.get(before, ("", 0))
            if key and self._grows(key) and not self._labelled(plain(now[at])) and before == at - 1:
                passages[key, occurrence].append((at, (-1, Now(now[at]))))
                after[at] = key, occurrence
            elif not text.in_notes and before == at - 1 and self._line_added(slide, above[before], now[at]):
                after[at] = key, occurrence  # the next one comes after the same object, and so below this one
                above[at] = above[before]
            elif text.in_notes and lettered(now[at]):
                self.reasons.append(now[at])
            else:
                self._new_paragraph(slide, now[at], "the notes have" if text.in_notes else f"'{text.name}' has")
        # 5. Paragraphs of a value count in the order in which they are in the deck now.
        for (key, _), entries in passages.items():
            entries.sort(key=lambda one: one[0])
            self._keep(Passage(key, tuple(entry for _, entry in entries), slide, text.in_notes))
        if text.name != "table" and not text.in_notes:
            self._order([(at, spot) for spot, at in zip(text.spots, found, strict=True) if at is not None])

    def give_reasons(self, slide: str) -> None:
        """Give new options of a slide the reasons that its notes have for them; other lines of that kind are told."""
        self.added, left = with_reasons(self.added, slide, self.reasons, self.base)
        self.reasons = []
        for one in left:
            self._new_paragraph(slide, one, "the notes have")

    def _new_paragraph(self, slide: str, words: Letters, where: str) -> None:
        self.stay(slide, f"{where} a new paragraph, '{shortened(plain(words))}'; write it into the course")

    def _keep(self, passage: Passage) -> None:
        """Keep a passage; texts of one list that stand in places of their own on a slide are one passage."""
        kept = self.passages.setdefault(passage.address, [])
        if kept and not passage.in_notes and f"{passage.address}.0" in self.base.values:
            last = kept[-1]
            apart = {number for number, _ in last.entries}.isdisjoint(number for number, _ in passage.entries)
            if apart and (last.slide, last.in_notes) == (passage.slide, False):
                kept[-1] = Passage(passage.address, (*last.entries, *passage.entries), passage.slide, False)
                return
        kept.append(passage)

    def _labelled(self, text: str) -> bool:
        """Whether a paragraph of the notes starts with a label: SAY, DO, LISTEN FOR …"""
        return text.startswith(self._labels)

    def _grows(self, key: str) -> bool:
        return has_paragraphs(key) or f"{key}.0" in self.base.values

    def _order(self, placed: Sequence[tuple[int, Spot]]) -> bool:
        """Note the order of objects whose lines follow each other otherwise than before; whether there are objects."""
        ids: dict[str, list[tuple[int, str]]] = {}
        for at, spot in placed:
            parts = _passage(spot, self.base)[0].split(".")
            if len(parts) >= 3 and PRINCIPAL.get(parts[-3]) == parts[-1]:
                ids.setdefault(".".join(parts[:-2]), []).append((at, parts[-2]))
        for address, found in ids.items():
            before = tuple(dict.fromkeys(name for _, name in found))
            after = tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0])))
            if before != after:
                self.orders.setdefault(address, []).append(after)
        return bool(ids)

    def _tools_own(self, slide: str, text: Text, spot: Spot, letters: Letters | None) -> None:
        """Note that words of the tool's own were changed or deleted."""
        if not spot.whole.strip():
            return
        where = "in the notes " if text.in_notes else ""
        own = (spot.before + spot.after).strip() if spot.address else spot.whole
        if letters is None:
            self.stay(slide, f"{where}'{shortened(own)}' was deleted; those are words of the tool's own")
        else:
            said = f"'{shortened(own)}' is words of the tool's own, and"
            now = shortened(_from_change(spot.whole, plain(letters)))
            self.stay(slide, f"{where}{said} '{now}' stands there now")


def _from_change(old: str, new: str) -> str:
    """The new text from a little before where it differs from the old one; all of it where that is near the start."""
    pairs = enumerate(zip(" ".join(old.split()), new, strict=False))
    same = next((place for place, (was, now) in pairs if was != now), min(len(old), len(new)))
    start = new.rfind(" ", 0, max(0, same - 15)) + 1 if same > 30 else 0
    return f"…{new[start:]}" if start else new


def _home(spot: Spot, base: Base) -> tuple[str, str]:
    """The address of the object that a line is of, and the field; ``""`` where no new one could stand below it."""
    home, _, name = _passage(spot, base)[0].rpartition(".")
    kind = home.rpartition(".")[0].rpartition(".")[2]
    return (home, name) if kind in FIELDS_OF_NEW and name in FIELDS_OF_NEW[kind] else ("", "")


def _passage(spot: Spot, base: Base) -> tuple[str, int]:
    """The value that a paragraph belongs to and its number there: a list of texts is one value of many paragraphs."""
    around, _, last = spot.address.rpartition(".")
    if last.isdecimal() and around not in base.lists:
        return around, int(last)
    return spot.address, spot.number
