"""Says how a line is moved, or begun anew, to stand below the field or the dash that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIELD = re.compile(r"\s*(?:-\s+)*[a-z][a-z0-9_]*:(?:\s|$)")
_OPEN = re.compile(r"(?:[a-z][a-z0-9_]*:|[|>][+-]?)\s*$")
"""How a line ends whose value stands on the lines below it."""


def starts(line: str, *, dash: bool) -> bool:
    """Whether a line begins with a dash, or with a field that may stand behind one."""
    return line.lstrip().startswith("- ") if dash else bool(_FIELD.match(line))


def dash_column(line: str) -> int:
    """Where a line's dash is, or its first sign."""
    return len(line) - len(line.lstrip())


def field_column(line: str) -> int:
    """Where a line's field begins, behind its dash."""
    return len(line) - len(line.lstrip(" -"))


def moved(start: int, above: str, *, dash: bool = False) -> str:
    """How a line that starts at a column is moved to stand below the dash, or the field, of one above."""
    apart = (dash_column(above) if dash else field_column(above)) - start
    spaces = _spaces(abs(apart), "more " * (apart > 0))
    deed = f"put {spaces} before it" if apart > 0 else f"delete {spaces} before it"
    return f"{deed}, so that it starts right below {_named(above, dash=dash)} above"


def begun_anew(lines: Sequence[str], line: int, blanks: str) -> str:
    """How a line is typed whose indentation has a sign of ``blanks`` in it that is no space."""
    said = lines[line].strip(blanks + " ")
    first = next(iter(said.split()), "")
    dash = first == "-"
    clean = [one for one in reversed(lines[:line]) if one.strip() and not set(one[: dash_column(one)]) - {" "}]
    above = next((one for one in clean if one.lstrip()[0] != "#"), "")
    anew = f"delete everything before '{first.rstrip(':') or 'it'}'"
    if not above:
        return anew
    anew += " and type"
    if _OPEN.search(above):
        return f"{anew} {_spaces(field_column(above) + 2)}, 2 more than before {_named(above)} above"
    levels = _levels(clean, said) if dash or _FIELD.match(said) else {}
    if not levels:
        return f"{anew} {_spaces(dash_column(above))}, as before the line above"
    (column, near), *others = levels.items()
    right_below = f"{anew} {_spaces(column)}, so that it starts right below {_named(near, dash=dash)} above"
    return "; or ".join(
        [right_below, *(f"{n}, below {_named(one, dash=dash)}, if it belongs there" for n, one in others)]
    )


def _levels(above: Sequence[str], said: str) -> dict[int, str]:
    """Where a line may start, with the line that it then stands below, the nearest first.

    ``above`` are the lines above it, upwards. An item goes with those whose first field is the same, where there are.
    """
    dash = said.startswith("-")
    found: dict[int, str] = {}
    limit = max(map(dash_column, above), default=0) + 1
    for line in above:
        if dash_column(line) < limit and (starts(line, dash=True) or starts(line, dash=False)):
            limit = dash_column(line)
            column = limit if dash else field_column(line)
            if column and starts(line, dash=dash):
                found.setdefault(column, line)
    alike = {column: line for column, line in found.items() if dash and _first(line) == _first(said)}
    return alike or found


def _first(item: str) -> str:
    return item.lstrip(" -{").partition(":")[0]


def _spaces(number: int, more: str = "") -> str:
    return f"{number} {more}space{'s' * (number != 1)}" if number else "no space"


def _named(line: str, *, dash: bool = False) -> str:
    return "the dash" if dash else f"the field '{line.lstrip(' -').partition(':')[0]}'"
