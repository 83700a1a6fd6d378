"""Composes a handout's cover, first pages, opening, closing and credits."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from coursegen.compose import citation, occasion, phrases, source_slides
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.gaps import has_gaps
from coursegen.compose.opening_and_closing_slides import agenda_table, recap_table
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Activity, Block, Stretch
from coursegen.model.document import (
    Callout,
    Columns,
    ContentsPage,
    Cover,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    NotesPage,
    PageBreak,
    TearOff,
    WriteOn,
)
from coursegen.model.rights import Source
from coursegen.model.text import Run, Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_HALF_A_PAGE = (0.25, 0.63, 0.12)  # of an agenda beside something else: most titles of parts have one line


def cover(setting: Setting, _: Step) -> Blocks:
    """The course, what this is; when, where, how long and for whom; lines for name and date; a disclaimer at its foot.

    The disclaimer is there where the session comes next.
    """
    course, w = setting.course, setting.words
    told = "  ·  ".join(one.plain for one in occasion.when_and_where(w, course.session))
    facts = (
        course.subtitle,
        *((words(told),) if told else ()),
        w.text("cover_length", length=phrases.length(w, setting.whole), start=str(setting.whole.agenda[0].start)),
        w.text("cover_audience", audience=course.audience),
        *((w.text("cover_team", team=course.team),) if course.team else ()),
    )
    dated = course.session is not None and course.session.date
    prompts = (w.text("name"),) if dated else (w.text("name"), w.text("date"))
    lead = (Paragraph(w.text("how_to_use_lead")), *(_notice(setting) if _begins(setting, "first_page") else ()))
    return (Cover(course.title, words(setting.recipe.title), facts, prompts, lead, course.logo),)


def contents(setting: Setting, _: Step) -> Blocks:
    """A table of contents on a page of its own."""
    return (PageBreak(), ContentsPage(setting.words.text("contents_title")))


def parts(setting: Setting, _: Step) -> Blocks:
    """The parts after this one with their pages, under whatever stands above it."""
    return (ContentsPage(setting.words.text("parts_title"), levels=1, heading=2),)


def how_to_use(setting: Setting, _: Step) -> Blocks:
    """The disclaimer, where there is one; how the workbook works, and what the course is for."""
    return (
        PageBreak(),
        _page_heading(setting, "how_to_use", setting.words.text("how_to_use_title")),
        *_notice(setting),
        _how_to_use(setting),
        *_goals(setting),
    )


def first_page(setting: Setting, _: Step) -> Blocks:
    """The session with its clock, beside it how the workbook works and what the course is for.

    Below it is the disclaimer, where there is one and no cover that has it.
    """
    w = setting.words
    how = Heading(2, w.text("how_to_use_title"), f"{setting.recipe.id}.how_to_use")
    table = agenda_table(setting)
    plan = replace(table, header=(*table.header[:-1], w.text("column_minutes_short")), widths=_HALF_A_PAGE)
    return (
        PageBreak(even=True, loose=True),
        _page_heading(setting, "agenda", w.text("agenda_title")),
        Columns(((plan,), (how, _how_to_use(setting), *_goals(setting))), levelled=True),
        *(() if _begins(setting, "cover") else _notice(setting)),
    )


def _how_to_use(setting: Setting) -> ItemList:
    w = setting.words
    gaps = (w.text("how_to_use_blanks"),) if setting.recipe.blanks == "gaps" and has_gaps(setting.course) else ()
    return ItemList((*gaps, w.text("how_to_use_lines")))


def _goals(setting: Setting) -> Blocks:
    return (Heading(2, setting.words.text("goals_title"), "course.goals"), ItemList(setting.course.goals))


def agenda(setting: Setting, _: Step) -> Blocks:
    """The session with its clock, on the page before where that has room for it."""
    w = setting.words
    return (
        PageBreak("soft"),
        _page_heading(setting, "agenda", w.text("agenda_title")),
        agenda_table(setting),
    )


def credits_page(setting: Setting, _: Step) -> Blocks:
    """Every source: its citation, which modules use it and how, and its rights as its text states them.

    Who takes part reads what was made of each text and the statements that it asks for, and no advice on its rights
    but those of a text that is taken over. A course that rests on no source has no such page; a disclaimer that stands
    nowhere else keeps it.
    """
    w = setting.words
    if setting.recipe.audience != "facilitator":
        return _sources_page(setting)
    rows = tuple(
        (citation.full_citation(source, w), _used_in(setting, source.id), citation.rights_of(source, w))
        for source in setting.course.sources.values()
    )
    header = (w.text("column_source"), w.text("column_used_in"), w.text("column_rights"))
    notice = () if _begins(setting) else _notice(setting)
    if not rows:
        return (PageBreak(), _page_heading(setting, "credits", w.text("credits_title")), *notice) if notice else ()
    return (
        PageBreak(),
        _page_heading(setting, "credits", w.text("credits_title")),
        *notice,
        Paragraph(w.text("credits_lead")),
        Paragraph(w.text("credits_advice"), "small"),
        Table(header, rows, (0.3, 0.22, 0.48), w.say("credits_caption"), address="articles", small=True),
    )


def _sources_page(setting: Setting) -> Blocks:
    """Where the ideas come from, for those who take part."""
    w, known = setting.words, setting.course.sources
    notice = () if _begins(setting) else _notice(setting)
    if not known and not notice:
        return ()
    head = (PageBreak(), _page_heading(setting, "credits", w.text("sources_title" if known else "credits_title")))
    if not known:
        return (*head, *notice)
    taken = {module.source for module in setting.course.modules if module.takes_over}
    made = {one.id: joined(source_slides.ours(setting, one), *_rights(setting, one, taken)) for one in known.values()}
    rows = tuple((citation.full_citation(source, w), made[source.id]) for source in known.values())
    header = (w.text("column_source"), w.text("column_ours"))
    table = Table(header, rows, (0.55, 0.45), w.say("sources_caption"), address="articles")
    return (*head, *notice, Paragraph(w.text("sources_lead")), table, *source_slides.statements(setting))


def _rights(setting: Setting, source: Source, taken: Collection[str]) -> tuple[Text | str, ...]:
    """The rights of a text that is taken over, as it states them; nothing of one that is cited."""
    return (". ", citation.rights_of(source, setting.words)) if source.id in taken else ()


def sources(setting: Setting, step: Step) -> Blocks:
    """The sources in small print, for sheets of a page or two: cited ones by name, a text that is taken over whole."""
    w, leave_out = setting.words, step.names("leave_out")
    taken = {module.source for module in setting.course.modules if module.takes_over}
    cited = [source for source in setting.course.sources.values() if source.id not in taken]
    told = []
    if cited and "cited" not in leave_out:
        names = "; ".join(citation.short_name(source, w) for source in cited)
        told.append(words(w.say("sources", sources=names)))
    for source in setting.course.sources.values():
        if source.id in taken:
            whole, rights = citation.full_citation(source, w), citation.rights_of(source, w)
            told.append(Text((*whole.runs, Run(" "), *rights.runs), whole.address))
    return (KeepTogether(tuple(Paragraph(text, "small") for text in told)),) if told else ()


def _begins(setting: Setting, *blocks: str) -> bool:
    """Whether one of these blocks, those that have the disclaimer if none is named, is on a handout's first pages."""
    named = blocks or ("how_to_use", "first_page")
    return any(isinstance(entry, Step) and entry.block in named for entry in setting.recipe.entries)


