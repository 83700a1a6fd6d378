"""Composes the pages of a module's heading, objectives, key points and action steps."""

from __future__ import annotations

from coursegen.compose import items, phrases, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.module_slides import steps_table
from coursegen.compose.visuals import alternative
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Block, KeyPoint, Module, Stretch
from coursegen.model.document import (
    Beside,
    Callout,
    DocumentBlock,
    Heading,
    KeepTogether,
    PageBreak,
    Thumbnail,
    WriteOn,
)
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
ON_PAPER = frozenset({"how_it_runs", "activity", "recap", "commitments"})
"""The blocks of an opening or a closing that put something on paper."""


def heading(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """The start of a stretch: a module on an odd page with its promise, any other on a new page.

    A break, and an opening or a closing of which nothing is on paper, has no heading.
    """
    if stretch.kind != "module" and not any(block.kind in ON_PAPER for block in stretch.plan):
        return ()
    accent = setting.accent(stretch)
    when = Paragraph(words(phrases.clock(setting.words, stretch)), "label")
    running = phrases.stretch_title(setting, stretch).plain
    if stretch.kind != "module":
        return (PageBreak(), Heading(1, stretch.title, stretch.address, accent=accent, running=running), when)
    module = setting.modules[stretch.id]
    number = setting.numbers[module.address]
    return (
        PageBreak("odd"),
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
    """The key points of a block, each beside a small picture of its slide: blanks, and lines for one's own example."""
    module = setting.modules[stretch.id]
    title = setting.words.text("key_points_heading")
    points = items.shown(module.key_points, block)
    return (
        Heading(2, title, block.address, accent=setting.accent(stretch)),
        *(_key_point(setting, stretch, module, point, step.whole("example_lines")) for point in points),
    )


def _key_point(setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, lines: int) -> DocumentBlock:
    w = setting.words
    accent = setting.accent(stretch)
    number = setting.numbers[point.address]
    slide = slide_ids.key_point(module, point)
    source = phrases.source_line(setting, point.evidence, point.address) if point.evidence else Text()
    blocks: Blocks = (
        Heading(3, point.headline, point.address, number, accent),
        Paragraph(point.explanation),
    )
    if point.example:
        blocks += (Callout(w.say("our_example"), (Paragraph(point.example),), accent),)
    if where := with_slide(setting, source, slide):
        blocks += (Paragraph(where, "small"),)
    if lines:
        blocks += (WriteOn(w.text("my_example"), lines),)
    if slide not in setting.slide_numbers:
        return KeepTogether(blocks)
    shown = w.say("thumbnail", slide=str(setting.slide_numbers[slide]), number=number)
    if point.visual is not None:
        shown = f"{shown} {alternative(w, point.visual)}"
    return Beside(Thumbnail(slide, shown), blocks)


def action_steps(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The module's action steps, and rows for steps of one's own."""
    module = setting.modules[stretch.id]
    w = setting.words
    mine = Table(
        (w.text("column_my_step"), w.text("column_support"), w.text("column_due"), w.text("column_my_measure")),
        (),
        (0.34, 0.19, 0.14, 0.33),
        w.say("my_steps_caption"),
        fill_rows=step.whole("rows"),
    )
    head = Heading(
        2, w.text("action_steps_heading"), block.address, setting.numbers[block.address], setting.accent(stretch)
    )
    reference = slide_line(setting, slide_ids.action_steps(module))
    steps = KeepTogether((head, *reference, steps_table(setting, module)))
    return (steps, KeepTogether((Paragraph(w.text("my_steps_lead")), mine))) if mine.fill_rows else (steps,)


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
