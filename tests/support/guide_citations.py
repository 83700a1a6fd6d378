"""The places that a facilitator guide names beside its slides: each slide, and its page of the workbook."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = re.compile(r"^Slides? (?P<first>\d+)(?:–(?P<last>\d+))?(?= ·|$)", re.MULTILINE)
_CITED = re.compile(
    r" ·\s(?P<kicker>.{0,160}?)Workbook(?:,\spage\s(?P<page>\d+)|\s(?P<number>[\dA-Z.]+)\s\(page\s(?P<at>\d+)\))"
    r"(?:\s·\s\d+\smin)?$",
    re.MULTILINE | re.DOTALL,
)
_ANY = re.compile(r"Workbook,\spage\s\d+")
_NUMBER = re.compile(r"(?<![\d.])[\dA-Z]+\.\d+(?![\d.])")


class Citation(NamedTuple):
    """A slide and the page of the workbook beside it; ``number`` is what has that number there, ``""`` without.

    A scene has one page of the guide for its own slide and for that of its debrief, which is the ``last``.
    """

    slide: int
    last: int
    page: int
    number: str
    below: str
    """The words of the guide's page from there to the next slide: its headline and its picture are the first."""


def slides_told(text: str) -> list[int]:
    """The number of every slide of a guide's text, in the order of the text; of ``Slides 74–75`` both.

    Below the two of a scene each picture has its own number again, which is not told twice.
    """
    told: list[int] = []
    both: range = range(0)
    for label in _LABEL.finditer(text):
        first, last = int(label["first"]), int(label["last"] or 0)
        if last:
            both = range(first, last + 1)
            told += both
        elif first not in both:
            told.append(first)
    return told


def citations(pages: list[str]) -> list[Citation]:
    """Every page of the workbook that stands beside a slide; an assertion fails where one is written otherwise."""
    found: list[Citation] = []
    plain = 0
    for page in pages:
        labels = list(_LABEL.finditer(page))
        for place, label in enumerate(labels):
            until = labels[place + 1].start() if place + 1 < len(labels) else len(page)
            if cited := _CITED.match(page[:until], label.end()):
                shown = _NUMBER.search(cited["kicker"])
                number = cited["number"] or (shown[0] if shown else "")
                at = int(cited["page"] or cited["at"])
                first, last = int(label["first"]), int(label["last"] or label["first"])
                found.append(Citation(first, last, at, number, page[cited.end() : until]))
                plain += cited["page"] is not None
    assert plain == len(_ANY.findall("\n".join(pages))), "a citation is written in another way"
    return found


def holds(page: str, number: str) -> bool:
    """Whether a page has something of that number, and not only of one that contains it."""
    return bool(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", page))