def _notice(setting: Setting) -> Blocks:
    """A version's disclaimer, set off and kept on one page."""
    w, notice = setting.words, setting.course.notice
    if notice is None:
        return ()
    said = tuple(Paragraph(text) for text in notice.text)
    first, *more = occasion.notice_facts(w, notice) or (Text(),)
    facts = joined(first, *(part for fact in more for part in ("  ·  ", fact)))
    return (KeepTogether((Callout(w.say("notice_title"), (*said, *((Paragraph(facts, "small"),) if facts else ()))),)),)


def _used_in(setting: Setting, source: str) -> Text:
    w = setting.words
    how = {
        "cited": w.say("use_cited"),
        "excerpted": w.say("use_excerpted"),
        "reprinted": w.say("use_reprinted"),
        "translated": w.say("use_translated"),
    }
    uses = [
        w.say("used_in", number=setting.numbers[module.address], how=how[module.use])
        for module in setting.course.modules
        if module.source == source
    ]
    return words("; ".join(uses))


def how_it_runs(setting: Setting, stretch: Stretch, _block: Block, _step: Step) -> Blocks:
    """The rules of the session."""
    return (
        Heading(2, setting.words.text("how_it_runs_title"), "course.rules", kind=stretch.title),
        ItemList(tuple(rule.text for rule in setting.course.rules)),
    )


