"""Composes sheets that take a promise to the job: an action plan, and what to start, stop and continue."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading, KeepTogether, PageBreak, WriteOn

Blocks = tuple[DocumentBlock, ...]


def steps_to_choose(setting: Setting, _: Step) -> Blocks:
    """Every action step of the course by module, to tick those that one takes on."""
    title = setting.words.text("choose_title")
    head = Heading(1, title, f"{setting.recipe.id}.choose", running=title.plain)
    return (PageBreak(), head, *_steps(setting))


def _steps(setting: Setting) -> Iterator[DocumentBlock]:
    for module in setting.course.modules:
        steps = _to_tick(setting, module)
        if steps.items:
            yield KeepTogether((Paragraph(phrases.numbered(setting, module), "label"), steps))


def _to_tick(setting: Setting, *modules: Module) -> ItemList:
    w = setting.words
    every = (one for module in modules for one in module.action_steps)
    return ItemList(tuple(w.text("step_due", step=one.step, due=one.due) for one in every), "check")


def _offered(setting: Setting, rows: int) -> Blocks:
    """The steps to take one from, or as many as there are rows; nothing where a page of their own has them."""
    entries = setting.recipe.entries
    steps = _to_tick(setting, *setting.course.modules)
    if not steps.items or any(isinstance(entry, Step) and entry.block == "steps_to_choose" for entry in entries):
        return ()
    w = setting.words
    lead = w.text("plan_one") if rows == 1 else w.text("plan_several", rows=phrases.in_words(w, rows))
    return (Paragraph(lead), steps)


def action_plan(setting: Setting, step: Step) -> Blocks:
    """The steps to choose from, a row for the one that is taken on, what helps and hinders, when to look again."""
    w, rows = setting.words, step.whole("rows")
    title = w.text("plan_title")
    header = (w.text("column_action"), w.text("column_helps"), w.text("column_due"), w.text("column_my_measure"))
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.plan", running=title.plain),
        FillIn((w.text("name"),)),
        *_offered(setting, rows),
        Table(header, (), (0.36, 0.18, 0.16, 0.3), w.say("plan_caption"), fill_rows=rows),
        *(FillIn((w.text(f"plan_{one}"),)) for one in ("barrier", "then")),
        Columns(((FillIn((w.text("review_date"),)),), (FillIn((w.text("review_with"),)),))),
    )


def start_stop_continue(setting: Setting, _: Step) -> Blocks:
    """Three lists of a few lines each, when it is first tried, and with whom."""
    w = setting.words
    title = w.text("ssc_title")
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.lists", running=title.plain),
        FillIn((w.text("name"),)),
        *(WriteOn(w.text(f"ssc_{one}"), 3) for one in ("start", "stop", "continue")),
        Columns(((FillIn((w.text("first_use"),)),), (FillIn((w.text("partner"),)),))),
    )
