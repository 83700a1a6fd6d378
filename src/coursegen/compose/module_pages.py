"""Composes the pages of a module's heading, objectives, key points and action steps."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose import items, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.module_slides import steps_table
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.course import Block, KeyPoint, Stretch
from coursegen.model.document import (
    DocumentBlock,
    Heading,
    KeepTogether,
    PageBreak,
    WriteOn,
)
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
ON_PAPER = frozenset({"how_it_runs", "activity", "recap", "commitments"})
"""The blocks of an opening or a closing that put something on paper."""


def heading(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """The start of a stretch: a module on a new page with its promise, any other where a page has room.

    A break, and an opening or a closing of which nothing is on paper, has no heading.
    """
    if stretch.kind != "module" and not any(block.kind in ON_PAPER for block in stretch.plan):
        return ()
    accent = setting.accent(stretch)
    when = Paragraph(words(phrases.clock(setting.words, stretch)), "label")
    running = phrases.stretch_title(setting, stretch).plain
    if stretch.kind != "module":
        return (PageBreak("soft"), Heading(1, stretch.title, stretch.address, accent=accent, running=running), when)
    module = setting.modules[stretch.id]
    number = setting.numbers[module.address]
    return (
        PageBreak(),
        Heading(1, module.title, module.address, number, accent, running),
        when,
        Paragraph(module.promise, "lead"),
    )


def objectives(setting: Setting, stretch: Stretch, block: Block, _step: Step) -> Blocks:
    """What participants can do afterwards, to tick when they can."""
    module = setting.modules[stretch.id]
    w = setting.words
    return (
        KeepTogether(
            (
                Heading(2, w.text("objectives_heading"), block.address, accent=setting.accent(stretch)),
                Paragraph(w.text("objectives_lead")),
                ItemList(tuple(objective.text for objective in module.objectives), "check"),
            )
        ),
    )


def key_points(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The key points of a block: blanks to fill in, and lines for an example of one's own where they are asked for."""
    points = items.shown(setting.modules[stretch.id].key_points, block)
    return tuple(_key_point(setting, stretch, point, step.whole("example_lines")) for point in points)


def _key_point(setting: Setting, stretch: Stretch, point: KeyPoint, lines: int) -> DocumentBlock:
    w = setting.words
    accent = setting.accent(stretch)
    number = setting.numbers[point.address]
    blocks: Blocks = (
        Heading(2, point.headline, point.address, number, accent),
        Paragraph(point.explanation),
    )
    if point.example:
        blocks += (Paragraph(phrases.told(w.text("our_example"), point.example), "quote"),)
    if lines:
        blocks += (WriteOn(w.text("my_example"), lines),)
    return KeepTogether(blocks)


def action_steps(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The module's action steps, with rows below them for steps of one's own."""
    module = setting.modules[stretch.id]
    w = setting.words
    head = Heading(
        2, w.text("action_steps_heading"), block.address, setting.numbers[block.address], setting.accent(stretch)
    )
    return (KeepTogether((head, replace(steps_table(setting, module), fill_rows=step.whole("rows")))),)


def slide_line(setting: Setting, slide: str) -> Blocks:
    """``Slide 14`` on a line of its own, or nothing where the deck does not show that slide."""
    reference = with_slide(setting, Text(), slide)
    return (Paragraph(reference, "small"),) if reference else ()


def with_slide(setting: Setting, facts: Text, slide: str) -> Text:
    """``Slide 14`` and the facts after it; the facts alone where the deck does not show that slide."""
    number = setting.slide_numbers.get(slide)
    if number is None:
        return facts
    reference = setting.words.say("slide", number=str(number))
    return joined(f"{reference} · ", facts) if facts else words(reference)
