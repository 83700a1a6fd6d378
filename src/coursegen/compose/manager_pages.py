"""Composes a page for the manager of those who took part: what they learnt, what to do, what to ask and to note."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.attendance import occasion_lines
from coursegen.compose.counts import counted
from coursegen.compose.quiz_sheets import asked_in_test, marked, minutes_for, needed
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.course import Module
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading
from coursegen.model.text import Text, joined, within, words

Blocks = tuple[DocumentBlock, ...]

_EACH = "each "  # how an owner begins who is everybody, each for themselves


def for_the_manager(setting: Setting, step: Step) -> Blocks:
    """What to ask, the steps of those who lead, what to make room for, and lines to write on, all in one size."""
    w, course = setting.words, setting.course
    when = " · ".join(one.text.plain for one in occasion_lines(setting)) if course.session else ""
    held = (f"{when}. ",) if when else ()
    return (
        Heading(1, course.title, f"{setting.recipe.id}.page", running=setting.recipe.title),
        Paragraph(joined(*held, w.text("manager_took"), " ", *_parts(setting))),
        *_to_ask(setting),
        *_yours(setting),
        *_to_know(setting, step.whole("pass_mark")),
        *_facts(setting),
        FillIn((w.text("manager_told"),)),
    )


def _parts(setting: Setting) -> Iterator[Text | str]:
    """The names of the modules in a sentence, which say what the course is about."""
    names = [words(module.title.plain, strong=True) for module in setting.course.modules]
    for place, name in enumerate(names, 1):
        yield name
        yield " · " if place < len(names) else ""


def _facts(setting: Setting) -> Blocks:
    """What was counted in the room, beside lines for the day of a test and for who is told what came of it."""
    asked = ("seen", "day") if asked_in_test(setting) else ("talk",)
    lines = FillIn(tuple(setting.words.text(f"manager_{one}") for one in asked))
    tables = tuple(replace(one, small=False) for one in counted(setting))
    return (Columns((tables, (lines,)), (0.56, 0.44)),) if tables else (lines,)


def _to_know(setting: Setting, pass_mark: int) -> Blocks:
    """What the course wants managers to know, and that a test follows, how long it is and what passes."""
    w, asked = setting.words, asked_in_test(setting)
    known = tuple(one.text for one in setting.course.for_manager)
    if asked:
        kind, many = "marked" if marked(setting) else "unmarked", len(asked)
        told = w.text(
            f"manager_quiz_{kind}",
            questions=w.count("questions", many),
            needed=str(needed(many, pass_mark)),
            minutes=str(minutes_for(many)),
        )
        known += (phrases.told(w.text("manager_quiz"), told),)
    return (Paragraph(w.text("manager_room"), "label"), ItemList(known)) if known else ()


def _to_ask(setting: Setting) -> Blocks:
    """What to ask whoever took part: a question for each module, and one whatever the course was about."""
    w = setting.words
    asked = (*(_asked(setting, module) for module in setting.course.modules), w.text("manager_ask"))
    return (Paragraph(w.text("manager_later"), "label"), ItemList(tuple(filter(None, asked))))


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
