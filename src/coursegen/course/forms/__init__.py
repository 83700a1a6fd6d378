"""Holds what may be written in a course folder: a pydantic form for each kind of file, and their schemas."""

FOR_OTHERS = (
    "check",
    "diagram",
    "files",
    "form",
    "layer",
    "own_slide",
    "part",
    "practice",
    "schema",
    "tool",
    "visual",
    "when",
)
"""The modules that other packages may import; the rest is for this package alone."""
