"""Composes the slides of a module's opener, objectives, key points and action steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursegen.compose import items, phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.notes import Turn, note_lines
from coursegen.compose.visuals import alternative, plainly
from coursegen.model.blocks import Content, ItemList, Paragraph, Table
from coursegen.model.course import Block, KeyPoint, Module, Stretch
from coursegen.model.own_slides import Chart
from coursegen.model.parts import Notes, Paragraphs, Picture
from coursegen.model.slide import NoteLine, Plain, Slide, SlideRole, Span
from coursegen.model.text import Text, words
from coursegen.model.visuals import Visual


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
        ),
    )  # fmt: skip


def objectives(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What participants can do afterwards."""
    module = setting.modules[stretch.id]
    w = setting.words
    return (
        of_module(
            setting, stretch, slide_ids.objectives(module), "objectives",
            w.text("objectives_title", module=module.title),
            {
                "kicker": (Paragraph(w.text("objectives_kicker", number=setting.numbers[module.address]), "label"),),
                "body": (ItemList(tuple(objective.text for objective in module.objectives)),),
            },
            turn=Turn(block), default=w.text("do_objectives"), number=setting.numbers[module.address],
            address=f"{module.address}.objectives",
        ),
    )  # fmt: skip


def key_points(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each key point that the block names."""
    module = setting.modules[stretch.id]
    shown = items.shown(module.key_points, block)
    return tuple(
        _key_point(setting, stretch, module, point, Turn(block, part, len(shown)))
        for part, point in enumerate(shown, 1)
    )


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
    blanks = _blanks(point.headline, point.explanation)
    told = [NoteLine(setting.words.say("label_blanks"), words(", ".join(blanks)))] if blanks else []
    return [*told, NoteLine("", source)] if source else told


def _blanks(*texts: Text) -> list[str]:
    """The words that the workbook leaves blank, each once, runs that touch taken as one."""
    found: list[str] = []
    for text in texts:
        inside = False
        for run in text.runs:
            if run.blank and inside:
                found[-1] += run.text
            elif run.blank:
                found.append(run.text)
            inside = run.blank
    return list({words.casefold(): words for words in reversed(found)}.values())[::-1]


def action_steps(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """What to do after the session, who does it, by when, and how one sees it."""
    module = setting.modules[stretch.id]
    w = setting.words
    number = setting.numbers[block.address]
    return (
        of_module(
            setting, stretch, slide_ids.action_steps(module), "action_steps",
            w.text("action_steps_title", module=module.title),
            {
                "kicker": (Paragraph(w.text("action_steps_number", number=number), "label"),),
                "table": (steps_table(setting, module),),
            },
            turn=Turn(block), default=w.text("do_action_steps"), number=number,
            address=f"{module.address}.action_steps",
        ),
    )  # fmt: skip


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
    spans: tuple[Span, ...] = (),
    chart: Chart | None = None,
    visual: Visual | None = None,
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
        spans=spans,
        chart=chart,
        visual=visual,
        description=alternative(setting.words, visual) if visual is not None else "",
    )  # fmt: skip
