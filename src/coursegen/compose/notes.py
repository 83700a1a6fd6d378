"""Writes what a facilitator says, does and asks as the lines of a slide's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting
from coursegen.model import plan_items as items
from coursegen.model.course import Block, Stretch
from coursegen.model.parts import Notes, Paragraphs
from coursegen.model.slide import NoteLine
from coursegen.model.text import Text, words

T = TypeVar("T", bound=items.Item)
NO_NOTES = Notes()


class Turn(Struct, frozen=True):
    """One slide's turn in the time of its block: ``part`` of ``parts``, both counted from 1.

    A ``guest`` stands among a block's slides and takes no time of its own, nor any of the block's notes.
    """

    span: Block | Stretch
    part: int = 1
    parts: int = 1
    guest: bool = False

    def share(self, own: Notes = NO_NOTES) -> Notes:
        """The slide's own notes, after the block's on its first slide and before its transition on the last."""
        if isinstance(self.span, Stretch) or self.guest:
            return own
        block = self.span.notes
        if self.part > 1:
            block = Notes(transition=block.transition)
        if self.part < self.parts:
            block = replace(block, transition=())
        return Notes(
            block.say + own.say,
            block.do + own.do,
            block.ask + own.ask,
            block.listen_for + own.listen_for,
            own.transition + block.transition,
            block.first + own.first,
        )


def turns(known: Iterable[T], block: Block) -> Iterator[tuple[T, Turn]]:
    """Each of the ``known`` items that a block shows, with its slide's turn in the block's time."""
    shown = items.shown(known, block)
    return ((one, Turn(block, part, len(shown))) for part, one in enumerate(shown, 1))


def note_lines(
    setting: Setting,
    slide: str,
    turn: Turn | None,
    own: Notes = NO_NOTES,
    *,
    default: Text,
    number: str = "",
    listen_for: Paragraphs = (),
    answers: Sequence[NoteLine] = (),
    closing: Sequence[NoteLine] = (),
) -> tuple[NoteLine, ...]:
    """The notes of one slide, in the order in which they are needed.

    ``own`` are the slide's notes, to which come those of its block where it has a ``turn`` in the block's time.

    The clock and the workbook's printed ``number``; DO FIRST, SAY, DO, ASK, what to listen for, ``answers``,
    TRANSITION; ``closing`` (sources, blanks); last, alone, ``slide: ID``. ``default`` is what to do
    where nobody wrote what to say, do or ask.
    """
    say = setting.words.say
    notes = turn.share(own) if turn else own
    if not (notes.first or notes.say or notes.do or notes.ask):
        notes = replace(notes, do=(default,))
    time = _time(setting, turn) if turn else ""
    workbook = say("workbook", number=number) if number else ""
    facts = " · ".join(part for part in (time, workbook) if part)
    return (
        *((NoteLine(say("label_time"), words(facts)),) if facts else ()),
        *labelled(say("label_first"), notes.first),
        *labelled(say("label_say"), notes.say),
        *labelled(say("label_do"), notes.do),
        *labelled(say("label_ask"), notes.ask),
        *labelled(say("label_listen_for"), (*notes.listen_for, *listen_for)),
        *answers,
        *labelled(say("label_transition"), notes.transition),
        *closing,
        id_line(slide),
    )


def id_line(slide: str) -> NoteLine:
    """The line that carries a slide's id through editors that drop everything else; always the last."""
    return NoteLine("", words(f"slide: {slide}"))


def labelled(label: str, paragraphs: Paragraphs) -> list[NoteLine]:
    """Paragraphs as note lines, the label before the first."""
    return [NoteLine("" if place else label, paragraph) for place, paragraph in enumerate(paragraphs)]


def _time(setting: Setting, turn: Turn) -> str:
    time = phrases.clock(setting.words, turn.span)
    if turn.guest:
        return setting.words.say("clock_of_others", clock=time)
    if turn.parts == 1:
        return time
    return setting.words.say("clock_shared", clock=time, part=str(turn.part), parts=str(turn.parts))
