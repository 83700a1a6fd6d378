"""Collects what a deck says about itself: the words of its document properties."""

from __future__ import annotations

from msgspec import Struct


class DeckFacts(Struct, frozen=True):
    """The properties of a deck.

    ``language`` is a BCP 47 tag (``en``, ``en-GB``). ``stamp`` is the course's version with its content
    hash, ``fingerprint`` what tells a built deck from an edited one; both are kept as custom properties.
    ``draft`` says that some of it is not finished. ``base`` is what the deck was built as, for who compares an edited
    copy with it; a deck without one has no such part.
    """

    title: str
    subject: str
    language: str
    stamp: str
    fingerprint: str
    draft: bool = False
    base: bytes = b""
