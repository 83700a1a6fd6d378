"""Nodes to one frozen, validated course: forms, inline marks, terms, the clock, every problem at once."""
