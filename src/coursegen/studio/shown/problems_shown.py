"""Sorts what is wrong with a version by the fields that it is wrong with, in the words of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.evidence.lock import paragraphs_counted
from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.judgement import Mend, judged
from coursegen.course.loaded.addresses import Places
from coursegen.course.reading.load import LoadedCourse
from coursegen.problems import Place, Problem, Severity

SEVERITIES = tuple(one.value for one in (Severity.ERROR, Severity.WARNING, Severity.INFO))
"""How much a problem weighs, the heaviest first."""

TO_WRITE = "DRF2"
"""The rule of texts that somebody has still to write: told apart, since a new course is full of them."""

DRAFT = "DRF1"
"""The rule that says that a course, or a module, is a draft."""


class ProblemShown(Struct, frozen=True):
    """A problem at its field: what is wrong, what to do, whether a button mends it or it may be left as it is."""

    address: str
    message: str
    hint: str
    rule: str
    severity: str
    place: str = ""
    cure: bool = False
    may_stay: bool = False
    is_last: bool = False

    @property
    def to_write(self) -> bool:
        """Whether it only says that a text is left to write."""
        return self.rule == TO_WRITE

    @property
    def calls(self) -> bool:
        """Whether it has to be written or fixed: a remark has not, and a status is the last thing to be changed."""
        return self.to_write or self.is_last or (self.severity != Severity.INFO.value and self.rule != DRAFT)


class Found(Struct, frozen=True):
    """Everything that is wrong with a version, and the cures by the rule and the address that they are for."""

    problems: tuple[ProblemShown, ...] = ()
    cures: Mapping[tuple[str, str], Mend] = {}

    def counts(self) -> dict[str, int]:
        """How many problems there are of each severity that there is, the heaviest first, and how much is to write."""
        kinds = ["to_write" if one.rule == TO_WRITE else one.severity for one in self.problems]
        numbers = {one: kinds.count(one) for one in (*SEVERITIES[:2], "to_write", *SEVERITIES[2:])}
        return {one: number for one, number in numbers.items() if number}


def found_in(
    loaded: LoadedCourse | None,
    told: Sequence[Problem],
    own: Places,
    root: object,
    today: date | None,
    hinted: Callable[[str], str],
    named: Callable[[str], str],
) -> Found:
    """What is wrong with a version; ``told`` is what it is refused for, or what its slides are.

    ``hinted`` says a hint of a check for somebody who has no command line before them, ``named`` whatever a check says
    with the names of parts for their addresses.
    """
    problems, cures = list(told), {}
    if loaded is not None:
        judgement = judged(loaded, today, paragraphs=paragraphs_counted(root))  # type: ignore[arg-type]
        cures = {(one.rule, one.address): one for one in judgement.mends}
        problems += [*loaded.warnings, *judgement.problems]
    weighty = [one for one in problems if one.severity is not Severity.INFO or one.rule in RULES]
    addresses = _by_place(own, {one.place for one in weighty if one.place and not one.address})
    shown = list(dict.fromkeys(_shown(one, addresses, cures, hinted, named) for one in dict.fromkeys(weighty)))
    if not any(one.to_write for one in shown):
        shown = [replace(one, is_last=one.rule == DRAFT) for one in shown]
    return Found(tuple(sorted(shown, key=lambda one: SEVERITIES.index(one.severity))), cures)


def _shown(
    one: Problem,
    addresses: Mapping[Place, str],
    cures: Mapping[tuple[str, str], Mend],
    hinted: Callable[[str], str],
    named: Callable[[str], str],
) -> ProblemShown:
    address = one.address or (addresses.get(one.place, "") if one.place else "")
    rule = RULES.get(one.rule)
    return ProblemShown(
        address=address,
        message=_sentence(named(one.message)),
        hint=_sentence(named(hinted(one.hint))),
        rule=one.rule,
        severity=one.severity.value,
        place=str(one.place) if one.place else "",
        cure=(one.rule, address) in cures,
        may_stay=rule is not None and not rule.firm and bool(address) and one.severity is not Severity.ERROR,
    )


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…:" else ".")


def _by_place(own: Places, places: set[Place]) -> dict[Place, str]:
    """The address that stands at each place, else the one that starts last before it in its file."""
    if not places:
        return {}
    starts = sorted(_starts(own, {place.file for place in places}))
    found = {}
    for place in places:
        before = [
            address
            for at, address in starts
            if (at.file, at.line, at.column) <= (place.file, place.line, place.column) and at.file == place.file
        ]
        found[place] = before[-1] if before else ""
    return found


def _starts(own: Places, files: Iterable[str]) -> Iterator[tuple[Place, str]]:
    wanted = set(files)
    for address in own:
        if (place := own[address]).file in wanted:
            yield place, address
