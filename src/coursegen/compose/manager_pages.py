"""Composes a page for the manager of those who took part: what they learnt, what to ask them."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import DocumentBlock, FillIn, Heading
from coursegen.model.text import Text

Blocks = tuple[DocumentBlock, ...]


def for_the_manager(setting: Setting, _: Step) -> Blocks:
    """Each module in a row: its sentence, the first step, a question that brings it back; then what to talk about."""
    w, course = setting.words, setting.course
    rows = tuple(
        (phrases.told(phrases.numbered(setting, module), module.takeaway), _first_step(setting, module), _ask(module))
        for module in course.modules
    )
    header = (w.text("column_learnt"), w.text("column_first_step"), w.text("column_recall"))
    return (
        Heading(1, course.title, f"{setting.recipe.id}.page", running=setting.recipe.title),
        Paragraph(w.text("manager_lead")),
        Table(header, rows, (0.38, 0.33, 0.29), w.say("manager_caption"), address="course.agenda"),
        Paragraph(w.text("manager_ask"), "label"),
        ItemList((w.text("manager_ask_first"), w.text("manager_ask_way"), w.text("manager_ask_help"))),
        FillIn((w.text("manager_date"),)),
    )


def _first_step(setting: Setting, module: Module) -> Text:
    steps = module.action_steps
    return phrases.step_with_due(setting, steps[0]) if steps else Text()


def _ask(module: Module) -> Text:
    return module.questions[0].ask if module.questions else Text()
