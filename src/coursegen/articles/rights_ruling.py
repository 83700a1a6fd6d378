"""Weighs what an article says of its rights: what follows from it, what contradicts, and how that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from coursegen.articles.own_licence import OwnLicence
from coursegen.articles.rights import Stated, reserves_the_rest

_LONGEST = 480
_QUOTED = 150
_CONTRADICTING = ("reserved", "link only", "republished")
"""What a page may say that no licence of its own goes with."""

_SAYS = {
    "licence": "It names a licence, but not as its own",
    "conditional": "It may be used on conditions",
    "commercial": "Commercial use, paid training included, needs a permission",
    "link only": "It asks to be linked to and not copied",
    "republished": "It was republished with a permission, which covers that republication only",
    "reserved": "All rights are reserved",
    "copyright": "It has a copyright line, and says nothing of reuse",
}
_STATUS = {"conditional": "conditional", "link only": "link_only", "reserved": "reserved"}
_FOREMOST = ("conditional", "link only", "reserved")
"""Which of several decides: a condition is what an owner of all rights allows."""


class Ruling(Struct, frozen=True):
    """What may be done with an article: its licence, ``""`` for none that is sure, its status, and what to ask."""

    licence: str
    status: str
    question: str = ""
    sentence: str = ""


def ruling_on(own: Sequence[OwnLicence], about: Sequence[Stated]) -> Ruling:
    """What follows from the licences that a page states for itself and from all else it says.

    Two licences, or a licence and its contrary, are a question; until somebody answers it no licence is taken, and
    what is reserved stays reserved.
    """
    kinds = {one.kind for one in about}
    status = next((_STATUS[kind] for kind in _FOREMOST if kind in kinds), "unknown")
    if not own:
        return Ruling("", status)
    contrary = [one for one in about if one.kind in _CONTRADICTING and not reserves_the_rest(one.sentence)]
    if any(one.kind == "reserved" for one in contrary):
        status = "reserved"
    against = min(contrary, key=lambda one: _CONTRADICTING.index(one.kind), default=None)
    if len(own) > 1:
        return Ruling("", status, f"It states two licences, {own[0].licence} and {own[1].licence}: which one holds?")
    if against is not None:
        question = f"It states {own[0].licence}, and also “{_short(against.sentence, 120)}”: which one holds?"
        return Ruling("", status, question)
    return Ruling(own[0].licence, "licensed", sentence=own[0].sentence)


def rights_told(ruling: Ruling, about: Sequence[Stated]) -> str:
    """What the article allows and does not allow, in plain words, each with the beginning of its sentence."""
    if not about and not ruling.licence and not ruling.question:
        return "Unknown. The text states no terms of use. Only cite it: retell its ideas in your own words."
    return " ".join(_told(ruling, about))[:_LONGEST]


def _told(ruling: Ruling, about: Sequence[Stated]) -> Iterator[str]:
    if ruling.question:
        yield f"{ruling.question} Until that is known, no licence is taken as given."
    elif ruling.licence:
        yield f"Licensed {ruling.licence}."
    kinds = dict.fromkeys(one.kind for one in about)
    for kind in kinds:
        sentence = next(one.sentence for one in about if one.kind == kind)
        implied = (kind == "copyright" and len(kinds) > 1) or (kind == "republished" and "conditional" in kinds)
        if implied or (kind == "licence" and (ruling.licence or ruling.question)):
            continue
        yield f"{_SAYS[kind]}: “{_short(sentence, _LONGEST // len(kinds) - 70)}”"


def _short(sentence: str, longest: int) -> str:
    longest = max(40, min(_QUOTED, longest))
    return sentence if len(sentence) <= longest else sentence[:longest].rsplit(" ", 1)[0] + " …"
