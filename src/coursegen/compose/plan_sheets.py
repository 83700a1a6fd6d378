"""Composes sheets that take a promise to the job: an action plan, and what to start, stop and continue."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import DocumentBlock, FillIn, Heading, KeepTogether, NotesPage, PageBreak, WriteOn

Blocks = tuple[DocumentBlock, ...]


def steps_to_choose(setting: Setting, _: Step) -> Blocks:
    """Every action step of the course by module, to tick those that one takes on."""
    w = setting.words
    title = w.text("choose_title")
    lists: list[DocumentBlock] = []
    for module in setting.course.modules:
        steps = tuple(w.text("step_due", step=one.step, due=one.due) for one in module.action_steps)
        named = Paragraph(phrases.numbered(setting, module), "label")
        lists.append(KeepTogether((named, ItemList(steps, "check"))))
    head = Heading(1, title, f"{setting.recipe.id}.choose", running=title.plain)
    return (PageBreak(), head, *lists)


def action_plan(setting: Setting, step: Step) -> Blocks:
    """A goal, rows for what to do, who, by when and how it shows; what helps, what hinders, and when to look again."""
    w = setting.words
    title = w.text("plan_title")
    header = (w.text("column_action"), w.text("column_owner"), w.text("column_due"), w.text("column_my_measure"))
    help_header = (w.text("column_support"), w.text("column_barrier"), w.text("column_then"))
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.plan", running=title.plain),
        FillIn((w.text("name"),)),
        WriteOn(w.text("plan_goal"), 2),
        Table(header, (), (0.38, 0.17, 0.16, 0.29), w.say("plan_caption"), fill_rows=step.whole("rows")),
        Table(help_header, (), (0.3, 0.35, 0.35), w.say("help_caption"), fill_rows=2),
        FillIn((w.text("review_date"), w.text("review_with"))),
    )


def start_stop_continue(setting: Setting, _: Step) -> Blocks:
    """Three lists that share out the page, when it is first tried, and with whom."""
    w = setting.words
    title = w.text("ssc_title")
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.lists", running=title.plain),
        FillIn((w.text("name"), w.text("first_use"), w.text("partner"))),
        NotesPage((w.text("ssc_start"), w.text("ssc_stop"), w.text("ssc_continue"))),
    )
