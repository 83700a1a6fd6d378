"""Which texts can come home and which can't: terms, marks, blanks, paragraphs and lines, what two slides say."""

from __future__ import annotations

import copy

import pytest

from coursegen.pull.placing.patch import OrderObjects, RemoveObject
from support.pull_cases import Case, Deck, drop, edited, new_text, row_of, stays_of, texts_of, words_of

# Terms


def test_words_that_a_build_holds_together_come_home_with_plain_spaces(case: Case) -> None:
    held = edited(case.deck, lambda deck: deck.replace("listen/scenario", "calls late and", "rings\u00a0late and"))
    assert texts_of(case.pull(held)) == {"listen.scenario.setting": "A ${customer} rings late and can't get in."}


def test_a_term_in_an_edited_sentence_stays_a_term(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("listen/scenario", "calls late", "rings late")))
    assert texts_of(found) == {"listen.scenario.setting": "A ${customer} rings late and can't get in."}


def test_an_edit_inside_a_term_is_refused_and_the_rest_of_the_text_comes_home(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/scenario", "A visitor calls late", "A guest calls early")

    found = case.pull(edited(case.deck, edit))
    assert texts_of(found) == {"listen.scenario.setting": "A ${customer} calls early and can't get in."}
    assert "'visitor' became 'guest', and holds the term ${customer}: change the term" in stays_of(found)


def test_a_term_alone_that_was_edited_changes_nothing(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("title", "visitor", "client")))
    assert found.files == ()
    assert "${customer}" in stays_of(found)


def test_a_text_that_is_another_one_owes_the_old_one_no_term(case: Case) -> None:
    other = "Midnight, and somebody rings from the car park with an empty phone battery."
    found = case.pull(
        edited(case.deck, lambda deck: deck.replace("listen/scenario", "A visitor calls late and can't get in.", other))
    )
    assert texts_of(found) == {"listen.scenario.setting": other}
    assert found.patch.stays == ()


def test_words_that_were_taken_out_together_with_their_term_are_gone(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace(
            "listen/points/purpose",
            "A visitor calls because something has to change. Find out",
            "Find out",
        )

    found = case.pull(edited(case.deck, edit))
    assert texts_of(found) == {
        "listen.key_points.purpose.explanation": "Find out what, and say it back in your own words."
    }


def test_what_opens_a_term_in_typed_words_is_refused(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: deck.replace("how_it_runs", "face down", "${off}")))
    assert found.files == ()
    assert "opens a term" in stays_of(found)


# Marks


def test_marks_that_an_author_made_survive_an_edit_beside_them(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/points/next_step", "is a wish", "is only a wish")
        deck.replace("title", "clear purpose", "plain purpose")

    texts = texts_of(case.pull(edited(case.deck, edit)))
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

    texts = texts_of(case.pull(edited(case.deck, edit)))
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
    assert texts_of(found)["listen.key_points.purpose.blanks"] == ("one purpose",)
    assert "'own words' is no longer said there" in stays_of(found)
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

    texts = texts_of(case.pull(edited(case.deck, edit)))
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
    assert texts_of(found) == {"listen.key_points.purpose.notes.say": "Say the point, then wait.\n\nCount to three."}
    assert "Count to three." in words_of(case.build(), "listen/points/purpose")


def test_a_step_more_and_a_step_less_change_the_whole_list(case: Case) -> None:
    def more(deck: Deck) -> None:
        paragraph = deck.paragraph("activities/warm_up", "Tell it in one minute.")
        new = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        new.find(".//{*}t").text = "Thank each other."

    steps = ("Think of one call that went well.", "Tell it in one minute.", "Thank each other.")
    assert texts_of(case.pull(edited(case.deck, more))) == {"course.activities.warm_up.steps": steps}
    fewer = edited(case.deck, lambda deck: drop(deck, "activities/warm_up", "Tell it in one minute."))
    assert texts_of(case.pull(fewer)) == {"course.activities.warm_up.steps": steps[:1]}


def test_a_line_of_a_list_of_objects_that_was_deleted_is_removed(case: Case) -> None:
    found = case.pull_and_write(edited(case.deck, lambda deck: drop(deck, "how_it_runs", "One speaks")))
    assert found.patch.operations == (RemoveObject("course.rules", "turns"),)
    assert "One speaks" not in words_of(case.build(), "how_it_runs")


@pytest.mark.slow
def test_a_row_that_was_deleted_is_removed_with_the_teams_own_patch_of_it(case: Case) -> None:
    def edit(deck: Deck) -> None:
        row = row_of(deck.paragraph("listen/action_steps", "Review three notes"))
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


def test_what_a_team_can_only_replace_is_told_when_it_is_deleted(case: Case) -> None:
    found = case.pull(edited(case.deck, lambda deck: drop(deck, "listen/points/purpose", "A guest at a counter")))
    assert found.files == ()
    assert "listen.key_points.purpose.example" in stays_of(found)


# Several slides


def test_a_value_that_two_slides_say_differently_now_is_told(case: Case) -> None:
    def edit(deck: Deck) -> None:
        deck.replace("listen/opener", "Listen for the purpose", "Listen for it now")
        deck.replace("agenda", "Listen for the purpose", "Listen for the purpose later")

    found = case.pull(edited(case.deck, edit))
    assert found.files == ()
    assert "make them the same" in stays_of(found)


@pytest.mark.parametrize("where", ["listen/opener", "agenda"])
def test_an_edit_on_one_of_a_values_slides_is_enough(case: Case, where: str) -> None:
    found = case.pull(
        edited(case.deck, lambda deck: deck.replace(where, "Listen for the purpose", "Listen for it now"))
    )
    assert texts_of(found) == {"listen.title": "Listen for it now"}


def test_what_was_typed_into_a_long_line_of_the_tools_own_is_shown(case: Case) -> None:
    def edit(deck: Deck) -> None:
        line = next(one for one in deck.paragraphs("listen/points/purpose") if one.text.startswith("TIME "))
        line.runs[-1].text += ", or an hour later if the room is not free"

    said = stays_of(case.pull(edited(case.deck, edit)))
    assert "words of the tool's own" in said
    assert "or an hour later if the room" in said
