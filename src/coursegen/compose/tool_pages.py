"""Makes the worksheets of tools and the pages of exercises."""

from __future__ import annotations

import re

from coursegen.compose import phrases, slide_ids
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.module_pages import after_slide
from coursegen.compose.tool_slides import labelled
from coursegen.compose.words import Words
from coursegen.model import plan_items as items
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Block, Stretch
from coursegen.model.document import Callout, DocumentBlock, Form, FormPlace, Heading, KeepTogether, WriteOn
from coursegen.model.text import Text, joined, stronger
from coursegen.model.tools import Tool, ToolField

Blocks = tuple[DocumentBlock, ...]
_TICKED = re.compile(r"\btick\b", re.I)
"""What a text says that has things ticked, not told apart by their letters."""

_STROKES, _SENTENCE, _SORTED, _CORNER = 15.0, 18.0, 21.0, 45.0
"""How high, in millimetres, a row is for strokes, for a sentence or two, for letters
under a heading, and for a corner of a grid."""


def tool(setting: Setting, stretch: Stretch, block: Block, _: Step) -> Blocks:
    """The worksheets of the tools that a block names."""
    module = setting.modules.get(stretch.id) if stretch.kind == "module" else None
    shown = items.shown(module.tools if module is not None else setting.course.tools, block)
    owner = module.id if module is not None else "course"
    minutes = max(1, block.minutes // len(shown)) if shown else 0
    return tuple(worksheet(setting, used, owner, minutes, setting.accent(stretch)) for used in shown)


def worksheet(setting: Setting, used: Tool, owner: str, minutes: int, accent: int = 0) -> DocumentBlock:
    """A tool to work with: for how long, what it asks, a worked example where there is one, and its places to write."""
    number = setting.numbers.get(used.address, "")
    kind = setting.words.text("tool_number", number=number)
    meta = after_slide(setting, joined(setting.words.count("minutes", minutes)), slide_ids.tool(owner, used))
    head = Heading(2, used.title, used.address, number, accent, kind=kind, facts=meta)
    return KeepTogether((head, Paragraph(used.prompt), *places(setting, used)))


def places(setting: Setting, used: Tool, steps: tuple[Text, ...] = ()) -> Blocks:
    """The places to write of a tool, by its kind; ``steps`` are those of the exercise that it is used in."""
    w = setting.words
    rows: tuple[tuple[Text, ...], ...]
    match used.kind:
        case "checklist":
            return (ItemList(tuple(map(labelled, used.fields)), "check"),)
        case "tally":
            rows = tuple((labelled(field), Text()) for field in used.fields)
            watched = (w.text("column_watch"), w.text("column_strokes"))
            return (Table(watched, rows, (0.4, 0.6), used.title.plain, row_mm=_STROKES),)
        case "before_after" | "plan":
            heads = used.heads or (w.text("column_first"), w.text("column_second"))
            rows = tuple((labelled(field), *(Text() for _ in heads)) for field in used.fields)
            share = 0.72 / len(heads)
            return (Table((Text(), *heads), rows, (0.28, *(share for _ in heads)), used.title.plain, row_mm=_SENTENCE),)
        case "grid":
            cells = [phrases.told(one.label, one.hint) if one.hint else stronger(one.label) for one in used.fields]
            header = (Text(), *used.across)
            sides = used.down or (Text(), Text())
            rows = ((sides[0], *cells[:2]), (sides[1], *cells[2:4]))
            return (Table(header, rows, (0.2, 0.4, 0.4), used.title.plain, row_mm=_CORNER, write_below=True),)
        case "sort":
            if any(_TICKED.search(text.plain) for text in (used.prompt, *steps)):
                kinds = tuple(_place(w, one) for one in used.fields)
                return (ItemList(tuple(item.text for item in used.items), "check"), Form(kinds))
            heads = tuple(field.label for field in used.fields)
            rows = (tuple(Text() for _ in heads),)
            below = Table(heads, rows, tuple(1 / len(heads) for _ in heads), used.title.plain, row_mm=_SORTED)
            return (ItemList(tuple(item.text for item in used.items), "letter"), below)
        case "form":
            return (Form(tuple(_place(w, one) for one in used.fields)),)
        case "ladder":
            rungs = tuple(_step(w, number, one) for number, one in enumerate(used.fields, 1))
            return (WriteOn(w.text("ladder_idea"), 1), Form(rungs, rises=True))


def _place(w: Words, field: ToolField) -> FormPlace:
    """A line of a form, a colon between its label and what helps to fill it in."""
    ends = field.label.plain.endswith((".", "?", "!", "…", ":"))
    label = joined(field.label, ":") if field.hint and not ends else field.label
    return FormPlace(label, field.hint, _example(w, field), field.lines, words=field.words)


def _step(w: Words, number: int, field: ToolField) -> FormPlace:
    """A question of a ladder with yes and no, and what to do after a no."""
    hint = _after_a_no(w, field.hint)
    choices = (w.text("yes"), w.text("no"))
    return FormPlace(joined(f"{number}. ", field.label), hint, _example(w, field), field.lines, choices)


def _after_a_no(w: Words, hint: Text) -> Text:
    """What to do after a no, with the words that say so, unless the author has begun with them."""
    if not hint:
        return Text()
    begins = w.say("if_no", hint="").split()[0].casefold()
    return hint if hint.plain.casefold().startswith(f"{begins} ") else w.text("if_no", hint=hint)


def _example(w: Words, field: ToolField) -> Text:
    return w.text("for_example", example=field.example) if field.example else Text()


def exercise(setting: Setting, stretch: Stretch, block: Block, _: Step) -> Blocks:
    """The exercises of a block: what to do, and lines where there is something to write."""
    module = setting.modules[stretch.id]
    w, accent = setting.words, setting.accent(stretch)
    made: list[DocumentBlock] = []
    for done in items.shown(module.exercises, block):
        number = setting.numbers[done.address]
        minutes = done.minutes or max(1, block.minutes // len(block.items))
        meta = joined(w.count("minutes", minutes), " · ", done.grouping)
        facts = after_slide(setting, meta, slide_ids.exercise(module, done))
        kind = w.text("exercise_number", number=number)
        parts: Blocks = (
            Heading(2, done.title, done.address, number, accent, kind=kind, facts=facts),
            ItemList(done.steps, "number"),
        )
        used = next((one for one in module.tools if one.id == done.tool), None)
        if used is not None and used.address in setting.numbers:
            parts += (
                Callout(
                    w.say("tool_here"),
                    (Paragraph(w.text("at_workbook", number=setting.numbers[used.address])),),
                    accent,
                ),
            )
        elif used is not None:
            parts += places(setting, used, done.steps)
        if done.lines:
            below = used.noted if used is not None and used.kind in ("before_after", "plan") else Text()
            parts += (WriteOn(below, done.lines),)
        made.append(KeepTogether(parts))
    return tuple(made)
