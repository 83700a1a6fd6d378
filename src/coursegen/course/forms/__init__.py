"""Holds what may be written in a course folder: a pydantic form for each kind of file, and their schemas."""
