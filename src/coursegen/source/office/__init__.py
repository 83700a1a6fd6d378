"""Reads Office files from anyone within one set of bounds, and writes the zip that they all are."""
