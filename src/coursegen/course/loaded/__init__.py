"""Holds a course with what belongs to its files: addresses, origins and the stamp."""

FOR_OTHERS = ("addresses", "loaded_course", "stamp")
"""The modules that other packages may import; the rest is for this package alone."""
