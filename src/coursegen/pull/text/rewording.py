"""Finds what an author would type for the paragraphs that are in the deck now in place of a value.

Words that did not change keep their terms and their marks. What was changed inside a filled-in term
stays as it was, since the term is the team's word for a thing and not this sentence's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from msgspec import Struct

from coursegen.course.inline.marks import MASK, NotInline, runs_of
from coursegen.pull.text.letters import Letter, Letters, letters_of, plain, spaced, tokens
from coursegen.pull.text.shown_text import Value

ANOTHER = 0.35
"""A text that keeps no larger share of its words than this is another text, and owes the old one no terms."""

MAX_LETTERS = 20_000
"""Longer texts than this are not compared; no field of a course takes half as much."""


class TermKept(Struct, frozen=True):
    """An edit inside a term that was not taken over: the term as typed, the words before and after."""

    expression: str
    before: str
    after: str


class Reworded(Struct, frozen=True):
    """What to type: ``typed`` is ``None`` where it can't be written, which ``fault`` then explains.

    ``marks_lost`` says that bold, italics or links could not be written down.
    """

    typed: str | None
    kept: tuple[TermKept, ...] = ()
    marks_lost: bool = False
    fault: str = ""


class Now(NamedTuple):
    """One paragraph as it stands in the edited deck; ``hides_bold`` where every word of it is bold anyway."""

    letters: Letters
    hides_bold: bool = False
    hides_italic: bool = False


Entry = tuple[int, Now]
"""A paragraph with its number among those that were there before, from 0, or -1 for one that was not."""


def reworded(value: Value, entries: Sequence[Entry]) -> Reworded:
    """The text for the paragraphs that stand there now, in their order."""
    parts: list[str] = []
    kept: list[TermKept] = []
    lost = False
    for number, now in entries:
        if len(now.letters) > MAX_LETTERS:
            return Reworded(None, fault="it is too long")
        letters, refused = _taken_over(value.paragraphs[number] if number >= 0 else (), now, value)
        kept += refused
        if not (letters := spaced(letters)):
            continue
        if "${" in plain(letter for letter in letters if letter.term < 0):
            return Reworded(None, tuple(kept), fault="it holds '${', which opens a term")
        found = _typed(letters, value)
        if found is None:
            return Reworded(None, tuple(kept), fault="its signs would be read as marks")
        lost = lost or not found[1]
        parts.append(found[0])
    text = "\n\n".join(parts)
    if not text:
        return Reworded(None, tuple(kept), fault="nothing is left of it")
    return Reworded(text, tuple(kept), lost)


def same(old: Letters, new: Now) -> bool:
    """Whether a paragraph says the same with the same marks, as far as the deck can show them."""
    return plain(old) == plain(new.letters) and all(
        _shown(one, new) == _shown(other, new) or one.character == " "
        for one, other in zip(old, new.letters, strict=True)
    )


def _shown(letter: Letter, new: Now) -> tuple[bool, bool, str]:
    return letter.strong and not new.hides_bold, letter.emphasis and not new.hides_italic, letter.link


Operation = Literal["equal", "replace", "delete", "insert"]


class _Region(NamedTuple):
    """A stretch of the old letters and what it became."""

    operation: Operation
    start: int
    end: int
    new_start: int
    new_end: int


def _regions(old: Letters, new: Letters) -> list[_Region]:
    ones, others = tokens(old), tokens(new)
    starts, new_starts = _starts(ones), _starts(others)
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    return [
        _Region(operation, starts[i], starts[j], new_starts[k], new_starts[m])
        for operation, i, j, k, m in matcher.get_opcodes()
    ]


def _starts(found: Sequence[str]) -> list[int]:
    starts = [0]
    for token in found:
        starts.append(starts[-1] + len(token))
    return starts


def _taken_over(old: Letters, new: Now, value: Value) -> tuple[Letters, list[TermKept]]:
    """The new letters with the old ones' terms and hidden marks, and the edits inside terms that were left out."""
    if not old:
        return new.letters, []
    regions = _regions(old, new.letters)
    words = sum(not letter.character.isspace() for letter in old)
    same_words = sum(
        not letter.character.isspace()
        for region in regions
        if region.operation == "equal"
        for letter in old[region.start : region.end]
    )
    is_another = same_words <= ANOTHER * words
    held = set() if is_another else _held(old, regions)
    letters: list[Letter] = []
    refused: list[TermKept] = []
    for region in regions:
        before, after = old[region.start : region.end], new.letters[region.new_start : region.new_end]
        if region.operation == "equal":
            letters += (_marked(one, other, new) for one, other in zip(before, after, strict=True))
            continue
        touched = _touched(old, region) & held
        if touched:
            letters += before
            term = value.terms[min(touched)]
            refused.append(TermKept(term[0], plain(before) or term[1], plain(after)))
        else:
            letters += _as_around(after, old, region, new)
    whole = {
        number for number in {letter.term for letter in letters} if number >= 0 and _is_whole(number, letters, value)
    }
    return tuple(one if one.term in whole else one._replace(term=-1) for one in letters), refused


