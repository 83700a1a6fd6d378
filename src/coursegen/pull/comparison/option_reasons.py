"""Pairs the options that somebody typed below a question with the reasons that its notes have for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from msgspec.structs import replace

from coursegen.pull.base.deck_base import Base
from coursegen.pull.comparison.differences import Added
from coursegen.pull.text.letters import Letters, collapsed, plain
from coursegen.pull.text.rewording import Now

_LETTERED = re.compile(r"([A-Z])[.:)]? +(?=\S)")
"""How a line of the notes starts that says why an option is right or wrong: ``D That is a guess.``"""


def lettered(line: Letters) -> bool:
    """Whether a line of the notes starts with an option's letter."""
    return _LETTERED.match(plain(line)) is not None


def with_reasons(
    added: Sequence[Added], slide: str, lines: Sequence[Letters], base: Base
) -> tuple[list[Added], list[Letters]]:
    """New objects, the options of a slide among them with the lines that have their letters, and the other lines."""
    left = {found[1]: line for line in reversed(lines) if (found := _LETTERED.match(plain(line)))}
    after: list[Added] = []
    letters: dict[str, list[str]] = {}
    used: list[Letters] = []
    for one in added:
        ids = base.lists.get(one.around, ())
        if one.slide != slide or not one.around.endswith(".options") or one.after not in ids:
            after.append(one)
            continue
        before = letters.setdefault(one.around, [])
        before.append(one.after)
        place = ids.index(one.after) + sum(other in ids[: ids.index(one.after) + 1] for other in before)
        line = left.pop(ascii_uppercase[place], None) if place < len(ascii_uppercase) else None
        if line is None:
            after.append(one)
            continue
        found = _LETTERED.match(plain(line))
        used.append(line)
        reason = collapsed(line[found.end() if found else 0 :])
        after.append(replace(one, fields=(*one.fields, ("feedback", Now(reason)))))
    return after, [line for line in lines if line not in used]
