"""Turns a deck that somebody edited into a patch for a team's file, from what was built and from the course now."""
