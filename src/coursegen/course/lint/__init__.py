"""Judges a course by rules: what a good course has, beyond being a course at all."""

FOR_OTHERS = ("all_rules", "judgement", "rule", "rules.rights", "rules.unfinished", "speech")
"""The modules that other packages may import; the rest is for this package alone."""
