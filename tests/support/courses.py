"""The courses in tests/cases that several tests read."""

from pathlib import Path

FIRST_COURSE = Path(__file__).resolve().parents[1] / "cases" / "first_course"
"""The default course as it was before it was written anew: six teams, two sectors, two sessions, nothing newer."""
