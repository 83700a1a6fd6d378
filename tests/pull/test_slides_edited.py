"""Which slides can come home and which can't: deleted, moved, split and copied ones, and things of nobody's."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from pptx.util import Emu

from coursegen.pull.placing.patch import OrderModules, OrderObjects, RemoveModule, RemoveObject
from support.pull_cases import Case, Deck, edited, row_of, stays_of, texts_of, words_of


def test_deleted_slides_of_items_are_removals(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.delete("listen/points/next_step")

    found = case.pull_and_write(edited(case.deck, edit))
    assert found.patch.operations == (RemoveObject("listen.key_points", "next_step"),)
    assert "listen/points/next_step" not in Deck(case.build()).ids()


def test_a_removal_that_the_course_can_not_bear_is_told_and_the_rest_is_written(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.delete("listen/questions/when_not")
        deck.replace("how_it_runs", "face down", "off")

    found = case.pull_and_write(edited(case.deck, edit))
    assert list(texts_of(found)) == ["course.rules.phones.text"]
    assert "removing listen.questions.when_not can't be taken over" in stays_of(found)
    case.build()


def test_a_deleted_slide_that_is_no_item_is_told(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.delete("listen/objectives", "credits")))
    assert found.files == ()
    said = stays_of(found)
    assert "listen/objectives: its slide was deleted; take listen.plan.objectives out" in said
    assert "credits: its slide was deleted" in said


def test_key_points_in_another_order_are_an_order_of_their_list(case: Case) -> None:
    found = case.pull_and_write(
        edited(case.deck, lambda deck: deck.move("listen/points/next_step", before="listen/points/purpose"))
    )
    assert found.patch.operations == (OrderObjects("listen.key_points", ("next_step", "purpose")),)
    ids = Deck(case.build()).ids()
    assert ids.index("listen/points/next_step") < ids.index("listen/points/purpose")


def test_a_block_moved_as_a_whole_is_an_order_of_the_plan(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.move("listen/questions/when_not", before="listen/scenario")

    found = case.pull_and_write(edited(case.deck, edit))
    order = ("opener", "objectives", "points", "talk", "play", "check", "steps")
    assert found.patch.operations == (OrderObjects("listen.plan", order),)
    ids = Deck(case.build()).ids()
    assert ids.index("listen/questions/when_not") < ids.index("listen/scenario")


@pytest.mark.slow
def test_modules_in_another_order_are_the_order_of_the_modules(case: Case) -> None:
    def edit(deck: Deck) -> None:
        ids = deck.ids()
        close = [name for name in ids if name.startswith("close/")]
        listen = [name for name in ids if name.startswith("listen/")]
        for name in close:
            deck.move(name, before=listen[0])
        for name in listen:
            deck.move(name, before="recap")

    found = case.pull_and_write(edited(case.deck, edit))
    assert OrderModules(("close", "listen")) in found.patch.operations
    ids = Deck(case.build()).ids()
    assert ids.index("close/opener") < ids.index("breaks/pause") < ids.index("listen/opener")


def test_a_slide_moved_into_another_module_is_told(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.move("listen/points/purpose", before="close/points/purpose")))
    assert found.files == ()
    assert "listen/points/purpose: it was moved out of listen" in stays_of(found)


def test_a_module_whose_slides_are_all_gone_is_removed_or_told(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.delete(*(name for name in deck.ids() if name.startswith("close/")))

    found = case.pull(edited(case.deck, edit))
    told = "removing the module close can't be taken over" in stays_of(found)
    assert told != (RemoveModule("close") in found.patch.operations)


@pytest.fixture
def split(case: Case) -> Case:
    """The same with so many action steps that their slide is split."""
    steps = "".join(
        f"  - id: step_{number}\n    step: Do the thing that has the number {number} and tell somebody about it\n"
        f"    owner: each agent\n    due: {number} days\n    measure: It was done on day {number}\n"
        for number in range(2, 14)
    )
    file = case.root / "modules" / "listen.yaml"
    file.write_text(file.read_text("utf-8").replace("scenario:\n", f"{steps}scenario:\n", 1), "utf-8")
    case.deck = case.build()
    assert "listen/action_steps#2" in Deck(case.deck).ids()
    return case


def test_a_split_slide_is_joined_before_it_is_compared(split: Case) -> None:
    assert split.pull(split.deck).files == ()

    there = int(re.findall(r"number (\d+) and", words_of(split.deck, "listen/action_steps#2"))[0])

    def edit(deck: Deck) -> None:
        deck.replace("listen/action_steps#2", f"day {there}", "that day")
        deck.replace("listen/action_steps", "day 2", "the second day")
        moved = row_of(deck.paragraph("listen/action_steps", "number 3 and"))
        row_of(deck.paragraph("listen/action_steps#2", f"number {there} and")).addprevious(moved)

    found = split.pull_and_write(edited(split.deck, edit))
    assert found.patch.stays == ()
    assert texts_of(found) == {
        f"listen.action_steps.step_{there}.measure": "It was done on that day",
        "listen.action_steps.step_2.measure": "It was done on the second day",
    }
    orders = [one.ids for one in found.patch.operations if isinstance(one, OrderObjects)]
    before = [f"step_{number}" for number in range(2, 14) if number != 3]
    before.insert(before.index(f"step_{there}"), "step_3")
    assert there > 4
    assert orders == [("write_it", "review", *before)]
    split.build()


def test_a_part_of_a_split_slide_that_was_deleted_takes_its_rows_with_it(split: Case) -> None:
    on_second = words_of(split.deck, "listen/action_steps#2")
    found = split.pull(edited(split.deck, lambda deck: deck.delete("listen/action_steps#2")))
    removed = [one.id for one in found.patch.operations if isinstance(one, RemoveObject)]
    assert removed == [f"step_{number}" for number in range(2, 14) if f"number {number} and" in on_second]
    assert "listen/action_steps#2: this part of a long slide was deleted" in stays_of(found)


def test_of_a_slide_and_its_copy_the_first_one_counts(case: Case) -> None:
    def edit(deck: Deck) -> None:
        _copied(deck, "how_it_runs")
        first, second = [
            slide
            for slide in deck.presentation.slides
            if any(shape.name == "slide:how_it_runs" for shape in slide.shapes)
        ]
        for slide, new in ((first, "off"), (second, "away")):
            for shape in slide.shapes:
                if shape.has_text_frame and "face down" in shape.text_frame.text:
                    run = next(r for p in shape.text_frame.paragraphs for r in p.runs if "face down" in r.text)
                    run.text = run.text.replace("face down", new)

    found = case.pull(edited(case.deck, edit))
    assert texts_of(found) == {"course.rules.phones.text": "Phones off until the break"}
    assert "how_it_runs: slide 28 is a copy of it" in stays_of(found)


# What has no address


def test_drawings_text_boxes_moved_boxes_and_new_slides_are_told(case: Case) -> None:
    def edit(deck: Deck) -> None:
        slide = deck.slide("how_it_runs")
        slide.shapes.add_shape(1, Emu(0), Emu(0), Emu(90_000), Emu(90_000))
        slide.shapes.add_textbox(Emu(0), Emu(0), Emu(900_000), Emu(90_000)).text_frame.text = "Look here"
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = Emu(0), Emu(0), Emu(5_000_000), Emu(900_000)
        new = deck.presentation.slides.add_slide(deck.presentation.slide_layouts[0])
        new.shapes.title.text = "A slide of my own"
        deck.replace("listen/opener", "Module 1", "Part 1")
        slide.element.set("show", "0")

    found = case.pull(edited(case.deck, edit))
    said = stays_of(found)
    assert found.files == ()
    for told in (
        "there is a new drawing",
        "a new text box says 'Look here'",
        "'Title' was moved",
        "slide 28: this is a new slide, 'A slide of my own'",
        "'Module 1' is words of the tool's own, and 'Part 1' stands there now",
        "it is hidden",
    ):
        assert told in said, told


def test_a_slide_without_its_accent_is_known_by_its_notes(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("how_it_runs", "face down", "off")
        accent = next(shape for shape in deck.slide("how_it_runs").shapes if shape.name == "slide:how_it_runs")
        accent._element.getparent().remove(accent._element)

    assert texts_of(case.pull(edited(case.deck, edit))) == {"course.rules.phones.text": "Phones off until the break"}


def _copied(deck: Deck, name: str) -> None:
    """A copy of a slide at the end, as PowerPoint makes one: shapes, names and notes and all."""
    old = deck.slide(name)
    new: Any = deck.presentation.slides.add_slide(old.slide_layout)
    for shape in list(new.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in old.shapes:
        new.shapes._spTree.append(copy.deepcopy(shape._element))
    new.notes_slide.notes_text_frame.text = old.notes_slide.notes_text_frame.text