def activity(setting: Setting, _stretch: Stretch, block: Block, _step: Step) -> Blocks:
    """The activities of a block: what to do, and lines to write on."""
    shown = items.shown(setting.course.activities, block)
    return tuple(part for done in shown for part in _activity(setting, block, done))


def _activity(setting: Setting, block: Block, done: Activity) -> Blocks:
    w = setting.words
    meta = joined(w.count("minutes", block.minutes), " · ", done.grouping)
    number = setting.numbers[done.address]
    kind = w.text("activity_number", number=number)
    head: Blocks = (
        Heading(2, done.title, done.address, number, kind=kind, facts=meta),
        ItemList(done.steps, "number"),
    )
    lines: Blocks = (WriteOn(Text(), done.write_lines),) if done.write_lines else ()
    return (KeepTogether((*head, *lines)),)


def recap(setting: Setting, _stretch: Stretch, block: Block, _step: Step) -> Blocks:
    """Each module's one sentence."""
    return (Heading(2, setting.words.text("recap_title"), block.address), recap_table(setting))


def commitments(setting: Setting, _stretch: Stretch, block: Block, step: Step) -> Blocks:
    """The prompts to complete in writing, and before them that one of the action steps is chosen, if there are any."""
    steps = any(
        part.kind == "action_steps" and setting.modules[one.id].action_steps
        for one in setting.course.agenda
        if one.kind == "module"
        for part in one.plan
    )
    number, minutes = setting.numbers[block.address], joined(setting.words.count("minutes", block.minutes))
    title = setting.words.text("commitments_title")
    return (
        Heading(2, title, block.address, number, kind=words(number), facts=minutes),
        *((Paragraph(setting.words.text("commitments_choose")),) if steps else ()),
        *(WriteOn(prompt.text, step.whole("lines"), prompt.words) for prompt in setting.course.commitments),
        _to_give_away(setting),
    )


def _to_give_away(setting: Setting) -> TearOff:
    """What somebody who will ask about a promise is given: what it is, on which day to ask, and what to ask."""
    w = setting.words
    on, name = (FillIn((w.text(f"tear_{one}"),)) for one in ("day", "name"))
    front = Paragraph(w.text("tear_title"), "lead"), WriteOn(w.text("tear_promise"), 2), Columns(((on,), (name,)))
    questions = ItemList(tuple(w.text(f"tear_question_{number}") for number in (1, 2, 3)), "number")
    back = Paragraph(w.text("tear_back"), "lead"), questions
    return TearOff(w.text("tear_here"), front, back, setting.course.motif)


def notes_page(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """A whole page for notes after a module; nothing after any other stretch."""
    if stretch.kind != "module":
        return ()
    w, module = setting.words, setting.modules[stretch.id]
    title = w.text("notes_title", title=phrases.stretch_title(setting, stretch))
    kind = w.text("module", number=setting.numbers[module.address])
    prompts = (w.text("notes_new"), w.text("notes_try"), w.text("notes_ask"))
    head = Heading(2, title, f"{stretch.address}.notes", accent=setting.accent(stretch), kind=kind)
    return (PageBreak(), head, NotesPage(prompts))


def _page_heading(setting: Setting, anchor: str, title: Text) -> Heading:
    return Heading(1, title, f"{setting.recipe.id}.{anchor}", running=title.plain)
