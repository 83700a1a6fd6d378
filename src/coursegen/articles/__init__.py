"""Reads articles from anywhere: their paragraphs, what is around them, and what they say of themselves."""