def _held(old: Letters, regions: Sequence[_Region]) -> set[int]:
    """The terms that an edit cuts into: those are not taken over, a term that was deleted with nothing put there is."""
    touched = {term for region in regions if region.operation != "equal" for term in _touched(old, region)}
    for region in regions:
        if region.operation == "delete":
            inside = {letter.term for letter in old[region.start : region.end]} - {-1}
            touched -= {term for term in inside if _all_of(term, old) <= set(range(region.start, region.end))}
    return touched


def _touched(old: Letters, region: _Region) -> set[int]:
    """The terms whose letters a region changes, or that it parts by what it puts in."""
    if region.start < region.end:
        return {letter.term for letter in old[region.start : region.end]} - {-1}
    if 0 < region.start < len(old) and old[region.start - 1].term == old[region.start].term:
        return {old[region.start].term} - {-1}
    return set()


def _all_of(term: int, letters: Letters) -> set[int]:
    return {place for place, letter in enumerate(letters) if letter.term == term}


def _marked(old: Letter, new: Letter, now: Now) -> Letter:
    """An unchanged letter: its marks are the deck's, where a deck can show them, else the old ones."""
    return Letter(
        new.character,
        old.strong if now.hides_bold else new.strong,
        old.emphasis if now.hides_italic else new.emphasis,
        old.code,
        new.link,
        old.term,
    )


def _as_around(after: Letters, old: Letters, region: _Region, now: Now) -> Letters:
    """New letters in a paragraph that hides marks: as marked as what they stand in place of, or between."""
    before = old[region.start : region.end] or old[max(0, region.start - 1) : region.start + 1]
    if now.hides_bold:
        strong = bool(before) and all(letter.strong for letter in before)
        after = tuple(letter._replace(strong=strong) for letter in after)
    if now.hides_italic:
        emphasis = bool(before) and all(letter.emphasis for letter in before)
        after = tuple(letter._replace(emphasis=emphasis) for letter in after)
    return after


def _is_whole(number: int, letters: Sequence[Letter], value: Value) -> bool:
    return plain(letter for letter in letters if letter.term == number) == value.terms[number][1]


def _typed(letters: Letters, value: Value) -> tuple[str, bool] | None:
    """Letters as Markdown with terms, and whether all marks could be written; ``None`` where neither can."""
    masked = _masked(letters)
    expressions = [value.terms[number][0] for number in _terms_in(letters)]
    bare = tuple(Letter(letter.character) for letter in masked)
    for wanted in (masked, bare):
        for escape in (False, True):
            typed = _markdown(wanted, escape=escape)
            if _reads_as(typed, wanted):
                return _unmasked(typed, expressions), wanted is masked
    return None


def _terms_in(letters: Letters) -> list[int]:
    return list(dict.fromkeys(letter.term for letter in letters if letter.term >= 0))


def _masked(letters: Letters) -> Letters:
    """The letters with one mask for each term's words."""
    found: list[Letter] = []
    last = -1
    for letter in letters:
        if letter.term < 0:
            found.append(letter)
        elif letter.term != last:
            found.append(letter._replace(character=MASK))
        last = letter.term
    return tuple(found)


def _unmasked(typed: str, expressions: Sequence[str]) -> str:
    left = iter(expressions)
    return "".join(next(left) if character == MASK else character for character in typed)


def _reads_as(typed: str, wanted: Letters) -> bool:
    try:
        found = letters_of(runs_of(typed))
    except NotInline:
        return False
    return len(found) == len(wanted) and all(
        one.character == other.character and (one.character == " " or one[1:5] == other[1:5])
        for one, other in zip(found, wanted, strict=True)
    )


_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\*_`[]"})


def _markdown(letters: Sequence[Letter], *, escape: bool) -> str:
    """Letters as inline Markdown: links outside, then strong, emphasis and code."""
    return "".join(_nested(letters, 0, escape))


def _nested(letters: Sequence[Letter], depth: int, escape: bool) -> Iterator[str]:
    if depth == len(_MARKS):
        text = plain(letters)
        yield text.translate(_ESCAPED) if escape and not letters[0].code else text
        return
    mark = _MARKS[depth]
    for stretch in _stretches(letters, mark):
        marked = getattr(stretch[0], mark)
        if not marked:
            yield from _nested(stretch, depth + 1, escape)
            continue
        start = next((place for place, one in enumerate(stretch) if one.character != " "), len(stretch))
        end = len(stretch) - next((place for place, one in enumerate(reversed(stretch)) if one.character != " "), 0)
        if start >= end:
            yield plain(stretch)
            continue
        opens, closes = _SIGNS.get(mark, ("[", f"]({marked})"))
        yield plain(stretch[:start]) + opens
        yield from _nested(stretch[start:end], depth + 1, escape)
        yield closes + plain(stretch[end:])


_MARKS = ("link", "strong", "emphasis", "code")
_SIGNS = {"strong": ("**", "**"), "emphasis": ("*", "*"), "code": ("`", "`")}


def _stretches(letters: Sequence[Letter], mark: str) -> Iterator[Sequence[Letter]]:
    """Letters parted where a mark changes; a space between two of one mark belongs to them."""
    start = 0
    for place in range(1, len(letters) + 1):
        if place == len(letters) or getattr(letters[place], mark) != getattr(letters[start], mark):
            if start < place:
                yield letters[start:place]
            start = place
