"""A deck edited as a trainer would, pulled home and built again: the edits are in place, and nothing else changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.pull.placing.patch import SetText
from support.courses import FIRST_COURSE
from support.pull_cases import Case, Deck, edited, saved_by_libreoffice, words_of


def test_an_unedited_deck_gives_an_empty_patch(case: Case) -> None:
    found = case.pull(case.deck)
    assert found.files == ()
    assert (found.patch.operations, found.patch.conflicts, found.patch.stays) == ((), (), ())


def test_a_deck_that_python_pptx_saved_unedited_gives_an_empty_patch(case: Case) -> None:
    found = case.pull(edited(case.deck))
    assert (found.files, found.patch.stays) == ((), ())


EDITS = [
    ("listen/points/purpose", "Find out what, and say it", "Ask what it is, and say it"),
    ("listen/points/purpose", "Every call has one purpose", "Each call has one purpose"),
    ("listen/points/purpose", "A guest at a counter asks", "A guest at a desk asks"),
    ("listen/points/purpose", "Say the point, then wait.", "Say the point. Wait for a breath."),
    ("listen/points/purpose", "So what is the purpose", "And what is the purpose"),
    ("listen/points/next_step", "Who has an example?", "Who has two examples?"),
    ("listen/objectives", "Demonstrate it in a played call", "Show it in a played call"),
    ("listen/scenario", "Play the call for five minutes", "Play the call for six minutes"),
    ("listen/scenario", "The agent", "The receptionist"),
    ("listen/scenario/debrief", "To get in tonight", "To get in before midnight"),
    ("listen/questions/when_not", "When does a call have two purposes?", "When has a call two purposes?"),
    ("listen/quiz/which", "Which sentence names a purpose?", "Which line names a purpose?"),
    ("listen/quiz/which", "The guest is late", "The guest is very late"),
    ("listen/quiz/which", "That is a feeling.", "That is only a feeling."),
    ("listen/action_steps", "Five notes in five calls", "Five notes in six calls"),
    ("listen/action_steps", "same day", "next shift"),
    ("how_it_runs", "Phones face down", "Phones off"),
    ("activities/warm_up", "Tell it in one minute.", "Tell it in two minutes."),
    ("activities/warm_up", "Start with a call that", "Begin with a call that"),
    ("title", "A small course for tests", "A small course for desks"),
    ("title", "Take a call with", "Take each call with"),
    ("recap", "A step has a name and a time.", "A step has a name, a place and a time."),
    ("commitments", "In my next call I will …", "In my next visit I will …"),
    ("breaks/pause", "Break", "Tea"),
]


def _all_of_them(deck: Deck) -> None:
    for slide, old, new in EDITS:
        deck.replace_first(slide, old, new)


@pytest.mark.slow
def test_edits_of_every_kind_are_in_the_next_build(case: Case) -> None:
    found = case.pull_and_write(edited(case.deck, _all_of_them))
    assert (found.patch.conflicts, found.patch.stays) == ((), ())
    again = case.build()
    for slide, old, new in EDITS:
        said = words_of(again, slide)
        assert new in said, new
        assert old not in said or old in new, old
    assert case.pull(again).files == ()


def test_pulling_twice_changes_nothing_more(case: Case) -> None:
    deck = edited(case.deck, _all_of_them)
    first = case.pull_and_write(deck)
    second = case.pull(deck)
    assert first.files
    assert (second.files, second.patch.operations, second.patch.conflicts) == ((), (), ())


def test_nothing_but_the_edited_texts_differs_after_a_round_trip(case: Case) -> None:
    case.pull_and_write(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "off")))
    before, after = Deck(case.deck), Deck(case.build())
    for slide in before.ids():
        old = [p.text for p in before.paragraphs(slide) if "·" not in p.text]
        new = [p.text for p in after.paragraphs(slide) if "·" not in p.text]
        if slide != "how_it_runs":
            assert _without_layers(old) == _without_layers(new), slide


def _without_layers(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("CHANGED BY")]


@pytest.mark.slow
def test_a_deck_that_libreoffice_saved_again_gives_its_edits_and_no_others(case: Case, tmp_path: Path) -> None:
    unedited = case.pull(saved_by_libreoffice(case.deck, tmp_path / "plain"))
    assert (unedited.files, unedited.patch.stays) == ((), ())
    found = case.pull_and_write(saved_by_libreoffice(edited(case.deck, _all_of_them), tmp_path / "edited"))
    assert (found.patch.conflicts, found.patch.stays) == ((), ())
    again = case.build()
    for slide, _, new in EDITS:
        assert new in words_of(again, slide), new


@pytest.mark.slow
def test_the_default_courses_clinic_comes_home_through_libreoffice(tmp_path: Path) -> None:
    root = Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))
    case = Case(root, "clinic_desk")
    deck = case.build()
    unedited = case.pull(saved_by_libreoffice(deck, tmp_path / "plain"))
    assert (unedited.files, unedited.patch.stays) == ((), ())

    def edit(opened: Deck) -> None:
        opened.replace("recover/points/own", "Own the mistake", "Own your mistake")
        opened.replace("choice/scenario", "Monday, 08:20", "Monday, 08:40")
        opened.replace("recover/action_steps", "with a nurse", "with one nurse")
        opened.move("recover/points/fairness", before="recover/points/own")

    found = case.pull_and_write(saved_by_libreoffice(edited(deck, edit), tmp_path / "edited"))
    assert found.patch.conflicts == ()
    again = case.build()
    assert "Own your mistake" in words_of(again, "recover/points/own")
    assert "Monday, 08:40" in words_of(again, "choice/scenario")
    assert "with one nurse" in words_of(again, "recover/action_steps")
    ids = Deck(again).ids()
    assert ids.index("recover/points/fairness") < ids.index("recover/points/own")
    touched = {
        line.split(":")[0].strip() for line in _changed_lines(found.files[0].old, found.files[0].new) if ":" in line
    }
    assert "brand" not in touched


def test_every_text_of_the_patch_is_at_an_address_of_the_course(case: Case) -> None:
    found = case.pull(edited(case.deck, _all_of_them))
    addresses = [one.address for one in found.patch.operations if isinstance(one, SetText)]
    assert len(addresses) == len(set(addresses))
    assert {"course.title", "listen.key_points.purpose.headline"} - set(addresses) == {"course.title"}


def _changed_lines(old: str, new: str) -> list[str]:
    before = set(old.splitlines())
    return [line for line in new.splitlines() if line not in before]
