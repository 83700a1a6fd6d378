"""Flows strips onto pages: decides what is on which page, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.write.pdf.strips import Strip, Tear, at_head, gap, kept, more_at_head, stacked
from coursegen.write.pdf.styles import UNIT, WRITE_ON

_HALF_EMPTY = 0.38  # of a page: more than that is not left empty for a soft keep
_WHITE = 0.12  # of a page: so much of it drawings leave white that grow
_MUCH, _WIDER = 0.25, 4 * UNIT  # of a page: where more is left, its sections are further apart, by so much at most
_SHARED = 0.4  # of a page: where more than that is left, a part starts there that could start the next page


class Placed(Struct, frozen=True):
    """A strip with its upper edge ``y`` points below the text area's and the height that it gets."""

    strip: Strip
    y: float
    height: float


@dataclass(slots=True)
class Sheet:
    """One page while it fills: ``used`` points from the top. It is empty where it only turns the leaf.

    What is ``torn`` off it, or lies behind what is torn off, takes ``foot`` points of it; it is read ``after`` so many
    of the others.
    """

    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0
    torn: Placed | None = None
    foot: float = 0.0
    after: int | None = None

    @property
    def last(self) -> Strip | None:
        """The lowest strip so far."""
        return self.placed[-1].strip if self.placed else None


@dataclass(slots=True)
class _Flow:
    height: float
    duplex: bool
    left: float
    sheets: list[Sheet] = field(default_factory=lambda: [Sheet()])
    waiting: Strip | None = None  # to be torn off the next right-hand page

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def free(self) -> float:
        """What is left of the page."""
        return self.height - self.sheet.foot - self.sheet.used

    def room(self, strips: Sequence[Strip]) -> float:
        """What is left of the page once the strips stand on it; negative where they don't fit."""
        last = self.sheet.last
        top = gap(last, strips[0]) if last else more_at_head(strips[0])
        return self.free - top - stacked(strips)

    def put(self, strip: Strip) -> None:
        sheet = self.sheet
        if sheet.last is None:
            for again in strip.repeat:
                sheet.placed.append(Placed(again, sheet.used, again.height))
                sheet.used += again.height
            strip = at_head(strip)
        top = sheet.used + (gap(sheet.last, strip) if sheet.last else 0.0)
        sheet.placed.append(Placed(strip, top, strip.height))
        sheet.used = top + strip.height

    def turn(self, side: str, left_over: Sequence[Strip] = ()) -> None:
        """Begin a page; a left-hand one that is left over before it has what there is for it."""
        if side == "soft" and self.free > _SHARED * self.height:
            return
        if self.sheet.placed:
            self.next_page()
        if side == "odd" and self.duplex and len(self.sheets) % 2 == 0:
            for one in left_over:
                self.put(one)
            self.next_page()

    def next_page(self) -> None:
        """Begin a page; behind a strip that is torn off, only its back is at the foot."""
        before, sheet = self.sheet, Sheet()
        if self.duplex and before.torn and before.torn.strip.tears and len(self.sheets) % 2:
            sheet.foot = before.foot
            sheet.torn = replace(before.torn, strip=replace(before.torn.strip, paint=before.torn.strip.tears.back))
        self.sheets.append(sheet)
        strip = self.waiting
        if strip and strip.tears and self._tears(strip.tears):
            self.waiting = None
            self._tear(strip, strip.tears)

    def put_off(self, strip: Strip, tear: Tear) -> None:
        """Put a strip to tear off at the foot of this page, or where that can't be, below what stands on it.

        One that waits goes to the next right-hand page; what comes after it fills the pages up to there.
        """
        if not tear.waits and not self._tears(tear) and self.room([strip]) < 0:
            self.turn("next")
        if self._tears(tear):
            self._tear(strip, tear)
        elif tear.waits:
            self.waiting = strip
        else:
            self.put(strip)

    def ended(self) -> None:
        """Add the leaf of a strip that still waits at the end of a story, and the page that has a strip's back."""
        while self.waiting or (self.duplex and self.sheet.torn and len(self.sheets) % 2):
            self.next_page()

    def _tear(self, strip: Strip, tear: Tear) -> None:
        off = replace(strip, paint=tear.front, inside=())
        self.sheet.torn, self.sheet.foot = Placed(off, self.height - tear.high, tear.high), tear.high
        self.sheet.after = len(self.sheet.placed)

    def _tears(self, tear: Tear) -> bool:
        right_hand = len(self.sheets) % 2 == 1
        return not self.sheet.torn and (right_hand or not self.duplex) and self.free >= tear.high


