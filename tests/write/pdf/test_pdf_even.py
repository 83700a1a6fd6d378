"""Parts of a story that fill their pages evenly: as many pages as before, and none with one thing alone on it."""

from __future__ import annotations

import pytest

from coursegen.write.pdf.even import evened
from coursegen.write.pdf.flow import flow
from coursegen.write.pdf.strips import Strip

PAGE = 100.0


def counts(story: list[Strip]) -> list[int]:
    """How many strips stand on each page."""
    return [len(sheet.placed) for sheet in flow(evened(story, PAGE), PAGE, duplex=False)]


def part(many: int, high: float, *, even: bool) -> list[Strip]:
    return [Strip(0.0, turn="next", even=even, keep="firm"), *(Strip(high) for _ in range(many))]


@pytest.mark.parametrize(("many", "shared"), [(11, [4, 4, 3]), (6, [3, 3]), (10, [5, 5]), (5, [5]), (16, [4, 4, 4, 4])])
def test_a_part_is_shared_out_over_the_pages_that_it_needs(many: int, shared: list[int]) -> None:
    assert counts(part(many, 20.0, even=True)) == shared


def test_a_part_that_does_not_ask_for_it_is_left_as_it_is() -> None:
    assert counts(part(6, 20.0, even=False)) == [5, 1]


def test_one_part_says_nothing_of_the_next() -> None:
    story = [*part(6, 20.0, even=True), *part(6, 20.0, even=False)]
    assert counts([Strip(20.0), *story]) == [1, 3, 3, 5, 1]


def test_a_strip_as_high_as_a_page_stands_where_it_stood() -> None:
    story = [*part(1, PAGE, even=True), Strip(20.0), Strip(20.0)]
    assert counts(story) == [1, 2]


@pytest.mark.parametrize(
    ("many", "shared"),
    [
        (3, [4]),  # there is room for it
        (5, [3, 3]),  # a page more is the back of the leaf
        (10, [5, 5]),  # it would turn a leaf over
        (14, [5, 5, 5]),
    ],
)
def test_a_drawing_is_shown_where_its_part_needs_no_leaf_more_for_it(many: int, shared: list[int]) -> None:
    head, *rest = part(many, 20.0, even=True)
    assert counts([head, *rest[:2], Strip(20.0, spare=True), *rest[2:]]) == shared


def test_what_belongs_together_is_not_parted_for_a_drawing() -> None:
    head, *rest = part(4, 20.0, even=True)
    together = [Strip(20.0, keep="soft"), Strip(20.0, keep="soft"), Strip(20.0)]
    story = [head, *rest, *together, Strip(20.0, spare=True), *part(1, 20.0, even=False)]
    assert [len(sheet.placed) for sheet in flow(evened(story, PAGE), PAGE, duplex=False)][:2] == [4, 4]


def test_a_soft_break_that_is_even_ends_no_part() -> None:
    story = [
        *part(3, 20.0, even=True),
        Strip(0.0, turn="soft", even=True, keep="firm"),
        *(Strip(20.0) for _ in range(3)),
    ]
    assert counts(story) == [3, 3]


def test_of_two_drawings_the_one_is_shown_for_which_there_is_room() -> None:
    head, *rest = part(8, 20.0, even=True)
    high, low = Strip(60.0, spare=True), Strip(20.0, spare=True)
    sheets = flow(evened([head, *rest[:2], high, *rest[2:], low], PAGE), PAGE, duplex=False)
    assert [placed.strip for sheet in sheets for placed in sheet.placed if placed.strip.spare] == [low]


def test_of_two_drawings_the_one_is_shown_whose_page_has_no_shape_of_its_part() -> None:
    head, *rest = part(8, 20.0, even=True)
    first, second = Strip(20.0, spare=True), Strip(20.0, spare=True)
    story = evened([head, *rest[:2], first, *rest[2:6], second, *rest[6:], *part(1, 80.0, even=False)], PAGE)
    assert (first in story, second in story) == (True, True)
    story = evened([head, *rest[:2], first, *rest[2:6], second, *rest[6:], Strip(20.0)], PAGE)
    assert (first in story, second in story) == (False, True)
