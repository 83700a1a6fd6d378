"""Composes what may go when time is short, what it then takes with it, and what has to stay."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.dependents import dependents, unseen_without
from coursegen.compose.references import slide_span
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Block, Stretch
from coursegen.model.document import DocumentBlock, Heading, KeepTogether
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]

NOTHING = "–"
WORTH_CUTTING = 3  # minutes; a "should" block shorter than that is not worth the worry


def cuts(setting: Setting, _: Step) -> Blocks:
    """What may go when time is short, what each saves and what goes with it, and what has to stay.

    Of what goes second, what takes nothing with it says so where it is taught; nothing at all where that leaves none.
    """
    w = setting.words
    placed = [(row, block) for row in setting.course.agenda for block in row.plan]
    may = [one for one in placed if one[1].priority == "could"]
    may += [one for one in placed if one[1].priority == "should" and one[1].minutes >= WORTH_CUTTING]
    if not may:
        return ()
    lists = {
        priority: tuple(_cut(setting, row, block) for row, block in may if block.priority == priority)
        for priority in ("could", "should")
    }
    lists["should"] = tuple(row for row in lists["should"] if row[-1].plain != NOTHING)
    if not any(lists.values()):
        return ()
    header = (w.text("column_time"), w.text("column_what"), w.text("column_minutes"), w.text("column_breaks"))
    head: Blocks = (Heading(2, w.text("cuts_title"), f"{setting.recipe.id}.cuts"),)
    made: list[DocumentBlock] = []
    for priority, rows in lists.items():
        if rows:
            table = Table(header, rows, (0.07, 0.47, 0.09, 0.37), w.say("cuts_caption"), small=True)
            made.append(KeepTogether((*head, Paragraph(w.text(f"cuts_{priority}")), table)))
            head = ()
    stays = [told for row in setting.course.agenda if (told := _staying(setting, row))]
    if stays:
        made.append(KeepTogether((Paragraph(w.text("cuts_must")), ItemList(tuple(stays)))))
    return tuple(made)


def _staying(setting: Setting, stretch: Stretch) -> Text | None:
    """What has to stay of a stretch, on one line; nothing where nothing has to."""
    stays = [block for block in stretch.plan if block.priority == "must"]
    if not stays:
        return None
    told = (joined(setting.words.say(f"block_{block.kind}"), _slides(setting, block)).plain for block in stays)
    return joined(stronger(phrases.stretch_title(setting, stretch)), ": ", ", ".join(told))


def _cut(setting: Setting, row: Stretch, block: Block) -> tuple[Text, ...]:
    told = [text for text in (needing(setting, row, block), left_unseen(setting, row, block)) if text]
    goes = joined(*[part for text in told for part in (". ", text)][1:]) if told else words(NOTHING)
    return (words(str(block.start)), where(setting, row, block), words(str(block.minutes)), goes)


def needing(setting: Setting, stretch: Stretch, block: Block) -> Text:
    """The blocks that fall with a block, by their clock, their kind and the number of what they show."""
    found = dependents(setting, stretch, block)
    return words(", ".join(f"{other.start} {_kind(setting, other)}" for _, other in found)) if found else Text()


def left_unseen(setting: Setting, stretch: Stretch, block: Block) -> Text:
    """A sentence about the objectives that are seen nowhere but in a block; nothing where there are none."""
    lost = unseen_without(setting, stretch, block)
    told = "; ".join(f"“{one.text.plain.rstrip('.')}”" for one in lost)
    return setting.words.text("cut_unseen", objectives=told) if lost else Text()


def _kind(setting: Setting, block: Block) -> str:
    """``Exercise 2.2``; the kind alone where nothing of it has a number."""
    shown = (slide.address for slide in setting.others.slides if slide.block == block.address)
    number = next((setting.numbers[address] for address in shown if address in setting.numbers), "")
    return f"{setting.words.say(f'block_{block.kind}')} {number}".strip()


def where(setting: Setting, stretch: Stretch, block: Block) -> Text:
    """``2. Own the complaint: Discussion (slide 31)``."""
    w = setting.words
    told = joined(phrases.stretch_title(setting, stretch), ": ", w.say(f"block_{block.kind}"))
    return joined(told, _slides(setting, block))


def _slides(setting: Setting, block: Block) -> str:
    """`` (slide 31)``; nothing where the deck shows none."""
    span = slides_of(setting, block)
    return f" ({span.lower()})" if span else ""


def slides_of(setting: Setting, block: Block) -> str:
    """``Slide 31`` or ``Slides 31–32``; nothing where the deck shows none."""
    w = setting.words
    shown = [slide.id for slide in setting.others.slides if slide.block == block.address]
    if not shown or shown[0] not in setting.slide_numbers:
        return ""
    last = setting.others.last.get(shown[-1], setting.slide_numbers[shown[-1]])
    return slide_span(w, setting.slide_numbers[shown[0]], last)
