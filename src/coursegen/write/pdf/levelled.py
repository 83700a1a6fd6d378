"""Makes the large words of a drawing smaller: on a slide they are read from afar, in a workbook beside small print."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.model.scene_items import Fragment, GroupItem, Line, TextItem


def levelled(drawn: GroupItem, most: float) -> GroupItem:
    """The same drawing, no words in it larger than ``most`` points on its slide but those that are in a bubble."""
    return replace(
        drawn,
        items=tuple(
            replace(item, lines=tuple(_smaller(line, most) for line in item.lines))
            if isinstance(item, TextItem) and item.within is None
            else item
            for item in drawn.items
        ),
    )


def largest_words(drawn: GroupItem) -> float:
    """The size of the largest words in a drawing, in points; 0 where it has none."""
    lines = (line for item in drawn.items if isinstance(item, TextItem) for line in item.lines)
    return max((fragment.size for line in lines for fragment in line.fragments), default=0.0)


def _smaller(line: Line, most: float) -> Line:
    """A line of words made smaller, the end or the middle by which it is set where it was."""
    size = max((one.size for one in line.fragments), default=0.0)
    if size <= most:
        return line
    share, first, last = most / size, line.fragments[0], line.fragments[-1]
    end = last.x + last.width
    fixed = {"right": end, "centre": (first.x + end) / 2}.get(line.align, first.x)
    return replace(line, fragments=tuple(_scaled(one, share, fixed) for one in line.fragments))


def _scaled(one: Fragment, share: float, fixed: float) -> Fragment:
    return replace(one, x=fixed + (one.x - fixed) * share, width=one.width * share, size=one.size * share)
