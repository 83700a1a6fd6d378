"""Reads the deck that was edited."""
