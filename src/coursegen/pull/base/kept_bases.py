"""Says where an output folder keeps what it knows of the decks that it made."""

from __future__ import annotations

BASE_FOLDER = ".bases"
"""The folder, inside the output folder; each deck's base is named by the deck's fingerprint."""

KEPT = 20
"""How many bases are kept, the latest; those of one build are all kept, however many decks it makes."""
