"""Reads a course folder into one checked course, with everything that is wrong in it."""
