"""Writes out all that a slide says, so that a guide can be taught from where no slide can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from coursegen.compose.artefact import Setting
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.practice import QuizItem, Scenario
from coursegen.model.slide import Slide
from coursegen.model.text import NO_BREAK, Text, emphasised, holding, joined, stronger, words
from coursegen.model.tools import Tool

Contents = tuple[Content, ...]

_IN_SENTENCES = frozenset({"action_steps", "recap"})
"""Kinds of slides whose table reads as well in sentences, and those stand beside the slide."""

_LISTED = frozenset({"quiz", "objectives", "recap", "action_steps", "exercise", "activity", "scenario", "commitments"})
"""Kinds of slides whose drawing shows sentences that are listed one by one."""

_LABELS = 220  # letters of all labels of a drawing together
_SHORT = 40  # letters of a fact beside a slide's text
_WHOLE = 22  # letters of a fact that can stand in brackets, and of two that stay on one line
_HELD = 17  # letters of a fact that has room on one line of the narrowest column, with its bracket and its comma
_ELSEWHERE = frozenset({"agenda", "credits", "sources"})
"""Kinds of slides whose table the guide has on a page of its own."""


def said_on(setting: Setting, slide: Slide, module: Module | None, told: Iterable[Text]) -> Contents:
    """Everything on a slide but its headline and the line above that, the small print last.

    What its notes repeat word for word (``told``) is left to them; what waits for a click says so.
    """
    known = frozenset(text.plain for text in told)
    slots = slide.plain.slots if slide.plain is not None else slide.slots
    if (slide.role if slide.plain is None else slide.plain.role) in _ELSEWHERE:
        slots = {name: content for name, content in slots.items() if name != "table"}
    shown: list[Content] = []
    for name, content in slots.items():
        if name not in ("kicker", "footnote"):
            shown += _in_a_line(content) if name == "aside" else content
    shown += slots.get("footnote", ())
    if slide.role in _IN_SENTENCES:
        shown = [_in_sentences(one, known) if isinstance(one, Table) else one for one in shown]
    if slide.visual is not None and slide.role not in _LISTED:
        shown = [_in_one(one) if isinstance(one, ItemList) else one for one in shown]
    item = _item(module, slide)
    if isinstance(item, QuizItem) and item.kind in ("choice", "several"):
        shown = [
            _options(setting, item) if isinstance(one, ItemList) else one
            for one in shown
            if not _waits_for_a_click(one)
        ]
    if isinstance(item, Scenario):
        shown = [*_without_lists(shown)]
    if isinstance(item, Tool):
        shown += _rest_of(setting, item)
    return tuple(_told(setting, _left(shown, known)))


def _without_lists(shown: Iterable[Content]) -> Iterator[Content]:
    """The contents without their lists, and without the labels that stood above them."""
    label: Paragraph | None = None
    for one in shown:
        if label is not None and not isinstance(one, ItemList):
            yield label
        label = one if isinstance(one, Paragraph) and one.style == "label" else None
        if label is None and not isinstance(one, ItemList):
            yield one
    if label is not None:
        yield label


def _in_a_line(aside: Iterable[Content]) -> Iterator[Content]:
    """An aside with its short facts (minutes, grouping, where in the workbook) in one line."""
    facts: list[Text] = []
    rest: list[Content] = []
    contents = tuple(aside)
    for one, after in zip_longest(contents, contents[1:]):
        names = isinstance(one, Paragraph) and one.style == "label"
        if names and (facts or isinstance(after, ItemList)):
            rest.append(one)  # it names what comes below it
        elif isinstance(one, Paragraph) and one.text and len(one.text.plain) <= _SHORT and not rest:
            facts.append(one.text)
        else:
            rest.append(one)
    if len(facts) > 1:
        between: list[Text | str] = [part for fact in facts for part in (" · ", fact)]
        yield Paragraph(joined(*between[1:]))
    elif facts:
        yield Paragraph(facts[0])
    yield from rest


def _in_one(labels: ItemList) -> Content:
    """The short labels of a drawing in one paragraph; a list of sentences as it is."""
    if sum(len(text.plain) for text in labels.items) > _LABELS or len(labels.items) < 2:
        return labels
    between: list[Text | str] = [part for text in labels.items for part in (" · ", text)]
    return Paragraph(joined(*between[1:]))


def _in_sentences(table: Table, known: frozenset[str]) -> ItemList:
    """Each row of a table as one item: its first cell, then the others that are not ``known``.

    Short ones, such as who does a step and when, stand in brackets. No line ends within one that has room on a line.
    """
    rows = []
    for first, *rest in table.rows:
        told = [cell for cell in rest if cell and cell.plain not in known]
        if told and all(len(cell.plain) <= _WHOLE for cell in told):
            comma = f",{NO_BREAK}" if sum(len(cell.plain) for cell in told) <= _WHOLE else ", "
            facts = [part for cell in told for part in (comma, _whole(cell))]
            rows.append(joined(stronger(first), " (", *facts[1:], ")"))
            continue
        between: list[Text | str] = [part for cell in told for part in (" · ", cell)]
        rows.append(joined(stronger(first), *between))
    numbered = any(re.match(r"\d+\.\s", row.plain) for row in rows)
    return ItemList(tuple(rows), "bullet" if numbered else "number")


def _whole(text: Text) -> Text:
    """A text that stays on one line, if it is short enough for any column."""
    if len(text.plain) > _HELD:
        return text
    return holding(text, tuple(place for place, letter in enumerate(text.plain) if letter == " "))


def _left(shown: Iterable[Content], known: frozenset[str]) -> Iterator[Content]:
    """The contents without the texts that are known; a label goes with what it stood above."""
    label: Paragraph | None = None
    for one in shown:
        if isinstance(one, Paragraph) and one.style == "label":
            label = one
            continue
        rest = _without(one, known)
        if rest is not None:
            yield from (label, rest) if label is not None else (rest,)
        label = None
    if label is not None:
        yield label


def _without(one: Content, known: frozenset[str]) -> Content | None:
    if isinstance(one, Paragraph):
        return one if one.text and one.text.plain not in known else None
    if isinstance(one, ItemList):
        return None if all(text.plain in known for text in one.items) else one
    return one


def _told(setting: Setting, shown: Iterable[Content]) -> Iterator[Content]:
    """The same, what a click reveals after the words that say so; small print as it is set on paper."""
    at_click = setting.words.text("on_click")
    for one in shown:
        if isinstance(one, Paragraph) and _waits_for_a_click(one):
            yield Paragraph(joined(stronger(at_click), " ", one.text), one.style)
        elif isinstance(one, Paragraph) and one.style == "lead":
            yield Paragraph(one.text)
        else:
            yield one


def _item(module: Module | None, slide: Slide) -> object:
    """What of a module a slide shows, where more is to be told of it than the slide has room for."""
    if module is None:
        return None
    known: tuple[Scenario | QuizItem | Tool, ...] = (*module.scenarios, *module.quiz, *module.tools)
    return next((one for one in known if one.address == slide.address), None)


def _options(setting: Setting, item: QuizItem) -> ItemList:
    """The options with their feedback, the right ones marked by a word: all that the click says, in its place."""
    told: list[Text] = []
    for option in item.options:
        said = stronger(setting.words.text("option_right", option=option.text)) if option.right else option.text
        told.append(joined(said, " ", emphasised(option.feedback)))
    return ItemList(tuple(told), "letter")


def _waits_for_a_click(one: Content) -> bool:
    return isinstance(one, Paragraph) and bool(one.text.runs) and all(run.secret for run in one.text.runs)


def _rest_of(setting: Setting, used: Tool) -> list[Content]:
    """What the worksheet of a tool has and its slide leaves out: columns, ends of axes, and what is to be sorted."""
    w = setting.words
    if used.kind == "grid" and used.across:
        sides = used.down or (Text(), Text())
        cells = [field.label for field in used.fields]
        rows = ((stronger(sides[0]), *cells[:2]), (stronger(sides[1]), *cells[2:4]))
        return [Table((words(" "), *used.across), rows, (0.2, 0.4, 0.4), used.title.plain, address=used.address)]
    if used.kind == "sort":
        named = {field.id: field.label for field in used.fields}
        belong = tuple((item.text, named.get(item.belongs, Text())) for item in used.items)
        header = (w.text("column_this"), w.text("column_belongs_to"))
        return [Table(header, belong, (0.6, 0.4), used.title.plain, address=used.address)]
    if used.heads:
        between: list[Text | str] = []
        for head in used.heads:
            between += [" · ", head] if between else [head]
        return [Paragraph(joined(stronger(w.text("its_columns")), " ", *between))]
    return []
