"""Fitting: the layout's size where it fits, smaller down to the floor, then parts that keep everything once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen.layout.faces import Faces
from coursegen.layout.fit import TOLERANCE, Fitted, TooBig, balanced, fitted, in_parts, packed, sizes
from coursegen.layout.text_lines import SINGLE, Para, measured, stacked
from coursegen.model.scene_items import Colour
from support.layout_samples import text

HEIGHTS = st.lists(st.floats(5, 60), min_size=1, max_size=25)


def paras_of(values: list[str]):
    def at(size: float) -> list[Para]:
        return [Para(text(value), size, Colour("dk1"), size * SINGLE, before=6.0) for value in values]

    return at


def test_sizes_go_down_to_the_floor_and_no_further() -> None:
    assert sizes(24, 18) == [24, 22, 20, 18]
    assert sizes(25, 18) == [25, 23, 21, 19, 18]
    assert sizes(16, 16) == [16]
    assert sizes(14, 18) == [14]


@given(
    st.lists(st.text("abcdef ", min_size=1, max_size=90), min_size=1, max_size=8),
    st.floats(80, 500),
    st.floats(20, 300),
)
def test_what_fits_fits_and_nothing_larger_would(arimo: Faces, values: list[str], width: float, room: float) -> None:
    at = paras_of(values)
    found = fitted(at, width, room, 24, 18, arimo)
    if isinstance(found, TooBig):
        assert found.size == 18
        assert found.height > room
        return
    assert isinstance(found, Fitted)
    assert found.height <= room + TOLERANCE
    size = found.paras[0].size
    for larger in (one for one in sizes(24, 18) if one > size):
        paras = at(larger)
        tried = measured(paras, width, arimo)
        assert tried.cut or stacked(paras, tried.safe) > room + TOLERANCE


def test_a_text_becomes_smaller_before_a_word_is_cut(arimo: Faces) -> None:
    word = "Beschwerdebearbeitung"
    for size in (24.0, 20.0, 18.0):
        found = fitted(paras_of([word]), arimo.em(word, "regular") * size * 1.03, 300, 24, 18, arimo)
        assert isinstance(found, Fitted)
        assert (found.paras[0].size, len(found.broken[0].lines)) == (size, 1)
    at_no_size = fitted(paras_of([word]), 60, 300, 24, 18, arimo)
    assert isinstance(at_no_size, Fitted)
    assert at_no_size.paras[0].size == 24


@given(HEIGHTS, st.floats(60, 200), st.data())
def test_parts_hold_every_unit_once_in_order(heights: list[float], room: float, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.floats(0, 12), min_size=len(heights), max_size=len(heights)))
    keeps = data.draw(st.lists(st.booleans(), min_size=len(heights), max_size=len(heights)))
    for pack in (packed, balanced):
        parts = pack(heights, gaps, keeps, room)
        if parts is None:
            assert any(keeps)  # only what is kept together can be too high here
            continue
        assert [unit for part in parts for unit in part] == list(range(len(heights)))
        for part in parts:
            used = sum(heights[unit] for unit in part) + sum(gaps[unit] for unit in part if unit != part.start)
            assert used <= room + TOLERANCE
            assert part.stop == len(heights) or not keeps[part.stop - 1]


@given(HEIGHTS, st.floats(60, 200))
def test_balancing_needs_no_more_parts_and_evens_them_out(heights: list[float], room: float) -> None:
    none, free = [0.0] * len(heights), [False] * len(heights)
    greedy, even = packed(heights, none, free, room), balanced(heights, none, free, room)
    assert greedy is not None
    assert even is not None
    assert len(even) == len(greedy)

    def highest(parts: list[range]) -> float:
        return max(sum(heights[unit] for unit in part) for part in parts)

    assert highest(even) <= highest(greedy) + TOLERANCE


def test_a_unit_higher_than_the_room_cannot_be_packed() -> None:
    assert packed([50.0, 300.0], [0.0, 0.0], [False, False], 100.0) is None


def test_a_heading_is_never_left_behind() -> None:
    assert packed([60.0, 20.0, 60.0], [0.0] * 3, [False, True, False], 100.0) == [range(1), range(1, 3)]


def test_a_split_is_set_as_large_as_the_number_of_parts_allows(arimo: Faces) -> None:
    at = paras_of(["a line"] * 20)
    split = in_parts(at, 300, 230, 24, 18, arimo)
    assert split is not None
    assert [len(part) for part in split.parts] == [7, 7, 6]
    assert split.size == 22  # at 24 it would take four
