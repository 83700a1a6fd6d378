"""Mends what a rule found in a text, where that changes nothing of what is meant."""

from __future__ import annotations

import re

_SPACE_BEFORE = re.compile(r"(?<=[\w”’)]) +(?=[,.;!?](?:\s|$))")
_PAIRS = (" ,", " .", " ;", " !", " ?")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_MARKED = re.compile(r"(?<!\*)\*{1,2}(?!\*)")


def tidied(typed: str) -> str:
    """The text with no space before a full stop or a comma. (Several spaces are one in every text as it is.)"""
    if not any(pair in typed for pair in _PAIRS):  # nearly always
        return typed
    return _SPACE_BEFORE.sub("", typed)


def capitalised(typed: str) -> str:
    """The text with a capital first, where its first sign is a small letter."""
    return typed[:1].upper() + typed[1:] if typed[:1].islower() else typed


def with_negative_marked(typed: str, word: str) -> str:
    """The text with a word marked as strong where it stands last, outside of quotations and of other marks."""
    quoted = [found.span() for found in _QUOTED.finditer(typed)]
    places = [
        found
        for found in re.finditer(rf"(?<![\w*]){re.escape(word)}(?![\w*]|[’']\w)", typed)
        if not any(start <= found.start() < end for start, end in quoted)
    ]
    if not places or len(_MARKED.findall(typed[: places[-1].start()])) % 2:
        return typed
    start, end = places[-1].span()
    return f"{typed[:start]}**{word}**{typed[end:]}"
