"""The room on a layout: what is free, how far places grow, and that they end before a logo."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.layout.room import Room, left_over, room_of
from coursegen.model.scene_items import Box, Colour, PictureItem, ShapeItem
from coursegen.units import Inch

PAGE = Box(0, 0, Inch(10), Inch(7.5))
TITLE = Box(Inch(0.5), Inch(0.3), Inch(9), Inch(1.25))
LOGO = Box(Inch(8.4), Inch(0.3), Inch(1.3), Inch(1))

boxes = st.builds(Box, st.integers(0, 90), st.integers(0, 90), st.integers(1, 60), st.integers(1, 60))


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@given(boxes, st.lists(boxes, max_size=6))
def test_what_is_left_over_touches_nothing_and_holds_every_free_point(area: Box, taken: list[Box]) -> None:
    found = left_over(area, taken)
    assert not any(overlap(box, one) for box in found for one in taken)
    assert all(area.x <= box.x and box.right <= area.right and area.y <= box.y for box in found)
    for x in range(area.x, area.right, 7):
        for y in range(area.y, area.bottom, 7):
            point = Box(x, y, 1, 1)
            if not any(overlap(point, one) for one in taken):
                assert any(overlap(point, box) for box in found)
    for one, other in combinations(found, 2):
        assert one != other


def shape(box: Box) -> ShapeItem:
    return ShapeItem("Logo", box, "rect", Colour("accent2"))


def test_a_place_ends_before_a_logo() -> None:
    room = room_of(PAGE, [shape(LOGO)], (), ())
    clear = room.clear(TITLE)
    assert clear.right < LOGO.x
    assert (clear.x, clear.y, clear.height) == (TITLE.x, TITLE.y, TITLE.height)


def test_what_words_stand_on_is_not_in_their_way() -> None:
    band = Box(0, 0, PAGE.width, Inch(1.8))
    room = room_of(PAGE, [shape(PAGE), shape(band)], (), ())
    assert room.clear(TITLE) == TITLE
    assert room.under(TITLE).y >= band.bottom


def test_the_free_area_ends_above_a_box_of_the_master_and_above_the_foot() -> None:
    note, foot = Box(Inch(6), Inch(6.2), Inch(3.5), Inch(0.5)), Box(Inch(1), Inch(6.9), Inch(3), Inch(0.4))
    free = room_of(PAGE, [shape(note)], (), (foot,)).under(TITLE)
    assert free.bottom <= note.y
    assert (free.x, free.right) == (TITLE.x, TITLE.right)


def test_lettering_without_a_shape_counts() -> None:
    side = Box(Inch(0.4), Inch(2), Inch(0.6), Inch(5))
    assert room_of(PAGE, (), (side,), ()).under(TITLE).x > side.right


def test_what_is_free_ends_with_the_panel_that_the_text_is_on() -> None:
    text, panel = Box(1_000_000, 1_500_000, 7_000_000, 4_000_000), Box(500_000, 500_000, 8_000_000, 5_500_000)
    ground = [ShapeItem("Panel", panel, "round_rect", Colour("accent1"))]
    free = room_of(PAGE, ground, (), (), [text]).free()
    assert all(box.x > panel.x and box.right < panel.right and box.bottom < panel.bottom for box in free)
    hidden = shape(Box(2_000_000, 2_000_000, 900_000, 900_000))
    assert room_of(PAGE, [hidden, *ground], (), (), [text]).drawn == ()
    assert room_of(PAGE, [*ground, hidden], (), (), [text]).drawn == (hidden.box,)
    assert room_of(PAGE, ground, (), (), [replace(text, x=0)]).limit is None  # the text is beside it as well


def test_where_the_page_is_a_picture_the_master_s_places_say_what_is_free() -> None:
    title, text = Box(1_500_000, 400_000, 7_000_000, 900_000), Box(1_500_000, 1_500_000, 7_000_000, 4_000_000)
    ground = [PictureItem("Background", PAGE, b"", "image/png", "")]
    (free,) = room_of(PAGE, ground, (), (), [title, text]).free()
    assert free == Box(1_500_000, 400_000, 7_000_000, 5_100_000)


def test_a_place_that_grows_keeps_its_text_where_it_is() -> None:
    room = Room(PAGE, foot=(Box(Inch(1), Inch(6.9), Inch(3), Inch(0.4)),))
    low = Box(Inch(0.5), Inch(3), Inch(9), Inch(1))
    assert room.grown(low, "top", [TITLE]).y == low.y
    assert room.grown(low, "top", [TITLE]).bottom == Inch(6.9) - Inch(0.1)
    assert room.grown(low, "bottom", [TITLE]).bottom == low.bottom
    middle = room.grown(low, "middle", [TITLE])
    assert low.y - middle.y == middle.bottom - low.bottom > 0
