"""What a deck says about itself: the words of its document properties."""

from __future__ import annotations

from msgspec import Struct

FIXED_TIME = "2020-01-01T00:00:00Z"
"""When every deck says that it was made, so that the same course gives the same bytes on any day."""


class DeckFacts(Struct, frozen=True):
    """The properties of a deck.

    ``language`` is a BCP 47 tag (``en``, ``en-GB``). ``stamp`` is the course's version with its content
    hash, ``fingerprint`` what tells a built deck from an edited one; both are kept as custom properties.
    ``made`` is a time in W3CDTF, which is the form that core properties ask for (ECMA-376 part 2, 11.1).
    """

    title: str
    author: str
    subject: str
    language: str
    stamp: str
    fingerprint: str
    keywords: str = ""
    made: str = FIXED_TIME
