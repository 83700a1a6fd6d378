"""Parts a role's brief into the steps that its player looks for while the scene is played."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.model.text import Text, joined, stronger, within

_END = re.compile(r"[.?!…][.?!…”“’\"»«)\]]*(\s+)(?=[^\W\d_]|[“„«»\"‘¿¡(\[\d])")
_ABBREVIATED = re.compile(r"(?:(?<![\w’'])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Nr|bzw|usw|ca|vs|etc|Mme|Sra?)|\d)\.$")
_CLOSED_BY = {"“": "”", "„": "“", "«": "»", "»": "«", "(": ")", "[": "]", '"': '"'}
_LEAD = 6
"""How many words before a colon say what a step is about; more are a sentence of their own."""


def steps_of(brief: Text) -> tuple[Text, ...]:
    """A brief, each sentence by itself, and strong what leads to one: **Asked what happened:** charged twice.

    What is said in quotation marks or brackets stays in one piece.
    """
    plain = brief.plain
    outside = _outside(plain)
    starts, ends = [0], []
    for found in _END.finditer(plain):
        gap = found.start(1)
        if outside[gap] and not plain[found.end()].islower() and not _ABBREVIATED.search(plain[:gap]):
            ends.append(gap)
            starts.append(found.end())
    ends.append(len(plain))
    return tuple(_with_its_lead(within(brief, *place)) for place in zip(starts, ends, strict=True))


def _with_its_lead(step: Text) -> Text:
    plain = step.plain
    outside = _outside(plain)
    for found in re.finditer(r":(?=\s)", plain):
        if outside[found.start()]:
            if len(plain[: found.start()].split()) > _LEAD:
                return step
            return joined(stronger(within(step, 0, found.end())), within(step, found.end(), len(plain)))
    return step


def _outside(plain: str) -> list[bool]:
    """For each letter, whether it stands outside quotation marks and brackets."""
    return list(_each_outside(plain))


def _each_outside(plain: str) -> Iterator[bool]:
    waiting: list[str] = []
    for letter in plain:
        if waiting and letter == waiting[-1]:
            waiting.pop()
        elif letter in _CLOSED_BY:
            waiting.append(_CLOSED_BY[letter])
        yield not waiting
