"""Composes the pages of scenarios, questions and knowledge checks, without anything that gives an answer away."""

from __future__ import annotations

from coursegen.compose import phrases, quiz_kinds, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.module_pages import with_slide
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.document import Columns, DocumentBlock, Heading, KeepTogether, WriteOn
from coursegen.model.practice import Scenario
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]
_I_PLAY = 0.12  # of the width, before the parts of a scene


def scenario(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """Each situation with its task and its parts to tick, and the questions afterwards with lines to write on.

    What a player knows and wants is on that player's card alone.
    """
    module = setting.modules[stretch.id]
    played = items.scenarios(module, block)
    minutes = max(1, block.minutes // len(played))
    return tuple(part for one in played for part in _scene(setting, stretch, module, one, minutes, step))


def _scene(setting: Setting, stretch: Stretch, module: Module, played: Scenario, minutes: int, step: Step) -> Blocks:
    w, number = setting.words, setting.numbers[played.address]
    meta = joined(w.count("minutes", minutes), " · ", played.grouping)
    story = with_slide(setting, phrases.whose_story(setting, played), slide_ids.scenario(module, played))
    heading = Heading(
        2,
        w.text("scenario_heading", title=played.title),
        played.address,
        number,
        setting.accent(stretch),
        kind=w.text("scenario", number=number),
        short=played.title,
        facts=meta,
    )
    mine = tuple((ItemList((role.name,), "check"),) for role in played.roles)
    shares = (_I_PLAY, *((1 - _I_PLAY) / len(mine) for _ in mine))
    return (
        KeepTogether(
            (
                heading,
                Paragraph(played.setting, "lead"),
                Paragraph(phrases.told(w.text("your_task"), played.task)),
                Columns(((Paragraph(stronger(w.text("i_play"))),), *mine), shares),
                Paragraph(joined(w.text("part_on_card"), " ", story), "small"),
            )
        ),
        Heading(3, w.text("debrief_heading"), f"{played.address}.debrief", accent=heading.accent),
        *(WriteOn(asked.ask, step.whole("debrief_lines")) for asked in played.debrief),
    )


def questions(setting: Setting, stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The questions of a block, each with its grouping and lines to write on."""
    module = setting.modules[stretch.id]
    accent = setting.accent(stretch)
    blocks: list[DocumentBlock] = []
    for asked in items.shown(module.questions, block):
        facts = with_slide(setting, asked.grouping, slide_ids.question(module, asked))
        number = setting.numbers[asked.address]
        kind = setting.words.text("discussion", number=number)
        heading = Heading(2, asked.ask, asked.address, number, accent, kind=kind, facts=facts)
        lines = step.whole("lines") if asked.lines is None else asked.lines
        places = (WriteOn(Text(), lines),) if lines else ()
        blocks.append(KeepTogether((heading, *places)))
    return tuple(blocks)


def quiz(setting: Setting, stretch: Stretch, block: Block, _step: Step) -> Blocks:
    """The quiz questions of a block: each stem, and its lettered options with boxes to tick."""
    module = setting.modules[stretch.id]
    w = setting.words
    shown = items.shown(module.quiz, block)
    number, meta = setting.numbers[block.address], joined(w.count("minutes", block.minutes))
    accent, title = setting.accent(stretch), w.text("quiz_heading")
    head = Heading(2, title, block.address, number, accent, kind=words(number), facts=meta)
    blocks: list[DocumentBlock] = []
    for item in shown:
        place, total = setting.quiz_places[item.address]
        asked = w.text("quiz_stem", place=str(place), stem=item.stem) if total > 1 else item.stem
        stem = joined(asked, *quiz_kinds.how_to_tick(w, item))
        leading = () if blocks else (head,)
        blocks.append(KeepTogether((*leading, Paragraph(stem), *quiz_kinds.on_paper(w, item))))
    return tuple(blocks)