def unbroken(strips: Sequence[Strip]) -> tuple[Placed, ...]:
    """Strips that stay together, placed from the head of a page of their own on which they have room."""
    return placed_in(stacked(strips) + 1.0, kept(strips))


def placed_in(height: float, strips: Sequence[Strip], write_on: float = WRITE_ON) -> tuple[Placed, ...]:
    """Strips that have room in a place of that height, each where it is in it."""
    return tuple(flow(strips, height, False, write_on)[0].placed)


def flow(
    strips: Sequence[Strip], height: float, duplex: bool, write_on: float = WRITE_ON, left: float = _HALF_EMPTY
) -> list[Sheet]:
    """Fill pages of a text area ``height`` points high; ``write_on`` is between two lines to write on.

    No more than a share of a page is ``left`` empty for strips that would better stay together.

    A strip higher than a page stands alone and runs over its foot; blocks cut themselves so that none is.
    """
    state = _Flow(height, duplex, left)
    for group in _groups(strips, firm_only=False):
        if group[0].turn:
            state.turn(group[0].turn, group[0].left_over)
            group = group[1:]
        if group and (tear := group[0].tears):
            state.put_off(group[0], tear)
            continue
        if not group or state.room(group) >= -0.01:
            for strip in group:
                state.put(strip)
            continue
        parts = list(_groups(group, firm_only=True))
        splits = len(parts) > 1 and (state.free > left * height or stacked(group) > height)
        for part in parts if splits else [group]:
            _place(state, part)
    state.ended()
    while len(state.sheets) > 1 and not (state.sheet.placed or state.sheet.torn):
        state.sheets.pop()  # a page break at the end turns to nothing
    for sheet in state.sheets:
        _stretch(sheet, height - sheet.foot, write_on)
        if sheet.torn:
            sheet.placed.insert(len(sheet.placed) if sheet.after is None else sheet.after, sheet.torn)
    return state.sheets


def _place(state: _Flow, strips: Sequence[Strip]) -> None:
    """Put strips that belong together on this page, or on the next; over several where no page holds them."""
    if state.room(strips) >= -0.01:
        for strip in strips:
            state.put(strip)
        return
    if stacked(strips) + more_at_head(strips[0]) <= state.height + 0.01:
        state.turn("next")
        if state.room(strips) < -0.01:  # the foot of this page is the back of what is torn off
            state.next_page()
        for strip in strips:
            state.put(strip)
        return
    if state.free < state.left * state.height:
        state.turn("next")
    rest = list(strips)
    while rest:
        count = _cut(state, rest)
        for strip in rest[:count]:
            state.put(strip)
        rest = rest[count:]
        if rest:
            state.turn("next")


def _cut(state: _Flow, strips: Sequence[Strip]) -> int:
    """How many of the strips this page takes: up to the widest gap in the lower half of what has room on it.

    The strips belong together and no page holds them all, so they have to be parted somewhere. The first page of a
    long callout, for instance, is to end after a paragraph of it, not between two lines, and not a third of the way
    down because that is where the first paragraph ends.
    """
    # 1. Find how many have room here. Trying from all of them downwards, the first count that fits is the largest.
    #    Points are added up as floats, so a hundredth of one over the edge still counts as fitting.
    fitting = next((count for count in range(len(strips), 0, -1) if state.room(strips[:count]) >= -0.01), 0)

    # 2. Not even one has room. If something is on this page already, take none: the caller turns the page and asks
    #    again. If the page is empty, no other page would do better, so the first strip goes here and runs over the
    #    foot. Taking none then would have the caller turn pages forever.
    if not fitting:
        return 0 if state.sheet.placed else 1

    # 3. All that is left fits: there is nothing to part.
    if fitting == len(strips):
        return fitting

    # 4. List the counts after which this page may end: any but those whose last strip is bound to the next one, as a
    #    heading is to what it is the heading of. Weaker holds (firm, soft) are given up here, since they only asked
    #    for one page if one could hold everything. Where every strip is bound, the page ends where it is full.
    ends = [count for count in range(1, fitting + 1) if strips[count - 1].keep != "bound"] or [fitting]

    # 5. Leave out the ends in the upper half of what fits: a page that is half empty is worse than an end that is
    #    less good. If there is no end in the lower half, the lowest of them all leaves the least paper empty.
    half = stacked(strips[:fitting]) / 2
    lower = [count for count in ends if stacked(strips[:count]) >= half] or ends[-1:]

    # 6. Of those take the end with the most space below it: space is where a reader sees that one thing is over. Lines
    #    of a paragraph have none between them, so a paragraph is parted only where nothing else can be. Of equal gaps
    #    the lowest wins, which fills the page. `strips[count]` exists, as step 3 has dealt with all of them fitting.
    return max(lower, key=lambda count: (gap(strips[count - 1], strips[count]), count))


