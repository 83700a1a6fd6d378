"""Holds what commands that only look tell programs: check, rehearse, drift, trace, diff, compare and teams."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType


class ToldFinding(Struct, frozen=True, forbid_unknown_fields=True):
    """A problem; without a place it has no ``file``, ``line``, ``column`` and ``width``."""

    rule: str
    severity: str
    message: str
    versions: list[str]
    hint: str | UnsetType = UNSET
    why: str | UnsetType = UNSET
    file: str | UnsetType = UNSET
    line: int | UnsetType = UNSET
    column: int | UnsetType = UNSET
    width: int | UnsetType = UNSET
    address: str | UnsetType = UNSET


class ToldCheck(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen check --format json` says; ``counts`` has a number for each severity."""

    format: int
    tool: str
    strict: bool
    counts: dict[str, int]
    problems: list[ToldFinding]


class ToldSpan(Struct, frozen=True, forbid_unknown_fields=True):
    """How long something takes in a quick, a likely and a slow room, in seconds."""

    quick: int
    likely: int
    slow: int


class ToldPart(ToldSpan, frozen=True, forbid_unknown_fields=True):
    """A part of what a block needs."""

    what: str


class ToldBlockTime(Struct, frozen=True, forbid_unknown_fields=True):
    """A block of a rehearsal; ``state`` is ``fits``, ``over`` or ``too_long``."""

    address: str
    starts: str
    given: float
    needed: ToldSpan
    state: str
    parts: list[ToldPart]
    cures: list[str]


class ToldRehearsal(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen rehearse --format json` says; times are in seconds."""

    people: int
    because: str
    given: float
    needed: ToldSpan
    buffer: float
    blocks: list[ToldBlockTime]


class ToldArticle(Struct, frozen=True, forbid_unknown_fields=True):
    """An article: when somebody looked at it, whether its text is here, and whether that has changed."""

    id: str
    looked: str | None
    text_here: bool
    changed: bool


class ToldStale(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement whose paragraph is not as it was: where that is ``now``, and how much is ``alike``."""

    address: str
    article: str
    paragraph: int
    state: str
    now: int | None
    alike: float
    slides: list[int]
    workbook_page: int | None


class ToldDrift(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen drift --format json` says."""

    format: int
    articles: list[ToldArticle]
    stale: list[ToldStale]
    places: int


class ToldSlideAt(Struct, frozen=True, forbid_unknown_fields=True):
    """A slide of the deck."""

    number: int
    id: str
    title: str


class ToldParagraph(Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph that something rests on."""

    article: str
    paragraph: int
    state: str
    sha256: str | None
    text_here: bool


class ToldRest(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that rests on paragraphs: what it says, where that is written and shown."""

    address: str
    says: str
    written: str
    blocks: list[str]
    slides: list[int]
    workbook_page: int | None
    paragraphs: list[ToldParagraph]


class ToldTrace(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen trace --format json` says; ``slide`` is the one that was asked for."""

    format: int
    slide: ToldSlideAt | None
    rests: list[ToldRest]


class ToldWording(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that differ wherever they occur."""

    old: str
    new: str
    addresses: list[str]


class ToldDifference(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that differs between two versions."""

    part: str
    address: str
    how: str
    what: str
    old: str
    new: str
    only_words: bool


class ToldDiff(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen diff --format json` says."""

    one: str
    other: str
    words: list[ToldWording]
    differences: list[ToldDifference]


class ToldChange(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that differs between two decks; a slide is 0 in the deck that lacks it."""

    slide: int
    other: int
    title: str
    what: str
    how: str
    where: str
    old: str
    new: str
    said: str


class ToldComparison(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen compare --format json` says."""

    one: str
    other: str
    changes: list[ToldChange]


class ToldShare(Struct, frozen=True, forbid_unknown_fields=True):
    """The minutes of a module, or of the rest, and how many things a team patches there."""

    minutes: int
    patched: int


class ToldPatch(Struct, frozen=True, forbid_unknown_fields=True):
    """A patch whose value in the course is not what it was."""

    address: str
    file: str
    line: int
    was: str
    now: str


class ToldTeam(Struct, frozen=True, forbid_unknown_fields=True):
    """A team; one that can't be read has its ``problems`` alone."""

    team: str
    problems: list[str] | UnsetType = UNSET
    title: str | UnsetType = UNSET
    sector: str | UnsetType | None = UNSET
    minutes: int | UnsetType = UNSET
    modules: dict[str, ToldShare | None] | UnsetType = UNSET
    other: ToldShare | UnsetType = UNSET
    stale: list[ToldPatch] | UnsetType = UNSET


class ToldTeams(Struct, frozen=True, forbid_unknown_fields=True):
    """What `coursegen teams --format json` says."""

    modules: list[str]
    teams: list[ToldTeam]


TOLD_BY_LOOKING: dict[str, type[Struct]] = {
    "check": ToldCheck,
    "rehearse": ToldRehearsal,
    "drift": ToldDrift,
    "trace": ToldTrace,
    "diff": ToldDiff,
    "compare": ToldComparison,
    "teams": ToldTeams,
}
"""What each command says, by its name."""
