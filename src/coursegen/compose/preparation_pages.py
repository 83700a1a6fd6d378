"""Composes what has to be ready before people come: what to print, to lay out and to write on boards."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose import items, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.guide_pages import materials, people
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Block, Stretch
from coursegen.model.document import DocumentBlock, Heading, KeepTogether, PageBreak
from coursegen.model.groups import group_count, players
from coursegen.model.slide_texts import slide_texts
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]

_EXPECTED = 12  # people that quantities are told for where no session says how many come


def preparation(setting: Setting, _: Step) -> Blocks:
    """What to print with the number of copies, what to lay out, and what to write on boards until when."""
    w = setting.words
    title = w.text("preparation_title")
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.preparation", running=title.plain),
        *_to_print(setting),
        Heading(2, w.text("lay_out_heading"), f"{setting.recipe.id}.lay_out"),
        ItemList(tuple(_laid_out(setting)), "check"),
        *_boards(setting),
    )


def _to_print(setting: Setting) -> Blocks:
    w = setting.words
    many = people(setting)
    each = w.count("copies", many) if many else w.say("one_each")
    rows: list[tuple[Text, Text]] = [(w.text("print_workbook"), words(each))]
    rows += _card_sets(setting, many or _EXPECTED)
    if any(item.use != "class" for module in setting.course.modules for item in module.quiz):
        rows.append((w.text("print_test"), words(each)))
        rows.append((w.text("print_key"), w.text("print_once")))
    if setting.course.modules:
        rows.append((w.text("print_job_aid"), words(each)))
    header = (w.text("column_to_print"), w.text("column_copies"))
    table = Table(header, tuple(rows), (0.62, 0.38), w.say("print_prepared_caption"))
    return (Heading(2, w.text("print_heading"), f"{setting.recipe.id}.print"), table)


def _card_sets(setting: Setting, many: int) -> Iterator[tuple[Text, Text]]:
    """The role cards of each scenario: a set for each group."""
    w = setting.words
    for stretch in setting.course.agenda:
        for block in stretch.plan:
            if block.kind != "scenario":
                continue
            for played in items.scenarios(setting.modules[stretch.id], block):
                number = setting.numbers[played.address]
                size = players(played)
                sets = w.count("sets", group_count(many, size))
                told = w.text("sets_for", sets=sets, people=w.count("people", many), size=str(size))
                yield w.text("print_cards", number=number, scenario=played.title), told


def _laid_out(setting: Setting) -> Iterator[Text]:
    """Room, equipment, what is laid ready, what modules ask for, and what activities need, with the time."""
    w, room = setting.words, setting.course.room
    if room is not None:
        if room.layout:
            yield room.layout
        yield from room.equipment
    yield from materials(setting)
    for stretch in setting.course.agenda:
        start = str(stretch.start)
        if stretch.kind == "module":
            for text in setting.modules[stretch.id].background.prepare:
                yield w.text("needed_for", start=start, item=text, what=phrases.stretch_title(setting, stretch))
        for block in stretch.plan:
            for text, title in _needed_in(setting, stretch, block):
                yield w.text("needed_for", start=str(block.start), item=text, what=title)


def _needed_in(setting: Setting, stretch: Stretch, block: Block) -> Iterator[tuple[Text, Text]]:
    """What an activity or an exercise needs, and what that is called."""
    if block.kind == "activity":
        shown = items.shown(setting.course.activities, block)
        yield from ((text, done.title) for done in shown for text in done.materials)
    elif block.kind == "exercise":
        drills = items.shown(setting.modules[stretch.id].exercises, block)
        yield from ((text, done.title) for done in drills for text in done.materials)


def _boards(setting: Setting) -> Blocks:
    """Every board with its words and when it is first needed; nothing where the course has none."""
    w = setting.words
    known = [(board, "") for board in setting.course.boards]
    known += [
        (board, str(row.start))
        for row in setting.course.agenda if row.kind == "module"
        for board in setting.modules[row.id].boards
    ]  # fmt: skip
    if not known:
        return ()
    rows = tuple(
        (
            words(setting.numbers[board.address]),
            joined(stronger(board.title), *(part for line in board.lines for part in (" / ", line))),
            _first_needed(setting, board.address) or (words(start) if start else w.text("board_before")),
        )
        for board, start in known
    )
    header = (w.text("column_board"), w.text("column_on_board"), w.text("column_needed"))
    return (
        KeepTogether(
            (
                Heading(2, w.text("boards_heading"), f"{setting.recipe.id}.boards"),
                Paragraph(w.text("boards_lead")),
                Table(header, rows, (0.12, 0.58, 0.30), w.say("boards_caption")),
            )
        ),
    )


def _first_needed(setting: Setting, board: str) -> Text | None:
    """``13:12, slide 6``: the first slide whose words or notes refer to a board."""
    starts = {block.address: str(block.start) for row in setting.course.agenda for block in row.plan}
    for slide in setting.others.slides:
        if slide.id in setting.slide_numbers and any(
            run.at == board for text in slide_texts(slide) for run in text.runs
        ):
            number = str(setting.slide_numbers[slide.id])
            return setting.words.text("board_needed", start=starts.get(slide.block, ""), slide=number)
    return None
