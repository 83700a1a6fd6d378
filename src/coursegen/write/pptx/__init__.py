"""Writes scenes as an editable PowerPoint deck."""

from coursegen.write.pptx.deck import deck_bytes, deck_written
from coursegen.write.pptx.facts import DeckFacts

__all__ = ["DeckFacts", "deck_bytes", "deck_written"]
