"""Draws ideas: the forms that a `visual:` can have, each a group of native shapes measured like all text."""
