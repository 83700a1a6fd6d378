"""Checks the nodes of a file against a form and tells every fault in plain words, at its place."""
