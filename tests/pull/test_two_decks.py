"""Two decks are compared slide by slide: all edits are named, and none is invented."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from coursegen.pull.deck.deck_reader import edited_deck
from coursegen.pull.two_decks.deck_changes import Change, deck_changes
from support.deck_edits import EditedBySeed, Said
from support.pull_cases import Case, Deck, edited, saved_by_libreoffice


def stock_deck(slides: int = 14) -> bytes:
    """A deck that coursegen knows nothing of."""
    presentation = Presentation()
    for number in range(slides):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"The {number}. thing that everybody has to know"
        words = ("counts the calls of a day", "asks for a second meeting", "writes the minutes down", "rings back")
        slide.placeholders[1].text = "\n".join(f"Somebody {word}, {number} times over" for word in words)
        slide.notes_slide.notes_text_frame.text = f"Say it slowly, and wait for question {number} before you go on."
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def changes(one: bytes, other: bytes) -> tuple[Change, ...]:
    return deck_changes(edited_deck(one), edited_deck(other))


def _is_of(said: Said, change: Change) -> bool:
    what, how, words = said
    return (change.what, change.how) == (what, how) and words in f"{change.old} {change.new} {change.title}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_seeded_edits_are_all_named_and_none_is_invented(built: Case, seed: int) -> None:
    deck = built.deck if seed % 2 else stock_deck()
    after = EditedBySeed(deck, seed)
    found = list(changes(deck, after.data))
    for said in after.said:
        named = next((one for one in found if _is_of(said, one)), None)
        assert named is not None, (said, found)
        found.remove(named)
    assert len(after.said) == 6
    assert found == []


def test_a_deck_is_the_same_as_itself_and_as_python_pptx_saves_it(built: Case) -> None:
    assert changes(built.deck, built.deck) == ()
    assert changes(built.deck, edited(built.deck)) == ()


@pytest.mark.slow
@pytest.mark.parametrize("formats", [("pptx",), ("odp", "pptx")])
def test_a_save_in_libreoffice_is_no_change(built: Case, tmp_path: Path, formats: tuple[str, ...]) -> None:
    assert changes(built.deck, saved_by_libreoffice(built.deck, tmp_path, formats)) == ()


def test_two_decks_that_have_nothing_in_common(built: Case) -> None:
    found = changes(built.deck, stock_deck(3))
    assert {(one.what, one.how) for one in found} == {("slide", "added"), ("slide", "removed")}
    assert sum(one.how == "added" for one in found) == 3


def test_marks_are_told_where_only_some_words_have_them(built: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.paragraph("how_it_runs", "face down").runs[0].font.bold = True
        paragraph = deck.paragraph("how_it_runs", "the others listen")
        run = paragraph.add_run()
        run.text, run.font.italic = " always", True

    found = changes(built.deck, edited(built.deck, edit))
    assert [(one.how, one.new) for one in found] == [("changed", found[0].new)]
    assert found[0].new.endswith("always")
