from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.recipe_reading import recipe_of
from coursegen.compose.words import Words
from coursegen.model.blocks import BOX, ItemList, Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import (
    Cover,
    Document,
    Heading,
    NotesPage,
    Opening,
    PageBreak,
    Thumbnail,
    WriteOn,
)
from coursegen.model.slide import Slide
from coursegen.model.text import Text
from coursegen.model.text import words as said
from coursegen.model.tools import Tool, ToolField
from coursegen.source.text import source_text
from support import hand_made
from support.tree import every, printed, values


def sheet(course: Course, words: Words, blocks: str, slide_numbers: dict[str, int]) -> Document:
    head = "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\nblocks:\n"
    recipe = recipe_of(source_text((head + blocks).encode(), "recipes/sheet.yaml"), "sheet")
    return document(course, recipe, words, slide_numbers)


def headings(pages: Document) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.number, heading.text.plain) for heading in every(Heading, pages.blocks)]


def test_the_workbook_from_cover_to_credits(workbook: Document) -> None:
    assert (workbook.id, workbook.title, workbook.language) == (
        "workbook",
        "Cups and calls: Participant workbook",
        "en-GB",
    )
    assert (workbook.audience, workbook.stamp, workbook.page.paper) == ("participant", "1.2-abcdef0", "a4")
    assert isinstance(workbook.blocks[0], Cover)
    assert [text for level, _, text in headings(workbook) if level == 1] == [
        "Agenda", "Opening", "Recover", "Choose", "Closing", "Where the ideas come from",
    ]  # fmt: skip


def test_the_cover_says_for_whom_and_how_long(workbook: Document) -> None:
    (cover,) = every(Cover, workbook.blocks)
    assert cover.title.plain == "Cups and calls"
    assert [fact.plain for fact in cover.facts] == [
        "For people at a counter",
        "Length: 2 h 20 min with breaks, from 09:00",
        "For: Everybody who hands cups over",
    ]
    assert [prompt.plain for prompt in cover.prompts] == ["Name", "Date"]


def test_nothing_secret_is_in_a_participants_document(workbook: Document) -> None:
    strings = [value for value in values(workbook) if isinstance(value, str)]
    for secret in hand_made.SECRETS:
        assert not [text for text in strings if secret in text], secret
    assert not any(table.marked for table in every(Table, workbook))


def test_the_words_behind_blanks_stand_only_in_blank_runs(workbook: Document) -> None:
    text = printed(workbook)
    assert "____ it calms Recover callers" in text
    assert "Callers wait for ____." in text
    for word in (hand_made.BLANK, "one name"):
        assert word not in text


def test_the_secret_test_would_find_a_secret(deck: tuple[Slide, ...], workbook: Document) -> None:
    strings = [value for value in values(deck) if isinstance(value, str)]
    for secret in hand_made.SECRETS:
        assert [text for text in strings if secret in text], secret
    assert hand_made.BLANK in printed(replace(workbook, title=hand_made.BLANK))


def test_no_slide_is_shown_beside_its_own_text(workbook: Document) -> None:
    assert not every(Thumbnail, workbook)


def test_printed_numbers_ascend_and_are_those_of_the_deck(workbook: Document, deck: tuple[Slide, ...]) -> None:
    numbers = [number for _, number, _ in headings(workbook) if number]
    assert numbers == [
        "A.1", "1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6",
        "2.7", "B.1",
    ]  # fmt: skip
    noted = [
        found[1]
        for slide in deck
        for line in slide.notes
        if (found := re.search(r"Workbook (\S+)$", line.text.plain)) is not None
    ]
    assert list(dict.fromkeys(noted)) == numbers


def test_the_deck_and_the_workbook_call_the_same_thing_the_same(workbook: Document, deck: tuple[Slide, ...]) -> None:
    by_anchor = {heading.anchor: heading.number for heading in every(Heading, workbook)}
    shown = {slide.address: slide for slide in deck}
    for address, number in by_anchor.items():
        if number and address in shown and "kicker" in shown[address].slots:
            (kicker,) = shown[address].slots["kicker"]
            assert isinstance(kicker, Paragraph)
            assert number in kicker.text.plain.split()


def test_slide_references_are_those_of_the_deck(workbook: Document, slide_numbers: dict[str, int]) -> None:
    references = [int(found) for found in re.findall(r"Slide (\d+)", printed(workbook))]
    ids = {number: slide for slide, number in slide_numbers.items()}
    assert [ids[number] for number in references[:3]] == [
        "recover/scenario", "recover/questions/when", "recover/questions/who",
    ]  # fmt: skip


