"""Composes the pages of a module's heading, objectives, key points and action steps."""

from __future__ import annotations

import re

from msgspec.structs import replace

from coursegen.compose import phrases, slide_ids
from coursegen.compose.action_step_slides import steps_table
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.gaps import gaps_of
from coursegen.compose.motifs import shape_of
from coursegen.compose.visuals import alternative, comparing
from coursegen.model import plan_items as items
from coursegen.model.blocks import BOX, Paragraph, Table
from coursegen.model.course import Block, KeyPoint, Stretch
from coursegen.model.diagrams import Comparison
from coursegen.model.document import (
    Beside,
    DocumentBlock,
    Heading,
    KeepTogether,
    Opening,
    PageBreak,
    Thumbnail,
    WriteOn,
)
from coursegen.model.text import Text, joined, texts_of, words

Blocks = tuple[DocumentBlock, ...]
_TICKED = (0.76, 0.12, 0.12)  # of the width: what one can do, and the two boxes for it
_STEPS = (0.415, 0.145, 0.12, 0.32)  # of the width: a step, who, by when, how one will know
_SHORT = 3  # letters of words that give nothing away
ON_PAPER = frozenset({"how_it_runs", "activity", "recap", "commitments"})
"""The blocks of an opening or a closing that put something on paper."""


def heading(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """The start of a stretch: a module on a new page with its promise, any other where a page has room.

    A break, and an opening or a closing of which nothing is on paper, has no heading.
    """
    if stretch.kind != "module" and not any(block.kind in ON_PAPER for block in stretch.plan):
        return ()
    if stretch.kind != "module":
        begins = stretch is setting.course.agenda[0]  # what comes before it, the agenda, shares its pages
        return (PageBreak("soft", even=begins, notes=setting.words.text("notes")), stretch_heading(setting, stretch))
    module = setting.modules[stretch.id]
    head = replace(stretch_heading(setting, stretch), opens=True)
    return (
        PageBreak(even=True),
        head,
        Paragraph(module.promise, "lead"),
        Opening(shape_of(setting.course, module)),
    )


def stretch_heading(setting: Setting, stretch: Stretch) -> Heading:
    """What a stretch is called, its clock above it, a module's with its number and the shape of its pages."""
    accent, running = setting.accent(stretch), phrases.stretch_title(setting, stretch).plain
    when = words(phrases.clock(setting.words, stretch))
    if stretch.kind != "module":
        return Heading(1, stretch.title, stretch.address, accent=accent, running=running, kicker=when)
    module = setting.modules[stretch.id]
    number = setting.numbers[module.address]
    kicker = joined(setting.words.text("module", number=number), "  ·  ", when)
    shape = shape_of(setting.course, module)
    return Heading(1, module.title, module.address, number, accent, running, kicker, shape)


def objectives(setting: Setting, stretch: Stretch, block: Block, _step: Step) -> Blocks:
    """What participants can do afterwards, to tick when they come and when they go."""
    module = setting.modules[stretch.id]
    w, accent = setting.words, setting.accent(stretch)
    kind = w.text("module", number=setting.numbers[module.address])
    heading = Heading(2, w.text("objectives_heading"), block.address, accent=accent, kind=kind)
    heads = (w.text("objectives_lead"), w.text("objectives_in"), w.text("objectives_out"))
    rows = tuple((objective.text, words(BOX), words(BOX)) for objective in module.objectives)
    caption = w.say("objectives_ticked")
    return (KeepTogether((heading, Table(heads, rows, _TICKED, caption, address=block.address, bare=True))),)


def key_points(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The key points of a block: blanks to fill in, and lines for an example of one's own where they are asked for."""
    points = items.shown(setting.modules[stretch.id].key_points, block)
    return tuple(_key_point(setting, stretch, point, step.whole("example_lines")) for point in points)


def _key_point(setting: Setting, stretch: Stretch, point: KeyPoint, lines: int) -> DocumentBlock:
    w = setting.words
    accent = setting.accent(stretch)
    number = setting.numbers[point.address]
    told: Blocks = (Paragraph(point.explanation),)
    if point.example:
        told += (Paragraph(phrases.told(w.text("our_example"), point.example), "quote"),)
    slide = slide_ids.key_point(setting.modules[stretch.id], point)
    if isinstance(point.visual, Comparison):
        told += (comparing(point.visual, alternative(w, point.visual)),)
    elif point.visual is not None and slide in setting.slide_numbers:
        told = (Beside(Thumbnail(slide, "", drawing=True, hidden=_given_away(point)), told),)
    kind = w.text("key_point", number=number)
    blocks: Blocks = (Heading(2, point.headline, point.address, number, accent, kind=kind), *told)
    if lines:
        blocks += (WriteOn(w.text("my_example"), lines),)
    return KeepTogether(blocks)


def _given_away(point: KeyPoint) -> tuple[str, ...]:
    """The words of a key point's drawing that the reader is to fill in, in small letters."""
    said = {word for text in texts_of(point.visual) for word in _telling(text.plain)}
    return tuple(sorted(word for gap in gaps_of(point.headline, point.explanation) for word in said & _telling(gap)))


def _telling(words_said: str) -> set[str]:
    """The words of a text that say something, without the short ones that every sentence has."""
    return {word for word in re.findall(r"\w+", words_said.casefold()) if len(word) > _SHORT}


def action_steps(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The module's action steps, with rows below them for steps of one's own."""
    module = setting.modules[stretch.id]
    w = setting.words
    number, accent = setting.numbers[block.address], setting.accent(stretch)
    head = Heading(2, w.text("action_steps_heading"), block.address, number, accent, kind=words(number))
    table = replace(steps_table(setting, module), widths=_STEPS, fill_rows=step.whole("rows"))
    return (KeepTogether((head, table)),)


def with_slide(setting: Setting, facts: Text, slide: str) -> Text:
    """``Slide 14`` and the facts after it; the facts alone where the deck does not show that slide."""
    number = setting.slide_numbers.get(slide)
    if number is None:
        return facts
    reference = setting.words.say("slide", number=str(number))
    return joined(f"{reference} · ", facts) if facts else words(reference)


def after_slide(setting: Setting, facts: Text, slide: str) -> Text:
    """The facts, and ``Slide 14`` after them where the deck shows that slide."""
    reference = with_slide(setting, Text(), slide)
    return joined(facts, " · ", reference) if reference else facts
