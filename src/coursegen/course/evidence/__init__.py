"""Knows what a course rests on, paragraphs of articles by hashes, and what became of them since somebody looked."""

FOR_OTHERS = ("drift", "lock", "noted_looks", "numbers", "places")
"""The modules that other packages may import; the rest is for this package alone."""
