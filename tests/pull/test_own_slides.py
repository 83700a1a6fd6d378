"""Edits on the slides of a module's own list come home; what can't, is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.pull.placing.patch import SetText
from support.own_slides import add_own_slides
from support.pull_cases import TEAM_FILE, TINY, Case, edited, words_of


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("own") / "course"))
    (root / "teams").mkdir()
    (root / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")
    case = Case(add_own_slides(root), "desk")
    case.deck = case.build()
    return case


@pytest.fixture
def case(shared: Case, tmp_path: Path) -> Case:
    shutil.copytree(shared.root, tmp_path / "course")
    shutil.copytree(shared.output, tmp_path / "output")
    return Case(tmp_path / "course", shared.team, shared.deck)


EDITS = [
    ("number", "3 in 5", "4 in 5"),
    ("number", "name it in the first", "say it in the first"),
    ("quote", "at night", "at midnight"),
    ("two", "What happened?", "What has happened?"),
    ("two", "Instead of this", "Not like this"),
    ("steps", "Name it", "Call it"),
    ("steps", "Say the purpose.", "Say the purpose aloud."),
    ("table", "A wish", "One wish"),
    ("grid", "Give a day.", "Give a date."),
    ("seen", "One counter is open.", "One counter is staffed."),
    ("vote", "The odd ones", "The strange ones"),
    ("vote", "Which calls do you like", "Which calls do you love"),
]


def test_an_unedited_deck_gives_an_empty_patch(case: Case) -> None:
    found = case.pull(case.deck)
    assert (found.files, found.patch.operations, found.patch.stays) == ((), (), ())


@pytest.mark.slow
def test_texts_come_home(case: Case) -> None:
    def edit(deck) -> None:
        for slide, old, new in EDITS:
            deck.replace_first(f"listen/slides/{slide}", old, new)

    found = case.pull_and_write(edited(case.deck, edit))
    assert (found.patch.conflicts, found.patch.stays) == ((), ())
    assert all(isinstance(one, SetText) for one in found.patch.operations)
    again = case.build()
    for slide, _, new in EDITS:
        assert new in words_of(again, f"listen/slides/{slide}"), new


def test_a_deleted_slide_goes_from_the_list(case: Case) -> None:
    found = case.pull_and_write(edited(case.deck, lambda deck: deck.delete("listen/slides/quote")))
    assert found.patch.stays == ()
    again = case.build()
    with pytest.raises(KeyError):
        words_of(again, "listen/slides/quote")
    words_of(again, "listen/slides/number")


def test_a_moved_slide_is_told_and_the_others_keep_their_order(case: Case) -> None:
    def edit(deck) -> None:
        deck.move("listen/slides/number", before="listen/scenario")

    found = case.pull(edited(case.deck, edit))
    assert found.patch.operations == ()
    (stays,) = found.patch.stays
    assert stays.slide == "listen/slides/number"
    assert "listen.slides.number.after" in stays.message


def test_points_that_change_places_are_no_matter_of_the_slides_between(case: Case) -> None:
    def edit(deck) -> None:
        deck.move("listen/points/next_step", before="listen/points/purpose")

    found = case.pull(edited(case.deck, edit))
    assert found.patch.stays == ()
    assert found.files
