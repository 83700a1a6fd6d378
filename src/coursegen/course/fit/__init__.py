"""Cuts a course to the minutes that there are, and tells what the cut costs."""

FOR_OTHERS = ("cost", "fitted", "fitted_session", "floors", "session_layer")
"""The modules that other packages may import; the rest is for this package alone."""
