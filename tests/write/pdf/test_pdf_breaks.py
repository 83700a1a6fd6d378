"""Where the pages of a part end: all of them chosen at once, so that what belongs together is not parted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.write.pdf.breaks import best_breaks, closer
from coursegen.write.pdf.strips import Strip, kept, stacked
from coursegen.write.pdf.styles import UNIT

PAGE = 100.0


def script(*heights: float) -> list[Strip]:
    """What belongs together, a strip for each height."""
    return kept([Strip(height) for height in heights], "soft")


def counts(strips: list[Strip], pages: range, *, shrinks: bool = False) -> list[int]:
    """How many strips stand on each page."""
    return [len(page) for page in best_breaks(strips, PAGE, pages, shrinks=shrinks).pages]


def test_a_page_more_is_taken_so_that_no_script_turns_it() -> None:
    strips = [*script(30, 30), *script(30, 30), *script(30, 30)]
    assert counts(strips, range(2, 3)) == [3, 3]
    assert counts(strips, range(2, 4)) == [2, 2, 2]


def test_no_page_ends_after_a_heading() -> None:
    strips = [Strip(40), Strip(20), Strip(10, keep="bound"), Strip(40), Strip(40)]
    assert counts(strips, range(2, 3)) == [2, 3]


def test_of_two_lines_of_a_paragraph_and_two_paragraphs_the_paragraphs_are_parted() -> None:
    strips = kept([Strip(20), Strip(20, after=4), Strip(20), Strip(20, after=4), Strip(20), Strip(20)], "soft")
    assert counts(strips, range(2, 3)) == [4, 2]


def test_distances_give_way_where_a_little_more_has_room_then() -> None:
    strips = [Strip(50, after=2 * UNIT), Strip(38)]
    assert counts(strips, range(1, 3)) == [1, 1]
    (page,) = best_breaks(strips, PAGE, range(1, 3), shrinks=True).pages
    assert stacked(page) <= PAGE + 0.01
    assert stacked(page) > 88


def test_no_distance_is_made_smaller_than_there_is_need_for() -> None:
    strips = [Strip(40, after=UNIT / 2), Strip(20, after=2 * UNIT), Strip(20)]
    assert closer(strips, 200) == strips
    assert closer(strips, stacked(strips) - 1)[0].after == UNIT / 2


def test_where_no_number_of_pages_is_enough_nothing_is_decided() -> None:
    assert best_breaks([Strip(60), Strip(60), Strip(60)], PAGE, range(1, 3)).pages == ()


def test_a_small_section_would_rather_not_begin_a_page() -> None:
    assert counts([Strip(30), Strip(20), Strip(20), Strip(30)], range(2, 3)) == [2, 2]
    assert counts([Strip(30), Strip(20), Strip(20, light=True), Strip(30)], range(2, 3)) == [3, 1]


def test_a_page_ends_earlier_for_room_to_write_in_gaps() -> None:
    gaps = Strip(20, grows=12, open=True)
    assert counts([gaps, Strip(55), Strip(20), Strip(50)], range(2, 3)) == [2, 2]
    assert counts([Strip(20), Strip(55), Strip(20), Strip(50, light=True)], range(2, 3)) == [2, 2]


def test_distances_give_way_to_room_in_gaps_where_they_can() -> None:
    strips = [Strip(50, after=2 * UNIT, grows=4, open=True), Strip(PAGE - 50 - 2 * UNIT)]
    assert stacked(closer(strips, PAGE)) == pytest.approx(PAGE - 4)
    assert closer([replace(strips[0], grows=UNIT), strips[1]], PAGE)[0].after == 2 * UNIT
