"""Compares texts letter by letter, and writes them as an author would type them."""
