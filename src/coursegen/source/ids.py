"""Makes an id of the words that a person typed."""

from __future__ import annotations

import re
import unicodedata

from coursegen.source.folder import wrong_id

LONGEST = 40
"""How many letters an id has at most that is made of words."""

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ł": "l", "đ": "d"}
)


def id_from(words: str, before: str = "part") -> str:
    """Words as an id: ``Größe & Preis`` is ``groesse_preis``; ``""`` where no letter of them can be in one.

    ``before`` goes before a digit, with which no id can start, and before a name that Windows has for itself.
    """
    spelled = unicodedata.normalize("NFC", words).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if len(made) > LONGEST:
        made = made[:LONGEST].rpartition("_")[0] or made[:LONGEST]
    if made and wrong_id(made) is not None:
        made = f"{before}_{made}"
    return made


def free_id(wanted: str, taken: set[str]) -> str:
    """The id, numbered where another thing has it already."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}_{number}"
    return free
