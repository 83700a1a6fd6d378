"""The places that a facilitator guide names beside its slides: each slide, and its page of the workbook."""

from __future__ import annotations

import re
from typing import NamedTuple

_LABEL = re.compile(r"^Slides? (?P<first>\d+)(?:–(?P<last>\d+))?(?= ·|$)", re.MULTILINE)
_CITED = re.compile(
    r" ·\s(?P<kicker>.{0,160}?)Workbook(?:,\spage\s(?P<page>\d+)|\s(?P<number>[\dA-Z.]+)\s\(page\s(?P<at>\d+)\))$",
    re.MULTILINE | re.DOTALL,
)
_ANY = re.compile(r"Workbook,\spage\s\d+")
_NUMBER = re.compile(r"(?<![\d.])[\dA-Z]+\.\d+(?![\d.])")


class Citation(NamedTuple):
    """A slide and the page of the workbook beside it; ``number`` is what has that number there, ``""`` without."""

    slide: int
    page: int
    number: str
    below: str
    """The words of the guide's page from there to the next slide: its headline and its picture are the first."""


def slides_told(text: str) -> list[int]:
    """The number of every slide of a guide's text, in the order of the text; of ``Slides 74–75`` both."""
    found = _LABEL.finditer(text)
    return [one for label in found for one in range(int(label["first"]), int(label["last"] or label["first"]) + 1)]


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
                found.append(Citation(int(label["first"]), at, number, page[cited.end() : until]))
                plain += cited["page"] is not None
    assert plain == len(_ANY.findall("\n".join(pages))), "a citation is written in another way"
    return found


def holds(page: str, number: str) -> bool:
    """Whether a page has something of that number, and not only of one that contains it."""
    return bool(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", page))
