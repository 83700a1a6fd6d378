"""Compares any two decks with each other, whoever made them."""
