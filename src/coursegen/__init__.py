"""Generates training courses: from one course definition come decks, handouts and the pages that agree with them."""

__version__ = "0.1.0"
