"""What is worked out for sheets: groups, turns, orders of questions, quantities."""

from __future__ import annotations

import re

from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.compose.pages import document
from coursegen.compose.quiz_sheets import needed
from coursegen.compose.recipe import recipe_named
from coursegen.compose.role_cards import turns
from coursegen.compose.words import Words
from coursegen.course.reading.load import load_course
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Card, Cards, Columns, Document, FillIn, Heading, KeepTogether, WriteOn
from coursegen.model.document_tree import cards as card_tree
from coursegen.model.document_tree import walk
from coursegen.model.groups import group_sizes, observer_sheets
from coursegen.model.layers import Session
from coursegen.model.room import Material
from coursegen.model.text import Text
from coursegen.model.text import words as text
from coursegen.model.tools import Tool, ToolField, ToolKind
from support.questions import asking
from support.tree import every


def test_everybody_is_in_a_group_and_the_groups_are_even() -> None:
    assert group_sizes(18, 4) == (5, 5, 4, 4)
    assert group_sizes(12, 3) == (3, 3, 3, 3)
    assert group_sizes(2, 4) == (2,)
    for people in range(2, 80):
        for parts in (2, 3, 4):
            sizes = group_sizes(people, parts)
            assert sum(sizes) == people
            assert max(sizes) - min(sizes) <= 1
            assert people < parts or max(abs(size - parts) for size in sizes) <= 1 or people < 2 * parts


def test_everybody_plays_every_part_once() -> None:
    for parts in (2, 3, 4):
        rounds = turns(parts)
        assert len(rounds) == parts
        for column in zip(*rounds, strict=True):
            assert len(set(column)) == parts
        assert all(len(set(seats)) == parts for seats in rounds)


def test_cards_are_handed_out_to_groups_as_large_as_the_scenario_says(course: Course, words: Words) -> None:
    (module, scene) = next((module, scene) for module in course.modules for scene in module.scenarios)

    def shown(grouping: str, parts: int, task: str = "Play three rounds.") -> tuple[list[str], list[str]]:
        roles = tuple(
            replace(scene.roles[0], id=f"part{number}", name=text(f"Part {number}")) for number in range(parts)
        )
        played = replace(scene, grouping=text(grouping), roles=roles, task=text(task))
        others = tuple(replace(one, scenarios=(played,) if one.id == module.id else ()) for one in course.modules)
        sixteen = replace(course, modules=others, session=Session("june", headcount=16))
        made = document(sixteen, recipe_named("role_play", None), words, {})
        tables = [[cell.plain for cell in block.header] for block in every(Table, made.blocks)]
        told = [item.plain for block in every(ItemList, made.blocks) for item in block.items]
        return [cell for header in tables if header[0] == "Round" for cell in header[1:]], told

    threes = ["One group of four", "Four groups of three", "In a larger group, two people share the role of Observer"]
    assert shown("threes", 2) == (["Part 0", "Part 1", "Observer"], threes)
    assert shown("groups of friends", 2) == (["Part 0", "Part 1"], ["Eight groups of two"])
    assert shown("threes", 2, "Take the call in two minutes.") == ([], threes)  # it is played once
    parts, told = shown("threes", 4)
    assert (parts, told[:2]) == ([], threes[:2])
    assert "Players take a new one for each round." in told[-1]
    taken = ["Card", "Plays the card", "Part 3", "Observer"]  # another card in each round, and one part in all of them
    pairs = "A pair plays two rounds, and the card’s owner ticks. Four are two pairs."
    assert shown("threes", 4, "Three rounds. Part 3 asks.") == (taken, [*threes[:2], pairs])


def test_who_plays_what_says_for_how_many_people_it_holds(course: Course, words: Words) -> None:
    (module, scene) = next((module, scene) for module in course.modules for scene in module.scenarios)
    others = tuple(
        replace(one, scenarios=(replace(scene, grouping=text("threes")),) if one is module else ())
        for one in course.modules
    )
    made = document(replace(course, modules=others), recipe_named("role_play", None), words, {})
    heads = [one.text.plain for one in every(Heading, made.blocks)]
    assert "Who plays what, for 12, 16 or 20 people" in heads
    told = [item.plain for block in every(ItemList, made.blocks) for item in block.items]
    assert told[:3] == [
        "12 people: four groups of three",
        "16 people: one group of four, four groups of three",
        "20 people: six groups of three, one group of two",
    ]


