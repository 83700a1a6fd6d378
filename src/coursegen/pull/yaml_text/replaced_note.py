"""Notes below a patch what it replaces (`was:`): a short text as it is, a long one by its fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap

from coursegen.source.overlay import ABOUT
from coursegen.source.values import fingerprint_of

SHORT = 70
"""The longest text that ``was:`` repeats; of a longer one it holds the fingerprint."""

_WIDE = 90
"""How many characters a map in braces may take."""


def was_of(words: str) -> str | int:
    """What a patch replaces (a value in words), as ``was:`` has it."""
    told = " ".join(words.split())
    if len(told) > SHORT:
        return fingerprint_of(words)
    # A number stands without quotes, as its author would write it; "07" is not one.
    return int(told) if told.isdecimal() and told == str(int(told)) else told


def is_noted(container: CommentedMap, field: str) -> bool:
    """Whether a map says what its field replaces."""
    told = container.get("was")
    return field in told if isinstance(told, Mapping) else told is not None and not _others(container, field)


def note_was(container: CommentedMap, field: str, was: str | int) -> None:
    """Note what a new text replaces: alone where it is the map's only text, else by field.

    It stands below the texts of the map, above what else is in it.
    """
    others, told = _others(container, field), container.get("was")
    if not others and not isinstance(told, CommentedMap):
        _put(container, was)
        return
    if not isinstance(told, CommentedMap):
        told = CommentedMap({others[0]: told} if told is not None and len(others) == 1 else {})
        told.fa.set_flow_style()
        _put(container, told)
    told[field] = was
    if told.fa.flow_style() and not container.fa.flow_style() and width_of(told) > _WIDE:
        told.fa.set_block_style()


def width_of(container: Mapping[Any, Any]) -> int:
    """About how many characters a map takes in braces."""
    inner = (width_of(value) if isinstance(value, Mapping) else len(str(value)) for value in container.values())
    return 2 + sum(len(str(key)) + 4 + width for key, width in zip(container, inner, strict=True))


def _put(container: CommentedMap, was: Any) -> None:
    if "was" in container:
        container["was"] = was
        return
    after = [place for place, (name, value) in enumerate(container.items()) if _is_text(name, value)]
    container.insert(after[-1] + 1 if after else len(container), "was", was)


def _others(container: CommentedMap, field: str) -> list[str]:
    """The other texts that a map replaces."""
    return [name for name, value in container.items() if name != field and _is_text(name, value)]


def _is_text(name: str, value: Any) -> bool:
    return name not in (*ABOUT, "id") and not isinstance(value, Mapping)
