"""Makes ids for new objects of the first words of what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_WORDS, _LONGEST = 3, 40
"""How many words of a text an id is made of, and how long it may get."""


def words_of_id(text: str) -> str:
    """The first words of a text as a part of an id; nothing of a text without any in Latin letters."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", ascii_only) if len(word) > 2][:_WORDS]
    return "_".join(words)[:_LONGEST].strip("_")


def new_id(text: str, taken: Collection[str]) -> str:
    """An id made of the first words of a text, which no object of the list has."""
    name = words_of_id(text)
    name = name if name[:1].isalpha() else f"new_{name}".rstrip("_")
    number, found = 2, name
    while found in taken:
        number, found = number + 1, f"{name}_{number}"
    return found
