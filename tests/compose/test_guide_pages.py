"""The guide can be taught from alone: every word of every slide, briefs, boards, what to print, what a cut takes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Cited, Others
from coursegen.course.clock.rehearsal import rehearsed
from coursegen.course.reading.load import course_of, load_course
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import Beside, Callout, ClockStrip, Columns, Cues, Heading, KeepTogether, Thumbnail
from coursegen.model.document_tree import texts, walk
from coursegen.model.rights import Allowed
from coursegen.model.slide_texts import slide_texts
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.source.folder import course_files
from support.courses import FIRST_COURSE
from support.guides import CASES, COURSES, WORDS, copied, deck, guide, said, squeezed
from support.hand_made import text

FILES = course_files(COURSES["default"])
VERSIONS = versions_asked(FILES, everything=True)

MARKS = r"^(?:\d+\. |Right: [A-F, ]+\. )"
"""What a list has marks for: its numbers, and the letter of a right option that is called right where it stands."""


@pytest.mark.parametrize("name", COURSES)
def test_every_word_of_every_slide_is_in_the_guide_as_text(name: str) -> None:
    course = load_course(COURSES[name]).course
    told = squeezed(said(guide(course)))
    missing = [
        (slide.id, text.plain)
        for slide in deck(course)
        for text in slide_texts(slide)
        if text.address and squeezed(re.sub(MARKS, "", text.plain)) not in told
    ]
    assert missing == []


@pytest.mark.parametrize("version", [one for one in VERSIONS if one.team != BASE], ids=lambda one: one.name)
def test_every_word_of_every_slide_of_a_team_or_session_is_in_its_guide(version: Version) -> None:
    course = course_of(FILES, version.team, version.session).course
    told = squeezed(said(guide(course)))
    shown = [(slide.id, text) for slide in deck(course) for text in slide_texts(slide) if text.address]
    assert len(shown) > 100
    assert [one for one in shown if squeezed(re.sub(MARKS, "", one[1].plain)) not in told] == []


@pytest.mark.parametrize("name", COURSES)
def test_slides_are_shown_at_80_mm_or_more_each_once_in_order(name: str) -> None:
    course = load_course(COURSES[name]).course
    shown = [block.thumbnail for block in walk(guide(course).blocks) if isinstance(block, Beside)]
    assert [one.slide for one in shown] == [slide.id for slide in deck(course)]
    assert all(isinstance(one, Thumbnail) and one.width_mm >= 80 for one in shown)


@pytest.mark.parametrize("name", COURSES)
def test_every_brief_and_every_answer_is_in_the_guide(name: str) -> None:
    course = load_course(COURSES[name]).course
    told = said(guide(course))
    for module in course.modules:
        for scene in module.scenarios:
            for role in scene.roles:
                assert role.brief.plain in told
        for item in module.quiz:
            for option in item.options if item.use != "test" else ():
                assert option.text.plain in told
                assert option.feedback.plain in told


@pytest.mark.parametrize("name", COURSES)
def test_what_leads_on_comes_after_what_it_follows(name: str) -> None:
    course = load_course(COURSES[name]).course
    shown = deck(course)
    for place, slide in enumerate(shown):
        labels = [line.label for line in slide.notes]
        if slide.role == "scenario":
            assert "TRANSITION" not in labels, slide.id
            assert shown[place + 1].id.endswith("debrief")
    for cues in (block for block in walk(guide(course).blocks) if isinstance(block, Cues)):
        shapes = [cue.shape for cue in cues.items]
        if "move" in shapes and {"say", "do", "ask"} & set(shapes) and shapes.count("move") == 1:
            assert not {"say", "do", "ask", "listen", "maybe"} & set(shapes[shapes.index("move") :])


def test_a_scenarios_transition_is_on_the_slide_of_its_debrief() -> None:
    course = load_course(COURSES["first"]).course
    (after,) = [slide for slide in deck(course) if slide.id == "recover/scenario/debrief"]
    (played,) = next(module for module in course.modules if module.id == "recover").scenarios
    assert played.notes.transition
    assert [line.text for line in after.notes if line.label == "TRANSITION"] == [*played.notes.transition][:1]


def test_the_preparation_lists_boards_cards_and_what_is_laid_out() -> None:
    told = re.sub(r"\d\d:\d\d", "00:00", said(guide(load_course(COURSES["workshop"]).course)))
    for words in (
        "Signs that it was too much\nIn the voice\nIn the body",
        "00:00, slide 6",
        "Cards 1.11, The handover: groups of 3",
        "Observer’s sheet 1.12, to cut out",
        "For 00:00: role-play cards 1.11, and the observer’s sheet",
        "Before 00:00",
        "For 00:00: a clock that everybody sees",
        "For 00:00: Lay out one card for each person.",
    ):
        assert words in told


def test_what_has_to_be_ready_stands_under_the_last_moment_when_nobody_is_in_the_way() -> None:
    course = load_course(COURSES["default"]).course
    breaks = [(str(row.start), str(row.end)) for row in course.agenda if row.kind == "break"]
    ends = {"Before": "00:00"} | {f"In the break at {start}": end for start, end in breaks}
    until = [*list(ends.values())[1:], "24:00"]
    spans = dict(zip(ends, zip(ends.values(), until, strict=True), strict=True))
    under, used, letters = "", {}, 0
    for block in walk(guide(course).blocks):
        if isinstance(block, Heading):
            under = block.text.plain if block.anchor.startswith("guide.by_the_clock.") else ""
        elif under and isinstance(block, ItemList):
            used.setdefault(under, []).extend(text.plain[4:9] for text in block.items)
            early = [text.plain[4:9] for text in block.items if "before people arrive" in text.plain]
            assert early == [str(course.agenda[0].start)] * len(early)  # the letter, which the welcome points at
            letters += len(early)
    assert (len(used), letters) == (len(breaks) + 1, 1)
    for moment, times in used.items():
        first, last = spans["Before" if moment.startswith("Before") else moment]
        assert all(first <= time < last for time in times), (moment, times)


@pytest.mark.parametrize("name", COURSES)
def test_nothing_is_numbered_twice_and_no_label_stands_over_nothing(name: str) -> None:
    made = guide(load_course(COURSES[name]).course)
    lists = [block for block in walk(made.blocks) if isinstance(block, ItemList)]
    twice = [
        text.plain for one in lists if one.marker == "number" for text in one.items if re.match(r"\d+\. ", text.plain)
    ]
    assert twice == []
    roles = WORDS.say("roles")
    beside = [block.blocks for block in walk(made.blocks) if isinstance(block, Beside)]
    over = [blocks for blocks in beside for one in blocks if isinstance(one, Paragraph) and one.text.plain == roles]
    assert over == []  # the parts of a scene are in a table that says so


@pytest.mark.parametrize("name", COURSES)
def test_a_scene_is_not_played_once_more_when_its_secret_is_out(name: str) -> None:
    course = load_course(COURSES[name]).course
    played = {block.address for row in course.agenda for block in row.plan if block.kind == "scenario"}
    at, found = "", []
    for block in walk(guide(course).blocks):
        if isinstance(block, Heading) and block.level <= 2:
            at = block.anchor
        elif isinstance(block, Cues) and at in played:
            found += [cue.label for cue in block.items]
    assert found
    assert "IF LONG" not in found


def test_a_module_at_a_glance_has_all_of_its_background() -> None:
    course = load_course(COURSES["workshop"]).course
    behind = course.modules[0].background
    told = said(guide(course))
    assert behind
    for told_of in (behind.purpose, *behind.retold, behind.weak, *behind.goes_wrong):
        assert told_of.plain in told
    for one in behind.objections:
        assert one.objection.plain in told
        assert one.answer.plain in told
    assert "Knowledge check 1.14" in told


def test_the_strip_of_a_module_has_what_is_planned_and_what_is_needed() -> None:
    course = load_course(FIRST_COURSE).course
    made = guide(course)
    whole, *strips = [block for block in walk(made.blocks) if isinstance(block, ClockStrip)]
    assert [(part.minutes, part.pause) for part in whole.parts] == [
        (row.minutes, row.kind == "break") for row in course.agenda
    ]
    rows = [row for row in course.agenda if row.kind == "module"]
    assert [sum(part.minutes for part in strip.parts) for strip in strips] == [row.minutes for row in rows]
    needed = {one.block.address: round(one.needed.likely / 60) for one in rehearsed(course).blocks}
    for row, strip in zip(rows, strips, strict=True):
        assert [part.needed for part in strip.parts] == [max(1, needed[block.address]) for block in row.plan]
        assert all(part.name.plain.split()[-1].isalpha() for part in strip.parts)
        told = f"plan, {sum(part.needed for part in strip.parts)} of the {row.minutes} in all"
        assert told in strip.description
        assert told in said(made)


@pytest.mark.parametrize("name", COURSES)
def test_the_first_page_says_what_each_label_means(name: str) -> None:
    cues = [block for block in walk(guide(load_course(COURSES[name]).course).blocks) if isinstance(block, Cues)]
    legend, *others = [block for block in cues if block.items[0].label not in ("GOALS", "FOR")]
    explained = {cue.label for cue in legend.items}
    assert next(cue.label for cue in legend.items if cue.label != "DO FIRST") == "SAY"
    assert {cue.label for block in others for cue in block.items} - {""} <= explained


@pytest.mark.parametrize("name", COURSES)
def test_what_is_said_at_a_slide_is_kept_with_it(name: str) -> None:
    blocks = [*walk(guide(load_course(COURSES[name]).course).blocks)]
    whole = [block for block in blocks if isinstance(block, KeepTogether) and isinstance(block.blocks[0], Beside)]
    led = [block for block in blocks if isinstance(block, Beside) and block.leads]
    assert led
    assert len(whole) == len(led)
    assert all(isinstance(block.blocks[1], Cues) for block in whole)


def test_labels_differ_by_shape() -> None:
    cues = [block for block in walk(guide(load_course(COURSES["workshop"]).course).blocks) if isinstance(block, Cues)]
    (legend,) = [block for block in cues if [cue.label for cue in block.items][:3] == ["SAY", "DO", "ASK"]][:1]
    by_label = {cue.label: cue.shape for cue in legend.items}
    shaped = [shape for shape in by_label.values() if shape]
    assert len(set(shaped)) == len(shaped) - 1  # the two about time have one
    for block in cues:
        for cue in block.items:
            assert not cue.label or by_label.get(cue.label, cue.shape) == cue.shape


def test_facts_above_a_headline_are_not_said_again_beside_its_slide() -> None:
    blocks = guide(load_course(COURSES["default"]).course).blocks
    kicker, facts = "", []
    for block in walk(blocks):
        if isinstance(block, Heading):
            kicker = block.kicker.plain
        elif isinstance(block, Beside):
            lines = [one.text.plain.replace(" minutes", " min") for one in block.blocks if isinstance(one, Paragraph)]
            facts += [line for line in lines if all(fact in kicker for fact in line.split(" · "))]
    assert facts == []
    assert " · the group · tables of four" in said(guide(load_course(COURSES["default"]).course))


@pytest.mark.parametrize("name", COURSES)
def test_the_steps_of_what_people_do_are_a_list_beside_its_slide(name: str) -> None:
    course = load_course(COURSES[name]).course
    lists = [tuple(text.plain for text in block.items) for block in walk(guide(course).blocks)
             if isinstance(block, ItemList) and block.marker == "number"]  # fmt: skip
    done = [*course.activities, *(one for module in course.modules for one in module.exercises)]
    assert done
    for one in done:
        assert tuple(step.plain for step in one.steps) in lists or len(one.steps) < 2, one.address


def test_how_a_step_is_seen_to_be_taken_is_said_once() -> None:
    course = load_course(COURSES["default"]).course
    told = said(guide(course))
    measures = [step.measure.plain for module in course.modules for step in module.action_steps if step.measure]
    assert measures
    assert [one for one in measures if told.count(one) != 1] == []


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_who_takes_a_step_and_when_are_on_one_line_or_part_at_the_comma(version: Version) -> None:
    course = course_of(FILES, version.team, version.session).course
    lists = [block for block in walk(guide(course).blocks) if isinstance(block, ItemList)]
    told = [item.plain for one in lists for item in one.items]
    steps = [step for module in course.modules for step in module.action_steps]
    listed = [(step, line) for step in steps for line in told if line.startswith(step.step.plain)]
    assert listed  # those of the slides that the version has
    for step, line in listed:
        held = "\u00a0" if len(step.owner.plain) <= 17 else " "  # "each new colleague" is wider than a narrow column
        owner, due = step.owner.plain.replace(" ", held), step.due.plain.replace(" ", "\u00a0")
        assert line.removeprefix(step.step.plain) in {f" ({owner},{space}{due})" for space in " \u00a0"}


def test_one_material_is_told_from_the_next() -> None:
    course = load_course(COURSES["default"]).course
    first, *others = course.activities
    wall = replace(first, materials=(*first.materials, text("a bell"), text("a clock")))
    told = said(guide(replace(course, activities=(wall, *others))))
    assert " · ".join(one.plain for one in wall.materials) in told


def test_sentences_of_an_example_follow_each_other_as_they_are() -> None:
    told = said(guide(load_course(COURSES["default"]).course))
    small = [line for line in told.splitlines() if line.startswith("FOR EXAMPLE")]
    assert small
    assert [line for line in small if re.search(r"[.!?] · ", line)] == []


def test_every_objective_has_the_places_where_it_is_seen_and_asked_with_their_pages() -> None:
    course = load_course(COURSES["default"]).course
    shown = deck(course)
    numbers = {slide.id: number for number, slide in enumerate(shown, 1)}
    book = document(course, recipe_named("workbook", None), WORDS, numbers)
    pages = {block.anchor: 7 for block in walk(book.blocks) if isinstance(block, Heading)}
    others = Others(shown, {slide.id: numbers[slide.id] for slide in shown}, Cited("Workbook", "a4", pages))
    made = document(course, recipe_named("guide", None), WORDS, numbers, others)
    rows = [row for block in walk(made.blocks) if isinstance(block, Table) and block.address.endswith(".objectives")
            for row in block.rows]  # fmt: skip
    assert [row[0].plain for row in rows] == [one.text.plain for module in course.modules for one in module.objectives]
    for objective, where in rows:
        assert re.search(r"Workbook \d\.\d+ \(page 7\)|^\d\d:\d\d ", where.plain), objective.plain
        assert re.search(r"Knowledge check \d\.\d+ \(page 7\)|questions? [\d, ]+ of the follow-up quiz", where.plain), (
            where.plain
        )


def test_each_question_of_the_default_course_says_what_to_listen_for() -> None:
    asked, alone = 0, []
    for block in walk(guide(load_course(COURSES["default"]).course).blocks):
        if isinstance(block, Cues):
            for place, cue in enumerate(block.items):
                if cue.label == "ASK":
                    asked += 1
                    after = [one.label for one in block.items[place + 1 : place + 2]]
                    alone += [] if after in (["LISTEN FOR"], ["THEY FIND"]) else [cue.texts[0].plain]
    assert asked > 15
    assert alone == []


def test_what_to_do_stands_below_a_slide_that_has_no_words_beside_it_too() -> None:
    blocks = [*walk(guide(load_course(COURSES["default"]).course).blocks)]
    shown = [one for one in blocks if isinstance(one, KeepTogether) and isinstance(one.blocks[0], Beside)]
    told = {one.blocks[0].thumbnail.slide: one.blocks for one in shown if isinstance(one.blocks[0], Beside)}
    ((picture, cues),) = [blocks for slide, blocks in told.items() if slide.endswith("credits")]
    assert isinstance(picture, Beside) and not picture.blocks
    assert isinstance(cues, Cues) and [cue.label for cue in cues.items] == ["DO"]
    assert not [one for one in walk(blocks) if isinstance(one, Beside) and any(isinstance(b, Cues) for b in one.blocks)]
    (abreast,) = [one for one in blocks if isinstance(one, Columns) and picture in [*walk(one.columns[0])]]
    assert [len([one for one in walk(told) if isinstance(one, Beside)]) for told in abreast.columns] == [1, 1]


def test_what_notes_say_to_listen_for_comes_after_what_they_ask(tmp_path: Path) -> None:
    root = Path(shutil.copytree(CASES / "tiny", tmp_path / "course"))
    path = root / "modules" / "listen.yaml"
    text = path.read_text("utf-8")
    asked = "      ask: Who has an example?\n"
    assert text.count(asked) == 1
    path.write_text(text.replace(asked, f"{asked}      listen_for: |\n        A voice.\n\n        A pause.\n"), "utf-8")
    course = load_course(root).course
    (lines,) = [slide.notes for slide in deck(course) if any(line.text.plain == "A voice." for line in slide.notes)]
    labels = [(line.label, line.text.plain) for line in lines]
    at = labels.index(("ASK", "Who has an example?"))
    assert labels[at + 1 : at + 3] == [("LISTEN FOR", "A voice."), ("", "A pause.")]


def test_what_is_done_first_comes_before_what_is_said(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    path = folder / "modules" / "calm.yaml"
    written = path.read_text("utf-8")
    spaces = re.search(r"^( +)say:", written, re.M)
    assert spaces
    path.write_text(written.replace(spaces[0], f"{spaces[1]}first: Ring the bell.\n{spaces[0]}", 1), "utf-8")
    labels = [[line.label for line in slide.notes if line.label] for slide in deck(load_course(folder).course)]
    told = [one for one in labels if "DO FIRST" in one]
    assert [one[one.index("DO FIRST") + 1] for one in told] == ["SAY"]
    assert "DO FIRST" not in said(guide(load_course(CASES / "workshop").course))


def test_a_break_says_what_to_get_ready_in_it() -> None:
    course = load_course(COURSES["default"]).course
    told = [text.plain for text in texts(guide(course).blocks)]
    for row in (row for row in course.agenda if row.kind == "break"):
        lead = told.index(f"Have these ready by {row.end}:")
        assert told[lead + 1].startswith("For ")
        assert told.count(told[lead + 1]) == 2  # it is on the page of the break and before the session


def test_whom_to_ask_before_a_session_is_paid_for_stands_before_what_to_print() -> None:
    course = load_course(COURSES["default"]).course
    blocks = list(walk(guide(course).blocks))
    [box] = [place for place, one in enumerate(blocks) if isinstance(one, Callout)]
    title, printing = (
        next(place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.text.plain == name)
        for name in ("Before they come", "Print")
    )
    assert box < title < printing
    assert "the author asks to be contacted" in " ".join(text.plain for text in texts((blocks[box],)))
    settled = {name: replace(one, allow=Allowed(paid=True)) for name, one in course.sources.items()}
    made = guide(replace(course, sources=settled))
    assert not [one for one in walk(made.blocks) if isinstance(one, Callout)]
