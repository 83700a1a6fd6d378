"""Composes what may go when time is short, what it then takes with it, and what has to stay."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.dependents import Placed, dependents
from coursegen.compose.references import slide_span
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Block, Stretch
from coursegen.model.document import DocumentBlock, Heading
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]

NOTHING = "–"
WORTH_CUTTING = 3  # minutes; a "should" block shorter than that is not worth the worry


def cuts(setting: Setting, _: Step) -> Blocks:
    """What may go when time is short, what each saves and what goes with it, and what has to stay.

    Of what goes second, what takes nothing with it says so where it is taught.
    """
    w = setting.words
    placed = [(row, block) for row in setting.course.agenda for block in row.plan]
    may = [one for one in placed if one[1].priority == "could"]
    may += [one for one in placed if one[1].priority == "should" and one[1].minutes >= WORTH_CUTTING]
    if not may:
        return ()
    found = [(row, block, dependents(setting, row, block)) for row, block in may]
    lists = {
        priority: tuple(_cut(setting, *one) for one in found if one[1].priority == priority)
        for priority in ("could", "should")
    }
    lists["should"] = tuple(row for row in lists["should"] if row[-1].plain != NOTHING)
    header = (w.text("column_time"), w.text("column_what"), w.text("column_minutes"), w.text("column_breaks"))
    made: list[DocumentBlock] = [Heading(2, w.text("cuts_title"), f"{setting.recipe.id}.cuts")]
    for priority, rows in lists.items():
        if rows:
            made.append(Paragraph(w.text(f"cuts_{priority}")))
            made.append(Table(header, rows, (0.1, 0.43, 0.12, 0.35), w.say("cuts_caption")))
    stays = [where(setting, row, block) for row, block in placed if block.priority == "must"]
    if stays:
        made.append(Paragraph(w.text("cuts_must")))
        made.append(ItemList(tuple(stays)))
    return tuple(made)


def _cut(setting: Setting, row: Stretch, block: Block, with_it: tuple[Placed, ...]) -> tuple[Text, ...]:
    return (words(str(block.start)), where(setting, row, block), words(str(block.minutes)), named(setting, with_it))


def named(setting: Setting, blocks: tuple[Placed, ...]) -> Text:
    """The blocks by their clock and kind, or a dash."""
    if not blocks:
        return words(NOTHING)
    told = (f"{block.start} {setting.words.say(f'block_{block.kind}')}" for _, block in blocks)
    return words(", ".join(told))


def where(setting: Setting, stretch: Stretch, block: Block) -> Text:
    """``2. Own the complaint: Discussion (slide 31)``."""
    w = setting.words
    told = joined(phrases.stretch_title(setting, stretch), ": ", w.say(f"block_{block.kind}"))
    shown = [slide.id for slide in setting.others.slides if slide.block == block.address]
    if not shown or shown[0] not in setting.slide_numbers:
        return told
    last = setting.others.last.get(shown[-1], setting.slide_numbers[shown[-1]])
    return joined(told, f" ({slide_span(w, setting.slide_numbers[shown[0]], last).lower()})")
