"""Words that no line of a slide shows whole, and signs that the font lacks, are told at their authors' lines."""

from __future__ import annotations

import pytest

from coursegen.layout.doubts import doubts
from coursegen.layout.faces import Faces
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Cell, Colour, Fragment, Item, Line, TableItem, TextItem, TextParagraph
from coursegen.model.text import words
from coursegen.publish.kept_faces import faces

LONG = "Donaudampfschifffahrtsgesellschaft"
BOX = Box(0, 0, 914400, 914400)


@pytest.fixture(scope="module")
def arimo() -> Faces:
    return faces()


def line(text: str) -> Line:
    return Line(0.0, (Fragment(text, 0.0, 10.0, "regular", 12.0, Colour("tx1")),))


def scene(*items: Item) -> Scene:
    return Scene(
        id="one", slide="one", part=1, parts=1, number=1, layout="l", width=1, height=1, title=words("One"),
        background=None, ground=(), items=items, notes=(), section="", section_title="", language="en",
    )  # fmt: skip


def text(said: str, *lines: str, address: str = "course.title") -> TextItem:
    return TextItem("Body", BOX, (TextParagraph(words(said, address=address)),), tuple(map(line, lines)))


def said(found: Item, arimo: Faces) -> list[tuple[str, str]]:
    return [(problem.address, problem.message) for problem in doubts([scene(found)], arimo)]


def test_a_word_over_two_lines_is_told(arimo: Faces) -> None:
    found = said(text(f"The {LONG} sails", "The", LONG[:20], f"{LONG[20:]} sails"), arimo)
    assert found == [("course.title", f"the word “{LONG}” is wider than its line on the slide one, and is cut")]


@pytest.mark.parametrize(
    "lines",
    [
        ("The quick brown", "fox"),
        ("a well-", "known fox"),
        ("either/", "or"),
        ("日本語の", "文"),
        ("fox",),
    ],
)
def test_what_breaks_where_it_may_is_not_told(lines: tuple[str, ...], arimo: Faces) -> None:
    whole = "".join(one if one[-1] in "-/の" else f"{one} " for one in lines).strip()
    assert [message for _, message in said(text(whole, *lines), arimo) if "cut" in message] == []


def test_a_cell_of_a_table_is_looked_at_and_the_tools_own_words_are_not(arimo: Faces) -> None:
    lines = (line(LONG[:20]), line(LONG[20:]))
    own, tool = words(LONG, address="listen.title"), words(LONG)
    cells = tuple(Cell((TextParagraph(one),), lines) for one in (own, tool))
    table = TableItem("T", BOX, (1, 1), (1,), (cells,), "", Colour("tx1"))
    assert [address for address, _ in said(table, arimo)] == ["listen.title"]


def test_signs_that_the_font_lacks_are_named_once_a_text(arimo: Faces) -> None:
    found = said(text("日本 ☃ is “here”…\u00ad 日", "日本 ☃ is “here”… 日"), arimo)
    ((address, message),) = found
    assert address == "course.title"
    assert message.count("U+65E5") == 1
    assert "snowman, U+2603" in message
    assert "here" not in message


def test_each_is_told_once_where_it_stands_first(arimo: Faces) -> None:
    item = text(f"{LONG} ☃", LONG[:20], f"{LONG[20:]} ☃")
    found = doubts([scene(item), scene(item), scene(text("☃", "☃", address="course.subtitle"))], arimo)
    assert [(problem.rule, problem.address) for problem in found] == [
        ("cut-word", "course.title"),
        ("no-glyph", "course.title"),
        ("no-glyph", "course.subtitle"),
    ]
