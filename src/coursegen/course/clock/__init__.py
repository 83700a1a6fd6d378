"""Reckons how long what is planned really takes: words to say, answers, votes, writing, groups and heads."""

FOR_OTHERS = ("cures", "measured", "rehearsal", "spans", "stated_times")
"""The modules that other packages may import; the rest is for this package alone."""
