from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from coursegen.compose.recipe_reading import recipe_of
from coursegen.compose.slides import BLOCKS, PLAN, slides
from coursegen.compose.words import Words
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.parts import Notes
from coursegen.model.slide import Slide
from coursegen.model.text import Text
from coursegen.source.text import source_text
from support import hand_made
from support.tree import every

ALL_SLOTS = {
    "title": {"subtitle", "meta"},
    "how_it_runs": {"body"},
    "agenda": {"table"},
    "activity": {"kicker", "body", "aside"},
    "section": {"kicker", "subtitle", "meta"},
    "objectives": {"kicker", "body"},
    "key_point": {"kicker", "body", "aside", "footnote"},
    "scenario": {"kicker", "body", "aside", "footnote"},
    "debrief": {"kicker", "body"},
    "discussion": {"kicker", "aside"},
    "quiz": {"kicker", "body"},
    "answer": {"kicker", "table"},
    "action_steps": {"kicker", "table"},
    "back": {"big", "subtitle"},
    "recap": {"table"},
    "commitments": {"kicker", "body"},
    "sources": {"table", "footnote"},
    "credits": {"table"},
}


def one(deck: tuple[Slide, ...], slide_id: str) -> Slide:
    (found,) = (slide for slide in deck if slide.id == slide_id)
    return found


def lines(slide: Slide) -> list[tuple[str, str]]:
    return [(line.label, line.text.plain) for line in slide.notes]


def words_in(slide: Slide, slot: str) -> list[str]:
    return [text.plain for text in every(Text, slide.slots[slot])]


def deck_of(course: Course, words: Words, blocks: str) -> tuple[Slide, ...]:
    head = "format: 1\nid: deck\ntitle: Short\nmedium: slides\naudience: facilitator\nblocks:\n"
    return slides(course, recipe_of(source_text((head + blocks).encode(), "recipes/deck.yaml"), "deck"), words)


def test_the_deck_follows_the_agenda_and_its_plans(deck: tuple[Slide, ...]) -> None:
    ids = [slide.id for slide in deck]
    recover = [
        "opener", "objectives", "points/own_it", "points/let_go", "scenario", "scenario/debrief", "questions/when",
        "questions/who", "quiz/first", "action_steps",
    ]  # fmt: skip
    assert ids == [
        "title", "how_it_runs", "agenda", "activities/warm_up", *(f"recover/{rest}" for rest in recover),
        "breaks/coffee", *(f"choice/{rest}" for rest in recover), "recap", "commitments", "credits",
        "credits/rights",
    ]  # fmt: skip


def test_ids_and_titles_are_unique(deck: tuple[Slide, ...]) -> None:
    assert max(Counter(slide.id for slide in deck).values()) == 1
    assert max(Counter(slide.title.plain.casefold() for slide in deck).values()) == 1


def test_a_title_that_is_there_already_gets_its_printed_number(deck: tuple[Slide, ...]) -> None:
    assert one(deck, "recover/quiz/first").title.plain == "What comes first?"
    assert one(deck, "choice/quiz/first").title.plain == "What comes first? (2.6)"


def test_what_is_shown_twice_has_two_ids_and_its_notes_know(words: Words) -> None:
    made = hand_made.course()
    module = made.agenda[1]
    twice = replace(module, plan=(*module.plan, module.plan[2]))
    deck = slides_of(replace(made, agenda=(made.agenda[0], twice, *made.agenda[2:])), words)
    again = one(deck, "recover/points/own_it/2")
    assert again.title.plain == "Owning it calms Recover callers (1.1)"
    assert lines(again)[-1] == ("", "slide: recover/points/own_it/2")
    breaks = tuple(replace(made.agenda[2], id=f"b{n}", address=f"course.agenda.b{n}") for n in range(3))
    deck = slides_of(replace(made, agenda=(*made.agenda[:2], *breaks, *made.agenda[3:])), words)
    assert [one(deck, f"breaks/b{n}").title.plain for n in range(3)] == ["Coffee", "Coffee (2)", "Coffee (3)"]


