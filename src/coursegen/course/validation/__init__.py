"""Checks the nodes of a file against a form and tells every fault in plain words, at its place."""

FOR_OTHERS = ("checked_once", "conditions", "partial_form", "pydantic_fault", "validate")
"""The modules that other packages may import; the rest is for this package alone."""
