"""Composes what whoever prepares a room needs: how it looks, what belongs where, what to pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.attendance import expected, occasion_lines
from coursegen.compose.preparation_pages import day_before
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import Columns, Cue, Cues, DocumentBlock, Heading, PageBreak, WriteOn
from coursegen.model.room import Material, Per
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_TICK_MM = 9.0


def room_sheet(setting: Setting, step: Step) -> Blocks:
    """When and where, seats and tables, which board goes where, what is at each place and on each table."""
    w, course, room = setting.words, setting.whole, setting.course.room
    people = expected(setting, step)
    first, last = course.agenda[0], course.agenda[-1]
    title = w.text("room_title")
    clock = joined(w.text("span", start=str(first.start), end=str(last.end)), " · ", phrases.length(w, course))
    seats: list[Text] = [w.text("room_seats", seats=w.count("people", people))]
    where = tuple(_between(occasion.when_and_where(w, course.session)))
    facts = [Cue(w.say("fact_when"), (clock, *((joined(*where),) if where else ())))]
    if room:
        sizes = _tables(people, room.group)
        seats += [
            w.text("room_tables", tables=w.count("tables", sizes.count(size)), size=str(size))
            for size in dict.fromkeys(sizes)
        ]
        facts.append(Cue(w.say("fact_room"), (room.layout,)))
    facts.append(Cue(w.say("fact_seats"), (joined(*_between(seats)),)))
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.room", running=title.plain),
        Paragraph(course.title, "lead"),
        Cues((*facts, *_laid(setting))),
        *_hung(setting),
        *_beside(
            _checked(setting, "room_stands", w.text("room_stands"), room.equipment if room else ()),
            _checked(
                setting,
                "room_before",
                w.text("room_before"),
                tuple(w.text(f"room_check_{number}") for number in range(1, 5)),
            ),
        ),
        WriteOn(w.text("room_notes"), 2),
    )


def packing_list(setting: Setting, step: Step) -> Blocks:
    """Each thing with its quantity for so many people and a box to tick; what activities need after it."""
    w, course, room = setting.words, setting.whole, setting.course.room
    people = expected(setting, step)
    group = room.group if room else 1
    rows = [(words(w.say("packed_workbook")), w.text("per_person", count="1"), words(str(people)), Text())]
    for one in room.materials if room else ():
        per = w.text(f"per_{one.per}", count=str(one.count)) if one.per != "room" else w.text("packed_room")
        rows.append((one.item, per, words(str(one.needed(people, group))), Text()))
    rows += ((w.text(f"packed_{one}"), w.text("packed_room"), words("1"), Text()) for one in ("prints", "deck"))
    activities = tuple(
        w.text("packed_for", item=text, activity=done.title)
        for done in setting.course.activities
        for text in done.materials
    )
    header = (w.text("column_item"), w.text("column_per"), w.text("column_many"), w.text("column_packed"))
    title = w.text("packing_title")
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.items", running=title.plain),
        Paragraph(course.title, "lead"),
        *occasion_lines(setting),
        Paragraph(w.text("packing_lead", people=w.count("people", people))),
        Table(header, tuple(rows), (0.44, 0.22, 0.18, 0.16), w.say("packing_caption"), row_mm=_TICK_MM,
              address=f"{setting.recipe.id}.items"),
        *_checked(setting, "day_before", w.text("day_before_heading"), day_before(setting)),
        *_checked(setting, "packed_activities", w.text("packed_activities"), activities),
        *_checked(setting, "packed_equipment", w.text("packed_equipment"), room.equipment if room else ()),
        WriteOn(w.text("packed_more"), 2),
    )  # fmt: skip


def _tables(people: int, group: int) -> tuple[int, ...]:
    """How many sit at each table: as few tables as hold everybody, as even as can be, the fuller ones first."""
    if not people:
        return ()
    tables = -(-people // group)
    return tuple(people // tables + (number < people % tables) for number in range(tables))


def _laid(setting: Setting) -> Iterator[Cue]:
    """What is laid ready for each person, on each table, once in the room, and by the door."""
    room, w = setting.course.room, setting.words
    for per in get_args(Per):
        items = [_counted(setting, one) for one in room.materials if one.per == per] if room else []
        if per == "person":
            own = (w.text("room_workbook"), w.text("packed_tent"))
            items = [*(w.text("room_counted", item=item, count="1") for item in own), *items]
        if items:
            told = w.text(f"room_lay_{per}", items=joined(*_between(items, ", ")))
            yield Cue(w.say(f"room_each_{per}"), (told,))
    yield Cue(w.say("room_by_door"), (w.text("room_door"),))


def _hung(setting: Setting) -> Blocks:
    """Which board goes where, in the order of the session; nothing where the course doesn't say."""
    w, course = setting.words, setting.course
    held = [setting.modules[row.id] for row in course.agenda if row.kind == "module"]
    boards = [*course.boards, *(board for module in held for board in module.boards)]
    told = tuple(
        w.text("room_board", number=setting.numbers[one.address], title=one.title, where=one.where)
        for one in boards
        if one.where
    )
    return _checked(setting, "room_boards", w.text("room_boards"), told)


def _beside(left: Blocks, right: Blocks) -> Blocks:
    """Two lists side by side; the second alone where there is no first."""
    return (Columns((left, right)),) if left else right


def _between(items: Sequence[Text], sign: str = " · ") -> Iterator[Text | str]:
    for number, item in enumerate(items):
        if number:
            yield sign
        yield item


def _counted(setting: Setting, one: Material) -> Text:
    return setting.words.text("room_counted", item=one.item, count=str(one.count))


def _checked(setting: Setting, name: str, title: Text, items: tuple[Text, ...]) -> Blocks:
    """A heading and what to tick below it; nothing where there is nothing."""
    if not items:
        return ()
    return (Heading(2, title, f"{setting.recipe.id}.{name}"), ItemList(items, "check"))
