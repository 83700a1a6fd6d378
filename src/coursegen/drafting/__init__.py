"""An article's paragraphs to a module to work on: candidates with their evidence, and what is left to write."""
