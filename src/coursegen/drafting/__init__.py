"""Drafts a module from an article's paragraphs: candidates with their evidence, and what is left to write."""
