"""Composes the pages that say how to run a stretch: clock, slides, workbook, what to say, do and ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from coursegen.compose.artefact import Setting, Step
from coursegen.compose.at_slide import Shown, at_slide, notes_of, placed, whereabouts
from coursegen.compose.counts import counted
from coursegen.compose.cut_pages import WORTH_CUTTING, left_unseen, needing, slides_of
from coursegen.compose.module_pages import stretch_heading
from coursegen.compose.preparation_pages import ready_in
from coursegen.compose.quiz_sheets import asked_in_test, minutes_for
from coursegen.compose.scene_pages import scene, with_debriefs
from coursegen.compose.two_columns import in_two
from coursegen.course.clock.rehearsal import rehearsed
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.course import Block, Stretch
from coursegen.model.document import (
    ClockPart,
    ClockStrip,
    Columns,
    Cue,
    Cues,
    DocumentBlock,
    Heading,
    KeepTogether,
    NotesPage,
    OnClock,
    PageBreak,
)
from coursegen.model.slide import Slide
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_ON_SOURCES = ("sources", "credits")  # slides with a table alone, which stands at the end of the guide


def run_heading(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """The start of a stretch: its title, its clock, and a module's promise; nothing for a break.

    It is on a new page unless the one before ends in the upper half of its last page.
    """
    if stretch.kind == "break":
        return ()
    head = stretch_heading(setting, stretch)
    if stretch.kind != "module":
        return (PageBreak("soft", even=True), head)
    return (
        PageBreak(even=True, loose=True),
        head,
        Paragraph(setting.modules[stretch.id].promise, "lead"),
        *_clock(setting, stretch),
    )


def _clock(setting: Setting, stretch: Stretch) -> Blocks:
    """The minutes of a module in proportion, each block by the number of what it shows and its kind.

    Below are those that a block likely needs, as ``coursegen rehearse`` reckons them, where they are others.
    """
    w = setting.words
    times = {one.block.address: one.needed.likely for one in rehearsed(setting.whole, only=stretch.id).blocks}
    parts = tuple(
        _part(setting, stretch, block, max(1, round(times[block.address] / 60)))
        for block in stretch.plan
        if block.minutes
    )
    told = ", ".join(f"{part.name.plain}: {part.said}" for part in parts)
    needed, given = sum(part.needed for part in parts), sum(part.minutes for part in parts)
    below = w.say("strip_needed", needed=str(needed), given=str(given))
    if any(part.needed > part.minutes for part in parts):
        below = f"{below} {w.say('strip_over')}"
    strip = ClockStrip(parts, str(stretch.start), str(stretch.end), f"{w.say('strip_caption', parts=told)} {below}")
    return strip, Paragraph(words(below), "small")


def _part(setting: Setting, stretch: Stretch, block: Block, needed: int) -> ClockPart:
    w = setting.words
    shown = (slide for slide in setting.others.slides if slide.block == block.address)
    number = next((setting.numbers[slide.address] for slide in shown if slide.address in setting.numbers), "")
    if number == setting.numbers[setting.modules[stretch.id].address]:
        number = ""
    name = " ".join(part for part in (number, w.say(f"block_{block.kind}")) if part)
    said, likely = w.say("length_minutes", minutes=str(block.minutes)), w.say("strip_likely", needed=str(needed))
    return ClockPart(words(name), block.minutes, needed, number, said, likely)


def run(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """Every block of a stretch in its order, with its slides and their notes; a break with its slide."""
    if stretch.kind == "break":
        return _break(setting, stretch)
    return tuple(part for block in stretch.plan for part in _block(setting, stretch, block))


def run_after(setting: Setting, _: Step) -> Blocks:
    """The deck's last slides that belong to no stretch, the credits: what to do with them."""
    return _of_no_block(setting, _before(setting))


def _before(setting: Setting, slide: Slide | None = None) -> Sequence[Slide]:
    """The slides of no stretch that come up right before a slide, as credits do before the last, or at the end."""
    slides = [one for one in setting.others.slides if one.id in setting.slide_numbers]
    end = start = slides.index(slide) if slide else len(slides)
    while start and not slides[start - 1].block:
        start -= 1
    return slides[start:end]


def _of_no_block(setting: Setting, rest: Sequence[Slide]) -> Blocks:
    """Slides that belong to no stretch below a heading of their own, two on sources side by side."""
    if not rest:
        return ()
    title = setting.words.text("after_session_title")
    head = Heading(2, title, f"{setting.recipe.id}.after")
    titled = [(shown.slide.role in _ON_SOURCES, _titled(setting, shown)) for shown in placed(setting, rest, "")]
    if len(titled) == 2 and all(on_sources for on_sources, _ in titled):
        return (head, Columns(tuple(blocks for _, blocks in titled)))
    return (head, *(part for _, blocks in titled for part in blocks))


def _titled(setting: Setting, shown: Shown) -> Blocks:
    """A slide under its own headline."""
    head = Heading(3, shown.slide.title, shown.slide.address, kicker=whereabouts(setting, shown))
    return (head, *at_slide(setting, shown))


def own_notes(setting: Setting, _: Step) -> Blocks:
    """A page for what the facilitator saw and would do differently next time; above it what is left to do."""
    w = setting.words
    prompts = (w.text("next_time_well"), w.text("next_time_long"), w.text("next_time_change"))
    title = w.text("next_time_title")
    head = Heading(1, title, f"{setting.recipe.id}.next_time", running=title.plain)
    return (PageBreak(), *_to_do_afterwards(setting), head, NotesPage(prompts))


