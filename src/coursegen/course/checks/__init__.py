"""Finds what is wrong between the parts of a course and what a layer left hanging."""

FOR_OTHERS = ("audience", "course_file", "cuts", "dependencies", "kind_fields", "module_file", "tools")
"""The modules that other packages may import; the rest is for this package alone."""
