"""Composes the pages that say how to run a stretch: clock, slides, workbook, what to say, do and ask."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.counts import counted
from coursegen.compose.cut_pages import WORTH_CUTTING, left_unseen, needing
from coursegen.compose.guide_pages import LABELS
from coursegen.compose.module_pages import stretch_heading
from coursegen.compose.preparation_pages import ready_in
from coursegen.compose.quiz_sheets import asked_in_test, minutes_for
from coursegen.compose.references import in_workbook, slide_span
from coursegen.compose.slide_words import said_on
from coursegen.compose.two_columns import in_two
from coursegen.compose.video_pages import code_beside
from coursegen.course.clock.rehearsal import rehearsed
from coursegen.model import plan_items as items
from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.course import Block, Stretch
from coursegen.model.document import (
    Beside,
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
    Thumbnail,
)
from coursegen.model.slide import Slide
from coursegen.model.text import Text, joined, stronger, words

Blocks = tuple[DocumentBlock, ...]
_PICTURE_MM = 80.0
_ON_SOURCES = ("sources", "credits")  # slides with a table alone, which stands at the end of the guide
_SENTENCE = r"[.!?…][\"'”’)]*$"


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
    titled = [(shown.slide.role in _ON_SOURCES, _titled(setting, shown)) for shown in _placed(setting, rest, "")]
    if len(titled) == 2 and all(on_sources for on_sources, _ in titled):
        return (head, Columns(tuple(blocks for _, blocks in titled)))
    return (head, *(part for _, blocks in titled for part in blocks))


def _titled(setting: Setting, shown: _Shown) -> Blocks:
    """A slide under its own headline."""
    head = Heading(3, shown.slide.title, shown.slide.address, kicker=_where(setting, shown))
    return (head, *_slide(setting, shown))


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
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], block.address)
    plans = (one for part in setting.course.agenda for one in part.plan)
    first = block is next(one for one in plans if one.kind == block.kind)  # it is the same advice for each of them
    short = tuple(_if_short(setting, stretch, block))
    long = tuple(_if_long(setting, block)) if first else ()
    leaving = tuple(_laid_out(setting, block))
    told = [w.say(f"method_{block.method}"), *_grouped(setting, stretch, block)]
    timing = (_clock_for(setting, block, shown), *told)
    now = _now(setting, stretch, block)
    if not shown:
        named = w.text("run_block", start=str(block.start), title=w.text(f"block_{block.kind}"))
        head = Heading(2, named, block.address, accent=accent, kicker=words(" · ".join(timing)), clock=now)
        return (head, *_cues((*leaving, *short, *long)))
    parts: Blocks = ()
    before: list[Cue] = []
    for place, one in enumerate(shown, 1):
        opens = place == 1
        title = w.text("run_block", start=str(block.start), title=one.slide.title) if opens else one.slide.title
        anchor = block.address if opens else one.slide.address
        where = _where(setting, one, timing if opens else ())
        closes = place == len(shown)
        spare = (*(leaving if closes else ()), *(short if opens else ()), *(long if closes else ()))
        above = (*where.plain.split(" · "), w.count("minutes", block.minutes))
        parts += _of_no_block(setting, _before(setting, one.slide))
        parts += (
            Heading(2, title, anchor, accent=accent, kicker=where, clock=now),
            *_slide(setting, one, spare, before, above),
        )
        before += (cue for cue in _told(setting, one.slide) if not any(text.address for text in cue.texts))
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


def _clock_for(setting: Setting, block: Block, shown: Sequence[_Shown]) -> str:
    """``10:30–10:33 · 3 min``, and for which slides where those are several."""
    clock = phrases.clock(setting.words, block)
    if len(shown) < 2:
        return clock
    numbers = setting.slide_numbers
    last = numbers[shown[-1].slide.id]
    end = setting.others.last.get(shown[-1].slide.id, last)
    return setting.words.say("clock_for", clock=clock, first=str(numbers[shown[0].slide.id]), last=str(end))


def _break(setting: Setting, stretch: Stretch) -> Blocks:
    w = setting.words
    slides = [slide for slide in setting.others.slides if slide.block == stretch.address]
    shown = _placed(setting, [slide for slide in slides if slide.id in setting.slide_numbers], "")
    title = w.text("run_block", start=str(stretch.start), title=stretch.title)
    minutes = w.count("minutes", stretch.minutes)
    above = _where(setting, shown[0], (minutes,)) if shown else words(minutes)
    now = OnClock((_minutes_of(setting, stretch),), 0, 0, str(stretch.start), str(stretch.end))
    head = Heading(2, title, stretch.address, kicker=above, clock=now)
    ready = ready_in(setting, stretch)
    lead = setting.words.text("ready_by", time=str(stretch.end))
    got_ready = (Cue(setting.words.say("label_do"), (lead,), "do"),) if ready else ()
    told = tuple(part for one in shown for part in _slide(setting, one, got_ready))
    return (head, KeepTogether((*told, *in_two(ready)))) if ready else (head, *told)


def _placed(setting: Setting, slides: Iterable[Slide], block: str) -> list[_Shown]:
    """The slides with where each is in the cited workbook: its own page there, else its block's."""
    cited = setting.others.cited
    found: list[_Shown] = []
    for slide in slides:
        own = cited is not None and slide.address in cited.pages
        number = setting.numbers.get(slide.address, "") if own else ""
        where = in_workbook(setting.words, setting.others, slide.address if own else block, number)
        found.append(_Shown(slide, where))
    return found


