"""Says in our own words what is wrong with an option's value, whatever words its library has for it."""

from __future__ import annotations

import re
from typing import Any

from typer import BadParameter

_WHOLE = "a whole number without a unit, as in 90"
_CHOICES = re.compile(r"[\[<]([^\[\]<>]*\|[^\[\]<>]*)[\]>]")


def plainly(error: BadParameter) -> str:
    """What an option takes, and what was typed where that is known; ``""`` where nothing is known of either."""
    param: Any = getattr(error, "param", None)
    if param is None or not str(next(iter(getattr(param, "opts", None) or ()), "")).startswith("-"):
        return ""
    shown, explained = (param.get_help_record(error.ctx) or ("", ""))[:2]
    name = max(param.opts, key=len)
    typed, wants = _typed(error.__cause__)
    if found := _CHOICES.search(shown):
        *first, last = found[1].split("|")
        wants = f"{', '.join(first)} or {last}"
    if not wants:
        return f"{name} can't take what was typed. {explained}".strip()
    return f"{name} takes {wants}, not {typed!r}" if typed else f"{name} takes {wants}"


def _typed(cause: BaseException | None) -> tuple[str, str]:
    """What was typed and what is wanted, of a fault of pydantic's, by its documented type; nothing for any other."""
    faults = getattr(cause, "errors", None)
    fault: Any = faults()[0] if callable(faults) else {}
    limits = fault.get("ctx", {})
    wants = {
        "int_parsing": _WHOLE,
        "int_from_float": _WHOLE,
        "float_parsing": "a number",
        "greater_than_equal": f"{limits.get('ge')} or more",
        "less_than_equal": f"{limits.get('le')} at most",
    }.get(fault.get("type", ""), "")
    return str(fault.get("input", "")), wants
