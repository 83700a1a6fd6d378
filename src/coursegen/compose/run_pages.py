"""Composes the pages that say how to run a stretch: clock, slides, workbook, what to say, do and ask."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from coursegen.compose import items, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.cut_pages import WORTH_CUTTING, named
from coursegen.compose.dependents import dependents
from coursegen.compose.guide_pages import LABELS
from coursegen.compose.references import in_workbook, slide_span
from coursegen.compose.slide_words import said_on
from coursegen.model.blocks import Paragraph
from coursegen.model.course import Block, Stretch
from coursegen.model.document import (
    Beside,
    Cue,
    Cues,
    DocumentBlock,
    Heading,
    NotesPage,
    PageBreak,
    Thumbnail,
)
from coursegen.model.slide import Slide
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_PICTURE_MM = 82.0


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
    return tuple(part for block in stretch.plan for part in _block(setting, stretch, block))


def run_after(setting: Setting, _: Step) -> Blocks:
    """The deck's slides that belong to no stretch, the credits: what to do with them."""
    rest = [slide for slide in setting.others.slides if not slide.block and slide.id in setting.slide_numbers]
    if not rest:
        return ()
    title = setting.words.text("after_session_title")
    head = Heading(2, title, f"{setting.recipe.id}.after")
    return (head, *(part for shown in _placed(setting, rest, "") for part in _titled(setting, shown)))


def _titled(setting: Setting, shown: _Shown) -> Blocks:
    """A slide under its own headline."""
    return (Heading(3, shown.slide.title, shown.slide.address), *_slide(setting, shown))


def own_notes(setting: Setting, _: Step) -> Blocks:
    """A page for what the facilitator saw and would do differently next time."""
    w = setting.words
    prompts = (w.text("next_time_well"), w.text("next_time_long"), w.text("next_time_change"))
    title = w.text("next_time_title")
    return (PageBreak(), Heading(1, title, f"{setting.recipe.id}.next_time", running=title.plain), NotesPage(prompts))


def _block(setting: Setting, stretch: Stretch, block: Block) -> Blocks:
    """A block under its clock; where it has one slide alone, that slide's headline is the block's."""
    w, accent = setting.words, setting.accent(stretch)
    slides = [slide for slide in setting.others.slides if slide.block == block.address]
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], block.address)
    spare = (*_if_short(setting, stretch, block), *_if_long(setting, block))
    kind = w.text(f"block_{block.kind}")
    facts = [phrases.clock(w, block), *([kind.plain] if len(shown) == 1 else [])]
    facts += [w.say(f"method_{block.method}"), *_grouped(setting, stretch, block)]
    title = shown[0].slide.title if len(shown) == 1 else kind
    parts: Blocks = (
        Heading(2, w.text("run_block", start=str(block.start), title=title), block.address, accent=accent),
        Paragraph(words(" · ".join(facts)), "label"),
    )
    before: list[Cue] = []
    for place, one in enumerate(shown, 1):
        if len(shown) > 1:
            parts += (Heading(3, one.slide.title, one.slide.address, accent=accent),)
        parts += _slide(setting, one, spare if place == len(shown) else (), before)
        before += (cue for cue in _told(setting, one.slide) if not any(text.address for text in cue.texts))
    return parts if shown else (*parts, *_cues(spare))


def _break(setting: Setting, stretch: Stretch) -> Blocks:
    w = setting.words
    slides = [slide for slide in setting.others.slides if slide.block == stretch.address]
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], "")
    title = w.text("run_block", start=str(stretch.start), title=stretch.title)
    facts = Paragraph(words(w.count("minutes", stretch.minutes)), "label")
    return (Heading(2, title, stretch.address), facts, *(part for one in shown for part in _slide(setting, one)))


def _placed(setting: Setting, slides: Iterable[Slide], block: str) -> list[_Shown]:
    """The slides with where each is in the cited workbook: its own page there, else its block's."""
    cited = setting.others.cited
    found: list[_Shown] = []
    for slide in slides:
        own = slide.address if cited and slide.address in cited.pages else block
        found.append(_Shown(slide, in_workbook(setting.words, setting.others, own, "")))
    return found


