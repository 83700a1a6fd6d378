"""Makes the slides of tools and exercises."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.compose import phrases, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.notes import Turn, note_lines, turns
from coursegen.compose.visuals import alternative, tasks
from coursegen.compose.words import Words
from coursegen.model.blocks import Content, ItemList, ListMarker, Paragraph
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.parts import Paragraphs
from coursegen.model.practice import Exercise
from coursegen.model.slide import ClockFace, NoteLine, Plain, Slide
from coursegen.model.text import Text, joined, words
from coursegen.model.tools import Tool, ToolField, ToolKind
from coursegen.model.visuals import SheetField, Visual, Worksheet

_MARKERS: Mapping[ToolKind, ListMarker] = {"ladder": "number", "plan": "number", "checklist": "check"}
"""How the fields of a tool are listed on its slide, where that is not with bullets."""


def exercise(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each exercise that the block names: its steps, how long it takes and where to write."""
    module = setting.modules[stretch.id]
    return tuple(_exercise(setting, stretch, module, *turn) for turn in turns(module.exercises, block))


def _exercise(setting: Setting, stretch: Stretch, module: Module, done: Exercise, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[done.address]
    minutes = done.minutes or max(1, turn.span.minutes // turn.parts)
    aside: list[Content] = [Paragraph(words(w.count("minutes", minutes)), "label"), Paragraph(done.grouping)]
    used = next((tool for tool in module.tools if tool.id == done.tool), None)
    if used is not None and used.address in setting.numbers:
        aside.append(Paragraph(w.text("at_workbook", number=setting.numbers[used.address])))
    elif done.lines or used is not None:
        aside.append(Paragraph(w.text("at_workbook", number=number)))
    ready = needed(w, done.materials)
    closing = [NoteLine(w.say("label_hint"), done.help)] if done.help else []
    solved = [NoteLine("" if place else w.say("label_solution"), one) for place, one in enumerate(done.solution)]
    if done.evidence:
        closing.append(NoteLine("", phrases.source_line(setting, done.evidence, done.address)))
    return _slide(
        setting, stretch, slide_ids.exercise(module, done), done.title,
        {
            "kicker": (Paragraph(w.text("exercise_number", number=number), "label"),),
            "body": (ItemList(done.steps, "number"),),
            "aside": tuple(aside),
        },
        note_lines(
            setting, slide_ids.exercise(module, done), turn, done.notes, default=w.text("do_activity"),
            number=number, answers=solved, closing=[*ready, *closing],
        ),
        done.address, minutes, tasks(setting, done.address, done.steps),
    )  # fmt: skip


def needed(w: Words, materials: Paragraphs) -> list[NoteLine]:
    """What has to lie ready, which whoever runs the session needs to know."""
    return [NoteLine("" if place else w.say("fact_materials"), one) for place, one in enumerate(materials)]


def tool(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each tool that the block names: what it asks, and where it is in the workbook."""
    module = setting.modules.get(stretch.id) if stretch.kind == "module" else None
    known, owner = (setting.course.tools, "course") if module is None else (module.tools, module.id)
    return tuple(_tool(setting, stretch, owner, *turn) for turn in turns(known, block))


def _tool(setting: Setting, stretch: Stretch, owner: str, used: Tool, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[used.address]
    minutes = max(1, turn.span.minutes // turn.parts)
    aside: list[Content] = [
        Paragraph(words(w.count("minutes", minutes)), "label"),
        Paragraph(w.text("at_workbook", number=number)),
    ]
    marker = _MARKERS.get(used.kind, "bullet")
    example = [
        NoteLine("" if place else w.say("label_example"), joined(one.label, phrases.colon(one.label), one.example))
        for place, one in enumerate(field for field in used.fields if field.example)
    ]
    closing = [*example, NoteLine("", used.source or w.text("written_for_course"))]
    drawn = None if setting.course.motif == "none" else sheet(w, used)
    return _slide(
        setting, stretch, slide_ids.tool(owner, used), used.title,
        {
            "kicker": (Paragraph(w.text("tool_number", number=number), "label"),),
            "body": (Paragraph(used.prompt), ItemList(tuple(field.label for field in used.fields), marker)),
            "aside": tuple(aside),
        },
        note_lines(
            setting, slide_ids.tool(owner, used), turn, used.notes, default=w.text("do_tool", number=number),
            number=number, closing=closing,
        ),
        used.address, minutes, drawn,
    )  # fmt: skip


def sheet(w: Words, used: Tool) -> Worksheet:
    """A tool as it lies before people, with nothing written on it."""
    heads = used.heads
    if used.kind in ("before_after", "plan") and not heads:
        heads = (w.text("column_first"), w.text("column_second"))
    if used.kind == "ladder":
        heads = (w.text("yes"), w.text("no"))
    fields = tuple(SheetField(one.id, one.label, one.address) for one in used.fields)
    return Worksheet(used.address, used.kind, used.prompt, used.across, used.down, heads, fields)


def labelled(field: ToolField) -> Text:
    """A field's label with what helps to fill it in."""
    return phrases.told(field.label, field.hint) if field.hint else field.label


def _slide(
    setting: Setting,
    stretch: Stretch,
    slide: str,
    title: Text,
    slots: dict[str, tuple[Content, ...]],
    notes: tuple[NoteLine, ...],
    address: str,
    minutes: int,
    drawn: Visual | None = None,
) -> Slide:
    return Slide(
        id=slide,
        role="activity",
        title=title,
        section=stretch.id,
        section_title=phrases.stretch_title(setting, stretch).plain,
        slots=slots if drawn is None else {name: said for name, said in slots.items() if name != "body"},
        notes=notes,
        accent=setting.accent(stretch),
        address=address,
        clock=ClockFace(0, minutes),
        visual=drawn,
        description=alternative(setting.words, drawn) if drawn is not None else "",
        plain=Plain("activity", slots, "") if drawn is not None else None,
    )