def _where(setting: Setting, shown: _Shown, facts: Sequence[str] = ()) -> Text:
    """A slide's number, the ``facts`` of the block whose only slide it is, what it is, and where in the workbook."""
    slide = shown.slide
    first = setting.slide_numbers[slide.id]
    span = slide_span(setting.words, first, setting.others.last.get(slide.id, first))
    kicker = [one.text.plain for one in slide.slots.get("kicker", ()) if isinstance(one, Paragraph)]
    return words(" · ".join(part for part in (span, *facts, *kicker, shown.workbook) if part))


def _slide(
    setting: Setting,
    shown: _Shown,
    spare: Iterable[Cue] = (),
    again: Container[Cue] = (),
    above: Sequence[str] = (),
) -> Blocks:
    """A slide large enough to read, with all that it says beside and below it, then what to say and do.

    What leads on comes last, after what to do with time to spare or without (``spare``); what was told before and holds
    ``again`` is left out, as are facts that stand ``above``. What is only looked up is small print under what the
    slide says.
    """
    w, slide = setting.words, shown.slide
    number = str(setting.slide_numbers[slide.id])
    alt = w.say("thumbnail_slide", slide=number, title=slide.title.plain)
    if slide.visual is not None:
        alt = f"{alt} {slide.description}"
    cues = [cue for cue in _told(setting, slide) if cue not in again]
    cues = [
        *(cue for cue in cues if cue.shape != "move"),
        *spare,
        *(cue for cue in cues if cue.shape == "move"),
    ]
    module = setting.modules.get(slide.section)
    said = said_on(setting, slide, module, (text for cue in cues for text in cue.texts))
    looked_up = tuple(_small_print(cue) for cue in cues if cue.small)
    cues = [cue for cue in cues if not cue.small]
    picture = Thumbnail(slide.id, alt, _PICTURE_MM)
    if slide.link:
        said = tuple(one for one in said if not (isinstance(one, Paragraph) and one.text.plain == slide.link))
    said = tuple(one for one in said if not _is_above(one, above))
    beside = Beside(picture, (*said, *looked_up), whole=False, wraps=True, leads=bool(cues))
    code = (code_beside(setting, slide.link),) if slide.link else ()  # which says the address as well
    return (KeepTogether((beside, *code, *_cues(cues))),) if cues else (beside, *code)


def _is_above(told: Content, above: Sequence[str]) -> bool:
    """Whether a line of facts says nothing but what stands above the headline: minutes, grouping, where to write."""
    if not isinstance(told, Paragraph):
        return False
    return all(any(known == fact or known.startswith(f"{fact} (") for known in above) for fact in
               told.text.plain.split(" · "))  # fmt: skip


def _small_print(cue: Cue) -> Paragraph:
    """What is looked up, its label the first words of it; a dot parts what is no sentence from what comes after it."""
    parts: list[Text | str] = [stronger(words(cue.label)), " "] if cue.label else []
    for number, text in enumerate(cue.texts, 1):
        between = "" if number == len(cue.texts) else " " if re.search(_SENTENCE, text.plain) else " · "
        parts += [text, between]
    return Paragraph(joined(*parts), "small")


def _told(setting: Setting, slide: Slide) -> Iterable[Cue]:
    """A slide's notes as cues, without what stands elsewhere in the guide, the slide's id, and who changed it."""
    w = setting.words
    changed = w.say("changed_by", layers="")
    elsewhere = {w.say(f"label_{name}") for name in ("time", "goals", "group", "version", "blanks")}
    called = {w.say("label_transition"): w.say("label_move_on")}
    shapes = {w.say(f"label_{name}"): shape for name, shape in LABELS.items()}
    options = {w.say(f"label_{name}", letter=letter) for name in ("right", "wrong") for letter in "ABCDEF"}
    small = [one.text for one in slide.slots.get("footnote", ()) if isinstance(one, Paragraph)]
    looked_up = {"", *(w.say(name) for name in ("label_in_full", "label_example", "fact_materials"))}
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
    return (Cue(label, texts, shapes.get(label, ""), label in looked_up) for label, texts in told)


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


def _cues(cues: Iterable[Cue]) -> Blocks:
    found = tuple(cues)
    return (Cues(found),) if found else ()
