"""Holds a course with what belongs to its files: addresses, origins and the stamp."""