def test_what_the_deck_leaves_out_has_no_thumbnail_and_no_reference(course: Course, words: Words) -> None:
    pages = document(course, recipe_named("workbook", None), words, {})
    assert not every(Thumbnail, pages)
    assert "Slide " not in printed(pages)
    assert "1.1" in [number for _, number, _ in headings(pages)]


def test_anchors_are_unique_and_are_addresses(workbook: Document, course: Course) -> None:
    anchors = Counter(heading.anchor for heading in every(Heading, workbook))
    assert max(anchors.values()) == 1
    assert "" not in anchors
    module = course.modules[0]
    assert {module.address, module.scenarios[0].address, *(point.address for point in module.key_points)} < set(anchors)


def test_what_a_module_shows_twice_has_two_anchors(words: Words) -> None:
    made = hand_made.course()
    module = made.agenda[1]
    again = replace(module.plan[2], id="again", address="recover.plan.again")
    agenda = (made.agenda[0], replace(module, plan=(*module.plan, again)), *made.agenda[2:])
    pages = document(replace(made, agenda=agenda), recipe_named("workbook", None), words, {})
    anchors = Counter(heading.anchor for heading in every(Heading, pages))
    assert max(anchors.values()) == 1
    assert {"recover.key_points.own_it", "recover.key_points.own_it/2"} < set(anchors)


def test_headings_go_down_one_level_at_a_time(workbook: Document) -> None:
    before = 0
    for level, _, text in headings(workbook):
        assert level <= before + 1, text
        before = level


def test_a_module_starts_on_a_new_page_and_has_a_page_for_notes_where_the_recipe_asks(
    workbook: Document, course: Course, words: Words
) -> None:
    blocks = workbook.blocks
    starts = [place for place, block in enumerate(blocks) if block in (PageBreak(), PageBreak(even=True))]
    assert {"Recover", "Choose"} <= {blocks[place + 1].text.plain for place in starts}
    assert not every(NotesPage, workbook)
    asked = sheet(course, words, "  - each: modules\n    blocks: [heading, notes_page]\n", {})
    assert len(every(NotesPage, asked)) == 2


def test_a_key_point_has_its_example_labelled_as_ours(workbook: Document) -> None:
    examples = [one.text.plain for one in every(Paragraph, workbook) if one.style == "quote"]
    assert examples[0] == "Our example. At our counter a cracked cup came back."


def test_the_knowledge_check_has_lettered_options_with_circles(workbook: Document) -> None:
    options = [
        found
        for found in every(ItemList, workbook)
        if found.marker == "circle" and found.items[0].plain.startswith("A. ")
    ]
    assert [[item.plain for item in found.items] for found in options] == [
        ["A. A refund", "B. A name", "C. A form"]
    ] * 2
    assert "What comes first? Tick one." in [paragraph.text.plain for paragraph in every(Paragraph, workbook)]


def test_there_is_room_to_write(workbook: Document) -> None:
    lines = {write.prompt.plain: write.lines for write in every(WriteOn, workbook)}
    assert lines["What calmed the guest?"] == 1
    assert lines["With my next caller I will"] == 2
    assert "An example of my own:" not in lines
    assert lines[""] in (2, 3)
    assert not [table for table in every(Table, workbook) if table.fill_rows]


def test_a_recipe_asks_for_more_room(course: Course, words: Words) -> None:
    steps = "      - {block: key_points, example_lines: 2}\n      - {block: action_steps, rows: 3}\n"
    asked = sheet(course, words, f"  - each: modules\n    blocks:\n      - heading\n{steps}", {})
    assert {write.prompt.plain: write.lines for write in every(WriteOn, asked)} == {"An example of my own:": 2}
    assert [table.fill_rows for table in every(Table, asked)] == [3, 3]


CITED = "Maria Lopez: Cups That Come Back. Not stated: publisher, date. https://example.org/cups"
STATED = "Its notice: “Copyright, Maria Lopez. See www.example.org/rights.”"


def test_a_workbook_names_every_source_what_was_made_of_it_and_its_statement(workbook: Document) -> None:
    table = every(Table, workbook)[-1]
    assert [cell.plain for cell in table.rows[0]] == [CITED, "Modules 1–2, in our own words"]
    assert [one.text.plain for one in every(Paragraph, workbook) if one.text.plain.endswith(STATED)] != []


