"""Composes a page for the manager of those who took part: what they learnt, what to do, what to ask and to note."""

from __future__ import annotations

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.attendance import occasion_lines
from coursegen.compose.counts import counted
from coursegen.compose.quiz_sheets import asked_in_test, marked, minutes_for, needed
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading
from coursegen.model.text import Text, joined, within, words

Blocks = tuple[DocumentBlock, ...]

_EACH = "each "  # how an owner begins who is everybody, each for themselves


def for_the_manager(setting: Setting, step: Step) -> Blocks:
    """What the course is for, each module in a row, the steps of those who lead, what to ask, and lines to write on."""
    w, course = setting.words, setting.course
    when = " · ".join(one.text.plain for one in occasion_lines(setting)) if course.session else ""
    held = (f"{when}. ",) if when else ()
    return (
        Heading(1, course.title, f"{setting.recipe.id}.page", running=setting.recipe.title),
        Paragraph(joined(w.text("manager_took"), " ", *held, *_aims(setting)), "small"),
        _parts(setting),
        Columns(
            (
                (*_yours(setting), *_to_ask(setting)),
                (*_to_know(setting), *_quiz(setting, step.whole("pass_mark"))),
            ),
            levelled=True,
        ),
        _afterwards(setting),
    )


def _afterwards(setting: Setting) -> Columns:
    """What was counted in the room, where something was, beside lines for what has changed since and for a talk."""
    lines = tuple(_line(setting.words.text(f"manager_{one}")) for one in ("told", "date"))
    tables = counted(setting)
    return Columns((tables, lines), (0.6, 0.4)) if tables else Columns(tuple((one,) for one in lines), (0.65, 0.35))


def _parts(setting: Setting) -> Table:
    """Each module with its sentence, and what to ask of it later."""
    w = setting.words
    rows = tuple(
        (phrases.told(phrases.numbered(setting, module), module.takeaway), _asked(setting, module))
        for module in setting.course.modules
    )
    header = (w.text("column_learnt"), w.text("column_recall"))
    return Table(header, rows, (0.5, 0.5), w.say("manager_caption"), address="course.agenda", small=True)


def _aims(setting: Setting) -> tuple[Text, ...]:
    """What the course is for; nothing where it does not say."""
    told = words(" ".join(goal.plain for goal in setting.course.goals))
    return (phrases.told(setting.words.text("manager_aims"), told),) if told else ()


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
        Paragraph(phrases.told(w.text("manager_quiz"), told), "small"),
        _line(w.text("manager_quiz_seen")),
        _line(w.text("manager_quiz_day")),
    )


def _to_know(setting: Setting) -> Blocks:
    """What the course wants managers to know."""
    return tuple(Paragraph(one.text, "small") for one in setting.course.for_manager)


def _to_ask(setting: Setting) -> Blocks:
    """What to ask whoever took part, whatever the course was about."""
    w = setting.words
    return (Paragraph(phrases.told(w.text("manager_ask"), w.text("manager_ask_what")), "small"),)


def _line(label: Text) -> FillIn:
    """A short thing to fill in, on a line of its own."""
    return FillIn((label,))


def _yours(setting: Setting) -> Blocks:
    """The steps that nobody takes alone, which those who lead see to."""
    steps = tuple(
        setting.words.text("step_due", step=_without_places(step.step), due=step.due)
        for module in setting.course.modules
        for step in module.action_steps
        if not step.owner.plain.casefold().startswith(_EACH)
    )
    return (Paragraph(setting.words.text("manager_yours"), "label"), ItemList(steps, "check")) if steps else ()


def _asked(setting: Setting, module: Module) -> Text:
    """What a module has for a manager to ask, else how its first step went; nothing where it has neither."""
    first = next(iter(module.action_steps), None)
    if module.manager_asks or first is None:
        return module.manager_asks
    return setting.words.text("manager_asks_step", step=_without_places(first.step))


def _without_places(step: Text) -> Text:
    """A step without the places in brackets, such as "(Workbook 2.4)": whoever manages has no workbook."""
    kept, at, end = [], 0, 0
    for run in step.runs:
        start, at = at, at + len(run.text)
        if run.at and step.plain[start - 2 : start] == " (" and step.plain[at : at + 1] == ")":
            kept.append(within(step, end, start - 2))
            end = at + 1
    return joined(*kept, within(step, end, len(step.plain)))
