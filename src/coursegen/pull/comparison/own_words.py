"""Finds the author's words in a paragraph of an edited deck: between the tool's own, and where Enter parted them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from coursegen.pull.base.deck_base import Spot
from coursegen.pull.deck.edited_deck import Paragraph
from coursegen.pull.pairing.paragraph_pairs import ALIKE, likeness
from coursegen.pull.text.letters import Letter, Letters, collapsed, plain
from coursegen.pull.text.shown_text import has_paragraphs


def letters_in(paragraph: Paragraph) -> Letters:
    """The letters of a paragraph of the edited deck."""
    return tuple(
        Letter(character, run.bold is True, run.italic is True, False, run.link)
        for run in paragraph
        for character in run.text
    )


def between_the_tools(spot: Spot, letters: Letters) -> tuple[Letters, bool]:
    """The letters between the tool's own words, and whether those are other words now."""
    text = plain(letters)
    before, after = spot.before.lstrip(), spot.after.rstrip()
    if text.startswith(before) and text.endswith(after) and len(text) >= len(before) + len(after):
        return collapsed(letters[len(before) : len(text) - len(after)]), False
    if not text.startswith(before) and before and text == before.rstrip():
        return (), False
    whole = " ".join(spot.whole.split())
    start = _mapped(whole, text, len(before)) if before else 0
    end = _mapped(whole, text, len(whole) - len(after)) if after else len(text)
    return collapsed(letters[start : max(start, end)]), True


def _mapped(whole: str, text: str, position: int) -> int:
    """Where a position of one text is in another."""
    matcher = SequenceMatcher(None, whole, text, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        if position <= end:
            if position == end:
                return new_end
            return new_start + min(position - start, new_end - new_start)
    return len(text)


class Extra(Struct, frozen=True):
    """Paragraphs that nothing was paired with: those that a line end parted from another, and the rest."""

    joined: dict[int, list[int]]
    left: list[int]


def extra_paragraphs(spots: Sequence[Spot], now: Sequence[Letters], found: Sequence[int | None]) -> Extra:
    by_place = {at: spot for spot, at in zip(spots, found, strict=True) if at is not None}
    joined: dict[int, list[int]] = {}
    left: list[int] = []
    for at in range(len(now)):
        if at in by_place:
            continue
        owner = max((place for place in by_place if place < at), default=-1)
        spot = by_place.get(owner)
        if spot is None or has_paragraphs(spot.address) or not spot.address:
            left.append(at)
            continue
        words = plain(now[owner])
        words = " ".join([words, *(plain(now[more]) for more in joined.get(owner, ()))])
        longer = f"{words} {plain(now[at])}"
        if likeness(spot.whole, longer) > max(likeness(spot.whole, words), ALIKE):
            joined.setdefault(owner, []).append(at)
        else:
            left.append(at)
    return Extra(joined, left)
