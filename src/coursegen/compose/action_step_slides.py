"""Composes the slide of a module's action steps, as stairs where there are few, else as a table."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from coursegen.compose import slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.module_slide import in_module
from coursegen.compose.notes import Turn
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.slide import NoteLine, Plain, Slide
from coursegen.model.text import Text, initial
from coursegen.model.visuals import Rise, Steps


def action_steps(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What to do after the session, who does it, by when, and how one sees it."""
    module = setting.modules[stretch.id]
    w = setting.words
    number = setting.numbers[block.address]
    kicker: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(w.text("action_steps_number", number=number), "label"),)
    }
    listed = _short(steps_table(setting, module))
    table: dict[str, tuple[Content, ...]] = {"table": (listed,)}
    many = sum(len(text.plain.split()) for one in module.action_steps for text in (one.step, one.owner, one.due))
    few = many <= MOST_WORDS - len(module.title.plain.split()) - 1
    drawn = _rising(module) if few and setting.course.motif != "none" else None
    claim = module.steps_headline or module.takeaway
    shown, most = (many, MOST_WORDS) if drawn is not None else (_words_in((listed.header, *listed.rows)), MOST_ON_TABLE)
    claims = bool(claim) and shown + len(claim.plain.split()) <= most
    measures = [
        NoteLine("" if place else w.say("label_measure"), step.measure)
        for place, step in enumerate(step for step in module.action_steps if step.measure)
    ]
    return (
        in_module(
            setting, stretch,
            Slide(
                id=slide_ids.action_steps(module), role="action_steps",
                title=claim if claims else w.text("action_steps_title", module=module.title),
                slots=kicker if drawn is not None else {**kicker, **table}, address=f"{module.address}.action_steps",
                visual=drawn, plain=Plain("action_steps", {**kicker, **table}, "") if drawn is not None else None,
            ),
            turn=Turn(block), default=w.text("do_action_steps"), number=number, closing=measures,
        ),
    )  # fmt: skip


MOST_WORDS = 60
"""How many words a drawing has at most, its headline counted: else the headline is shorter."""

MOST_ON_TABLE = 90
"""How many words a slide with a table has at most, its headline counted."""

MOST_IN_TABLE = 75
"""How many words a table of action steps has on a slide, its head and its title left aside."""

RISING = range(2, 5)
"""How many steps stairs have room for."""


def _rising(module: Module) -> Steps | None:
    """A module's action steps as stairs, the soonest first, each with its time and who; ``None`` for too many."""
    if len(module.action_steps) not in RISING:
        return None
    in_time = sorted(module.action_steps, key=lambda one: _days(one.due.plain))
    steps = tuple(Rise(one.id, initial(one.due), one.step, initial(one.owner), one.address) for one in in_time)
    return Steps(f"{module.address}.action_steps", steps)


SOON = ("same day", "next shift", "next day")
"""The times that are said without a number, in their order; the rest is a number of days, weeks or months."""


def _days(due: str) -> float:
    """About how many days after the session something is due."""
    if due in SOON:
        return SOON.index(due) / 2
    number, _, unit = due.partition(" ")
    return int(number) * {"day": 1, "week": 7, "month": 30}[unit.removesuffix("s")]


def _short(table: Table) -> Table:
    """The steps; where they have many words, without how one sees that they were taken, which is in the notes."""
    if _words_in(table.rows) <= MOST_IN_TABLE:
        return table
    rows = tuple(row[:-1] for row in table.rows)
    return replace(table, header=table.header[:-1], rows=rows, widths=(0.6, 0.22, 0.18))


def _words_in(rows: Iterable[Iterable[Text]]) -> int:
    return sum(len(cell.plain.split()) for row in rows for cell in row)


def steps_table(setting: Setting, module: Module) -> Table:
    """The module's action steps, one row each."""
    w = setting.words
    return Table(
        (w.text("column_step"), w.text("column_owner"), w.text("column_due"), w.text("column_measure")),
        tuple((step.step, step.owner, step.due, step.measure) for step in module.action_steps),
        (0.37, 0.15, 0.12, 0.36),
        w.say("action_steps_caption", module=module.title.plain),
        address=f"{module.address}.action_steps",
    )
