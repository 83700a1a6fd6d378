"""Reads what authors type inside one text: marks, links, blanks to fill in and terms."""

FOR_OTHERS = ("blanks", "marks", "places", "term_patches", "terms", "texts")
"""The modules that other packages may import; the rest is for this package alone."""
