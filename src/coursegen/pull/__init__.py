"""A deck that somebody edited to a patch for a team's file: the build, the deck, the course now."""
