"""Finds what was edited, by address."""
