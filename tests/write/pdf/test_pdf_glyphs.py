"""What the faces can't print is found before anything is drawn, all of it, each at its author's address."""

from __future__ import annotations

import pytest
from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import Callout, Heading, Thumbnail, WriteOn
from coursegen.model.scene_items import Line, TextItem
from coursegen.model.text import Text, words
from coursegen.problems import Refused
from coursegen.write.pdf import handout_bytes
from coursegen.write.pdf.glyphs import unprintable
from support import pdf_cases
from support.pdf_cases import BRAND, document, every_block, printed, scene, the_faces
from support.tree import every


def test_all_of_them_are_reported_at_once_with_their_addresses():
    with pytest.raises(Refused) as refused:
        printed(
            Heading(1, words("a 漢", address="m.title"), "m"),
            ItemList((words("fine"), words("☃ and ☂", address="m.points.two"))),
            Callout("x", (WriteOn(words("😀", address="m.asked"), 1),)),
            Table((words("A"),), ((words("ok"),), (words("漢", address="m.cell"),)), (1.0,), ""),
        )
    problems = refused.value.problems
    assert [problem.address for problem in problems] == ["m.title", "m.points.two", "m.asked", "m.cell"]
    assert all(problem.rule == "no-glyph" and problem.hint for problem in problems)
    assert "“☃” (snowman, U+2603)" in problems[1].message
    assert "“☂” (umbrella, U+2602)" in problems[1].message
    assert [problem.hint for problem in problems[:3]] == [
        "write it in the letters of the rest of the text, or take it out",
        "take them out, or say it in words",
        "take it out, or say it in words (grinning face)",
    ]


def test_a_slide_that_is_painted_small_is_looked_at_too():
    bad = TextItem(
        "Body", pdf_cases.scene().items[0].box, (), (Line(20, (pdf_cases.fragment("漢", 0),)),), address="m.x"
    )
    slides = {"slide": replace(scene(), items=(bad,))}
    with pytest.raises(Refused) as refused:
        handout_bytes(document((Thumbnail("slide", "A slide"),)), BRAND, pdf_cases.the_faces(), slides)
    assert [problem.address for problem in refused.value.problems] == ["m.x"]


def test_words_from_right_to_left_are_refused_rather_than_printed_backwards():
    with pytest.raises(Refused, match="right to left"):
        printed(Paragraph(words("שלום", address="m.greeting")))


def test_letters_of_many_languages_are_printed():
    assert printed(Paragraph(words("Ærøskøbing Łódź Ελλάδα Қазақстан ½ € “„‚” … – — • § ¶ ©"))).pages == 1


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_a_sign_that_is_missing_is_told_in_whatever_block_it_is(block):
    spoiled = with_every_text(block, words("How are you? 😀", address="m.x"))
    told = unprintable(document((spoiled,)), {"slide": scene()}, the_faces())
    assert [problem.address for problem in told] == (["m.x"] if every(Text, block) else [])


def with_every_text(value, text):
    """The same value with one text in the stead of each."""
    if isinstance(value, Text):
        return text
    if isinstance(value, tuple):
        return tuple(with_every_text(one, text) for one in value)
    if isinstance(value, Struct):
        return replace(value, **{name: with_every_text(getattr(value, name), text) for name in value.__struct_fields__})
    return value
