"""Finds what is wrong between the parts of a course and what a layer left hanging."""
