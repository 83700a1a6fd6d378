"""Writes operations into the files of a course, so that they can be shown as a diff."""
