"""Composes the pages that say how to run a stretch: clock, slides, workbook, what to say, do and ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from coursegen.compose import items, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.numbers import number_around
from coursegen.compose.references import in_workbook, slide_span
from coursegen.model.blocks import Paragraph
from coursegen.model.course import Block, Stretch
from coursegen.model.document import (
    Beside,
    Cue,
    Cues,
    DocumentBlock,
    Heading,
    KeepTogether,
    NotesPage,
    PageBreak,
    Thumbnail,
)
from coursegen.model.slide import NoteLine, Slide
from coursegen.model.text import Text, words

Blocks = tuple[DocumentBlock, ...]
_PICTURE_MM = 40.0
_WORTH_CUTTING = 3  # minutes; a "should" block shorter than that is not worth the worry


class _Shown(NamedTuple):
    """A slide of a block, and where it is in the workbook, ``""`` where it is not there."""

    slide: Slide
    workbook: str


def run_heading(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """The start of a stretch: its title, its clock, and a module's promise; nothing for a break.

    It is on a new page unless the one before ends in the upper half of its last page.
    """
    if stretch.kind == "break":
        return ()
    accent = setting.accent(stretch)
    running = phrases.stretch_title(setting, stretch).plain
    when = Paragraph(words(phrases.clock(setting.words, stretch)), "label")
    if stretch.kind != "module":
        return (PageBreak("soft"), Heading(1, stretch.title, stretch.address, accent=accent, running=running), when)
    module = setting.modules[stretch.id]
    number = setting.numbers[module.address]
    head = Heading(1, module.title, module.address, number, accent, running)
    return (PageBreak("soft"), head, when, Paragraph(module.promise, "lead"))


def run(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """Every block of a stretch in its order, with its slides and their notes; a break with its slide."""
    if stretch.kind == "break":
        return _break(setting, stretch)
    parts = [part for block in stretch.plan for part in _block(setting, stretch, block)]
    if parts and isinstance(last := parts[-1], Beside):  # no page of two lines before the next stretch
        parts[-1] = replace(last, whole=True)
    return tuple(parts)


def run_after(setting: Setting, _: Step) -> Blocks:
    """The deck's slides that belong to no stretch, the credits: what to do with them."""
    rest = [slide for slide in setting.others.slides if not slide.block and slide.id in setting.slide_numbers]
    if not rest:
        return ()
    title = setting.words.text("after_session_title")
    head = Heading(2, title, f"{setting.recipe.id}.after")
    return (head, *(_slide(setting, shown, 0) for shown in _placed(setting, rest, "")))


def own_notes(setting: Setting, _: Step) -> Blocks:
    """A page for what the facilitator saw, and will do otherwise next time."""
    w = setting.words
    prompts = (w.text("next_time_well"), w.text("next_time_long"), w.text("next_time_change"))
    title = w.text("next_time_title")
    return (PageBreak(), Heading(1, title, f"{setting.recipe.id}.next_time", running=title.plain), NotesPage(prompts))


def _block(setting: Setting, stretch: Stretch, block: Block) -> Blocks:
    w, accent = setting.words, setting.accent(stretch)
    slides = [slide for slide in setting.others.slides if slide.block == block.address]
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], block.address)
    head = (
        Heading(2, w.text("run_block", start=str(block.start), title=w.say(f"block_{block.kind}")), block.address,
                accent=accent),
        Paragraph(words(_facts(setting, block, [one.slide for one in shown])), "label"),
        *_cues((*_needed(setting, stretch, block), *_if_short(setting, block), *_if_long(setting, block)),
               leads=bool(shown)),
    )  # fmt: skip
    return (*head, *(_slide(setting, one, accent) for one in shown))


def _break(setting: Setting, stretch: Stretch) -> Blocks:
    w = setting.words
    slides = [slide for slide in setting.others.slides if slide.block == stretch.address]
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], "")
    title = w.text("run_block", start=str(stretch.start), title=stretch.title)
    facts = Paragraph(words(w.count("minutes", stretch.minutes)), "label")
    return (
        KeepTogether(
            (Heading(2, title, stretch.address), facts, *(_slide(setting, one, 0) for one in shown)),
        ),
    )


def _facts(setting: Setting, block: Block, slides: list[Slide]) -> str:
    """``09:40–09:48 · 8 min · activity · Slides 14–15``."""
    w = setting.words
    facts = [phrases.clock(w, block), w.say(f"method_{block.method}")]
    if len(slides) > 1:
        last = slides[-1].id
        first = setting.slide_numbers[slides[0].id]
        facts.append(slide_span(w, first, setting.others.last.get(last, setting.slide_numbers[last])))
    return " · ".join(facts)