def _groups(strips: Sequence[Strip], firm_only: bool) -> Iterator[list[Strip]]:
    """Strips between which no page should end."""
    group: list[Strip] = []
    for strip in strips:
        if (strip.turn or strip.tears) and group:
            yield group
            group = []
        group.append(strip)
        if strip.keep == "no" or (firm_only and strip.keep == "soft"):
            yield group
            group = []
    if group:
        yield group


def _stretch(sheet: Sheet, height: float, write_on: float) -> None:
    """Give what is left of a page to the strips that fill it, else to those that may grow and between its sections."""
    left = height - sheet.used
    above = [0.0] * len(sheet.placed)
    if any(placed.strip.fills for placed in sheet.placed):
        more = _filled(sheet.placed, left, write_on)
    else:
        more = _grown(sheet.placed, left, height)
        above = _spread(sheet.placed, left - fsum(more), height)
    down = 0.0
    moved: list[Placed] = []
    for placed, before, extra in zip(sheet.placed, above, more, strict=True):
        down += before
        moved.append(Placed(placed.strip, placed.y + down, placed.height + extra))
        down += extra
    sheet.placed[:] = moved
    sheet.used += down


def _filled(placed: Sequence[Placed], left: float, write_on: float) -> list[float]:
    """How much higher each strip is of a page that some of them fill."""
    fillers = [number for number, one in enumerate(placed) if one.strip.fills]
    share = left / len(fillers)
    share -= share % (write_on if len(fillers) > 1 else UNIT / 2)
    more = [max(0.0, share) if one.strip.fills else 0.0 for one in placed]
    rest = left - fsum(more)
    more[fillers[-1]] += max(0.0, rest - rest % write_on)
    return more


def _grown(placed: Sequence[Placed], left: float, height: float) -> list[float]:
    """How much higher each strip is that may grow, a step each in turn; drawings after all others.

    Those grow only as long as some of the page stays white. Lines with gaps do so before all others.
    """
    more = [one.strip.grows if one.strip.open else 0.0 for one in placed]
    if fsum(more) > left + 0.01:
        more = [0.0] * len(placed)
    left -= fsum(more)
    for drawings in (False, True):
        left -= _WHITE * height if drawings else 0.0
        growing = [
            number
            for number, one in enumerate(placed)
            if one.strip.grows and not one.strip.open and one.strip.spare == drawings
        ]
        while growing:
            for number in tuple(growing):
                strip = placed[number].strip
                if strip.step <= left and more[number] + strip.step <= strip.grows:
                    more[number] += strip.step
                    left -= strip.step
                else:
                    growing.remove(number)
    return more


def _spread(placed: Sequence[Placed], left: float, height: float) -> list[float]:
    """What is added above each section of a page of which much is left, and not all of it below the last.

    One that stands right below the heading of its part stays there.
    """
    begins = [
        number
        for number, (above, one) in enumerate(pairwise(placed), 1)
        if one.strip.lead is not None and above.strip.keep != "bound"
    ]
    if not begins or left <= _MUCH * height:
        return [0.0] * len(placed)
    wider = min(_WIDER, left / 2 / len(begins))
    return [wider if number in begins else 0.0 for number, _ in enumerate(placed)]
