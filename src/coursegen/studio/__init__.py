"""Serves a course in the user's own browser: the same files, problems and builds as the command line, by mouse."""
