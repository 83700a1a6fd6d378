"""A picture that was put in or changed in a deck comes home with what it shows, or is listed."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from pptx.util import Inches

from support.contents_cases import (
    POINT,
    SEEN,
    comes_home,
    written,
)
from support.deck_edits import picture
from support.pull_cases import Case, Deck, edited, stays_of


@pytest.fixture
def case(contents: Case) -> Case:
    """A deck of the team, and one of the course as it is."""
    return contents


def put_in(slide: str, description: str, data: bytes = b"") -> Callable[[Deck], None]:
    def edit(deck: Deck) -> None:
        stream = BytesIO(data or picture(random.Random(1)))
        shape = deck.slide(slide).shapes.add_picture(stream, Inches(6), Inches(3))
        shape._element._nvXxPr.cNvPr.set("descr", description)

    return edit


@pytest.mark.slow
def test_a_picture_on_a_key_point_is_copied_into_the_course_with_what_it_shows(case: Case) -> None:
    built = comes_home(case, put_in(POINT, SEEN))
    (file,) = (case.root / "pictures").glob("six_people_wait_*.png")
    assert file.read_bytes() == picture(random.Random(1))
    shown = [shape for shape in Deck(built).slide(POINT).shapes if shape.element.tag.endswith("}pic")]
    assert [shape._element._nvXxPr.cNvPr.get("descr") for shape in shown] == [SEEN]


@pytest.mark.parametrize(
    ("slide", "description", "data", "why"),
    [
        (POINT, "", b"", "nothing says what it shows"),
        (POINT, "IMG_2031.PNG", b"", "nothing says what it shows"),
        (POINT, "x" * 151, b"", "longer than 150"),
        ("listen/scenario", SEEN, b"", "only key points take one"),
        (POINT, SEEN, b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", "neither a PNG nor a JPEG"),
    ],
)
def test_a_picture_that_can_not_come_home_is_listed(
    case: Case, slide: str, description: str, data: bytes, why: str
) -> None:
    found = case.pull(edited(case.deck, put_in(slide, description, data)))
    assert (found.files, found.pictures) == ((), ())
    assert why in stays_of(found)


SEEN_SLIDE = "listen/slides/seen"
ANOTHER = "Two people wait at two counters"


def change_picture(slide: str, data: bytes, description: str = "") -> Callable[[Deck], None]:
    """Change a slide's picture as PowerPoint does: the same shape, which shows another embedded file."""

    def edit(deck: Deck) -> None:
        shown = deck.slide(slide)
        (shape,) = (one for one in shown.shapes if one.element.tag.endswith("}pic"))
        shape._element.blipFill.blip.rEmbed = shown.part.get_or_add_image_part(BytesIO(data))[1]
        if description:
            shape._element._nvXxPr.cNvPr.set("descr", description)

    return edit


def shown_on(data: bytes, slide: str) -> list[bytes]:
    """The files of the pictures on a slide."""
    return [one.image.blob for one in Deck(data).slide(slide).shapes if one.element.tag.endswith("}pic")]


def photo(size: tuple[int, int], form: str = "PNG") -> bytes:
    """A picture with something in it, at a size."""
    held = BytesIO()
    image = Image.new("RGB", (800, 500), "white")
    image.paste((150, 30, 30), (100, 100, 500, 300))
    image.resize(size).save(held, form)
    return held.getvalue()


@pytest.mark.slow
def test_a_picture_that_was_replaced_on_a_picture_slide_comes_home(case: Case) -> None:
    built = comes_home(case, change_picture(SEEN_SLIDE, photo((800, 500)), ANOTHER))
    assert shown_on(built, SEEN_SLIDE) == [photo((800, 500))]
    (file,) = (case.root / "pictures").glob("two_people_wait_*.png")
    assert file.read_bytes() == photo((800, 500))


@pytest.mark.slow
def test_a_picture_that_was_replaced_on_a_key_point_comes_home(case: Case) -> None:
    case.deck = comes_home(case, put_in(POINT, SEEN))
    built = comes_home(case, change_picture(POINT, photo((800, 500), "JPEG"), ANOTHER))
    assert shown_on(built, POINT) == [photo((800, 500), "JPEG")]


@pytest.mark.slow
def test_a_picture_that_was_deleted_where_another_was_put_in_is_replaced(case: Case) -> None:
    def edit(deck: Deck) -> None:
        (old,) = (one for one in deck.slide(SEEN_SLIDE).shapes if one.element.tag.endswith("}pic"))
        old._element.getparent().remove(old._element)
        put_in(SEEN_SLIDE, ANOTHER, photo((800, 500)))(deck)

    found = written(case, edited(case.deck, edit))
    assert [one.data for one in found.pictures] == [photo((800, 500))]
    assert shown_on(case.build(), SEEN_SLIDE) == [photo((800, 500))]


@pytest.mark.slow
def test_a_picture_that_kept_the_old_ones_alternative_text_comes_home_and_that_is_said(case: Case) -> None:
    deck = edited(case.deck, change_picture(SEEN_SLIDE, photo((800, 500))))
    found = written(case, deck)
    assert "its alternative text is still the old one's" in stays_of(found)
    assert shown_on(case.build(), SEEN_SLIDE) == [photo((800, 500))]
    assert stays_of(case.pull(deck)) == ""


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_powerpoint_compressed_is_not_replaced(case: Case, form: str) -> None:
    (case.root / "pictures" / "queue.png").write_bytes(photo((800, 500)))
    case.deck = case.build()
    found = case.pull(edited(case.deck, change_picture(SEEN_SLIDE, photo((320, 200), form))))
    assert (found.files, found.pictures, stays_of(found)) == ((), (), "")


def test_a_picture_that_the_course_has_changed_too_is_a_conflict(case: Case) -> None:
    (case.root / "pictures" / "queue.png").write_bytes(picture(random.Random(3)))
    deck = edited(case.deck, change_picture(SEEN_SLIDE, photo((800, 500)), ANOTHER))
    found = case.pull(deck)
    assert [(one.address, one.course) for one in found.patch.conflicts] == [
        ("listen.slides.seen.picture", "pictures/queue.png")
    ]
    assert found.pictures == ()


@pytest.mark.parametrize(
    ("data", "description", "why"),
    [
        (photo((800, 500)), "IMG_2031.PNG", "nothing says what it shows"),
        (b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", ANOTHER, "it is neither a PNG nor a JPEG"),
    ],
)
def test_a_replaced_picture_that_can_not_come_home_is_listed(
    case: Case, data: bytes, description: str, why: str
) -> None:
    found = case.pull(edited(case.deck, change_picture(SEEN_SLIDE, data, description)))
    assert (found.files, found.pictures) == ((), ())
    assert f"the picture 'Picture' was replaced by another, and {why}" in stays_of(found)


def test_a_picture_that_is_none_inside_is_told_and_not_written(case: Case) -> None:
    whole = picture(random.Random(1))
    found = case.pull(edited(case.deck, put_in(POINT, SEEN, whole[:45] + bytes(len(whole) - 45))))
    assert (found.files, found.pictures) == ((), ())
    assert "what is new at listen.key_points.purpose.picture can't be taken over" in stays_of(found)
    assert "can't be opened as a picture" in stays_of(found)
