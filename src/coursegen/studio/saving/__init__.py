"""Holds what writes a form's change into a course's files, and takes it back."""
