"""Compares versions of a course, and explains who wrote a value."""

FOR_OTHERS = ("difference", "explain", "team_matrix", "word_changes")
"""The modules that other packages may import; the rest is for this package alone."""