def test_the_guide_says_of_every_source_what_its_text_states_of_its_rights(course: Course, words: Words) -> None:
    table = every(Table, document(course, recipe_named("guide", None), words, {}))[-1]
    assert [cell.plain for cell in table.rows[0]] == [
        CITED,
        "Module 1: facts and ideas retold in our own words; Module 2: facts and ideas retold in our own words",
        f"Nothing is stated. {STATED}",
    ]


def test_every_row_of_a_table_fits_its_header(workbook: Document) -> None:
    tables = list(every(Table, workbook))
    assert tables
    for table in tables:
        assert table.caption
        assert {len(row) for row in table.rows} <= {len(table.header)}
        assert len(table.widths) == len(table.header)
        assert abs(sum(table.widths) - 1) < 1e-9


def test_options_change_the_room_and_what_is_left_out(course: Course, words: Words) -> None:
    pages = sheet(
        course, words,
        "  - each: modules\n    blocks:\n      - block: plan\n        leave_out: [quiz, key_points]\n        lines: 7\n"
        "        debrief_lines: 1\n        rows: 0\n",
        {},
    )  # fmt: skip
    assert "Knowledge check" not in [text for _, _, text in headings(pages)]
    assert {write.lines for write in every(WriteOn, pages)} == {1, 7}
    assert not [table for table in every(Table, pages) if table.fill_rows]
    assert [number for _, number, _ in headings(pages) if number][:2] == ["1.3", "1.4"]


def test_a_sheet_of_one_kind_of_block(course: Course, words: Words) -> None:
    pages = sheet(course, words, "  - each: modules\n    blocks: [heading, quiz]\n", {})
    assert [text for _, _, text in headings(pages)] == ["Recover", "Knowledge check", "Choose", "Knowledge check"]


def test_a_frame_with_nothing_on_paper_has_no_page(words: Words) -> None:
    made = hand_made.course()
    opening = replace(made.agenda[0], plan=made.agenda[0].plan[:1])
    pages = document(replace(made, agenda=(opening, *made.agenda[1:])), recipe_named("workbook", None), words, {})
    assert "Opening" not in [text for _, _, text in headings(pages)]


def test_what_is_done_in_the_workbook_says_its_minutes_below_its_heading(course: Course, words: Words) -> None:
    used = Tool(
        "own",
        "form",
        said("Three lines"),
        said("Your own."),
        (ToolField("fact", said("Fact"), Text(), 1, Text(), "recover.own.fact"),),
        "recover.own",
    )
    (first, *others) = course.modules
    stretch = next(one for one in course.agenda if one.id == first.id)
    asked = replace(stretch.plan[0], id="own", kind="tool", items=("own",), minutes=6)
    agenda = tuple(replace(one, plan=(*one.plan, asked)) if one is stretch else one for one in course.agenda)
    made = document(
        replace(course, modules=(replace(first, tools=(used,)), *others), agenda=agenda),
        recipe_named("workbook", None),
        words,
        {},
    )
    facts = {one.text.plain: one.facts.plain for one in every(Heading, made)}
    for heading in ("Knowledge check", "Three lines"):
        assert re.match(r"\d+ minutes?\b", facts[heading]), facts[heading]
    assert facts["Three lines"] == "6 minutes"


def test_objectives_are_right_below_the_shape_of_their_module(workbook: Document, course: Course) -> None:
    after = [below for one, below in pairwise(workbook.blocks) if isinstance(one, Opening)]
    assert len(after) == len(course.modules)
    assert all(any(table.bare for table in every(Table, below)) for below in after)


def test_players_tick_which_part_is_theirs(workbook: Document, course: Course) -> None:
    ticked = [one.items[0].plain for one in every(ItemList, workbook) if one.marker == "check" and len(one.items) == 1]
    parts = [role.name.plain for module in course.modules for one in module.scenarios for role in one.roles]
    assert parts
    assert [one for one in ticked if one in parts] == parts


def test_each_objective_has_a_box_for_the_way_in_and_one_for_the_way_out(workbook: Document, course: Course) -> None:
    tables = [one for one in every(Table, workbook) if one.bare]
    assert [row[0].plain for one in tables for row in one.rows] == [
        objective.text.plain for module in course.modules for objective in module.objectives
    ]
    for one in tables:
        assert [head.plain.replace("\u00a0", " ") for head in one.header[1:]] == ["on the way in", "on the way out"]
        assert all([cell.plain for cell in row[1:]] == [BOX, BOX] for row in one.rows)
