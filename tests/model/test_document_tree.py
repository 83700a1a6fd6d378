"""A handout's tree is walked, read and rebuilt whole, at whatever depth."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from coursegen.model import document_tree
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.document import (
    Beside,
    Callout,
    Captioned,
    Card,
    Cards,
    Cue,
    Cues,
    DocumentBlock,
    Heading,
    KeepTogether,
    NameTents,
    SlideRows,
    Tent,
    Thumbnail,
)
from coursegen.model.text import Text, words
from support.pdf_cases import every_block
from support.tree import every

CARDS = Cards((Card((Heading(3, words("Three"), "one.three"),)), Card((Paragraph(words("p")),))))
TREE: tuple[DocumentBlock, ...] = (
    Heading(1, words("One"), "one", "1"),
    KeepTogether(
        (
            Heading(2, words("Two"), "one.two"),
            Callout(
                "Label", (Cards((Card((Heading(3, words("Three"), "one.three"),)), Card((Paragraph(words("p")),)))),)
            ),
        )
    ),
    Beside(Thumbnail("a", "A"), (Paragraph(words("beside")), Thumbnail("b", "B"))),
    SlideRows((Captioned(Thumbnail("c", "C"), words("caption")),), 1, 1),
)


def test_every_block_is_walked_in_reading_order_each_before_those_inside_it() -> None:
    kinds = [type(block).__name__ for block in document_tree.walk(TREE)]
    assert kinds == [
        "Heading", "KeepTogether", "Heading", "Callout", "Cards", "Heading", "Paragraph", "Beside", "Paragraph",
        "Thumbnail", "SlideRows",
    ]  # fmt: skip


def test_headings_inside_cards_and_callouts_are_found() -> None:
    assert [heading.anchor for heading in document_tree.headings(TREE)] == ["one", "one.two", "one.three"]


def test_all_words_that_are_written_are_texts() -> None:
    said = [text.plain for text in document_tree.texts(TREE) if text]
    assert said == ["One", "1", "Two", "Label", "Three", "p", "beside", "caption"]
    cues = Cues((Cue("SAY", (words("a"), words("b"))),))
    tents = NameTents((Tent(words("Ana"), words("Desk")),), "Your name", at_fold=words("Fold here"))
    assert [text.plain for text in document_tree.texts((cues, tents))] == [
        "SAY",
        "a",
        "b",
        "Ana",
        "",
        "Desk",
        "Your name",
        "Fold here",
    ]


def test_slides_in_small_are_found_wherever_they_are_shown() -> None:
    assert [shown.slide for shown in document_tree.slides(TREE)] == ["a", "b", "c"]


def test_a_block_s_addresses_are_those_of_its_words_and_its_own() -> None:
    table = Table((words("h"),), ((words("x", address="m.x"),),), (1.0,), "", address="m.table")
    assert document_tree.parts(table).addresses == ("m.x", "m.table")
    assert document_tree.parts(TREE[1]).addresses == ()


def test_a_tree_is_rebuilt_with_every_block_changed_in_reading_order() -> None:
    met: list[str] = []

    def louder(block: DocumentBlock) -> DocumentBlock:
        if not isinstance(block, Heading):
            return block
        met.append(block.anchor)
        return replace(block, anchor=block.anchor.upper())

    changed = document_tree.rebuilt(TREE, louder)
    assert met == ["one", "one.two", "one.three"]
    assert [heading.anchor for heading in document_tree.headings(changed)] == ["ONE", "ONE.TWO", "ONE.THREE"]
    assert [*document_tree.texts(changed)] == [*document_tree.texts(TREE)]
    assert document_tree.rebuilt(TREE, lambda block: block) == TREE


def test_the_tests_have_a_block_of_every_kind() -> None:
    assert {type(block) for block in document_tree.walk(every_block())} == set(get_args(DocumentBlock))


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_the_table_leaves_out_no_text_no_slide_and_no_block(block: DocumentBlock) -> None:
    inside = [*document_tree.walk((block,))]
    assert {id(one) for one in every(get_args(DocumentBlock), block)} == {
        id(one) for one in (*inside, *document_tree.slides(inside))
    }
    said = [*document_tree.texts((block,))]
    assert {id(text) for text in every(Text, block)} <= {id(text) for text in said}
    assert [*document_tree.slides((block,))] == every(Thumbnail, block)


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_a_block_that_nothing_changes_stays_equal_and_every_one_is_offered(block: DocumentBlock) -> None:
    offered: list[DocumentBlock] = []

    def seen(one: DocumentBlock) -> DocumentBlock:
        offered.append(one)
        return one

    assert document_tree.rebuilt((block,), seen) == (block,)
    assert sorted(type(one).__name__ for one in offered) == sorted(
        type(one).__name__ for one in document_tree.walk((block,))
    )
