"""The tab of a draft: where it stands, what it says, and that its letters are the word's."""

from __future__ import annotations

import pytest

from coursegen.layout.draft_mark import NAME, draft_mark
from coursegen.layout.letters import outlined, turned
from coursegen.model.brand import contrast, rgb_of_hex
from coursegen.model.scene_items import Box, Colour, Fragment, Item, Line, PathItem, PictureItem, ShapeItem, TextItem
from coursegen.publish.kept_faces import faces

WIDTH, HEIGHT = 12_192_000, 6_858_000


def words_at(box: Box) -> TextItem:
    """A line of text that fills a box."""
    size = box.height / 12_700
    piece = Fragment("words", 0.0, box.width / 12_700, "regular", size, Colour("dk1"))
    return TextItem("Body", box, (), (Line(size, (piece,)),))


def tab(*items: Item) -> Box:
    ground, letters = draft_mark("DRAFT", items, WIDTH, HEIGHT, faces())
    assert isinstance(ground, ShapeItem)
    assert isinstance(letters, PathItem)
    assert (letters.name, letters.description, ground.description) == (NAME, "DRAFT", "")
    inner, outer = letters.box, ground.box
    assert outer.x < inner.x
    assert inner.right < outer.right
    assert outer.y < inner.y
    assert inner.bottom < outer.bottom
    return outer


def test_it_stands_in_the_middle_of_the_right_edge() -> None:
    box = tab()
    assert box.right == WIDTH
    assert box.y + box.height // 2 == pytest.approx(HEIGHT / 2, abs=2)
    assert 0 <= box.y < box.bottom <= HEIGHT


def test_it_moves_up_or_down_where_words_stand() -> None:
    words = words_at(Box(WIDTH - 2_000_000, HEIGHT // 2 - 200_000, 2_000_000, 400_000))
    moved = tab(words)
    assert moved.right == WIDTH
    assert moved.bottom <= words.box.y


def test_it_goes_to_the_left_where_the_whole_right_edge_is_taken() -> None:
    picture = PictureItem("Picture", Box(WIDTH - 3_000_000, 0, 3_000_000, HEIGHT), b"", "image/png", "A queue")
    assert tab(picture).x == 0


def test_a_picture_behind_everything_is_no_reason_to_move() -> None:
    ground = PictureItem("Ground", Box(0, 0, WIDTH, HEIGHT), b"", "image/png", "")
    assert tab(ground) == tab()


def test_the_word_is_turned_to_be_read_from_the_top_down() -> None:
    flat = outlined("DRAFT", faces())
    upright = turned(flat)
    assert (upright.width, upright.height) == (flat.height, flat.width)
    assert len(upright.steps) == len(flat.steps)
    assert [kind for kind, _ in flat.steps].count("M") == 5 + 3  # five letters, and the holes of D, R and A
    for word in (flat, upright):
        xs = [x for _, numbers in word.steps for x in numbers[::2]]
        ys = [y for _, numbers in word.steps for y in numbers[1::2]]
        assert (min(xs), min(ys)) == pytest.approx((0, 0))
        assert (max(xs), max(ys)) == pytest.approx((word.width, word.height))


def test_letters_that_the_font_lacks_are_left_out() -> None:
    assert outlined("草", faces()).steps == ()


def test_the_grey_across_a_page_lets_its_words_be_read() -> None:
    from coursegen.model.brand import Brand
    from coursegen.write.pdf.styles import DRAFT_GREY, WHITE, palette_of

    pale = {f"accent{number}": rgb_of_hex("#77AADD") for number in range(1, 7)}
    dark = {"dk1": rgb_of_hex("#222222"), "dk2": rgb_of_hex("#333355"), "hlink": rgb_of_hex("#5577DD")}
    brand = Brand({**pale, **dark, "lt1": WHITE, "lt2": WHITE, "folHlink": rgb_of_hex("#775577")}, "Arial", "Arial")
    palette = palette_of(brand, DRAFT_GREY)
    inks = [palette.text, palette.soft, palette.link, *(one.text for one in palette.accents)]
    assert min(contrast(ink, DRAFT_GREY) for ink in inks) >= 4.5
    assert palette_of(brand) != palette