def slides_of(course: Course, words: Words) -> tuple[Slide, ...]:
    return deck_of(course, words, "  - each: agenda\n    blocks: [plan, break]\n")


def test_every_role_has_the_slots_of_the_architecture(deck: tuple[Slide, ...]) -> None:
    # other kinds of slides find a table on "answer"; a debrief of one question is that question
    assert {slide.role for slide in deck} == set(ALL_SLOTS) - {"answer", "debrief"}
    for slide in deck:
        missing = ALL_SLOTS[slide.role] - set(slide.slots)
        assert set(slide.slots) <= ALL_SLOTS[slide.role]
        assert missing == ({"aside"} if slide.id.endswith("points/let_go") else set())
        assert all(slide.slots.values()), slide.id


def test_every_slide_has_notes_that_end_with_its_id(deck: tuple[Slide, ...]) -> None:
    for slide in deck:
        assert lines(slide)[-1] == ("", f"slide: {slide.id}")
        assert {"SAY", "DO", "ASK", "LISTEN FOR", "TRANSITION"} & {label for label, _ in lines(slide)}, slide.id
        if slide.section != "credits":
            assert sum(label == "TIME" for label, _ in lines(slide)) == 1, slide.id


def test_a_course_without_any_notes_has_them_on_every_slide_all_the_same(words: Words) -> None:
    made = hand_made.course()
    agenda = tuple(
        replace(stretch, plan=tuple(replace(block, notes=Notes()) for block in stretch.plan)) for stretch in made.agenda
    )
    modules = tuple(
        replace(
            module,
            key_points=tuple(replace(point, notes=Notes()) for point in module.key_points),
            questions=tuple(replace(question, notes=Notes()) for question in module.questions),
            scenarios=tuple(replace(scenario, notes=Notes()) for scenario in module.scenarios),
        )
        for module in made.modules
    )
    activities = tuple(replace(done, notes=Notes()) for done in made.activities)
    deck = slides_of(replace(made, agenda=agenda, modules=modules, activities=activities), words)
    for slide in deck:
        what_to_do = next(line for line in lines(slide) if line[0] != "TIME")
        assert what_to_do[0] == "DO", slide.id
        assert len(what_to_do[1]) > 30


@pytest.mark.parametrize("written", ["", "Read it out, and walk on my word."])
def test_what_an_author_says_to_do_at_a_question_replaces_the_usual(words: Words, written: str) -> None:
    made = hand_made.course()
    notes = Notes(do=(hand_made.text(written, "x"),) if written else ())
    agenda = tuple(
        replace(
            stretch,
            plan=tuple(replace(block, notes=notes) if block.kind == "quiz" else block for block in stretch.plan),
        )
        for stretch in made.agenda
    )
    asked = [slide for slide in slides_of(replace(made, agenda=agenda), words) if slide.role == "quiz"]
    assert asked
    usual = words.say("do_quiz_choice")
    told = [said for label, said in lines(asked[0]) if label == "DO"]
    assert told == [written or usual]


def test_a_blocks_notes_open_its_first_slide_and_close_its_last(deck: tuple[Slide, ...]) -> None:
    first, last = lines(one(deck, "recover/points/own_it")), lines(one(deck, "recover/points/let_go"))
    assert first[0][0] == "TIME"
    assert first[1:4] == [
        ("SAY", "SECRET-SAY block key_points"), ("", "SECRET-SAY recover own"), ("", "And a second paragraph."),
    ]  # fmt: skip
    assert ("TRANSITION", "SECRET-TRANSITION recover own") in first
    assert "SECRET-TRANSITION block key_points" not in {text for _, text in first}
    assert last[1][0] == "DO"
    assert last[2] == ("TRANSITION", "SECRET-TRANSITION block key_points")
    assert "SECRET-SAY block key_points" not in {text for _, text in last}


