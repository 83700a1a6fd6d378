"""Articles from anywhere to their paragraphs, what belongs to them, and what they say of themselves."""
