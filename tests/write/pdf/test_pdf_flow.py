"""Strips to pages: kept together, filled, grown, turned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.write.pdf.flow import Sheet, flow
from coursegen.write.pdf.strips import Lead, Strip, kept

HEIGHT = 100.0


def heights(sheets: list[Sheet]) -> list[list[float]]:
    return [[placed.height for placed in sheet.placed] for sheet in sheets]


def test_strips_fill_a_page_before_the_next():
    assert heights(flow([Strip(40)] * 5, HEIGHT, duplex=False)) == [[40, 40], [40, 40], [40]]


def test_the_larger_distance_counts_and_none_at_a_pages_head():
    strips = [Strip(40, after=10), Strip(40, before=20), Strip(10, before=50)]
    first, second = flow(strips, HEIGHT, duplex=False)
    assert [placed.y for placed in first.placed] == [0, 60]
    assert [placed.y for placed in second.placed] == [0]


def test_a_firm_keep_goes_to_the_next_page_with_what_it_keeps():
    assert heights(flow([Strip(70), Strip(20, keep="firm"), Strip(20)], HEIGHT, duplex=False)) == [[70], [20, 20]]


def test_a_soft_keep_does_not_leave_a_page_half_empty():
    group = kept([Strip(30), Strip(30), Strip(30)], "soft")
    assert heights(flow([Strip(40), *group], HEIGHT, duplex=False)) == [[40, 30, 30], [30]]
    assert heights(flow([Strip(70), *group], HEIGHT, duplex=False)) == [[70], [30, 30, 30]]


def test_what_no_page_holds_together_runs_on():
    group = kept([Strip(40)] * 4, "firm")
    assert heights(flow(group, HEIGHT, duplex=False)) == [[40, 40], [40, 40]]


def test_what_no_page_holds_together_is_parted_where_the_widest_gap_is():
    lines = kept([Strip(20), Strip(20, after=2), Strip(20, after=10), Strip(10, after=2), Strip(20), Strip(20)], "firm")
    assert heights(flow(lines, HEIGHT, duplex=False)) == [[20, 20, 20], [10, 20, 20]]


def test_a_heading_is_not_parted_from_its_words_where_no_page_holds_all():
    group = [Strip(60, keep="firm"), Strip(20, after=5, keep="bound"), Strip(70)]
    assert heights(flow(group, HEIGHT, duplex=False)) == [[60], [20, 70]]


def test_what_no_page_holds_together_does_not_begin_at_a_pages_foot():
    group = kept([Strip(40)] * 3, "firm")
    assert heights(flow([Strip(70), *group], HEIGHT, duplex=False)) == [[70], [40, 40], [40]]


def test_a_soft_turn_stays_on_a_page_that_is_less_than_half_full():
    turn = Strip(0, turn="soft", keep="firm")
    assert heights(flow([Strip(40), turn, Strip(30)], HEIGHT, duplex=False)) == [[40, 30]]
    assert heights(flow([Strip(60), turn, Strip(30)], HEIGHT, duplex=False)) == [[60], [30]]
    assert heights(flow([Strip(40), turn, Strip(30, keep="firm"), Strip(40)], HEIGHT, duplex=False)) == [[40], [30, 40]]


def test_what_is_repeated_opens_the_next_page():
    head = Strip(10)
    rows = [Strip(40, repeat=(head,))] * 3
    assert heights(flow([Strip(10, keep="firm"), *rows], HEIGHT, duplex=False)) == [[10, 40, 40], [10, 40]]


def test_strips_that_fill_share_what_is_left():
    (sheet,) = flow([Strip(10), Strip(10, fills=True), Strip(10), Strip(10, fills=True)], 200, duplex=False)
    assert 200 - 24.1 < sheet.used <= 200
    assert sheet.placed[1].height > 60


def test_strips_that_may_grow_take_whole_steps_up_to_their_most():
    (sheet,) = flow([Strip(10, grows=30, step=10), Strip(10, grows=10, step=10)], HEIGHT, duplex=False)
    assert heights([sheet]) == [[40, 20]]
    (full,) = flow([Strip(60, grows=60, step=25)], HEIGHT, duplex=False)
    assert heights([full]) == [[85]]


def test_an_odd_page_leaves_a_blank_one_only_in_duplex():
    strips = [Strip(10), Strip(0, turn="odd", keep="firm"), Strip(10)]
    assert [not sheet.placed for sheet in flow(strips, HEIGHT, duplex=True)] == [False, True, False]
    assert [not sheet.placed for sheet in flow(strips, HEIGHT, duplex=False)] == [False, False]


@pytest.mark.slow
@settings(max_examples=200)
@given(
    st.lists(
        st.builds(
            Strip,
            height=st.floats(1, 100),
            before=st.floats(0, 30),
            after=st.floats(0, 30),
            keep=st.sampled_from(["no", "soft", "firm"]),
            grows=st.sampled_from([0.0, 20.0]),
            step=st.just(5.0),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_every_strip_stands_once_in_order_within_its_page(strips):
    sheets = flow(strips, HEIGHT, duplex=True)
    assert [placed.strip for sheet in sheets for placed in sheet.placed] == strips
    for sheet in sheets:
        assert sheet.placed
        foot = 0.0
        for placed in sheet.placed:
            assert placed.y >= foot - 0.001
            foot = placed.y + placed.height
        assert foot <= HEIGHT + 0.02


class Nothing:
    def draw(self, *_: object) -> None:
        """Draw nothing."""


def test_the_sections_of_a_page_of_which_much_is_left_are_further_apart() -> None:
    lead = Lead(20.0, Nothing())

    strips = [Strip(5.0, lead=lead), Strip(5.0), Strip(5.0, lead=lead), Strip(5.0), Strip(5.0, lead=lead)]
    (sheet,) = flow(strips, HEIGHT, duplex=False)  # 60 are left: half of that goes above the two that begin sections
    assert [placed.y for placed in sheet.placed] == [0, 20, 40, 45, 65]
    below_heading = [Strip(5.0, keep="bound"), *strips[2:]]
    assert [placed.y for placed in flow(below_heading, HEIGHT, duplex=False)[0].placed][:2] == [0, 5]
    strips = [Strip(60.0), Strip(5.0, lead=lead), Strip(15.0, lead=lead)]
    assert [placed.y for placed in flow(strips, HEIGHT, duplex=False)[0].placed] == [0, 60, 65]  # 20 are left


def test_lines_with_gaps_are_all_as_high_as_they_can_be_or_none_of_them_is() -> None:
    def heights(left: float) -> list[float]:
        gaps = Strip(20.0, grows=10.0, open=True)
        (sheet,) = flow([gaps, Strip(HEIGHT - 40.0 - left), gaps], HEIGHT, duplex=False)
        return [one.height for one in sheet.placed][::2]

    assert heights(20.0) == [30.0, 30.0]
    assert heights(19.0) == [20.0, 20.0]


def test_a_drawing_grows_after_what_is_written_on_and_leaves_some_of_the_page_white() -> None:
    lines = Strip(20.0, grows=20.0, step=5.0)
    drawing = Strip(20.0, grows=50.0, step=2.0, spare=True)
    assert heights(flow([drawing, lines], HEIGHT, duplex=False)) == [[48.0, 40.0]]
    assert heights(flow([drawing, Strip(75.0)], HEIGHT, duplex=False)) == [[20.0, 75.0]]
