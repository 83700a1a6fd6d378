"""Composes what a participant keeps at the desk: a page for each module, and cards for a pocket."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.tool_slides import labelled
from coursegen.model.blocks import ItemList, ListMarker, Paragraph, Table
from coursegen.model.course import Module, Stretch
from coursegen.model.document import Card, Cards, DocumentBlock, Heading, KeepTogether, PageBreak, WriteOn
from coursegen.model.text import stronger

Blocks = tuple[DocumentBlock, ...]


def job_aid(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """A module, two on a page: its sentence, the tools to carry (or what to remember), steps, room for one's own."""
    if stretch.kind != "module":
        return ()
    w, accent = setting.words, setting.accent(stretch)
    module = setting.modules[stretch.id]
    number = setting.numbers[module.address]
    running = phrases.numbered(setting, module).plain
    rows = tuple((stronger(point.headline), point.example or point.explanation) for point in module.key_points)
    header = (w.text("column_remember"), w.text("column_sounds"))
    remembered = Table(header, rows, (0.42, 0.58), w.say("remember_caption"), address=f"{module.address}.key_points")
    steps = tuple(phrases.step_with_due(setting, one) for one in module.action_steps)
    return (
        PageBreak("soft"),
        Heading(1, module.title, module.address, number, accent, running),
        Paragraph(module.takeaway, "lead"),
        *(_carried(module, 2) or (remembered,)),
        Heading(2, w.text("steps_title"), f"{module.address}.action_steps", accent=accent),
        ItemList(steps, "check"),
        WriteOn(w.text("my_step"), step.whole("lines")),
    )


def pocket_cards(setting: Setting, _: Step) -> Blocks:
    """A card for each module, to cut out and fold once, so that it goes into a pocket."""
    w = setting.words
    cards = tuple(
        Card(_on_card(setting, setting.modules[stretch.id]), setting.accent(stretch))
        for stretch in setting.course.agenda
        if stretch.kind == "module"
    )
    if not cards:
        return ()
    title = w.text("pocket_title")
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.pocket", running=title.plain),
        Paragraph(w.text("pocket_lead")),
        Cards(cards, 1, 52.0, fold=True),
    )


def _on_card(setting: Setting, module: Module) -> Blocks:
    number = setting.numbers[module.address]
    return (
        Heading(3, module.title, f"{module.address}.card", number),
        Paragraph(stronger(module.takeaway)),
        *(_carried(module, 0) or (ItemList(tuple(point.headline for point in module.key_points)),)),
    )


def _carried(module: Module, level: int) -> Blocks:
    """The tools that go with people, each with what belongs in its places; its title a heading of ``level`` if any."""
    made: list[DocumentBlock] = []
    for used in module.tools:
        if used.carry:
            head = Heading(level, used.title, used.address) if level else Paragraph(stronger(used.title), "label")
            marker: ListMarker = "number" if used.kind == "ladder" else "bullet"
            made.append(KeepTogether((head, ItemList(tuple(map(labelled, used.fields)), marker))))
    return tuple(made)