def test_a_larger_group_takes_an_observers_sheet_more(course: Course) -> None:
    scene = next(scene for module in course.modules for scene in module.scenarios)
    roles = tuple(replace(scene.roles[0], id=f"part{number}") for number in range(4))
    threes = replace(scene, grouping=text("threes"))
    counted = [
        [observer_sheets(people, replace(threes, roles=roles[:parts])) for people in (12, 16)] for parts in (2, 4)
    ]
    assert counted == [[4, 6], [4, 6]]  # one watches in each; all play, and a group of four is two pairs
    assert observer_sheets(16, replace(threes, grouping=text("fours"), roles=roles[:2])) == 8


def test_an_observer_has_a_column_of_boxes_for_each_round(course: Course, words: Words) -> None:
    (module, scene) = next((module, scene) for module in course.modules for scene in module.scenarios)

    def headers(task: str) -> list[list[str]]:
        played = replace(scene, task=text(task))
        others = tuple(replace(one, scenarios=(played,) if one.id == module.id else ()) for one in course.modules)
        made = document(replace(course, modules=others), recipe_named("role_play", None), words, {})
        tables = [block for block in every(Table, made.blocks) if block.header[0].plain == "What to look for"]
        boxes = [sum(cell.plain == "□" for cell in row) for block in tables for row in block.rows]
        empty = [sum(not cell for cell in row) for block in tables for row in block.rows]
        if boxes[-1]:
            assert (set(boxes), set(empty)) == ({1}, {1})  # each tick with words beside it
        else:  # a place for each round, below its ticks
            assert set(boxes[:-1]) == {len(tables[0].header) - 1} == {empty[-1]}
        return [[cell.plain for cell in block.header[1:]] for block in tables]

    assert headers("Two minutes to play.") == [["Tick", "What I saw or heard"]]
    assert headers("Two minutes to play, in two rounds.") == [["Round 1", "Round 2"]]
    assert headers("Two minutes to play, once. Then neighbours ask, and swap.") == [["Tick", "What I saw or heard"]]


def test_what_an_observer_notes_has_the_name_that_the_checklist_gives_it(course: Course, words: Words) -> None:
    (module, scene) = next((module, scene) for module in course.modules for scene in module.scenarios)

    def last_row(noted: str) -> tuple[list[str], float]:
        fields = tuple(ToolField(one, text(one), Text(), 1, Text(), f"{module.address}.{one}") for one in ("a", "b"))
        watch = Tool(
            "watch", "checklist", text("W"), text("Tick."), fields, f"{module.address}.watch", noted=text(noted)
        )
        played = replace(scene, task=text("Two minutes to play, in two rounds."), observer="watch")
        modules = tuple(
            replace(one, tools=(watch,), scenarios=(played,)) if one.id == module.id else replace(one, scenarios=())
            for one in course.modules
        )
        made = document(replace(course, modules=modules), recipe_named("role_play", None), words, {})
        (table,) = (block for block in every(Table, made.blocks) if block.header[0].plain == "What to look for")
        return [cell.plain for cell in table.rows[-1]], table.row_mm

    seconds, low = last_row("Seconds to the first question")
    heard, high = last_row("")
    assert seconds == ["Seconds to the first question", "", ""]
    assert heard == ["What I saw or heard", "", ""]
    assert high > low  # words take more room than a figure


def test_a_pass_is_rounded_up() -> None:
    assert [needed(15, 80), needed(10, 75), needed(3, 1), needed(3, 100)] == [12, 8, 1, 3]
    assert [needed(many, 80) for many in (1, 2, 3, 4, 5, 6)] == [1, 1, 2, 3, 4, 5]


def test_material_is_counted_for_people_and_tables() -> None:
    def one(per: str, count: int = 1) -> Material:
        return Material("pen", text("pen"), per, count, "course.room.materials.pen")

    assert one("person", 2).needed(18, 4) == 36
    assert one("group").needed(18, 4) == 5
    assert one("room", 3).needed(18, 4) == 3