def _slide(setting: Setting, shown: _Shown, spare: Iterable[Cue] = (), again: Container[Cue] = ()) -> Blocks:
    """A slide large enough to read, with all that it says beside and below it, then what to say and do.

    What to do with time to spare or without (``spare``) comes before what leads on; what was told before and holds
    ``again`` is left out.
    """
    w, slide = setting.words, shown.slide
    first = setting.slide_numbers[slide.id]
    span = slide_span(w, first, setting.others.last.get(slide.id, first))
    kicker = [one.text.plain for one in slide.slots.get("kicker", ()) if isinstance(one, Paragraph)]
    where = Paragraph(words(" · ".join(part for part in (span, *kicker, shown.workbook) if part)), "label")
    alt = w.say("thumbnail_slide", slide=str(first), title=slide.title.plain)
    if slide.visual is not None:
        alt = f"{alt} {slide.description}"
    cues = [cue for cue in _told(setting, slide) if cue not in again]
    leads_on = next((place for place, cue in enumerate(cues) if cue.shape == "move"), len(cues))
    cues[leads_on:leads_on] = spare
    module = setting.modules.get(slide.section)
    said = said_on(setting, slide, module, (text for cue in cues for text in cue.texts))
    picture = Thumbnail(slide.id, alt, _PICTURE_MM)
    return (Beside(picture, (where, *said), whole=False, wraps=True, leads=bool(cues)), *_cues(cues))


def _told(setting: Setting, slide: Slide) -> Iterable[Cue]:
    """A slide's notes as cues, without what stands elsewhere in the guide, the slide's id, and who changed it."""
    w = setting.words
    changed = w.say("changed_by", layers="")
    elsewhere = {w.say(f"label_{name}") for name in ("time", "goals", "group", "version", "blanks")}
    called = {w.say("label_transition"): w.say("label_move_on")}
    shapes = {w.say(f"label_{name}"): shape for name, shape in LABELS.items()}
    options = {w.say(f"label_{name}", letter=letter) for name in ("right", "wrong") for letter in "ABCDEF"}
    small = [one.text for one in slide.slots.get("footnote", ()) if isinstance(one, Paragraph)]
    skipped = False
    cues: list[tuple[str, list[Text]]] = []
    for line in slide.notes[:-1]:
        if line.label:
            skipped = line.label in elsewhere or line.label in options
        source = line.text.address.endswith(".evidence")
        if skipped or (not line.label and (line.text in small or line.text.plain.startswith(changed))):
            continue
        if line.label or source or not cues:
            cues.append((line.label, []))
        cues[-1][1].append(line.text)
    told = ((called.get(label, label), tuple(texts)) for label, texts in cues)
    return (Cue(label, texts, shapes.get(label, "")) for label, texts in told)


def _grouped(setting: Setting, stretch: Stretch, block: Block) -> Iterable[str]:
    """How people sit together for a block, each way once."""
    if block.kind == "activity":
        return _once(done.grouping for done in items.shown(setting.course.activities, block))
    if stretch.kind != "module":
        return ()
    module = setting.modules[stretch.id]
    if block.kind == "scenario":
        return _once(one.grouping for one in items.scenarios(module, block))
    if block.kind == "questions":
        return _once(one.grouping for one in items.shown(module.questions, block))
    return _once(one.grouping for one in items.shown(module.exercises, block)) if block.kind == "exercise" else ()


def _once(texts: Iterable[Text]) -> Iterable[str]:
    return dict.fromkeys(text.plain for text in texts)


def _if_short(setting: Setting, stretch: Stretch, block: Block) -> Iterable[Cue]:
    """What leaving the block out saves, by its priority, and what goes with it; nothing for what has to stay."""
    w, minutes = setting.words, setting.words.count("minutes", block.minutes)
    if block.priority == "could":
        told = w.text("if_short_could", minutes=minutes)
    elif block.priority == "should" and block.minutes >= WORTH_CUTTING:
        told = w.text("if_short_should", minutes=minutes)
    else:
        return
    with_it = dependents(setting, stretch, block)
    goes = w.text("if_short_with", blocks=named(setting, with_it).plain) if with_it else Text()
    yield Cue(w.say("label_if_short"), (joined(told, " ", goes) if goes else told,), "maybe")


def _if_long(setting: Setting, block: Block) -> Iterable[Cue]:
    """What to add when there is time, for the kinds of block that gain from it."""
    if f"if_long_{block.kind}" in setting.words.catalogue:
        yield Cue(setting.words.say("label_if_long"), (setting.words.text(f"if_long_{block.kind}"),), "maybe")


def _cues(cues: Iterable[Cue]) -> Blocks:
    found = tuple(cues)
    return (Cues(found),) if found else ()
