"""Composes the slides of a module's opener, objectives, key points and action steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from coursegen.compose import phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.gaps import gaps_of
from coursegen.compose.motifs import shape_of
from coursegen.compose.notes import Turn, note_lines, turns
from coursegen.compose.visuals import alternative, plainly
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.course import Block, KeyPoint, Module, Stretch
from coursegen.model.motif import Shape
from coursegen.model.own_slides import Chart
from coursegen.model.parts import Notes, Paragraphs, Picture
from coursegen.model.slide import ClockFace, NoteLine, Plain, Slide, SlideRole
from coursegen.model.text import Text, initial, words
from coursegen.model.visuals import Kept, LineRecap, Rise, Steps, Visual


def opener(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What the module is called and what it gives."""
    module = setting.modules[stretch.id]
    w = setting.words
    return (
        of_module(
            setting, stretch, slide_ids.opener(module), "section", module.title,
            {
                "kicker": module_kicker(setting, module),
                "subtitle": (Paragraph(module.promise, "lead"),),
                "meta": (Paragraph(words(phrases.clock(w, stretch)), "small"),),
            },
            turn=Turn(block), default=w.text("do_opener"), number=setting.numbers[module.address],
            address=module.address, pictogram=module.pictogram,
            motif=shape_of(setting.course, module),
        ),
    )  # fmt: skip


