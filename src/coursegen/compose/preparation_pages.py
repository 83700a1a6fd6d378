"""Composes what has to be ready before people come: what to print, to lay out and to write on boards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.compose import citation, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.counts import boards
from coursegen.compose.guide_pages import materials
from coursegen.compose.quiz_sheets import asked_in_test
from coursegen.compose.to_print import to_print
from coursegen.compose.two_columns import abreast, in_columns, in_two
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.course import Block, Clock, Module, Stretch
from coursegen.model.document import Board, Boards, Callout, Columns, DocumentBlock, Heading, KeepTogether, PageBreak
from coursegen.model.slide_texts import slide_texts
from coursegen.model.text import Run, Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]

_EARLY = re.compile(r"\bbefore (?:people|they|anybody|anyone) (?:comes?|arrives?)\b", re.I)
"""What a text says that is to be done before the session, whenever it is used."""


def preparation(setting: Setting, _: Step) -> Blocks:
    """What to print with the number of copies, what to lay out, and what to write on boards until when."""
    w = setting.words
    title = w.text("preparation_title")
    return (
        *_asked_first(setting),
        PageBreak(even=True, loose=True),
        Heading(1, title, f"{setting.recipe.id}.preparation", running=title.plain),
        *to_print(setting),
        Columns(_early(setting), levelled=True),
        *_to_lay_out(setting),
        *_by_the_clock(setting),
        *_boards(setting),
    )


def _asked_first(setting: Setting) -> Blocks:
    """Whom to ask before a session is paid for: texts with terms of their own for that, which nobody has settled."""
    w = setting.words
    asking = [
        Paragraph(
            joined(
                stronger(words(citation.short_name(one, w))),
                ". ",
                Text((Run(" ".join(one.rights.split())),), f"{one.address}.rights"),
            )
        )
        for one in setting.course.sources.values()
        if one.status == "conditional" and not one.allow.paid
    ]
    if not asking:
        return ()
    return (Callout(w.say("rights_title"), (*asking, Paragraph(w.text("rights_ask")))),)


def _week_before(setting: Setting) -> tuple[Text, ...]:
    """What others have to decide or to know: what modules ask for, the quiz's day, the manager's page."""
    w = setting.words
    asked = (w.text("week_before_quiz"),) if asked_in_test(setting) else ()
    needed = (text for module in _held(setting) for text in module.background.week_before)
    return (*needed, *asked, w.text("week_before_manager"))


def _held(setting: Setting) -> Iterator[Module]:
    """The modules of the session, in its order."""
    return (setting.modules[row.id] for row in setting.course.agenda if row.kind == "module")


def day_before(setting: Setting) -> tuple[Text, ...]:
    """What takes time that nobody has on the day: printing, cutting out, copying, writing on boards, trying it all."""
    w = setting.words
    played = any(block.kind == "scenario" for stretch in setting.course.agenda for block in stretch.plan)
    drawn = any(board.lines for board in boards(setting))
    sounds = any(slide.link for slide in setting.others.slides)  # a video is the one thing that a deck plays
    told = [name for name, wanted in (
        ("print", True), ("evaluation", setting.roster), ("cards", played), ("boards", drawn), ("deck", True),
        ("sound", sounds),
    ) if wanted]  # fmt: skip
    needed = (text for module in _held(setting) for text in module.background.day_before)
    return (*(w.text(f"day_before_{one}") for one in told), *_hidden(setting), *needed)


def _hidden(setting: Setting) -> Iterator[Text]:
    """Each hidden slide of the course, with its number: in the guide it stands among the others."""
    for slide in setting.others.slides:
        if slide.reserve and slide.id != slide_ids.RIGHTS and slide.id in setting.slide_numbers:
            number = str(setting.slide_numbers[slide.id])
            yield setting.words.text("day_before_hidden", title=slide.title, number=number)


def _early(setting: Setting) -> tuple[Blocks, ...]:
    """What to do a week and a day before, each below a heading of its own."""
    w, at = setting.words, setting.recipe.id
    told = (
        (Heading(2, w.text("week_before_heading"), f"{at}.week_before"), _week_before(setting)),
        (Heading(2, w.text("day_before_heading"), f"{at}.day_before"), day_before(setting)),
    )
    return tuple((KeepTogether((head, ItemList(items, "check"))),) for head, items in told)


def _to_lay_out(setting: Setting) -> Blocks:
    head = Heading(2, setting.words.text("lay_out_heading"), f"{setting.recipe.id}.lay_out")
    return (head, *in_columns(tuple(_laid_out(setting))))


def _laid_out(setting: Setting) -> Iterator[Text]:
    """Equipment, and what is laid ready, each with how much of it: the totals of the whole session."""
    room = setting.course.room
    if room is not None:
        yield from room.equipment
    yield setting.words.text("packed_deck")
    yield from materials(setting)


def _by_the_clock(setting: Setting) -> Blocks:
    """What has to be ready, by the last moment when nobody is in the way: before people come, or in a break."""
    w = setting.words
    moments = {str(row.start): w.text("ready_in_break", start=str(row.start)) for row in _breaks(setting)}
    first = setting.course.agenda[0].start
    grouped = _by_moment(setting)
    if not grouped:
        return ()
    anchor = f"{setting.recipe.id}.by_the_clock"
    head = Heading(2, w.text("by_the_clock_heading"), anchor)
    made: list[Blocks] = []
    later: list[Blocks] = []
    for moment, needed in grouped.items():
        told = moments.get(moment) or w.text("ready_before", start=str(first))
        under = Heading(3, told, f"{anchor}.{moment or first}")
        if moment:
            later.append((under, ItemList(tuple(needed), "check")))
        else:
            made.append((KeepTogether((under, *in_two(tuple(needed)))),))
    made += [(abreast(later[at], later[at + 1]),) if later[at + 1 :] else later[at]
             for at in range(0, len(later), 2)]  # fmt: skip
    return (head, *(block for blocks in made for block in blocks))


def _by_moment(setting: Setting) -> dict[str, list[Text]]:
    """What has to be ready, by the start of the break to do it in, ``""`` for before people come."""
    w = setting.words
    grouped: dict[str, list[Text]] = {}
    first = setting.course.agenda[0].start
    timed = [(first if _EARLY.search(text.plain) else used, text) for used, text in _ready(setting)]
    for used, text in sorted(timed, key=lambda one: one[0].minutes):
        before = [row for row in _breaks(setting) if row.end.minutes <= used.minutes]
        moment = str(before[-1].start) if before else ""
        grouped.setdefault(moment, []).append(w.text("needed_at", start=str(used), item=text))
    return grouped


def ready_in(setting: Setting, row: Stretch) -> tuple[Text, ...]:
    """What to get ready in a break."""
    return tuple(_by_moment(setting).get(str(row.start), ()))


def _breaks(setting: Setting) -> list[Stretch]:
    return [row for row in setting.course.agenda if row.kind == "break"]


def _ready(setting: Setting) -> Iterator[tuple[Clock, Text]]:
    """What a part or an exercise needs, with the time when it is used, in the order of the session."""
    for stretch in setting.course.agenda:
        ready = setting.modules[stretch.id].background.prepare if stretch.kind == "module" else ()
        yield from ((stretch.start, text) for text in ready)
        told = [_significant(text) for text in ready]
        for block in stretch.plan:
            for text in _needed_in(setting, stretch, block):
                if not any(_significant(text) <= one for one in told):
                    yield block.start, text
    yield from _handed_out(setting)


def _handed_out(setting: Setting) -> Iterator[tuple[Clock, Text]]:
    """What people take with them: job aids when somebody first speaks of them, and what lies by the door at the end."""
    blocks = [block for row in setting.course.agenda for block in row.plan]
    if not blocks:
        return
    w, end = setting.words, blocks[-1].start
    if setting.course.modules:
        name = w.say("job_aid_name")
        told = {
            slide.block
            for slide in setting.others.slides
            if slide.id in setting.slide_numbers and any(name in text.plain.casefold() for text in slide_texts(slide))
        }
        yield next((block.start for block in blocks if block.address in told), end), w.text("ready_job_aids")
    yield end, w.text("ready_by_door" if setting.roster else "ready_slides")


def _significant(text: Text) -> frozenset[str]:
    """The words of a text, so that what two places ask for alike is asked for once."""
    return frozenset(re.findall(r"\w+", text.plain.casefold()))


def _needed_in(setting: Setting, stretch: Stretch, block: Block) -> Iterator[Text]:
    """What the activities, the exercises or the scenarios of a block need."""
    if block.kind == "activity":
        for done in items.shown(setting.course.activities, block):
            yield from done.materials
    elif block.kind == "exercise":
        for drill in items.shown(setting.modules[stretch.id].exercises, block):
            yield from drill.materials
    elif block.kind == "scenario":
        for played in items.scenarios(setting.modules[stretch.id], block):
            number = setting.numbers[played.address]
            yield setting.words.text("ready_cards", number=number)


def _boards(setting: Setting) -> Blocks:
    """Every board as it is to look, and when it is first needed; nothing where the course has none."""
    w = setting.words
    known = [(board, "") for board in setting.course.boards]
    known += [
        (board, str(row.start))
        for row in setting.course.agenda if row.kind == "module"
        for board in setting.modules[row.id].boards
    ]  # fmt: skip
    if not known:
        return ()
    drawn = tuple(
        Board(
            board.title,
            board.lines,
            joined(
                stronger(words(setting.numbers[board.address])),
                " · ",
                _first_needed(setting, board.address) or (words(start) if start else w.text("board_before")),
                *((" · ", board.where) if board.where else ()),
            ),
        )
        for board, start in known
    )
    head = Heading(2, w.text("boards_heading"), f"{setting.recipe.id}.boards")
    return (KeepTogether((head, Paragraph(w.text("boards_lead")), Boards(drawn))),)


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