def _placed(setting: Setting, slides: Iterable[Slide], block: str) -> list[_Shown]:
    """The slides with where each is in the cited workbook: its own place there, else its block's; each place once."""
    found: list[_Shown] = []
    for slide in slides:
        own = slide.address if setting.others.cited and slide.address in setting.others.cited.pages else block
        number = number_around(setting.numbers, own) if "." in own else ""
        exact = number if own in setting.numbers else ""
        found.append(_Shown(slide, in_workbook(setting.words, setting.others, own, exact or _of_part(number, own))))
    return found


def _of_part(number: str, anchor: str) -> str:
    """The number of what a part of it belongs to (a scenario's questions afterwards); not a whole module's."""
    return number if "." in number and anchor.endswith(".debrief") else ""


def _slide(setting: Setting, shown: _Shown, accent: int) -> DocumentBlock:
    w, slide = setting.words, shown.slide
    first = setting.slide_numbers[slide.id]
    span = slide_span(w, first, setting.others.last.get(slide.id, first))
    where = " · ".join(part for part in (span, shown.workbook) if part)
    alt = w.say("thumbnail_slide", slide=str(first), title=slide.title.plain)
    if slide.visual is not None:
        alt = f"{alt} {slide.description}"
    told = (
        Heading(3, slide.title, slide.address, accent=accent),
        Paragraph(words(where), "label"),
        *_cues(_told(setting, slide.notes)),
    )
    return Beside(Thumbnail(slide.id, alt, _PICTURE_MM), told, whole=False)


def _told(setting: Setting, notes: tuple[NoteLine, ...]) -> Iterable[Cue]:
    """A slide's notes as cues, without what stands elsewhere in the guide, the slide's id, and who changed it."""
    w = setting.words
    changed = w.say("changed_by", layers="")
    elsewhere = {w.say("label_time"), w.say("label_goals"), w.say("label_group")}
    called = {w.say("label_blanks"): w.say("label_blanks_short")}
    skipped = False
    cues: list[tuple[str, list[Text]]] = []
    for line in notes[:-1]:
        if line.label:
            skipped = line.label in elsewhere
        if skipped or (not line.label and line.text.plain.startswith(changed)):
            continue
        if line.label or not cues or line.text.address.endswith(".evidence"):
            cues.append((called.get(line.label, line.label), []))
        cues[-1][1].append(line.text)
    return (Cue(label, tuple(texts)) for label, texts in cues)


def _needed(setting: Setting, stretch: Stretch, block: Block) -> Iterable[Cue]:
    """How people sit together for a block, and what an activity needs."""
    w = setting.words
    if block.kind == "scenario":
        played = items.scenarios(setting.modules[stretch.id], block)
        yield Cue(w.say("label_groups"), tuple(dict.fromkeys(one.grouping for one in played)))
    if block.kind == "questions":
        asked = items.shown(setting.modules[stretch.id].questions, block)
        yield Cue(w.say("label_groups"), tuple(dict.fromkeys(question.grouping for question in asked)))
    if block.kind == "activity":
        for done in items.shown(setting.course.activities, block):
            yield Cue(w.say("label_groups"), (done.grouping,))
            if done.materials:
                yield Cue(w.say("label_needs"), done.materials)


def _if_short(setting: Setting, block: Block) -> Iterable[Cue]:
    """What leaving the block out saves, by its priority; nothing for what has to stay."""
    w, minutes = setting.words, setting.words.count("minutes", block.minutes)
    if block.priority == "could":
        yield Cue(w.say("label_if_short"), (w.text("if_short_could", minutes=minutes),))
    elif block.priority == "should" and block.minutes >= _WORTH_CUTTING:
        yield Cue(w.say("label_if_short"), (w.text("if_short_should", minutes=minutes),))


def _if_long(setting: Setting, block: Block) -> Iterable[Cue]:
    """What to add when there is time, for the kinds of block that gain from it."""
    if f"if_long_{block.kind}" in setting.words.catalogue:
        yield Cue(setting.words.say("label_if_long"), (setting.words.text(f"if_long_{block.kind}"),))


def _cues(cues: Iterable[Cue], *, leads: bool = False) -> Blocks:
    found = tuple(cues)
    return (Cues(found, leads),) if found else ()
