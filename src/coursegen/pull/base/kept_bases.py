"""Says where an output folder keeps what it knows of the decks that it made, and for how long."""

from __future__ import annotations

BASE_FOLDER = ".bases"
"""The folder, inside the output folder; each deck's base is named by the deck's fingerprint."""

KEPT_DAYS = 400
"""For how many days a base is kept at least as long as there is room: a course is often given once a year."""

KEPT_BYTES = 256_000_000
"""How many bytes of bases are kept, the latest first; a deck of a hundred slides has 270 kB."""
