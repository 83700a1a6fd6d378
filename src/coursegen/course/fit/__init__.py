"""Cuts a course to the minutes that there are, and tells what the cut costs."""
