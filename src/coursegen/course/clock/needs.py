"""Reckons the parts of time that one piece of a block needs: words to say, questions, groups, writing, votes, plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from coursegen.course.clock.figures import span
from coursegen.course.clock.spans import NOTHING, Part, Span
from coursegen.course.clock.stated_times import (
    answers_in,
    asks_to_write,
    boards_in,
    each_group_in,
    plain,
    round_in,
    times_in,
    uses_board,
)
from coursegen.model.groups import group_count, stated_size
from coursegen.model.parts import Notes
from coursegen.model.text import Text

_FROM = 13  # people, from which more answers are wanted


class Room(Struct, frozen=True):
    """Whom the time is reckoned for: ``people``, how many sit at a ``table``, ``online``, and the trainer's pace.

    ``pace`` is words a minute, 0 for the usual. ``language`` decides whether words or letters are counted.
    """

    people: int
    table: int = 4
    online: bool = False
    pace: int = 0
    language: str = "en"

    def said(self, text: str) -> Span:
        """How long it takes to say a text."""
        if self.language.partition("-")[0] != "en":
            return _paced(len(re.sub(r"\s", "", text)), span("letters_a_minute"))
        usual = span("words_a_minute")
        if self.pace:
            usual = usual.times(self.pace / usual.likely)
        return _paced(len(text.split()), usual)

    def groups(self, size: int) -> int:
        """How many groups of about that size there are; those left over make the others larger."""
        return group_count(self.people, size)


def _paced(count: int, pace: Span) -> Span:
    """So many words at a pace in words a minute, of which the quick one is the highest."""
    return Span(60 * count / pace.quick, 60 * count / pace.likely, 60 * count / pace.slow)


def read(text: str, address: str = "") -> Part:
    """Everybody reads a text for themselves; it ends with the slowest but one."""
    words = len(text.split())
    return Part("read", _paced(words, span("read_words_a_minute")) + span("read_settle"), address)


def look(words: int, slides: int) -> list[Part]:
    """Eyes on new slides before anybody goes on: half of their words where all is usual, all of them in a slow room."""
    usual = span("read_words_a_minute")
    seen = Span(0, 60 * words / 2 / usual.quick, 60 * words / usual.likely)
    changes = [Part("next slide", span("slide_change"))] * slides
    return [Part("look at the slide", seen), *changes] if slides else []


def spoken(notes: Iterable[Notes]) -> str:
    """What the trainer says of some notes: what to say, to ask and to go on with."""
    return " ".join(plain((*one.say, *one.ask, *one.transition)) for one in notes)


def answers(room: Room, wanted: int, *, board: bool = False, address: str = "", each: int = 0) -> list[Part]:
    """The silence after a question, then the answers: as many as are wanted or usual, or one from each group.

    ``each`` is how many people are in such a group, 0 where not every group is heard.
    """
    parts = [Part("silence", span("silence"), address)]
    if each:
        return [*parts, Part("each group", span("report").times(room.groups(each)), address)]
    one = span("answer") + (span("on_the_board") if board else NOTHING)
    if wanted:
        return [*parts, Part("answers", one.times(wanted), address)]
    usual = span("answers_from_13" if room.people >= _FROM else "answers")
    many = Span(one.quick * usual.quick, one.likely * usual.likely, one.slow * usual.slow)
    return [*parts, Part("answers", many, address)]


def from_all(room: Room, said: str, address: str) -> list[Part]:
    """A word or a sentence from everybody in the room, one after the other, where a text asks for that."""
    figure = round_in(said)
    return [Part("everybody speaks", span(figure).times(room.people), address)] if figure else []


def headed(said: str, address: str) -> list[Part]:
    """Boards that the trainer heads or draws while people wait."""
    number = boards_in(said)
    return [Part("head the board", span("board").times(number), address)] if number else []


def heard_size(room: Room, said: str, size: int = 0) -> int:
    """How many people are in each group that is heard, 0 where not every group is; ``size`` is that of the groups."""
    which = each_group_in(said)
    if not which:
        return 0
    return 2 if which == "pair" else size if which == "group" and 1 < size < room.people else room.table


def asked(room: Room, notes: Notes, wanted: int, address: str) -> list[Part]:
    """What a slide's own questions take: a silence for each question mark, and the answers."""
    questions = plain(notes.ask).count("?")
    do = plain(notes.done)
    said = f"{plain(notes.ask)} {do}"
    more = headed(do, address)
    if everybody := from_all(room, said, address):
        return [*more, *everybody]
    if not questions:
        return more
    number = wanted or answers_in(do)
    first, *rest = answers(room, number, board=uses_board(do), address=address, each=heard_size(room, do))
    return [*more, *([first] * questions), *rest]


def size_of(grouping: Text, room: Room) -> int:
    """How many people are in a group; the whole room where it is one group, 1 where everybody is on their own."""
    said = grouping.plain.casefold()
    if "table" in said:
        return room.table
    return stated_size(grouping) or (1 if "own" in said else room.people)


def formed(room: Room, grouping: Text, address: str) -> list[Part]:
    """Getting into groups: with neighbours, at the tables, or anew."""
    said = grouping.plain.casefold()
    size = size_of(grouping, room)
    if size in (1, room.people):
        return []
    if room.online:
        return [Part("open rooms", span("rooms_open"), address)]
    if "table" in said or size == room.table:
        return [Part("turn to the table", span("form_table"), address)]
    if size == 2:
        return [Part("find a partner", span("form_neighbours"), address)]
    return [Part("form groups", span("form_new") + span("form_a_group").times(room.groups(size)), address)]


def regathered(room: Room, address: str, *, chairs: bool = False) -> list[Part]:
    """Attention back in front, and the chairs as they were."""
    if room.online:
        return [Part("close rooms", span("rooms_close"), address)]
    return [Part("back to the front", span("chairs_back" if chairs else "back"), address)]


def talked(size: int, said: str, address: str) -> list[Part]:
    """Talk in groups: as long as the text states, else so much for each head."""
    usual = span("talk_a_head").times(size)
    if times := times_in(said):
        seconds = times[0]
        return [Part("talk", Span(seconds, seconds, max(seconds, min(usual.slow, seconds * 1.5))), address)]
    return [Part("talk", usual, address)]


def written(lines: int, address: str, *, seconds: int = 0, short: bool = False) -> list[Part]:
    """Writing in the workbook: finding the page, then so many lines or short fields."""
    usual = span("short_field" if short else "line").times(lines)
    if seconds:
        usual = Span(seconds, max(seconds, usual.likely), max(seconds, usual.slow))
    return [Part("find the page", span("find_page"), address), Part("write", usual, address)] if lines else []


def voted(room: Room) -> Span:
    """Everybody shows an answer, and the trainer looks round."""
    return span("vote_online") if room.online else span("vote") + span("vote_a_head").times(room.people)


def told_to_write(notes: Notes) -> bool:
    """Whether notes tell people to write."""
    return asks_to_write(plain((*notes.done, *notes.say)))


def first_time(texts: Sequence[Text]) -> int:
    """The first time that some texts state, in seconds; 0 where they state none."""
    times = times_in(plain(texts))
    return times[0] if times else 0