def test_notes_give_clock_workbook_number_and_source(deck: tuple[Slide, ...]) -> None:
    notes = lines(one(deck, "recover/points/own_it"))
    assert ("TIME", "09:25–09:35 · 10 min for 2 slides (1 of 2) · Workbook 1.1") in notes
    assert ("BLANKS IN THE WORKBOOK", "Owning, one name") in notes
    cited = "Source: Lopez, Cups That Come Back, ¶ 8–9; Untitled article (a letter to a potter), ¶ 3, 5"
    assert notes[-2] == ("", cited)
    assert words_in(one(deck, "recover/points/own_it"), "footnote") == [cited]
    assert ("TIME", "11:10–11:20 · 10 min · Workbook B.1") in lines(one(deck, "commitments"))
    assert ("GOALS", "Fewer broken cups") in lines(one(deck, "title"))


def test_notes_hold_what_to_listen_for(deck: tuple[Slide, ...]) -> None:
    assert ("LISTEN FOR", "SECRET-GOOD") in lines(one(deck, "recover/questions/who"))
    debrief = lines(one(deck, "recover/scenario/debrief"))
    at = debrief.index(("ASK", "What calmed the guest?"))
    assert debrief[at + 1] == ("LISTEN FOR", "SECRET-LISTEN")


def test_a_click_shows_what_is_right_and_one_reason_and_the_notes_have_them_all(deck: tuple[Slide, ...]) -> None:
    quiz = one(deck, "recover/quiz/first")
    options, answer = quiz.slots["body"]
    assert isinstance(options, ItemList)
    assert isinstance(answer, Paragraph)
    assert answer.text.plain == "Right: B. SECRET-FEEDBACK b"
    assert all(run.secret for run in answer.text.runs)
    assert not any(run.secret for option in options.items for run in option.runs)
    notes = lines(quiz)
    assert [said for said in notes if "FEEDBACK" in said[1]] == [
        ("A", "SECRET-FEEDBACK a"), ("B, RIGHT", "SECRET-FEEDBACK b"), ("C", "SECRET-FEEDBACK c"),
    ]  # fmt: skip


def test_the_question_shows_its_options_and_nothing_more(deck: tuple[Slide, ...]) -> None:
    quiz = one(deck, "recover/quiz/first")
    assert quiz.slots["body"][0] == ItemList(quiz.slots["body"][0].items, "letter")
    assert words_in(quiz, "body") == ["A refund", "A name", "A form", "Right: B. SECRET-FEEDBACK b"]
    assert words_in(quiz, "kicker") == ["Knowledge check 1.6"]  # not "Question 1 of 1"
    shown = [run.text for text in every(Text, tuple(quiz.slots.values())) for run in text.runs if not run.secret]
    assert "SECRET-FEEDBACK" not in " ".join(shown)


def test_blanks_stay_marked(deck: tuple[Slide, ...]) -> None:
    point = one(deck, "recover/points/own_it")
    assert [run.text for run in point.title.runs if run.blank] == ["Owning"]
    (body,) = point.slots["body"]
    assert isinstance(body, Paragraph)
    assert any(run.blank for run in body.text.runs)


def test_a_scenario_says_whose_story_it_is(course: Course, deck: tuple[Slide, ...], words: Words) -> None:
    assert words_in(one(deck, "recover/scenario"), "footnote") == ["Written for this course · 15 minutes · threes"]
    cited = replace(course.modules[0].scenarios[0], evidence=course.modules[0].key_points[0].evidence)
    modules = (replace(course.modules[0], scenarios=(cited,)), course.modules[1])
    other = one(slides_of(replace(course, modules=modules), words), "recover/scenario")
    assert words_in(other, "footnote")[0].startswith("Source: Lopez, Cups That Come Back, ¶ 8–9;")


