"""Finds a list or a table that somebody typed into a text, where it would be printed with its dashes and bars."""

from __future__ import annotations

import re
from typing import Literal

_ITEM = re.compile(r"^[ \t]*(?:[-*•+]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)
_FOLDED = re.compile(r":\s+[-*•]\s+\S.*?\s[-*•]\s+\S", re.DOTALL)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_RULED = re.compile(r"\|\s*:?-{3,}:?\s*\|")


def typed_structure(text: str) -> Literal["", "list", "table"]:
    """What a text is besides a paragraph: two lines or more that are items, or rows between bars.

    Lines that YAML has folded into one are recognised where a colon leads to the dashes, or by a table's rule.
    """
    if "|" in text and (_RULED.search(text) or len(_ROW.findall(text)) > 1):
        return "table"
    if len(_ITEM.findall(text)) > 1 or _FOLDED.search(text):
        return "list"
    return ""
