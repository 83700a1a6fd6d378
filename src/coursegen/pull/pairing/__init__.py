"""Pairs what was built with what is in the edited deck: slides, shapes, paragraphs."""
