"""What was asked to artefacts: made in memory, put in place atomically, listed in a manifest."""
