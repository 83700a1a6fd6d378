"""Numbers the placeholders of a layout, so that each has an ``idx`` of its own.

A slide's placeholder finds its layout's by ``idx`` (ECMA-376 19.3.1.36). LibreOffice saves layouts in which several
have none, so that two columns would be one.
"""

from __future__ import annotations

from coursegen.layout.drawingml import P
from coursegen.source.office.xml import Element

FIRST = 100
"""The first ``idx`` that is given: PowerPoint's own are lower in a layout of the usual kind."""


def numbered(root: Element) -> bool:
    """Number the placeholders of a layout whose number another one has already; whether there was any."""
    marks = list(root.iter(f"{P}ph"))
    taken: set[int] = set()
    free = max([FIRST - 1, *(int(mark.get("idx", 0)) for mark in marks if int(mark.get("idx", 0)) < 2**31)]) + 1
    changed = False
    for mark in sorted(marks, key=lambda one: one.get("type") not in {"title", "ctrTitle"}):  # a title keeps its own
        if (idx := int(mark.get("idx", 0))) in taken:
            mark.set("idx", str(idx := free))
            free, changed = free + 1, True
        taken.add(idx)
    return changed
