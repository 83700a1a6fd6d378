"""Composes the slides of the opening, the breaks and the closing."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose import occasion, phrases, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.motifs import figure_of
from coursegen.compose.notes import Turn, labelled, note_lines, turns
from coursegen.compose.tool_slides import needed
from coursegen.compose.visuals import alternative, tasks
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.course import Activity, Block, Stretch
from coursegen.model.slide import ClockFace, Plain, Slide, SlideRole
from coursegen.model.text import Text, joined, words
from coursegen.model.visuals import Kept, LineRecap, SheetField, Worksheet


def title(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """The course's name, how long it takes, and who it is for, or where a session says it, when and where it is.

    The goals stand in the notes.
    """
    course, w = setting.course, setting.words
    told = occasion.when_and_where(w, course.session)
    known = joined(*[part for one in told for part in (" · ", one)][1:]) if told else course.audience
    return (
        Slide(
            id=slide_ids.TITLE,
            role="title",
            motif=(course.motif, "call"),
            title=course.title,
            section=stretch.id,
            section_title=stretch.title.plain,
            slots={
                "subtitle": (Paragraph(course.subtitle, "lead"),),
                "meta": (Paragraph(known), Paragraph(words(phrases.length(w, setting.whole)), "small")),
            },
            notes=note_lines(
                setting,
                slide_ids.TITLE,
                Turn(block),
                default=w.text("do_title"),
                closing=[
                    *labelled(w.say("label_group"), occasion.group(w, course)),
                    *labelled(w.say("label_goals"), course.goals),
                    *labelled(w.say("label_version"), (words(course.stamp),)),
                ],
            ),
            address="course.title",
        ),
        *notice(setting, stretch.id, stretch.title.plain),
    )


def how_it_runs(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """The rules of the session."""
    rules = ItemList(tuple(rule.text for rule in setting.course.rules))
    return (
        _framed(
            setting, stretch, block, slide_ids.HOW_IT_RUNS, "how_it_runs",
            setting.words.text("how_it_runs_title"), {"body": (rules,)}, setting.words.text("do_how_it_runs"),
            address="course.rules",
        ),
    )  # fmt: skip


def agenda(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """The session's stretches with their clock."""
    return (
        _framed(
            setting, stretch, block, slide_ids.AGENDA, "agenda",
            setting.words.text("agenda_title"), {"table": (agenda_table(setting),)}, setting.words.text("do_agenda"),
            address="course.agenda",
        ),
    )  # fmt: skip


def agenda_table(setting: Setting) -> Table:
    """When, what and how many minutes, one row a stretch."""
    w = setting.words
    rows = tuple(
        (
            w.text("span", start=str(stretch.start), end=str(stretch.end)),
            phrases.stretch_title(setting, stretch),
            words(str(stretch.minutes)),
        )
        for stretch in setting.course.agenda
    )
    header = (w.text("column_time"), w.text("column_what"), w.text("column_minutes"))
    return Table(header, rows, (0.26, 0.56, 0.18), w.say("agenda_caption"), address="course.agenda")


