"""Keeps what a deck was built as, so that an edited copy can be compared with it."""