def quiz(course: Course, words: Words) -> Document:
    return document(course, recipe_named("quiz", None), words, {})


def test_versions_ask_the_same_in_another_order_the_same_on_every_day(course: Course, words: Words) -> None:
    course = asking(course, 2)
    made = quiz(course, words)
    assert made == quiz(course, words)
    heads = [block for block in made.blocks if isinstance(block, Heading)]
    assert [head.text.plain[-1] for head in heads] == ["A", "B", "C"]
    lists = every(ItemList, made.blocks)
    third = len(lists) // 3
    a, b = lists[:third], lists[third : 2 * third]
    assert sorted(sorted(o.plain[3:] for o in one.items) for one in a) == sorted(
        sorted(o.plain[3:] for o in one.items) for one in b
    )
    assert a != b


def test_few_questions_are_a_check_of_one_version_without_a_pass_mark(course: Course, words: Words) -> None:
    def said(name: str, more: int) -> str:
        made = document(asking(course, more), recipe_named(name, None), words, {})
        return "\n".join(one.text.plain for kind in (Heading, Paragraph) for one in every(kind, made.blocks))

    for more in (0, 1):
        assert f"Tick one answer for each of the {2 + more} questions. It is a check" in said("quiz", more)
        for name in ("quiz", "answer_key"):
            assert "without a pass mark" in said(name, more)
            assert "pass mark is" not in said(name, more)
            assert not re.search(r"[Vv]ersion", said(name, more))
    assert said("quiz", 2).count("The pass mark is 3 out of 4.") == 3
    assert said("answer_key", 2).count("The pass mark is 3 out of 4.") == 1
    assert "check" not in said("quiz", 2)


def test_a_test_of_one_question_has_one_version_and_says_so_in_the_singular(course: Course, words: Words) -> None:
    asking = next(module for module in course.modules if module.quiz)
    modules = tuple(replace(one, quiz=one.quiz if one is asking else ()) for one in course.modules)
    plans = (
        replace(row, plan=tuple(b for b in row.plan if b.kind != "quiz" or row.id == asking.id))
        for row in course.agenda
    )
    made = quiz(replace(course, modules=modules, agenda=tuple(plans)), words)
    assert [head.text.plain for head in made.blocks if isinstance(head, Heading)] == ["Follow-up quiz"]
    said = [block.text.plain for block in every(Paragraph, made.blocks)]
    assert "Tick one answer. It is a check for you and for whoever taught you, without a pass mark." in said
    assert not [one for one in said if "1 questions" in one]


def test_an_evaluation_says_of_which_session_it_is(course: Course, words: Words) -> None:
    held = replace(course, session=Session("june", date="2027-06-07", place="Room 2", trainer="Sam Whitlock"))
    made = document(held, recipe_named("evaluation", None), words, {})
    told = [one.text.plain for one in every(Paragraph, made.blocks)]
    assert told[0] == f"{course.title.plain} · 7 June 2027 · Room 2 · Trainer: Sam Whitlock"


def test_a_quiz_paper_says_of_which_team_and_which_session_it_is(course: Course, words: Words) -> None:
    held = replace(course, team="The night desk", session=Session("june", date="2027-06-07", place="Room 2"))
    (told, *_), (untold, *_) = (every(Paragraph, quiz(one, words).blocks) for one in (held, course))
    assert told.text.plain == f"{course.title.plain} · The night desk · 7 June 2027"
    assert untold.text.plain == course.title.plain


def test_the_key_has_a_row_for_each_question_of_each_version(course: Course, words: Words) -> None:
    course = asking(course, 2)
    made = document(course, recipe_named("answer_key", None), words, {})
    asked = sum(len(module.quiz) for module in course.modules)
    keys = [table for table in every(Table, made.blocks) if not table.marked]
    assert [len(table.rows) for table in keys] == [asked] * 3
    reasons = [table for table in every(Table, made.blocks) if table.marked]
    assert len(reasons) == asked


