"""Says how each kind of quiz item is asked and answered, the same on slides, in the workbook and in the test."""

from __future__ import annotations

from hashlib import sha256
from typing import TypeVar

from coursegen.compose import phrases
from coursegen.compose.words import Words
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.document import DocumentBlock, WriteOn
from coursegen.model.practice import Option, Pair, QuizItem
from coursegen.model.slide import NoteLine
from coursegen.model.text import Text, joined, secret, stronger, words
from coursegen.source.sentences import sentences_of

MOST_WORDS = 58
"""How many words a question, its options and the reason have on a slide.

With more, the slide tells the reason's first sentence, or the notes alone tell the reason.
"""

T = TypeVar("T", bound=Option | Pair)


def in_question(item: QuizItem, lot: str = "") -> tuple[Option, ...]:
    """The options as they are asked: as written, but shuffled where their order is the question.

    The order follows from a hash of the ``lot`` and the options' addresses, so that it is the same in every build.
    """
    if item.kind != "order":
        return item.options
    return _shuffled(item.options, lot)


def partners(item: QuizItem, lot: str = "") -> tuple[Pair, ...]:
    """The pairs of a match in the order in which their right sides are offered."""
    return _shuffled(item.pairs, lot)


def _shuffled(things: tuple[T, ...], lot: str) -> tuple[T, ...]:
    mixed = sorted(things, key=lambda thing: sha256(f"{lot} {thing.address}".encode()).digest())
    return tuple([*mixed[1:], mixed[0]] if tuple(mixed) == things and len(mixed) > 1 else mixed)


def asked(w: Words, item: QuizItem, lot: str = "", ticked: bool = False) -> tuple[Content, ...]:
    """What belongs below a stem: lettered options, two lists to match, or nothing where a text is to be written.

    ``ticked`` gives the options of a choice circles or boxes to tick, as paper needs them: circles where one is right.
    """
    if item.kind == "match":
        right = tuple(one.right for one in partners(item, lot))
        left = ItemList(tuple(pair.left for pair in item.pairs), "number")
        return (left, Paragraph(w.text("quiz_match_with"), "label"), ItemList(right, "letter"))
    if item.kind == "text":
        return (Paragraph(w.text("quiz_text"), "label"),)
    options = in_question(item, lot)
    if ticked and item.kind != "order":
        return (ItemList(phrases.lettered(options), "circle" if item.kind == "choice" else "check"),)
    return (ItemList(tuple(option.text for option in options), "letter"),)


def on_paper(w: Words, item: QuizItem, lot: str = "") -> tuple[DocumentBlock, ...]:
    """What belongs below a stem in a workbook or a test, with a place for the answer."""
    below = asked(w, item, lot, ticked=True)
    if item.kind == "text":
        return (WriteOn(below[0].text if isinstance(below[0], Paragraph) else Text(), item.lines or 3),)
    if item.kind == "order":
        return (*below, WriteOn(w.text("quiz_order"), 1))
    return (*below, WriteOn(w.text("quiz_match"), 1)) if item.kind == "match" else below


def how_to_tick(w: Words, item: QuizItem) -> tuple[str | Text, ...]:
    """``Tick one.`` at the end of a stem, or ``Tick all that apply.``; the other kinds say it where one writes."""
    if item.kind not in ("choice", "several"):
        return ()
    return (" ", stronger(w.text("quiz_tick_one" if item.kind == "choice" else "quiz_tick_all")))


def letters(item: QuizItem, lot: str = "") -> str:
    """What a key says in short: ``B``, ``A, C``, ``C A B`` for an order, ``1B 2A`` for pairs; ``""`` for a text."""
    if item.kind == "order":
        shown = in_question(item, lot)
        return " ".join(phrases.letter(shown.index(option)) for option in item.options)
    if item.kind == "match":
        shown_pairs = partners(item, lot)
        return " ".join(f"{place}{phrases.letter(shown_pairs.index(pair))}" for place, pair in enumerate(item.pairs, 1))
    return ", ".join(phrases.letter(place) for place, option in enumerate(item.options) if option.right)


def answered(w: Words, item: QuizItem) -> tuple[Content, ...]:
    """The answer whole, for the facilitator only: options with their feedback, the order, the pairs, what to hear."""
    if item.kind == "order":
        return (ItemList(tuple(option.text for option in item.options), "number"), *_reason(item))
    if item.kind == "match":
        rows = tuple((pair.left, pair.right) for pair in item.pairs)
        header = (w.text("column_this"), w.text("column_belongs"))
        return (Table(header, rows, (0.5, 0.5), w.say("match_caption"), address=item.address),)
    if item.kind == "text":
        return (ItemList(item.listen_for),)
    return (phrases.reasons(w, item),)


def told(w: Words, item: QuizItem) -> list[NoteLine]:
    """The answer as lines of notes."""
    if item.kind in ("choice", "several"):
        return [
            NoteLine(
                w.say("label_right" if option.right else "label_wrong", letter=phrases.letter(row)), option.feedback
            )
            for row, option in enumerate(item.options)
        ]
    if item.kind == "text":
        listen = w.say("label_listen_for")
        return [NoteLine("" if place else listen, one) for place, one in enumerate(item.listen_for)]
    said = words(f"{letters(item)}. ")
    return [NoteLine(w.say("label_answer"), joined(said, item.reason) if item.reason else said)]


def _reason(item: QuizItem) -> tuple[Content, ...]:
    return (Paragraph(item.reason),) if item.reason else ()


def revealed(w: Words, item: QuizItem) -> tuple[Content, ...]:
    """What a click shows below the question: what is right, and one reason if it is short; for a text, what to hear."""
    if item.kind == "text":
        return tuple(Paragraph(secret(one)) for one in item.listen_for)
    right = next((option.feedback for option in item.options if option.right), item.reason)
    free = MOST_WORDS - sum(len(one.plain.split()) for one in (item.stem, *(option.text for option in item.options)))
    if len(right.plain.split()) > free:
        first = next(iter(sentences_of(right.plain, w.language)), "")
        right = words(first if len(first.split()) <= free else "")
    short = words(w.say("quiz_answer", letters=letters(item)), strong=True)
    return (Paragraph(secret(joined(short, " ", right) if right else short)),)
