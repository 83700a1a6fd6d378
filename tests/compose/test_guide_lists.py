"""What is to be prepared, printed and done afterwards stands in the guide, and other lists agree with it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Cited, Listed, Others
from coursegen.compose.words import Words
from coursegen.model.background import Board
from coursegen.model.blocks import BOX, ItemList, Table
from coursegen.model.course import Course
from coursegen.model.document import Cues, Document, Heading, KeepTogether
from coursegen.model.layers import Session
from coursegen.model.room import Material, Room
from coursegen.model.roster import Roster
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.text import Text
from coursegen.model.text import words as text
from coursegen.publish.kit import KIT
from support.questions import asking
from support.tree import every


def guide(course: Course, deck: tuple[Slide, ...], numbers: dict[str, int], words: Words, pages: dict[str, int]):
    others = Others(deck, numbers, Cited("Workbook", "letter", pages))
    return document(course, recipe_named("guide", None), words, numbers, others)


def test_the_guide_says_what_to_lay_ready_for_those_who_come(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    material = Material("sheet", text("sheet of paper"), "group", 2, "course.room.materials.sheet")
    room = Room(text("Tables"), 4, (text("board"),), (material,), "course.room")
    session = Session("spring", headcount=18)
    made = guide(replace(course, room=room, session=session), deck, slide_numbers, words, {})
    facts = {cue.label: [one.plain for one in cue.texts] for cues in every(Cues, made.blocks) for cue in cues.items}
    laptop = "a laptop with deck.pptx, and a clicker"
    assert _to_lay_out(made)[:4] == [
        "board",
        laptop,
        "workbook: 18 (1 each)",
        "sheet of paper: 10 (2 a table)",
    ]
    assert facts["ROOM"] == ["Tables · 5 tables"]
    assert facts["WHEN"][0].endswith("18 people")
    unknown = guide(replace(course, room=room), deck, slide_numbers, words, {})
    assert _to_lay_out(unknown)[2:4] == ["workbook: 1 each", "sheet of paper: 2 a table"]


def _to_lay_out(made: Document) -> list[str]:
    checked = [[item.plain for item in one.items] for one in every(ItemList, made.blocks) if one.marker == "check"]
    return next(one for one in checked if one[0] == "board")


def test_the_deck_and_what_takes_time_the_day_before_are_on_every_list(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    def told(made: Document) -> list[str]:
        cells = [cell.plain for table in every(Table, made.blocks) for row in table.rows for cell in row]
        return cells + [item.plain for one in every(ItemList, made.blocks) for item in one.items]

    cut = "Cut out and fold the role-play cards, with scissors. Allow an hour."
    packed = document(course, recipe_named("packing_list", None), words, {})
    for made in (guide(course, deck, slide_numbers, words, {}), packed):
        assert "a laptop with deck.pptx, and a clicker" in told(made)
        assert cut in told(made)
        assert not [one for one in told(made) if "sound" in one]
    quiet = replace(course, agenda=tuple(
        replace(row, plan=tuple(block for block in row.plan if block.kind != "scenario")) for row in course.agenda
    ))  # fmt: skip
    assert cut not in told(document(quiet, recipe_named("packing_list", None), words, {}))
    playing = (replace(deck[0], link="https://example.org/video"), *deck[1:])
    assert [one for one in told(guide(course, playing, slide_numbers, words, {})) if "Try the sound" in one]


def test_the_guide_of_a_kit_lists_and_hands_out_what_the_kit_prints(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    others = Others(deck, slide_numbers, Cited("Workbook", "letter", {}))

    def printed(roster: Roster | None) -> str:
        made = document(course, recipe_named("guide", None), words, slide_numbers, others, roster)
        [listed] = (one for one in every(Table, made.blocks) if one.caption.startswith("Each file"))
        assert {row[0].plain for row in listed.rows} == {BOX}
        return "\n".join(row[2].plain for row in listed.rows)

    leaving = "Say that the evaluations"
    for roster, wanted in ((Roster(12), [leaving]), (None, [])):
        made = document(course, recipe_named("guide", None), words, slide_numbers, others, roster)
        cues = [told.plain for one in every(Cues, made.blocks) for cue in one.items for told in cue.texts]
        assert [one[: len(leaving)] for one in cues if one.startswith(leaving)] == wanted
        last = [
            one.items
            for one in every(Cues, made.blocks)
            if any("by the door" in cue.texts[0].plain for cue in one.items)
        ]
        assert [cues[-1].shape == "move" for cues in last] == [True] * len(wanted)
    on_request = {"deck", "guide", "workbook", "action_plan", "start_stop_continue"}
    of_a_kit = printed(Roster(12))
    assert [name for name in KIT if name not in on_request and f"{name}.pdf" not in of_a_kit] == []
    assert "certificate.pdf" not in printed(None)


def test_the_guide_of_a_kit_has_job_aids_and_what_lies_by_the_door_ready_by_the_clock(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    blocks = [block for row in course.agenda for block in row.plan]
    spoken = next(slide for slide in deck if slide.block == blocks[3].address)
    speaking = tuple(
        replace(slide, notes=(NoteLine("DO", text("Hand out each Job aid.")),)) if slide is spoken else slide
        for slide in deck
    )

    def ready(slides: tuple[Slide, ...], roster: Roster | None) -> list[str]:
        others = Others(slides, slide_numbers, Cited("Workbook", "letter", {}))
        made = document(course, recipe_named("guide", None), words, slide_numbers, others, roster)
        told = [item.plain for one in every(ItemList, made.blocks) for item in one.items]
        return [one for one in told if re.match(r"For [\d:]+: (?:the job aids|by the door)", one)]

    end = blocks[-1].start
    door = f"For {end}: by the door, the sign-in sheet, the evaluations and the slides; the signed certificates"
    assert [one for one in ready(deck, Roster(12)) if one.startswith(door)]
    aids = "the job aids with their cards, to hand out"
    assert f"For {blocks[3].start}: {aids}" in ready(speaking, Roster(12))
    silent = tuple(replace(slide, notes=()) for slide in deck)
    assert f"For {end}: {aids}" in ready(silent, Roster(12))
    slides = f"For {end}: by the door, the slides, for those who’d like them"
    assert set(ready(speaking, None)) == {f"For {blocks[3].start}: {aids}", slides}


def test_the_guide_says_what_is_left_to_do_after_the_session(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    others = Others(deck, slide_numbers, Cited("Workbook", "letter", {}))

    def left(given: Course, roster: Roster | None) -> list[str]:
        made = document(given, recipe_named("guide", None), words, slide_numbers, others, roster)
        heads = [one for one in made.blocks if isinstance(one, Heading) and one.text.plain == "After the session"]
        lists = [made.blocks[made.blocks.index(one) + 1] for one in heads]
        return [item.plain for one in lists if isinstance(one, ItemList) for item in one.items]

    unasked = replace(course, modules=tuple(replace(one, quiz=()) for one in course.modules), agenda=tuple(
        replace(row, plan=tuple(block for block in row.plan if block.kind != "quiz")) for row in course.agenda
    ))  # fmt: skip
    tested, untested = left(course, Roster(12)), left(unasked, Roster(12))
    assert [one for one in tested if "quiz.pdf" in one] and not [one for one in untested if "quiz" in one]
    assert left(course, None) == [one for one in tested if "quiz.pdf" in one]
    assert left(unasked, None) == []
    board = Board("first", text("First words"), (), Text(), "course.boards.first", (text("Rule"), text("Sorry")))
    assert left(replace(unasked, boards=(board,)), None)[0].startswith("Write down what was counted")


def test_what_takes_longer_stands_under_the_week_or_the_day_before(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    first, *rest = course.modules
    behind = replace(first.background, week_before=(text("Ask for the rule."),), day_before=(text("Copy it out."),))
    board = Board("first", text("First words"), (text("A line"),), Text(), "course.boards.first")
    given = replace(course, modules=(replace(first, background=behind), *rest), boards=(board,))
    hidden = (replace(deck[0], reserve=True, title=text("The envelope")), *deck[1:])

    def under(name: str, made: Document) -> list[str]:
        kept = next(one.blocks for one in every(KeepTogether, made.blocks)
                    if isinstance(one.blocks[0], Heading) and one.blocks[0].text.plain == name)  # fmt: skip
        return [item.plain for one in every(ItemList, kept) for item in one.items]

    made = guide(given, hidden, slide_numbers, words, {})
    week, day = under("A week before", made), under("The day before", made)
    assert week[0] == "Ask for the rule."
    assert [one.partition(" ")[0] for one in week[1:]] == ["Settle", "Send"]
    assert day[-1] == "Copy it out."
    assert f"Read slide {slide_numbers[deck[0].id]} (“The envelope”), which is hidden and for you alone." in day
    assert [one for one in day if one.startswith("Write the titles and lines of the boards")]
    plain = under("The day before", guide(course, deck, slide_numbers, words, {}))
    assert not [one for one in plain if "boards" in one or "hidden" in one]


def test_the_guide_says_for_which_version_a_question_s_place_is_where_there_are_several(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    def placed(given: Course) -> list[str]:
        made = guide(given, deck, slide_numbers, words, {})
        tables = (one for one in every(Table, made.blocks) if one.address.endswith(".objectives"))
        cells = (row[-1].plain for table in tables for row in table.rows)
        return [part for cell in cells for part in cell.split("; ") if "of the follow-up quiz" in part]

    several, alone = placed(asking(course, 2)), placed(course)
    assert several and [one for one in several if not one.endswith("(version A)")] == []
    assert alone and [one for one in alone if "version" in one] == []


def test_the_list_to_print_has_the_pages_of_each_sheet(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    scene = next(scene for module in course.modules for scene in module.scenarios)
    listed = {
        "quiz": Listed(4, {"quiz.A": 1, "quiz.B": 3}),
        "role_play": Listed(3, {f"{scene.address}.roles.one": 1, f"{scene.address}.observer": 2}),
        "job_aid": Listed(2, {}),
    }
    made = document(
        course, recipe_named("guide", None), words, slide_numbers, Others(deck, slide_numbers, listed=listed)
    )
    [table] = (one for one in every(Table, made.blocks) if one.caption.startswith("Each file"))
    told = {row[1].plain: [cell.plain for cell in row[2:]] for row in table.rows}
    assert [head.plain for head in table.header[4:]] == ["For 12", "For 16", "For 20"]
    assert told["Job aid and pocket cards"] == ["job_aid.pdf, 2 pages", "one", "12", "16", "20"]
    [quiz] = (row for what, row in told.items() if what.startswith("Follow-up quiz"))
    assert quiz == ["quiz.pdf, pages 1–2, 3–4", "both", "12", "16", "20"]
    [cards] = (row for what, row in told.items() if scene.title.plain in what)
    assert cards[:2] == ["role_play.pdf, page 1", "one"]
    assert next(row[0] for what, row in told.items() if what.startswith("Observer’s")) == "role_play.pdf, pages 2–3"


def test_the_room_sheet_says_what_lies_by_the_door(course: Course, words: Words) -> None:
    made = document(course, recipe_named("room_sheet", None), words, {})
    facts = {cue.label: [one.plain for one in cue.texts] for cues in every(Cues, made.blocks) for cue in cues.items}
    assert facts["BY THE DOOR"] == [
        "Lay by the door: the sign-in sheet and a pen. Leave room there for the evaluations and a few sets of slides."
    ]
    assert facts["EACH PLACE"][0].startswith("Lay in front of each chair: 1 × workbook, 1 × name tent")


def test_the_room_sheet_says_which_board_goes_where(course: Course, words: Words) -> None:
    def told(*boards: Board) -> list[str]:
        made = document(replace(course, boards=boards), recipe_named("room_sheet", None), words, {})
        lists = every(ItemList, made.blocks)
        return [item.plain for one in lists for item in one.items if item.plain.startswith("1 · ")]

    at = "course.boards.line"
    assert told(Board("line", text("One line"), (), text("tape, along the bare wall"), at)) == [
        "1 · One line (tape, along the bare wall)"
    ]
    assert told(Board("line", text("One line"), (), Text(), at)) == []


def test_a_page_is_cited_only_where_the_workbook_has_it(
    course: Course, deck: tuple[Slide, ...], slide_numbers: dict[str, int], words: Words
) -> None:
    printed = repr(guide(course, deck, slide_numbers, words, {"recover.key_points.own_it": 6}))
    assert len(re.findall(r"Workbook \d\.\d \(page 6\)", printed)) == 1
    assert "'US Letter'" in printed