def test_the_key_says_at_each_question_what_number_it_has_in_every_version(course: Course, words: Words) -> None:
    course = asking(course, 2)
    test = every(Paragraph, quiz(course, words).blocks)
    stems = [one.text.plain for one in test if re.match(r"\d+\. ", one.text.plain)]
    asked = len(stems) // 3
    assert asked > 1
    key = document(course, recipe_named("answer_key", None), words, {})
    told = [block.blocks for block in every(KeepTogether, key.blocks) if len(block.blocks) > 2]
    for heading, places, *_ in told:
        assert isinstance(heading, Heading)
        assert isinstance(places, Paragraph)
        number, stem = heading.text.plain.split(". ", 1)
        in_b, in_c = re.match(r"Version B: (\d+) · Version C: (\d+) · Checks", places.text.plain).groups()
        versions = (stems[:asked], stems[asked : 2 * asked], stems[2 * asked :])
        for place, shown in zip((number, in_b, in_c), versions, strict=True):
            assert shown[int(place) - 1] == f"{place}. {stem} Tick one."
    assert len(told) == asked


def test_a_test_says_at_a_question_how_to_answer_it_where_it_is_not_like_the_others(
    course: Course, words: Words
) -> None:
    def told(one: Course) -> str:
        return "\n".join(paragraph.text.plain for paragraph in every(Paragraph, quiz(one, words).blocks))

    course = asking(course, 2)
    alike = told(course)
    assert "Tick one answer for each of the" in alike
    assert "Tick all that apply." not in alike
    first, *others = course.modules
    item, *rest = first.quiz
    both = replace(item, kind="several", options=tuple(replace(one, right=True) for one in item.options))
    mixed = told(replace(course, modules=(replace(first, quiz=(both, *rest)), *others)))
    assert "Tick one answer for each" not in mixed
    assert mixed.count("Tick one answer unless the question says otherwise.") == 3
    assert mixed.count(f"{item.stem.plain} Tick all that apply.") == 3
    assert mixed.count("Tick all that apply.") == 3


def test_the_job_aid_has_moments_on_the_left_and_names_of_modules_where_there_are_none(
    course: Course, words: Words
) -> None:
    def left(shown: Course) -> list[str]:
        made = document(shown, recipe_named("job_aid", None), words, {})
        return [
            one.text.plain
            for row in every(Columns, made.blocks)
            for one in row.columns[0]
            if isinstance(one, (Heading, Paragraph))
        ]

    names = [module.title.plain for module in course.modules]
    assert left(course) == names
    first, *others = course.modules
    called, *steps = first.action_steps
    moved = replace(first, action_steps=(replace(called, moment=text("When a caller shouts")), *steps))
    kept = [first.title.plain] if any(tool.carry for tool in first.tools) else []
    assert left(replace(course, modules=(moved, *others))) == [*kept, "When a caller shouts", *names[1:]]


def test_a_sheet_of_role_cards_is_filled_with_spare_ones_that_nobody_reads_a_brief_on(
    course: Course, words: Words
) -> None:
    made = document(course, recipe_named("role_play", None), words, {})
    scenes = [scene for module in course.modules for scene in module.scenarios]
    sheets = [one for one in every(Cards, made.blocks) if any(card.facing for card in one.cards)]
    assert len(sheets) == len(scenes) > 0
    for scene, sheet in zip(scenes, sheets, strict=True):
        assert [card.reader for card in sheet.cards if card.reader] == [role.address for role in scene.roles]
        assert len(sheet.cards) % 4 == 0
        spare = repr([card for card in sheet.cards if not card.reader])
        assert not any(role.brief.plain in spare for role in scene.roles)


def test_a_cards_brief_has_a_line_for_each_step_and_the_task_is_last_and_no_heavier(
    course: Course, words: Words
) -> None:
    made = document(course, recipe_named("role_play", None), words, {})
    briefs = {
        role.address: role.brief for module in course.modules for scene in module.scenarios for role in scene.roles
    }
    own = [card for card in card_tree(made.blocks) if card.reader]
    assert own
    for card in own:
        paragraphs = [one for one in card.blocks if isinstance(one, Paragraph)]
        steps = [one.text for one in paragraphs if one.style == "lead"]
        assert " ".join(step.plain for step in steps) == briefs[card.reader].plain
        assert {step.address for step in steps} == {briefs[card.reader].address}
        tasks = [one.text for one in paragraphs if one.style == "body"]
        assert [one.text for one in paragraphs][len(paragraphs) - len(tasks) :] == tasks
        for task in tasks:
            assert [run.text.strip(" .") for run in task.runs if run.strong] == ["The task"]