def objectives(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What participants can do afterwards."""
    module = setting.modules[stretch.id]
    w, number = setting.words, setting.numbers[module.address]
    kicker: tuple[Content, ...] = (
        Paragraph(w.text("objectives_kicker", number=number, time=str(stretch.end)), "label"),
    )
    heading = w.text("objectives_title", number=phrases.in_words(w, int(number)))
    listed: dict[str, tuple[Content, ...]] = {
        "kicker": kicker,
        "body": (ItemList(tuple(objective.text for objective in module.objectives)),),
    }
    drawn = _on_a_line(module) if setting.course.motif != "none" else None
    return (
        of_module(
            setting, stretch, slide_ids.objectives(module), "objectives",
            heading, listed if drawn is None else {"kicker": kicker},
            turn=Turn(block), default=w.text("do_objectives"), number=number,
            address=f"{module.address}.objectives", visual=drawn,
            plain=Plain("objectives", listed, "") if drawn is not None else None,
            motif=shape_of(setting.course, module) if drawn is not None else None,
        ),
    )  # fmt: skip


def _on_a_line(module: Module) -> LineRecap | None:
    """A module's objectives as dots on one line; ``None`` where it has none, or more than a line has room for."""
    if len(module.objectives) not in range(1, 5):
        return None
    items = tuple(Kept(one.id, "line", one.text, one.address) for one in module.objectives)
    return LineRecap(f"{module.address}.objectives", items)


def key_points(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each key point that the block names."""
    module = setting.modules[stretch.id]
    return tuple(_key_point(setting, stretch, module, *turn) for turn in turns(module.key_points, block))


def _key_point(setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[point.address]
    source = phrases.source_line(setting, point.evidence, point.address) if point.evidence else Text()
    slots: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(point.label or w.text("key_point", number=number), "label"),),
        "body": (Paragraph(point.on_slide or point.explanation),),
    }
    if source:
        slots["footnote"] = (Paragraph(source, "small"),)
    if point.visual is not None:
        return _drawn(setting, stretch, module, point, turn, slots, source)
    if point.example and not point.on_slide:
        slots["aside"] = (Paragraph(w.text("our_example"), "label"), Paragraph(point.example))
    closing = _closing(setting, point, source)
    if point.label and point.picture is None:
        return _hero(setting, stretch, module, point, turn, slots, closing)
    if point.on_slide:
        closing = [*_in_full(setting, point), *closing]
    return of_module(
        setting, stretch, slide_ids.key_point(module, point), "key_point", point.headline, slots,
        turn=turn, own=point.notes, default=w.text("do_key_point"), number=number,
        address=point.address, pictogram=point.pictogram, picture=point.picture,
        closing=closing,
    )  # fmt: skip


def _hero(
    setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn,
    slots: Mapping[str, tuple[Content, ...]], closing: Sequence[NoteLine],
) -> Slide:  # fmt: skip
    """A key point with a label of its own, where the module turns: its headline alone, as large as it can be."""
    large = {name: said for name, said in slots.items() if name in ("kicker", "footnote")}
    if point.on_slide:
        large["body"] = slots["body"]
    return of_module(
        setting, stretch, slide_ids.key_point(module, point), "hero", point.headline, large,
        turn=turn, own=point.notes, default=setting.words.text("do_key_point"), number=setting.numbers[point.address],
        address=point.address, closing=[*_in_full(setting, point), *closing],
        plain=Plain("key_point", slots, point.pictogram),
        motif=shape_of(setting.course, module),
    )  # fmt: skip


def _in_full(setting: Setting, point: KeyPoint) -> list[NoteLine]:
    """What the slide leaves to the notes and the workbook: the explanation, and our example."""
    w = setting.words
    lines = [NoteLine(w.say("label_in_full"), point.explanation)]
    return [*lines, NoteLine(w.say("label_example"), point.example)] if point.example else lines


def _drawn(
    setting: Setting, stretch: Stretch, module: Module, point: KeyPoint, turn: Turn,
    slots: Mapping[str, tuple[Content, ...]], source: Text,
) -> Slide:  # fmt: skip
    """A key point that its drawing shows: what is explained, and the example, stand in the notes."""
    assert point.visual is not None
    around = {name: said for name, said in slots.items() if name != "body"}
    beside: dict[str, tuple[Content, ...]] = {"body": slots["body"]} if point.on_slide else {}
    words_alone = (*beside.get("body", ()), *plainly(point.visual))
    return of_module(
        setting, stretch, slide_ids.key_point(module, point), "drawn", point.headline, {**around, **beside},
        turn=turn, own=point.notes, default=setting.words.text("do_key_point"), number=setting.numbers[point.address],
        address=point.address, closing=[*_in_full(setting, point), *_closing(setting, point, source)],
        plain=Plain("key_point", {**around, "body": words_alone}, point.pictogram), visual=point.visual,
    )  # fmt: skip


def _closing(setting: Setting, point: KeyPoint, source: Text) -> list[NoteLine]:
    """What a key point's notes end with: the words that the workbook leaves blank, and the source."""
    blanks = gaps_of(point.headline, point.explanation)
    told = [NoteLine(setting.words.say("label_blanks"), words(", ".join(blanks)))] if blanks else []
    return [*told, NoteLine("", source)] if source else told


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
        of_module(
            setting, stretch, slide_ids.action_steps(module), "action_steps",
            claim if claims else w.text("action_steps_title", module=module.title),
            kicker if drawn is not None else {**kicker, **table},
            turn=Turn(block), default=w.text("do_action_steps"), number=number,
            address=f"{module.address}.action_steps", visual=drawn, closing=measures,
            plain=Plain("action_steps", {**kicker, **table}, "") if drawn is not None else None,
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


def module_kicker(setting: Setting, module: Module) -> tuple[Content, ...]:
    """``Module 2``."""
    return (Paragraph(setting.words.text("module", number=setting.numbers[module.address]), "label"),)


def of_module(
    setting: Setting,
    stretch: Stretch,
    slide: str,
    role: SlideRole,
    title: Text,
    slots: Mapping[str, tuple[Content, ...]],
    *,
    turn: Turn,
    default: Text,
    number: str,
    address: str,
    own: Notes = Notes(),  # noqa: B008 - a frozen value
    listen_for: Paragraphs = (),
    answers: Sequence[NoteLine] = (),
    closing: Sequence[NoteLine] = (),
    pictogram: str = "",
    picture: Picture | None = None,
    plain: Plain | None = None,
    reserve: bool = False,
    chart: Chart | None = None,
    visual: Visual | None = None,
    motif: Shape | None = None,
    clock: ClockFace | None = None,
    link: str = "",
    description: str = "",
) -> Slide:
    """A slide in a module's section and accent, with its share of the block's notes."""
    return Slide(
        id=slide,
        role=role,
        title=title,
        section=stretch.id,
        section_title=phrases.stretch_title(setting, stretch).plain,
        slots=slots,
        notes=note_lines(
            setting, slide, turn.share(own), default=default, turn=turn, number=number,
            listen_for=listen_for, answers=answers, closing=closing,
        ),
        accent=setting.accent(stretch),
        pictogram=pictogram,
        address=address,
        picture=picture,
        plain=plain,
        reserve=reserve,
        chart=chart,
        link=link,
        visual=visual,
        motif=motif,
        clock=clock,
        description=alternative(setting.words, visual) if visual is not None else description,
    )  # fmt: skip