def _to_do_afterwards(setting: Setting) -> Blocks:
    """What is still to be done with what was printed when people have left; a kit has more of it than a build."""
    w, asked, roster = setting.words, len(asked_in_test(setting)), setting.roster
    counts = counted(setting)
    told = [*(("counts",) if counts else ()), *(("sign_in",) if roster else ()), *(("quiz",) if asked else ())]
    told += ["evaluation"] if roster else []
    told += ["names"] if roster and roster.people else []
    if not told:
        return ()
    title = w.text("afterwards_title")
    return (
        Heading(1, title, f"{setting.recipe.id}.afterwards", running=title.plain),
        ItemList(tuple(w.text(f"afterwards_{one}", minutes=str(minutes_for(asked))) for one in told), "check"),
        *counts,
    )


def _block(setting: Setting, stretch: Stretch, block: Block) -> Blocks:
    """A block's slides, each under its headline, the first of them with the block's clock."""
    w, accent = setting.words, setting.accent(stretch)
    slides = [slide for slide in setting.others.slides if slide.block == block.address]
    shown = placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], block.address)
    plans = (one for part in setting.course.agenda for one in part.plan)
    first = block is next(one for one in plans if one.kind == block.kind)  # it is the same advice for each of them
    short = tuple(_if_short(setting, stretch, block))
    long = tuple(_if_long(setting, block)) if first else ()
    leaving = tuple(_laid_out(setting, block))
    facts = [w.say(f"method_{block.method}"), *_grouped(setting, stretch, block)]
    now = _now(setting, stretch, block)
    head = Heading(
        2, Text(), block.address, accent=accent, clock=now, length=w.say("length_minutes", minutes=str(block.minutes))
    )
    if not shown:
        named = w.text("run_block", start=str(block.start), title=w.text(f"block_{block.kind}"))
        told = (*leaving, *short, *long)
        return (replace(head, text=named, kicker=words(" · ".join(facts))), *((Cues(told),) if told else ()))
    parts: Blocks = ()
    before: list[Cue] = []
    turns = tuple(with_debriefs(setting, shown))
    for place, (one, after) in enumerate(turns, 1):
        if place == 1:
            title = w.text("run_block", start=str(block.start), title=one.slide.title)
        else:
            head, title = replace(head, anchor=one.slide.address, length=""), one.slide.title
            facts, short = [], ()
        where = whereabouts(setting, one, facts, after)
        closes = place == len(turns)
        spare = (*(leaving if closes else ()), *short, *(long if closes else ()))
        above = (*where.plain.split(" · "), w.count("minutes", block.minutes))
        parts += (*_of_no_block(setting, _before(setting, one.slide)), replace(head, text=title, kicker=where))
        if after:
            parts += scene(setting, one, after, spare, above)
        else:
            parts += at_slide(setting, one, spare, before, above)
        before += (cue for cue in notes_of(setting, one.slide) if not any(text.address for text in cue.texts))
    return parts


def _now(setting: Setting, stretch: Stretch, block: Block) -> OnClock:
    """Where a block is among those of its part."""
    parts = tuple(_minutes_of(setting, one) for one in stretch.plan)
    place = stretch.plan.index(block)
    return OnClock(parts, place, place, str(stretch.start), str(stretch.end))


def _minutes_of(setting: Setting, row: Block | Stretch) -> ClockPart:
    return ClockPart(Text(), row.minutes, said=setting.words.say("length_minutes", minutes=str(row.minutes)))


def _laid_out(setting: Setting, block: Block) -> Iterable[Cue]:
    """What a kit has for people as they leave, said in the block before the last: the end is the course's own."""
    *_, before, last = (None, *(one for row in setting.course.agenda for one in row.plan))
    if setting.roster is not None and block is (before or last):
        yield Cue(setting.words.say("label_do"), (setting.words.text("do_as_they_leave"),), "do")


def _break(setting: Setting, stretch: Stretch) -> Blocks:
    w = setting.words
    slides = [slide for slide in setting.others.slides if slide.block == stretch.address]
    shown = placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], "")
    title = w.text("run_block", start=str(stretch.start), title=stretch.title)
    minutes = w.count("minutes", stretch.minutes)
    above = whereabouts(setting, shown[0]) if shown else words(minutes)
    now = OnClock((_minutes_of(setting, stretch),), 0, 0, str(stretch.start), str(stretch.end))
    head = Heading(2, title, stretch.address, kicker=above, clock=now, length=minutes if shown else "")
    ready = ready_in(setting, stretch)
    lead = setting.words.text("ready_by", time=str(stretch.end))
    got_ready = (Cue(setting.words.say("label_do"), (lead,), "do"),) if ready else ()
    told = tuple(part for one in shown for part in at_slide(setting, one, got_ready))
    return (head, KeepTogether((*told, *in_two(ready)))) if ready else (head, *told)


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
    if block.priority != "could" and (block.priority != "should" or block.minutes < WORTH_CUTTING):
        return
    span = slides_of(setting, block)
    several = "_slides" if "–" in span else ""  # it stands at the first of them
    told = w.text(f"if_short_{block.priority}{several}", minutes=minutes, **({"slides": span} if several else {}))
    with_it, unseen = needing(setting, stretch, block), left_unseen(setting, stretch, block)
    goes = w.text("if_short_with", blocks=with_it) if with_it else Text()
    yield Cue(
        w.say("label_if_short"),
        (joined(told, *(part for one in (goes, unseen) if one for part in (" ", one))),),
        "maybe",
    )


def _if_long(setting: Setting, block: Block) -> Iterable[Cue]:
    """What to add when there is time, for the kinds of block that gain from it."""
    if f"if_long_{block.kind}" in setting.words.catalogue:
        yield Cue(setting.words.say("label_if_long"), (setting.words.text(f"if_long_{block.kind}"),), "maybe")