def test_lines_below_a_table_say_what_they_are_for(words: Words) -> None:
    course = load_course(example_course()).course

    def lines(noted: str) -> list[str]:
        first, *others = course.modules
        tool = next(one for one in first.tools if one.kind == "before_after")
        tools = tuple(replace(one, noted=text(noted)) if one is tool else one for one in first.tools)
        (done,) = (one for one in first.exercises if one.tool == tool.id)
        changed = replace(course, modules=(replace(first, tools=tools), *others))
        blocks = [*walk(document(changed, recipe_named("workbook", None), words, {}).blocks)]
        start = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == done.address)
        below = next(one for one in blocks[start:] if isinstance(one, WriteOn))
        assert below.lines == 3
        return [below.prompt.plain]

    assert lines("Three signs: …") == ["Three signs: …"]
    assert lines("") == [""]


def test_an_observer_holds_half_a_page_and_who_plays_what_is_not_on_it(course: Course, words: Words) -> None:
    made = document(course, recipe_named("role_play", None), words, {}).blocks
    sheets = [cards for cards in every(Cards, made) if not any(card.facing for card in cards.cards)]
    played = [scene for module in course.modules for scene in module.scenarios]
    assert len(sheets) == len(played)
    for cards in sheets:
        (card,) = cards.cards
        assert cards.height_mm < 148  # A5 on its long side
        assert [table.header[0].plain for table in every(Table, card.blocks)] == ["What to look for"]
        assert not [one for one in every(Heading, card.blocks) if one.anchor.endswith(".rotation")]


def test_each_question_of_an_evaluation_says_how_many_answers_it_has(course: Course, words: Words) -> None:
    made = document(course, recipe_named("evaluation", None), words, {})
    asked = [
        (one.blocks[0].text.plain, one.blocks[1].marker)
        for one in every(KeepTogether, made.blocks)
        if [type(block) for block in one.blocks] == [Paragraph, ItemList]
    ]
    assert len(asked) == 6
    for question, marker in asked:
        assert question.endswith({"circle": "Tick one.", "check": "Tick all that apply."}[marker])
    assert {marker for _, marker in asked} == {"circle", "check"}


def test_a_row_of_an_evaluation_is_as_high_as_what_is_written_in_it(course: Course, words: Words) -> None:
    made = document(course, recipe_named("evaluation", None), words, {})
    for table in every(Table, made.blocks):
        assert 11 <= table.row_mm <= 15
        if table.address == "evaluation.steps":  # a step and what came of it take words, how often it was done a figure
            assert table.widths[0] > table.widths[3] > table.widths[1] > table.widths[2]


def test_a_card_has_room_to_write_wherever_its_tool_has(course: Course, words: Words) -> None:
    def card(kind: ToolKind, *lines: int, dashes: int = 0) -> Card:
        fields = tuple(
            ToolField(
                f"place{number}", text(f"Place {number}"), text("Hint"), many, Text(), f"own.{number}", words=dashes
            )
            for number, many in enumerate(lines)
        )
        own = Tool("own", kind, text("Own"), Text(), fields, "recover.own", carry=True)
        modules = (replace(course.modules[0], tools=(own,)), *course.modules[1:])
        made = document(replace(course, modules=modules), recipe_named("job_aid", None), words, {})
        (sheet,) = every(Cards, made.blocks)
        return next(one for one in sheet.cards if "Own" in str(one))

    def asked(one: Card) -> list[str]:
        return [prompt.plain for block in every(FillIn, one) for prompt in block.prompts]

    assert asked(card("form", 1, 2, 0)) == ["Place 0", "Place 1"]
    assert asked(card("form", 1, 1, 1, 1)) == ["Place 0", "Place 1", "Place 2", "Place 3"]
    assert asked(card("ladder", 1, 1, 1)) == ["My idea:"]
    assert [block.words for block in every(WriteOn, card("form", 1, dashes=5))] == [5]
