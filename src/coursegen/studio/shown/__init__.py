"""Holds what a page of the studio shows of a course: its outline, the fields of a part, its slide and its page."""
