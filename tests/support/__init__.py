"""Helpers that several tests share: cases, small courses, readers of what was written, and outside programs."""