def activity(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each activity of the block: its steps, and what it needs."""
    return tuple(_activity(setting, stretch, *turn) for turn in turns(setting.course.activities, block))


def _activity(setting: Setting, stretch: Stretch, done: Activity, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[done.address]
    aside: list[Content] = [
        Paragraph(words(w.count("minutes", turn.span.minutes)), "label"),
        Paragraph(done.grouping),
    ]
    drawn = tasks(setting, done.address, done.steps)
    around: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(w.text("activity_number", number=number), "label"),),
        "aside": tuple(aside),
    }
    listed: dict[str, tuple[Content, ...]] = {**around, "body": (ItemList(done.steps, "number"),)}
    return Slide(
        id=slide_ids.activity(done),
        role="activity",
        title=done.title,
        section=stretch.id,
        section_title=stretch.title.plain,
        slots=listed if drawn is None else around,
        notes=note_lines(
            setting,
            slide_ids.activity(done),
            turn,
            done.notes,
            default=w.text("do_activity"),
            number=number,
            closing=needed(w, done.materials),
        ),
        address=done.address,
        clock=ClockFace(0, turn.span.minutes),
        visual=drawn,
        description=alternative(w, drawn) if drawn is not None else "",
        plain=Plain("activity", listed, "") if drawn is not None else None,
    )


def pause(setting: Setting, stretch: Stretch, _: Step) -> tuple[Slide, ...]:
    """The slide of a break, and nothing for any other stretch: when the session goes on, and with what."""
    if stretch.kind != "break":
        return ()
    w = setting.words
    back = str(stretch.end)
    agenda_rows = setting.course.agenda
    after = agenda_rows[agenda_rows.index(stretch) + 1 :][:1]
    subtitle = w.text("back_next", time=back, title=after[0].title) if after else w.text("back_at", time=back)
    large: dict[str, tuple[Content, ...]] = {
        "big": (Paragraph(w.text("back_at", time=words(back, strong=True))),),
        **({"subtitle": (Paragraph(w.text("next", title=after[0].title), "lead"),)} if after else {}),
    }
    return (
        Slide(
            id=slide_ids.pause(stretch),
            role="back",
            title=stretch.title,
            section=stretch.id,
            section_title=stretch.title.plain,
            slots=large,
            plain=Plain("break", {"big": (Paragraph(words(back)),), "subtitle": (Paragraph(subtitle, "lead"),)}, ""),
            clock=ClockFace(
                stretch.start.minutes,
                stretch.end.minutes,
                hands=True,
                said=w.text("length_minutes", minutes=str(stretch.minutes)),
            ),
            notes=note_lines(setting, slide_ids.pause(stretch), Turn(stretch), default=w.text("do_break", time=back)),
            address=stretch.address,
            block=stretch.address,
        ),
    )


def recap(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """Each module's one sentence."""
    table: dict[str, tuple[Content, ...]] = {"table": (recap_table(setting),)}
    kept = tuple(
        Kept(module.id, figure_of(setting.course, module), module.takeaway, f"{module.address}.takeaway")
        for module in setting.course.modules
        if module.takeaway
    )
    drawn = setting.course.motif != "none" and len(kept) in MOST_PARTS
    visual = LineRecap(block.address, kept) if drawn else None
    w = setting.words
    many = phrases.in_words(w, len(kept))
    heading = w.text("recap_title_drawn", Parts=many.capitalize(), parts=many) if drawn else w.text("recap_title")
    kicker: dict[str, tuple[Content, ...]] = {"kicker": (Paragraph(w.text("recap_kicker"), "label"),)}
    slide = _framed(
        setting, stretch, block, slide_ids.RECAP, "recap", heading, kicker if drawn else table,
        w.text("do_recap"), address=block.address,
    )  # fmt: skip
    if visual is None:
        return (slide,)
    told = alternative(w, visual)
    return (
        replace(
            slide,
            visual=visual,
            description=told,
            plain=Plain("recap", table, ""),
            motif=(setting.course.motif, "line"),
        ),
    )


MOST_PARTS = range(2, 7)
"""How many parts one line has room for."""


def recap_table(setting: Setting) -> Table:
    """Modules and their takeaways."""
    w = setting.words
    rows = tuple(
        (phrases.numbered(setting, module), module.takeaway) for module in setting.course.modules if module.takeaway
    )
    header = (w.text("column_module"), w.text("column_takeaway"))
    return Table(header, rows, (0.34, 0.66), w.say("recap_caption"))


def commitments(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """The prompts that everybody completes in writing."""
    prompts = ItemList(tuple(prompt.text for prompt in setting.course.commitments))
    number = setting.numbers[block.address]
    kicker: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(setting.words.text("activity_number", number=number), "label"),)
    }
    listed = {**kicker, "body": (prompts,)}
    drawn = None if setting.course.motif == "none" else _promises(setting)
    framed = _framed(
        setting, stretch, block, slide_ids.COMMITMENTS, "commitments",
        setting.words.text("commitments_title"), listed if drawn is None else kicker,
        setting.words.text("do_commitments"), address="course.commitments", number=number,
    )  # fmt: skip
    if drawn is None:
        return (framed,)
    w, minutes = setting.words, Turn(block).span.minutes
    aside = (Paragraph(words(w.count("minutes", minutes)), "label"), Paragraph(w.text("at_workbook", number=number)))
    return (
        replace(
            framed,
            slots={**framed.slots, "aside": aside},
            clock=ClockFace(0, minutes),
            visual=drawn,
            description=alternative(w, drawn),
            plain=Plain("commitments", listed, ""),
        ),
    )


def _promises(setting: Setting) -> Worksheet:
    """The prompts with a line to write on under each."""
    fields = tuple(SheetField(one.id, one.text, one.address) for one in setting.course.commitments)
    return Worksheet("course.commitments", "form", Text(), (), (), (), fields)


def farewell(setting: Setting, _: Stretch, block: Block) -> tuple[Slide, ...]:
    """What stays on the screen at the end; nothing where the course does not say."""
    said, w = setting.course.farewell, setting.words
    if said is None:
        return ()
    shown: dict[str, tuple[Content, ...]] = {"subtitle": (Paragraph(said.text, "lead"),)}
    if said.follow_up:
        shown["meta"] = (Paragraph(said.follow_up, "small"),)
    return (
        Slide(
            id=slide_ids.FAREWELL,
            role="farewell",
            motif=(setting.course.motif, "home"),
            title=said.title,
            section=slide_ids.FAREWELL,
            section_title=said.title.plain,
            slots=shown,
            plain=Plain("section", {"kicker": (), **shown}, ""),
            notes=note_lines(setting, slide_ids.FAREWELL, Turn(block), default=w.text("do_farewell")),
            address=said.address,
            block=block.address,
        ),
    )


def goodbye(setting: Setting, _: Step) -> tuple[Slide, ...]:
    """The farewell after everything else, so that it is what stays on the screen."""
    return tuple(
        slide
        for stretch in setting.course.agenda
        for block in stretch.plan
        if block.kind == "farewell"
        for slide in farewell(setting, stretch, block)
    )


def notice(setting: Setting, section: str, section_title: str) -> tuple[Slide, ...]:
    """A version's disclaimer on a slide of its own."""
    w, told = setting.words, setting.course.notice
    if told is None:
        return ()
    facts = (Paragraph(fact, "small") for fact in occasion.notice_facts(w, told))
    return (
        Slide(
            id=slide_ids.NOTICE,
            role="how_it_runs",
            title=w.text("notice_title"),
            section=section,
            section_title=section_title,
            slots={"body": (*(Paragraph(text) for text in told.text), *facts)},
            notes=note_lines(setting, slide_ids.NOTICE, None, default=w.text("do_notice")),
            pictogram="circle-info",
            address=told.address,
        ),
    )


def _framed(
    setting: Setting,
    stretch: Stretch,
    block: Block,
    slide: str,
    role: SlideRole,
    heading: Text,
    slots: dict[str, tuple[Content, ...]],
    default: Text,
    *,
    address: str,
    number: str = "",
) -> Slide:
    """A slide that stands for a whole block of the opening or the closing."""
    return Slide(
        id=slide,
        role=role,
        title=heading,
        section=stretch.id,
        section_title=stretch.title.plain,
        slots=slots,
        notes=note_lines(setting, slide, Turn(block), default=default, number=number),
        address=address,
    )
