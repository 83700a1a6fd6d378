"""Reads a course folder into one checked course, with everything that is wrong in it."""

FOR_OTHERS = ("load", "seen_by")
"""The modules that other packages may import; the rest is for this package alone."""