def test_sections_accents_and_pictograms(deck: tuple[Slide, ...]) -> None:
    sections = list(dict.fromkeys((slide.section, slide.section_title) for slide in deck))
    assert sections == [
        ("opening", "Opening"), ("recover", "1. Recover"), ("coffee", "Coffee"), ("choice", "2. Choose"),
        ("closing", "Closing"), ("credits", "Where the ideas come from"),
    ]  # fmt: skip
    assert {slide.section: slide.accent for slide in deck} == {
        "opening": 0, "recover": 1, "coffee": 0, "choice": 1, "closing": 0, "credits": 0,
    }  # fmt: skip
    assert {slide.id: slide.pictogram for slide in deck if slide.pictogram and slide.section == "recover"} == {
        "recover/opener": "phone", "recover/points/own_it": "handshake",
    }  # fmt: skip


def test_colour_tells_no_module_from_another(words: Words) -> None:
    made = hand_made.course()
    names = [f"m{n}" for n in range(1, 8)]
    course = replace(
        made,
        agenda=tuple(hand_made.module_stretch(name, name, 540 + 45 * place) for place, name in enumerate(names)),
        modules=tuple(hand_made.module(name, name) for name in names),
    )
    deck = slides_of(course, words)
    assert [one(deck, f"{name}/opener").accent for name in names] == [1] * 7


def test_a_break_says_when_and_with_what_the_session_goes_on(deck: tuple[Slide, ...]) -> None:
    coffee = one(deck, "breaks/coffee")
    assert words_in(coffee, "big") == ["Back at 10:20"]
    assert words_in(coffee, "subtitle") == ["Next: Choose"]


def test_the_agenda_has_the_clock(deck: tuple[Slide, ...]) -> None:
    (table,) = every(Table, one(deck, "agenda").slots)
    assert [[cell.plain for cell in row] for row in table.rows][:3] == [
        ["09:00–09:20", "Opening", "20"], ["09:20–10:05", "1. Recover", "45"], ["10:05–10:20", "Coffee", "15"],
    ]  # fmt: skip


def test_every_table_has_a_caption_a_header_and_whole_rows(deck: tuple[Slide, ...]) -> None:
    tables = list(every(Table, deck))
    assert tables
    for table in tables:
        assert table.caption
        assert len(table.caption) <= 150
        assert all(table.header)
        assert {len(row) for row in table.rows} == {len(table.header)}
        assert len(table.widths) == len(table.header)
        assert sum(table.widths) == pytest.approx(1)


def test_what_a_recipe_leaves_out_is_left_out_and_the_numbers_stay(course: Course, words: Words) -> None:
    deck = deck_of(
        course, words,
        "  - each: modules\n    blocks:\n      - block: plan\n        leave_out: [quiz, key_points, opener]\n",
    )  # fmt: skip
    assert {slide.role for slide in deck} == {"objectives", "scenario", "discussion", "action_steps"}
    assert words_in(one(deck, "recover/action_steps"), "kicker") == ["Action steps 1.7"]


def test_a_recipe_can_choose_its_own_order(course: Course, words: Words) -> None:
    deck = deck_of(course, words, "  - credits\n  - each: modules\n    blocks: [quiz, opener]\n")
    assert [slide.id for slide in deck[:4]] == [
        "credits", "credits/rights", "recover/quiz/first", "recover/opener",
    ]  # fmt: skip
    assert set(PLAN) < set(BLOCKS)


def test_a_value_keeps_the_address_that_it_was_written_at(deck: tuple[Slide, ...]) -> None:
    point = one(deck, "recover/points/own_it")
    assert point.address == "recover.key_points.own_it"
    assert point.title.address == "recover.key_points.own_it.headline"
    assert one(deck, "recover/quiz/first").title.address == "recover.quiz.first.stem"
    assert all(slide.address for slide in deck)


def test_two_runs_are_the_same(course: Course, words: Words) -> None:
    assert slides_of(course, words) == slides_of(hand_made.course(), words)
