"""Composes a page for the manager of those who took part: what they learnt, what to do, what to ask and to note."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import DocumentBlock, FillIn, Heading, WriteOn
from coursegen.model.text import Text

Blocks = tuple[DocumentBlock, ...]

_EACH = "each "  # how an owner begins who is everybody, each for themselves
_TOLD = 1  # lines for what people tell


def for_the_manager(setting: Setting, _: Step) -> Blocks:
    """Each module in a row, with a step and a question; then the steps of those who lead, what to ask, and lines."""
    w, course = setting.words, setting.course
    rows = tuple(
        (phrases.told(phrases.numbered(setting, module), module.takeaway), _first_step(setting, module), _ask(module))
        for module in course.modules
    )
    header = (w.text("column_learnt"), w.text("column_first_step"), w.text("column_recall"))
    return (
        Heading(1, course.title, f"{setting.recipe.id}.page", running=setting.recipe.title),
        Paragraph(w.text("manager_lead")),
        Table(header, rows, (0.34, 0.38, 0.28), w.say("manager_caption"), address="course.agenda", small=True),
        *_yours(setting),
        Paragraph(w.text("manager_ask"), "label"),
        ItemList((w.text("manager_ask_first"), w.text("manager_ask_help"))),
        Paragraph(w.text("manager_told"), "label"),
        WriteOn(Text(), _TOLD),
        FillIn((w.text("manager_date"),)),
    )


def _yours(setting: Setting) -> Blocks:
    """The steps that nobody takes alone, which those who lead see to."""
    steps = tuple(
        phrases.step_with_due(setting, step)
        for module in setting.course.modules
        for step in module.action_steps
        if not step.owner.plain.casefold().startswith(_EACH)
    )
    return (Paragraph(setting.words.text("manager_yours"), "label"), ItemList(steps, "check")) if steps else ()


def _first_step(setting: Setting, module: Module) -> Text:
    first = next(iter(module.action_steps), None)
    return setting.words.text("step_due", step=first.step, due=first.due) if first is not None else Text()


def _ask(module: Module) -> Text:
    """A question that was asked in the room: to discuss, after a scene, or at a key point."""
    asked = (
        *(one.ask for one in module.questions),
        *(one.ask for scene in module.scenarios for one in scene.debrief),
        *(one for point in module.key_points for one in point.notes.ask),
    )
    return asked[0] if asked else Text()
