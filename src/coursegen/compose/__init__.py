"""Composes slides or a document from a course and a recipe."""
