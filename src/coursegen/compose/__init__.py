"""A course and a recipe to semantic slides or a document."""
