"""A manager's page says what is held, when and by whom, what its parts are, and that a quiz follows."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import Words
from coursegen.model.background import Board
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Course, Rule
from coursegen.model.document import FillIn
from coursegen.model.layers import Session
from coursegen.model.text import Run, Text
from coursegen.model.text import words as text
from support.questions import asking
from support.tree import every

HELD = Session("june", date="2027-06-07", place="Room 2", trainer="Sam Whitlock")


def said(course: Course, words: Words) -> list[str]:
    made = document(course, recipe_named("manager", None), words, {})
    told = [one.text.plain for one in every(Paragraph, made.blocks)]
    told += [item.plain for one in every(ItemList, made.blocks) for item in one.items]
    return told + [prompt.plain for one in every(FillIn, made.blocks) for prompt in one.prompts]


def asked_in(course: Course, words: Words) -> list[str]:
    """The questions to ask, which are the first list."""
    made = document(course, recipe_named("manager", None), words, {})
    return [item.plain for item in every(ItemList, made.blocks)[0].items]


def tables(course: Course, words: Words) -> list[Table]:
    return every(Table, document(course, recipe_named("manager", None), words, {}).blocks)


def test_it_says_when_where_and_by_whom_the_course_is_held_and_what_its_parts_are(course: Course, words: Words) -> None:
    told = said(replace(course, session=HELD), words)
    assert any("7 June 2027" in one for one in told)
    assert any("Room 2 · Trainer: Sam Whitlock. Here" in one for one in told)
    names = " · ".join(one.title.plain for one in course.modules)
    assert [one for one in told if one.endswith(names)]
    assert not any("2027" in one for one in said(course, words))


def test_all_of_it_is_in_one_size_but_the_sources(course: Course, words: Words) -> None:
    board = Board("first", text("First words"), (), Text(), "course.boards.first", (text("Rule"),))
    made = document(replace(course, boards=(board,)), recipe_named("manager", None), words, {}).blocks
    sizes = {one.style for one in every(Paragraph, made) if not one.text.plain.startswith("Sources")}
    assert sizes == {"body", "label"}
    assert [one.small for one in every(Table, made)] == [False]


def test_it_says_that_a_quiz_follows_and_leaves_a_line_for_who_sees_it(course: Course, words: Words) -> None:
    asked = "The follow-up quiz. Within a week, workbook shut, with a name: 2 questions, no pass mark. Free your"
    assert [one for one in said(course, words) if one.startswith(asked) and "for 15 minutes" in one]
    passing = [one for one in said(asking(course, 5), words) if one.startswith("The follow-up quiz. ")]
    assert len(passing) == 1 and "7 questions, pass mark 6. Free your people for 20 minutes" in passing[0]
    assert {"The day", "Who sees the results"} <= set(said(course, words))
    without = replace(course, modules=tuple(replace(one, quiz=()) for one in course.modules), agenda=tuple(
        replace(row, plan=tuple(block for block in row.plan if block.kind != "quiz")) for row in course.agenda
    ))  # fmt: skip
    assert not any("quiz" in one for one in said(without, words))


def test_it_says_what_the_course_has_for_managers(course: Course, words: Words) -> None:
    told = (Rule("abuse", text("Nobody has to take abuse."), "course.for_manager.abuse"),)
    assert "Nobody has to take abuse." in said(replace(course, for_manager=told), words)


def test_it_sends_nobody_to_a_workbook(course: Course, words: Words) -> None:
    def stepped(*runs: Run) -> Course:
        module = course.modules[0]
        step = replace(module.action_steps[0], step=Text(runs))
        return replace(course, modules=(replace(module, action_steps=(step,)), *course.modules[1:]))

    def steps(given: Course) -> list[str]:
        return asked_in(given, words)

    place = Run("Workbook 2.4", at="recover.key_points.own_it")
    assert steps(stepped(Run("Do it ("), place, Run(").")))[0] == "How did it go? Do it."
    assert steps(stepped(Run("Do "), place, Run(".")))[0].startswith("How did it go? Do Workbook ")


def test_lines_and_counts_are_there_for_a_course_of_any_length(course: Course, words: Words) -> None:
    board = Board("first", text("First words"), (), Text(), "course.boards.first", (text("Rule"), text("Sorry")))
    for modules in (course.modules, course.modules * 3):
        many = replace(course, modules=modules)
        assert "What has changed" in said(many, words)
        assert tables(many, words) == []
        (counts,) = tables(replace(many, boards=(board,)), words)
        assert [cell.plain for cell in counts.header] == ["Counted: “First words”", "Rule", "Sorry"]
        assert [[cell.plain for cell in row] for row in counts.rows] == [["Before", "", ""], ["After", "", ""]]


def test_a_manager_asks_what_the_author_wrote_or_how_the_first_step_went(course: Course, words: Words) -> None:
    first, *rest = course.modules
    asking_later = replace(course, modules=(replace(first, manager_asks=text("What is on your list?")), *rest))
    step = first.action_steps[0].step.plain
    for given, wanted in ((asking_later, "What is on your list?"), (course, f"How did it go? {step}")):
        assert asked_in(given, words)[0] == wanted
