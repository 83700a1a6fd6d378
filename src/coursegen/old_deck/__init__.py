"""Turns a deck that somebody has already into a course to work on, and lists what found no place in it."""
