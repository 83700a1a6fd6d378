"""Makes artefacts in memory, puts them in place together, and lists them in a manifest."""
