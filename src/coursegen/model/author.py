"""Holds who wrote an article: a person, who is cited by the family name, or an organisation, which is cited whole."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

_PARTICLES = frozenset((
    "van", "von", "de", "der", "den", "del", "della", "dela", "di", "da", "das", "do", "dos", "du", "la", "le", "los",
    "las", "bin", "ibn", "ben", "al", "el", "af", "av", "zu", "zum", "zur", "ten", "ter",
))  # fmt: skip
_AND = frozenset(("y", "e", "i", "und"))
_TITLES = frozenset((
    "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "rev", "rev.", "ing.",
    "dipl.-ing.", "mag.", "hon.",
))  # fmt: skip
_SUFFIXES = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.?d|d\.?phil|m\.?d|m\.?b\.?a|b\.?a|m\.?a|m\.?sc|b\.?sc|m\.?ed|ed\.?d|psy\.?d|ll\.?[bm]|j\.?d|esq"
    r"|cpa|pmp|csp|cptd|cplp|rn|obe|mbe|frs|r\.?n)\.?",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"\b(?:press|news|agency|associated|reuters|office|department|ministry|bureau|commission|committee|council|board|"
    r"authority|institute|institut|university|universit\w+|college|school|academy|centre|center|association|society|"
    r"foundation|federation|union|league|trust|network|group|team|staff|editors|editorial|magazine|journal|times|post|"
    r"review|gazette|herald|tribune|blog|media|publishing|publishers?|books|company|corporation|corp|inc|llc|ltd|plc|"
    r"gmbh|ag|kg|ev|e\.v|verlag|redaktion|verein|verband|stiftung|ministerium|bundesamt|s\.?a\.?r\.?l|s\.?a|s\.?r\.?l|"
    r"s\.?p\.?a|b\.?v|n\.?v|oy|ab|a/s|aps|sp\. z o\.o|lda|organi[sz]ation|services?|solutions|consulting|partners|"
    r"international|national|government|parliament|library|museum|hospital|bank|church|city|county|state|"
    r"experience|collective|project|initiative|guild|studio|labs?|contributors|wikipedia|collaboration|working group|"
    r"ministerio|minist[eè]re|secretar[ií]a|ayuntamiento|asociaci[oó]n|fundaci[oó]n|instituto|editorial|universidad|"
    r"soci[ée]t[ée]|fondation|associazione|fondazione|universit[àa]|stichting|vereniging|uitgeverij|fundacja|"
    r"stowarzyszenie|wydawnictwo|uniwersytet|associa[çc][ãa]o|funda[çc][ãa]o|universidade)\b"
    r"|\bof\b|\bfor\b|&|\d|\w\.(?:com|org|net|gov|co)\b",
    re.IGNORECASE,
)


class Author(Struct, frozen=True):
    """An author as the article's file names one; ``organisation`` says that it is no person."""

    name: str
    organisation: bool = False

    @property
    def shown(self) -> str:
        """The name as it is said: ``Sam Okoro`` of ``Okoro, Sam``, degrees kept."""
        if self._is_whole:
            return self.name
        family, given, after = _parts(self.name)
        return ", ".join((f"{given} {family}" if given else family, *after))

    @property
    def short(self) -> str:
        """The name in a short citation: a person's family name with its particles, an organisation's whole name."""
        if self._is_whole:
            return self.name
        family, given, _ = _parts(self.name)
        return family if given else _family(family)

    @property
    def _is_whole(self) -> bool:
        return self.organisation or names_an_organisation(self.name)


def names_an_organisation(name: str) -> bool:
    """Whether a name is surely that of an organisation: by a word that no person is called by, or by its capitals."""
    words = name.split()
    if "," in name and not re.search(r",? (?:Inc|Ltd|LLC)\.?$", name):
        return False
    last = words[-1] if words else ""
    shouted = (
        len(words) > 1 and words[0].isupper() and 1 < len(words[0]) < 6 and "." not in words[0] and not last.isupper()
    )
    return bool(words) and (_ORGANISED.search(name) is not None or words[0].lower() == "the" or shouted)


def _parts(name: str) -> tuple[str, str, tuple[str, ...]]:
    """The family name, the given names and what stands after; where no comma parts the two, the whole and nothing."""
    first, *rest = (part.strip() for part in name.split(","))
    given = [part for part in rest if part and not _SUFFIXES.fullmatch(part)]
    after = tuple(part for part in rest if part and _SUFFIXES.fullmatch(part))
    return first, " ".join(given[:1]), (*given[1:], *after)


def _family(name: str) -> str:
    """The family name of a name as it is said: its last word, with the particles before it."""
    words = [word for word in name.split() if word.lower() not in _TITLES]
    while len(words) > 1 and _SUFFIXES.fullmatch(words[-1]):
        words.pop()
    if not words:
        return name
    if unicodedata.east_asian_width(words[0][0]) == "W":
        return words[0]  # the family's name stands first
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    if start > 2 and words[start - 1].lower() in _AND:  # Ortega y Gasset
        start -= 2
    return " ".join(words[start:])
