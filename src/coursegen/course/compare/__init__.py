"""Compares versions of a course, and explains who wrote a value."""
