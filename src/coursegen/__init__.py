"""A training-course generator: one course definition to decks, handouts and the pages that agree with them."""

__version__ = "0.1.0"
