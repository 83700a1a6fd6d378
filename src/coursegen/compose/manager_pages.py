"""Composes a page for the manager of those who took part: what they learnt, what to do, what to ask and to note."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.attendance import occasion_lines
from coursegen.compose.quiz_sheets import asked_in_test, marked, minutes_for, needed
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading, WriteOn
from coursegen.model.text import Text, joined, within, words

Blocks = tuple[DocumentBlock, ...]

_EACH = "each "  # how an owner begins who is everybody, each for themselves
_FEW = 2  # modules
_TOLD = 2  # lines for what people tell, at least


def for_the_manager(setting: Setting, step: Step) -> Blocks:
    """Each module in a row, with a step and a question; then the steps of those who lead, what to ask, and lines."""
    w, course = setting.words, setting.course
    rows = tuple(
        (phrases.told(phrases.numbered(setting, module), module.takeaway), _first_step(setting, module), _ask(module))
        for module in course.modules
    )
    when = " · ".join(one.text.plain for one in occasion_lines(setting)) if course.session else ""
    held = (f"{when}. ",) if when else ()
    header = (w.text("column_learnt"), w.text("column_first_step"), w.text("column_recall"))
    return (
        Heading(1, course.title, f"{setting.recipe.id}.page", running=setting.recipe.title),
        Paragraph(joined(w.text("manager_took"), " ", *held, w.text("manager_lead"))),
        *_aims(setting),
        Table(header, rows, (0.34, 0.38, 0.28), w.say("manager_caption"), address="course.agenda", small=True),
        *_yours(setting),
        Columns((_to_know_and_ask(setting), (*_quiz(setting, step.whole("pass_mark")), _line(w.text("manager_date"))))),
        *((WriteOn(w.text("manager_told"), _TOLD),) if _roomy(setting) else ()),
    )


def _roomy(setting: Setting) -> bool:
    """Whether the page has room for aims and for lines; with more modules their table says as much and fills it."""
    return len(setting.course.modules) <= _FEW


def _aims(setting: Setting) -> Blocks:
    """What the course is for, in a line or two; nothing where it does not say."""
    told = words(" ".join(goal.plain for goal in setting.course.goals) if _roomy(setting) else "")
    return (Paragraph(phrases.told(setting.words.text("manager_aims"), told)),) if told else ()


def _quiz(setting: Setting, pass_mark: int) -> Blocks:
    """That a test follows, how long it is, what passes, and lines for its day and for who is told what came of it."""
    w, asked = setting.words, asked_in_test(setting)
    if not asked:
        return ()
    kind = "marked" if marked(setting) else "unmarked"
    many = len(asked)
    told = w.text(
        f"manager_quiz_{kind}",
        questions=w.count("questions", many),
        needed=str(needed(many, pass_mark)),
        minutes=str(minutes_for(many)),
    )
    return (
        Paragraph(phrases.told(w.text("manager_quiz"), told)),
        _line(w.text("manager_quiz_seen")),
        _line(w.text("manager_quiz_day")),
    )


def _to_know_and_ask(setting: Setting) -> Blocks:
    """What the course wants managers to know, and what to ask their people."""
    w = setting.words
    return (
        *(Paragraph(one.text) for one in setting.course.for_manager),
        Paragraph(w.text("manager_ask"), "label"),
        ItemList((w.text("manager_ask_first"), w.text("manager_ask_help"))),
    )


def _line(label: Text) -> FillIn:
    """A short thing to fill in, on a line of its own."""
    return FillIn((label,))


def _yours(setting: Setting) -> Blocks:
    """The steps that nobody takes alone, which those who lead see to."""
    steps = tuple(
        phrases.step_with_due(setting, replace(step, step=_without_places(step.step)))
        for module in setting.course.modules
        for step in module.action_steps
        if not step.owner.plain.casefold().startswith(_EACH)
    )
    return (Paragraph(setting.words.text("manager_yours"), "label"), ItemList(steps, "check")) if steps else ()


def _first_step(setting: Setting, module: Module) -> Text:
    first = next(iter(module.action_steps), None)
    if first is None:
        return Text()
    return setting.words.text("step_due", step=_without_places(first.step), due=first.due)


def _without_places(step: Text) -> Text:
    """A step without the places in brackets, such as "(Workbook 2.4)": whoever manages has no workbook."""
    kept, at, end = [], 0, 0
    for run in step.runs:
        start, at = at, at + len(run.text)
        if run.at and step.plain[start - 2 : start] == " (" and step.plain[at : at + 1] == ")":
            kept.append(within(step, end, start - 2))
            end = at + 1
    return joined(*kept, within(step, end, len(step.plain)))


def _ask(module: Module) -> Text:
    """A question that was asked in the room: to discuss, after a scene, or at a key point."""
    asked = (
        *(one.ask for one in module.questions),
        *(one.ask for scene in module.scenarios for one in scene.debrief),
        *(one for point in module.key_points for one in point.notes.ask),
    )
    return asked[0] if asked else Text()
