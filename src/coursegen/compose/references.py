"""Words references to artefacts that are finished: slides by number, a handout by page."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from coursegen.compose.words import Words
from coursegen.model.slide import Slide


class Cited(Struct, frozen=True):
    """A finished handout: its recipe's title, its paper (``a4``), and the page, from 1, of each anchor in it."""

    title: str
    paper: str
    pages: Mapping[str, int]


class Others(Struct, frozen=True):
    """What was made before: the deck's slides in order, the number of the last slide of each by id, a handout."""

    slides: tuple[Slide, ...] = ()
    last: Mapping[str, int] = field(default_factory=dict)
    cited: Cited | None = None


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
