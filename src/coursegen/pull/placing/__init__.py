"""Says for each edit what it means for the course as it is now: an operation, a conflict, or neither."""
