"""Composes what a participant keeps at the desk: on the left the moment, on the right what to use; and pocket cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursegen.compose.artefact import Setting, Step
from coursegen.compose.tool_slides import labelled
from coursegen.model.blocks import ItemList, ListMarker, Paragraph, Table
from coursegen.model.course import Module, Stretch
from coursegen.model.document import (
    Card,
    Cards,
    Columns,
    Cue,
    Cues,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    PageBreak,
    WriteOn,
)
from coursegen.model.text import Text, stronger
from coursegen.model.tools import Tool, ToolField, ToolKind

Blocks = tuple[DocumentBlock, ...]
_SHARES = (0.26, 0.74)
_FEW = 3
_ACROSS = 2
_CARD_WIDE, _CARD_TALL = 85.0, 55.0  # as large as what else is carried in a wallet
_WRITTEN: frozenset[ToolKind] = frozenset({"form", "before_after", "plan"})
"""Tools whose places mean nothing at the desk until somebody has written in them, where they are few."""

_MARKERS: dict[ToolKind, ListMarker] = {"ladder": "number", "checklist": "check"}


def job_aid(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """A module: on the left the moments at work, the tools and steps for them beside; its name where it has none."""
    if stretch.kind != "module":
        return ()
    module = setting.modules[stretch.id]
    all_of_them = [one for one in setting.course.agenda if one.kind == "module"]
    rows = list(_rows(setting, stretch, module))
    left, right = rows[-1]
    rows[-1] = (left, (*right, *_own(setting, step)))
    last = stretch is all_of_them[-1]
    shown = tuple(Columns(row, _SHARES, line=True, last=last and row is rows[-1]) for row in rows)
    return (*_title(setting), *shown) if stretch is all_of_them[0] else shown


def _title(setting: Setting) -> Blocks:
    w = setting.words
    title = w.text("aid_title")
    moments = any(map(_has_moments, setting.course.modules))
    return (
        PageBreak(even=True, loose=True),
        Heading(1, title, f"{setting.recipe.id}.tools", running=title.plain),
        Paragraph(w.text("aid_lead_moments") if moments else w.text("aid_lead")),
    )


def _has_moments(module: Module) -> bool:
    return any(used.moment for used in module.tools) or any(one.moment for one in module.action_steps)


def _rows(setting: Setting, stretch: Stretch, module: Module) -> Iterator[tuple[Blocks, Blocks]]:
    """What a module has for the desk, each with what one looks for on the left."""
    number, accent = setting.numbers[module.address], setting.accent(stretch)
    named = (Heading(2, module.title, module.address, number, accent),)
    always = tuple(
        part
        for used in module.tools
        if used.carry and not used.moment
        for part in _tool(used, heading=3, anchor=used.address)
    )
    if always or not _has_moments(module):
        yield named, always or _instead(setting, module)
    for used in module.tools:
        if used.moment:
            yield (Paragraph(stronger(used.moment)),), _tool(used, heading=2, anchor=used.address)
    for one in module.action_steps:
        if one.moment:
            yield (Paragraph(stronger(one.moment)),), (Paragraph(one.step, "lead"),)


def _own(setting: Setting, step: Step) -> Blocks:
    lines = step.whole("lines")
    return (WriteOn(setting.words.text("my_step"), lines),) if lines else ()


def _instead(setting: Setting, module: Module) -> Blocks:
    """What a module without a tool to carry has to offer at the desk: its steps, else what to remember."""
    w = setting.words
    if module.action_steps:
        return (ItemList(tuple(one.step for one in module.action_steps), "check"),)
    if not module.key_points:
        return (Paragraph(module.takeaway),)
    rows = tuple((stronger(point.headline), point.example or point.explanation) for point in module.key_points)
    header = (w.text("column_remember"), w.text("column_sounds"))
    return (Table(header, rows, (0.42, 0.58), w.say("remember_caption"), address=f"{module.address}.key_points"),)


def pocket_cards(setting: Setting, _: Step) -> Blocks:
    """A card for each tool to carry, to cut out; one for each module where there are none."""
    w = setting.words
    modules = [(row, setting.modules[row.id]) for row in setting.course.agenda if row.kind == "module"]
    cards = tuple(
        Card(_on_card(setting, used), setting.accent(row))
        for row, module in modules
        for used in module.tools
        if used.carry
    ) or tuple(Card(_said(setting, module), setting.accent(row)) for row, module in modules)
    if not cards:
        return ()
    if len(cards) % _ACROSS:  # no place of the sheet stays empty
        head = Heading(3, w.text("my_step_card"), f"{setting.recipe.id}.card")
        cards += (Card((head, WriteOn(Text(), 2), FillIn((w.text("my_step_day"),)))),)
    title = w.text("pocket_title")
    return (
        PageBreak("soft"),
        KeepTogether(
            (
                Heading(2, title, f"{setting.recipe.id}.pocket", running=title.plain),
                Paragraph(w.text("pocket_lead")),
                Cards(cards, _ACROSS, _CARD_TALL, width_mm=_CARD_WIDE),
            )
        ),
    )


def _on_card(setting: Setting, used: Tool) -> Blocks:
    """A tool with room to write by hand in each of its places; on a ladder, for the idea that goes up it."""
    anchor = f"{used.address}.card"
    head = Heading(3, used.title, anchor)
    if used.kind == "ladder":
        idea = FillIn((setting.words.text("ladder_idea"),))
        return (KeepTogether((head, ItemList(tuple(map(labelled, used.shown)), "number"), idea)),)
    if used.kind not in _WRITTEN:
        return _tool(used, heading=3, anchor=anchor)
    if len(used.shown) > _FEW:
        return (KeepTogether((head, FillIn(tuple(field.label for field in used.shown)))),)
    return (KeepTogether((head, *map(_on_line, used.shown))),)


def _on_line(field: ToolField) -> DocumentBlock:
    """A place of a card: dashes for words, else a line; without one where nothing is written there."""
    if field.words:
        return WriteOn(field.label, 1, field.words)
    return FillIn((field.label,), (field.hint,)) if field.lines else Paragraph(labelled(field), "fine")


def _said(setting: Setting, module: Module) -> Blocks:
    """What a module without tools says: its sentence and its headlines."""
    return (
        Heading(3, module.title, f"{module.address}.card", setting.numbers[module.address]),
        Paragraph(stronger(module.takeaway)),
        ItemList(tuple(point.headline for point in module.key_points)),
    )


def _tool(used: Tool, heading: int, anchor: str) -> Blocks:
    if used.kind == "grid" and used.across:
        sides = used.down or (Text(), Text())
        cells = [field.label for field in used.fields]
        rows = ((stronger(sides[0]), *cells[:2]), (stronger(sides[1]), *cells[2:4]))
        inside: DocumentBlock = Table((Text(), *used.across), rows, (0.24, 0.38, 0.38), used.title.plain, small=True)
    elif used.kind in _WRITTEN and len(used.shown) <= _FEW and (_one_line_each(used) or not _hinted(used)):
        inside = _to_write(used.shown)
    elif used.moment and all(field.hint for field in used.shown) and used.kind not in _MARKERS:
        inside = Cues(tuple(Cue(field.label.plain, (field.hint,)) for field in used.shown))
    else:
        inside = ItemList(tuple(map(labelled, used.shown)), _MARKERS.get(used.kind, "bullet"))
    return (KeepTogether((Heading(heading, used.title, anchor), inside)),)


def _to_write(fields: Sequence[ToolField]) -> DocumentBlock:
    """Lines for what is written once and looked at often: a word has its dash, a sentence alone two lines."""
    if len(fields) == 1 and fields[0].words:
        return WriteOn(Text(), 1, fields[0].words)
    alone = len(fields) == 1 and fields[0].hint
    return FillIn(
        tuple(field.label for field in fields), tuple(field.hint for field in fields), lines=2 if alone else 1
    )


def _one_line_each(used: Tool) -> bool:
    return all(field.lines == 1 for field in used.shown)


def _hinted(used: Tool) -> bool:
    return any(field.hint for field in used.shown)
