"""Writes an id or a time of day as it was probably meant, from what somebody typed."""

from __future__ import annotations

import re

from coursegen.source.ids import id_from

_ID = r"^[a-z][a-z0-9_]*$"
_CLOCK = r"^([01]?\d|2[0-3]):[0-5]\d$"
_TYPED_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:h]\s*(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?", re.IGNORECASE)


def as_it_was_meant(pattern: str, typed: str) -> str:
    """What to write in place of a text that a pattern refuses, ``""`` where nobody can tell."""
    if pattern == _ID:
        made = id_from(typed, "part")
        return f"write {made}, there and wherever it is named" if made else ""
    if pattern == _CLOCK and (found := _TYPED_CLOCK.fullmatch(typed.strip())) is not None:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half.startswith("p") and hour < 12:
            hour += 12
        if half.startswith("a") and hour == 12:
            hour = 0
        return f'write it as "{hour:02}:{minute:02}", with the quotes' if hour < 24 and minute < 60 else ""
    return ""
