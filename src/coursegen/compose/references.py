"""Words references to artefacts that are finished: slides by number, a handout by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from coursegen.compose.words import Words
from coursegen.model.slide import Slide


class Cited(Struct, frozen=True):
    """A finished handout: its recipe's title, its paper (``a4``), and the page, from 1, of each anchor in it."""

    title: str
    paper: str
    pages: Mapping[str, int]


class Listed(Struct, frozen=True):
    """A finished handout that is printed: how many pages it has, and the page, from 1, of each anchor in it."""

    count: int
    pages: Mapping[str, int]

    def spans(self, starts: Callable[[str], str]) -> dict[str, tuple[int, int]]:
        """The first and the last page of each part; ``starts`` names the part that an anchor is of, ``""`` for none."""
        first: dict[str, int] = {}
        for anchor, page in sorted(self.pages.items(), key=lambda one: one[1]):
            if part := starts(anchor):
                first.setdefault(part, page)
        ends = [*(page - 1 for page in first.values()), self.count][1:]
        return {part: (page, end) for (part, page), end in zip(first.items(), ends, strict=True)}


class Others(Struct, frozen=True):
    """What was made before: the deck's slides in order, the number of the last slide of each by id, a handout.

    ``listed`` are handouts to print, by the names of their recipes.
    """

    slides: tuple[Slide, ...] = ()
    last: Mapping[str, int] = field(default_factory=dict)
    cited: Cited | None = None
    listed: Mapping[str, Listed] = field(default_factory=dict)


NOTHING_YET = Others()


def slide_span(w: Words, first: int, last: int) -> str:
    """``Slide 14``, or ``Slides 14–15``."""
    if first == last:
        return w.say("slide", number=str(first))
    return w.say("slides", first=str(first), last=str(last))


def in_workbook(w: Words, others: Others, anchor: str, number: str) -> str:
    """``Workbook 2.3 (page 6)``; ``""`` for what the cited handout does not have."""
    cited = others.cited
    if cited is None or anchor not in cited.pages:
        return ""
    page = str(cited.pages[anchor])
    return w.say("workbook_page", number=number, page=page) if number else w.say("workbook_page_only", page=page)
