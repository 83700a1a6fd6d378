"""Turns the nodes of a course folder into one frozen, validated course, with every problem at once.

Its packages are a line: each may import those before it, and of those the modules that ``FOR_OTHERS`` names.
"""

PACKAGES = (
    "forms", "validation", "inline", "loaded", "clock", "lint", "assembly", "checks", "layers", "fit", "reading",
    "compare", "evidence",
)  # fmt: skip
"""In the order of imports: ``reading`` may import ``layers``, and never the other way round."""
