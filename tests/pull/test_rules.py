"""What can come home and what can't: terms, blanks, marks, deleted and moved slides, copies, and things of nobody's."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from pptx.util import Emu
from pull_cases import Case, Deck, edited, new_text, words_of

from coursegen.pull.patch import OrderModules, OrderObjects, RemoveModule, RemoveObject, SetText
from coursegen.pull.pulled import Pulled


def _texts(found: Pulled) -> dict[str, str | tuple[str, ...]]:
    return {one.address: one.typed for one in found.patch.operations if isinstance(one, SetText)}


def _stays(found: Pulled) -> str:
    return "\n".join(f"{stay.slide}: {stay.message}" for stay in found.patch.stays)


# Terms


def test_a_term_in_an_edited_sentence_stays_a_term(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("listen/scenario", "calls late", "rings late")))
    assert _texts(found) == {"listen.scenario.setting": "A ${customer} rings late and can't get in."}


def test_an_edit_inside_a_term_is_refused_and_the_rest_of_the_text_comes_home(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/scenario", "A visitor calls late", "A guest calls early")

    found = case.pull(edited(case.deck, edit))
    assert _texts(found) == {"listen.scenario.setting": "A ${customer} calls early and can't get in."}
    assert "'visitor' became 'guest', and holds the term ${customer}: change the term" in _stays(found)


def test_a_term_alone_that_was_edited_changes_nothing(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("title", "visitor", "client")))
    assert found.files == ()
    assert "${customer}" in _stays(found)


def test_a_text_that_is_another_one_owes_the_old_one_no_term(case: Case) -> None:
    other = "Midnight, and somebody rings from the car park with an empty phone battery."
    found = case.pull(
        edited(case.deck, lambda deck: deck.replace("listen/scenario", "A visitor calls late and can't get in.", other))
    )
    assert _texts(found) == {"listen.scenario.setting": other}
    assert found.patch.stays == ()


def test_words_that_were_taken_out_together_with_their_term_are_gone(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace(
            "listen/points/purpose",
            "A visitor calls because something has to change. Find out",
            "Find out",
        )

    found = case.pull(edited(case.deck, edit))
    assert _texts(found) == {
        "listen.key_points.purpose.explanation": "Find out what, and say it back in your own words."
    }


def test_what_opens_a_term_in_typed_words_is_refused(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "${off}")))
    assert found.files == ()
    assert "opens a term" in _stays(found)


# Marks


def test_marks_that_an_author_made_survive_an_edit_beside_them(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/points/next_step", "is a wish", "is only a wish")
        deck.replace("title", "clear purpose", "plain purpose")

    texts = _texts(case.pull(edited(case.deck, edit)))
    assert texts["listen.key_points.next_step.explanation"] == (
        "A step without a time is only a wish. See [the article](https://example.org/calls)."
    )
    assert texts["course.goals"] == ("Take a call with *one* plain purpose", "Leave each ${customer} with a next step")


def test_bold_and_italics_and_links_that_a_trainer_made_become_marks(case: Case) -> None:
    def edit(deck: Deck) -> None:
        paragraph = deck.paragraph("listen/scenario", "Play the call")
        run = paragraph.runs[0]
        words = run.text
        run.text = words.replace("five minutes", "")[: words.index("five minutes")]
        for text, mark in (("five minutes", "bold"), (words.partition("five minutes")[2], "")):
            new = paragraph.add_run()
            new.text = text
            if mark:
                new.font.bold = True
        deck.paragraph("listen/quiz/which", "angry").runs[0].font.italic = True
        deck.paragraph("listen/objectives", "played call").runs[0].hyperlink.address = "https://example.org/play"

    texts = _texts(case.pull(edited(case.deck, edit)))
    assert texts == {
        "listen.scenario.task": "Play the call for **five minutes**, then change roles.",
        "listen.quiz.which.options.a.text": "*The guest is angry*",
        "listen.objectives.show_it.text": "[Demonstrate it in a played call](https://example.org/play)",
    }


def test_signs_that_would_be_marks_are_written_so_that_they_are_none(case: Case) -> None:
    case.pull_and_write(edited(case.deck, lambda d: d.replace("how_it_runs", "face down", "[off] *and* a_b_c away")))
    assert "Phones [off] *and* a_b_c away until the break" in words_of(case.build(), "how_it_runs")


# Blanks


def test_a_blank_whose_words_are_gone_is_dropped_and_told(case: Case) -> None:
    found = case.pull_and_write(
        edited(case.deck, lambda deck: deck.replace("listen/points/purpose", "your own words", "the words of your own"))
    )
    assert _texts(found)["listen.key_points.purpose.blanks"] == ("one purpose",)
    assert "'own words' is no longer said there" in _stays(found)
    case.build()


# Paragraphs and lines


def test_a_paragraph_parted_by_the_enter_key_is_one_text(case: Case) -> None:
    def edit(deck: Deck) -> None:
        paragraph = deck.paragraph("listen/points/purpose", "something has to change")
        text = "".join(run.text for run in paragraph.runs)
        first, second = text.replace("back", "again").split(". ", 1)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = first + "."
        new = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        new.findall(".//{*}t")[0].text = second

    texts = _texts(case.pull(edited(case.deck, edit)))
    assert texts["listen.key_points.purpose.explanation"] == (
        "A ${customer} calls because something has to change. Find out what, and say it again in your own words."
    )


def test_a_paragraph_added_to_the_notes_is_part_of_what_is_said(case: Case) -> None:
    def edit(deck: Deck) -> None:
        paragraph = deck.paragraph("listen/points/purpose", "Say the point, then wait.")
        new = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        for run in new.findall("{*}r")[:-1]:
            new.remove(run)
        new.find(".//{*}t").text = "Count to three."

    found = case.pull_and_write(edited(case.deck, edit))
    assert _texts(found) == {"listen.key_points.purpose.notes.say": "Say the point, then wait.\n\nCount to three."}
    assert "Count to three." in words_of(case.build(), "listen/points/purpose")


def test_a_step_more_and_a_step_less_change_the_whole_list(case: Case) -> None:
    def more(deck: Deck) -> None:
        paragraph = deck.paragraph("activities/warm_up", "Tell it in one minute.")
        new = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        new.find(".//{*}t").text = "Thank each other."

    steps = ("Think of one call that went well.", "Tell it in one minute.", "Thank each other.")
    assert _texts(case.pull(edited(case.deck, more))) == {"course.activities.warm_up.steps": steps}
    fewer = edited(case.deck, lambda deck: _drop(deck, "activities/warm_up", "Tell it in one minute."))
    assert _texts(case.pull(fewer)) == {"course.activities.warm_up.steps": steps[:1]}


def test_a_line_of_a_list_of_objects_that_was_deleted_is_removed(case: Case) -> None:
    found = case.pull_and_write(edited(case.deck, lambda deck: _drop(deck, "how_it_runs", "One speaks")))
    assert found.patch.operations == (RemoveObject("course.rules", "turns"),)
    assert "One speaks" not in words_of(case.build(), "how_it_runs")


def test_a_row_that_was_deleted_is_removed_with_the_teams_own_patch_of_it(case: Case) -> None:
    def edit(deck: Deck) -> None:
        row = _row(deck.paragraph("listen/action_steps", "Review three notes"))
        row.getparent().remove(row)

    found = case.pull_and_write(edited(case.deck, edit))
    assert found.patch.operations == (RemoveObject("listen.action_steps", "review"),)
    assert "the desk lead" not in new_text(found)
    assert "Review three notes" not in words_of(case.build(), "listen/action_steps")


def test_lines_in_another_order_are_an_order(case: Case) -> None:
    def edit(deck: Deck) -> None:
        first = deck.paragraph("how_it_runs", "Phones face down")._p
        first.getnext().addnext(first)

    found = case.pull_and_write(edited(case.deck, edit))
    assert found.patch.operations == (OrderObjects("course.rules", ("turns", "phones")),)
    said = words_of(case.build(), "how_it_runs")
    assert said.index("One speaks") < said.index("Phones face down")


def test_an_option_deleted_on_one_of_its_slides_only_is_told(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: _drop(deck, "listen/quiz/which", "The guest is late")))
    assert found.files == ()
    assert "still stands on listen/quiz/which/answer" in _stays(found)


def test_what_a_team_can_only_replace_is_told_when_it_is_deleted(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: _drop(deck, "listen/points/purpose", "A guest at a counter")))
    assert found.files == ()
    assert "listen.key_points.purpose.example" in _stays(found)


# Slides


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
    assert list(_texts(found)) == ["course.rules.phones.text"]
    assert "removing listen.questions.when_not can't be taken over" in _stays(found)
    case.build()


def test_a_deleted_slide_that_is_no_item_is_told(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.delete("listen/objectives", "credits", "listen/quiz/which")))
    assert found.files == ()
    said = _stays(found)
    assert "listen/objectives: its slide was deleted; take listen.plan.objectives out" in said
    assert "credits: its slide was deleted" in said
    assert "listen/quiz/which: its slide was deleted, and listen/quiz/which/answer is still there" in said


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
    assert "listen/points/purpose: it was moved out of listen" in _stays(found)


def test_a_module_whose_slides_are_all_gone_is_removed_or_told(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.delete(*(name for name in deck.ids() if name.startswith("close/")))

    found = case.pull(edited(case.deck, edit))
    told = "removing the module close can't be taken over" in _stays(found)
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
        moved = _row(deck.paragraph("listen/action_steps", "number 3 and"))
        _row(deck.paragraph("listen/action_steps#2", f"number {there} and")).addprevious(moved)

    found = split.pull_and_write(edited(split.deck, edit))
    assert found.patch.stays == ()
    assert _texts(found) == {
        f"listen.action_steps.step_{there}.measure": "It was done on that day",
        "listen.action_steps.step_2.measure": "It was done on the second day",
    }
    orders = [one.ids for one in found.patch.operations if isinstance(one, OrderObjects)]
    before = [f"step_{number}" for number in range(2, 14) if number != 3]
    before.insert(before.index(f"step_{there}"), "step_3")
    assert there > 4
    assert orders == [("write_it", "review", *before)]
    split.build()


def _row(paragraph: Any) -> Any:
    """The row of a table that a paragraph stands in."""
    element = paragraph._p
    while not element.tag.endswith("}tr"):
        element = element.getparent()
    return element


def test_a_part_of_a_split_slide_that_was_deleted_takes_its_rows_with_it(split: Case) -> None:
    on_second = words_of(split.deck, "listen/action_steps#2")
    found = split.pull(edited(split.deck, lambda deck: deck.delete("listen/action_steps#2")))
    removed = [one.id for one in found.patch.operations if isinstance(one, RemoveObject)]
    assert removed == [f"step_{number}" for number in range(2, 14) if f"number {number} and" in on_second]
    assert "listen/action_steps#2: this part of a long slide was deleted" in _stays(found)


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
    assert _texts(found) == {"course.rules.phones.text": "Phones off until the break"}
    assert "how_it_runs: slide 29 is a copy of it" in _stays(found)


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
    said = _stays(found)
    assert found.files == ()
    for told in (
        "there is a new drawing",
        "a new text box says 'Look here'",
        "'Title' was moved",
        "slide 29: this is a new slide, 'A slide of my own'",
        "'Module 1' is words of the tool's own, and 'Part 1' stands there now",
        "it is hidden",
    ):
        assert told in said, told


def test_a_slide_without_its_accent_is_known_by_its_notes(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("how_it_runs", "face down", "off")
        accent = next(shape for shape in deck.slide("how_it_runs").shapes if shape.name == "slide:how_it_runs")
        accent._element.getparent().remove(accent._element)

    assert _texts(case.pull(edited(case.deck, edit))) == {"course.rules.phones.text": "Phones off until the break"}


def test_a_value_that_two_slides_say_differently_now_is_told(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/quiz/which", "Which sentence", "Which line")
        deck.replace("listen/quiz/which/answer", "Which sentence", "Which words")

    found = case.pull(edited(case.deck, edit))
    assert found.files == ()
    assert "make them the same" in _stays(found)


@pytest.mark.parametrize("where", ["listen/quiz/which", "listen/quiz/which/answer"])
def test_an_edit_on_one_of_a_values_slides_is_enough(case: Case, where: str) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace(where, "Which sentence", "Which line")))
    assert _texts(found) == {"listen.quiz.which.stem": "Which line names a purpose?"}


def _drop(deck: Deck, slide: str, words: str) -> None:
    paragraph = deck.paragraph(slide, words)._p
    paragraph.getparent().remove(paragraph)


def _copied(deck: Deck, name: str) -> None:
    """A copy of a slide at the end, as PowerPoint makes one: shapes, names and notes and all."""
    old = deck.slide(name)
    new: Any = deck.presentation.slides.add_slide(old.slide_layout)
    for shape in list(new.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in old.shapes:
        new.shapes._spTree.append(copy.deepcopy(shape._element))
    new.notes_slide.notes_text_frame.text = old.notes_slide.notes_text_frame.text
