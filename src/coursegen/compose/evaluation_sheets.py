"""Composes forms that ask what came of the course: at its end, before and now, and weeks later.

What is filled in on the day is one sheet of paper, what comes back weeks later another.
"""

from __future__ import annotations

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, ListMarker, Paragraph, Table
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading, KeepTogether, PageBreak, WriteOn
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_FIGURE, _WORDS = 11.0, 15.0  # mm: the height of a row for a figure, and for a few words


def reaction(setting: Setting, _: Step) -> Blocks:
    """Level 1: choices that say something concrete, no scales of agreement; no name is asked for."""
    w = setting.words
    title = w.text("reaction_title")
    parts = *(phrases.numbered(setting, module) for module in setting.course.modules), w.text("choice_part_none")
    return (
        Heading(1, title, f"{setting.recipe.id}.reaction", running=title.plain),
        _held(setting),
        Paragraph(w.text("reaction_lead")),
        _back(setting),
        _two(_one(w.text("ask_use"), _options(setting, "use", 4)), _one(w.text("ask_part"), parts)),
        _two(
            _one(w.text("ask_practice"), _options(setting, "practice", 3)),
            _several(w.text("ask_trainer"), _options(setting, "trainer", 4)),
        ),
        _two(
            _several(w.text("ask_material"), _options(setting, "material", 4)),
            _several(w.text("ask_hinder"), _options(setting, "hinder", 5)),
        ),
        WriteOn(w.text("ask_better"), 3),
        WriteOn(w.text("ask_need"), 2),
    )


def before_and_after(setting: Setting, _: Step) -> Blocks:
    """Level 2: what one could do before and can do now, an objective a row, in figures that say what they mean."""
    w = setting.words
    title = w.text("learning_title")
    header = (w.text("column_of_part"), w.text("column_can"), w.text("column_before"), w.text("column_now"))
    rows = tuple(
        (words(setting.numbers[module.address]), objective.text, Text(), Text())
        for module in setting.course.modules
        for objective in module.objectives
    )
    levels = [part for level in range(4) for part in (" · ", w.text(f"level_{level}"))][1:]
    return (
        PageBreak(),
        Heading(1, title, f"{setting.recipe.id}.learning", running=title.plain),
        Paragraph(w.text("learning_lead")),
        Paragraph(joined(*levels)),
        Table(
            header,
            rows,
            (0.09, 0.65, 0.13, 0.13),
            w.say("learning_caption"),
            address=f"{setting.recipe.id}.learning",
            row_mm=_FIGURE,
        ),
    )


def on_the_job(setting: Setting, step: Step) -> Blocks:
    """Level 3: after so many days, which steps were taken and what came of them; level 4 is each step's measure."""
    w, days = setting.words, str(step.whole("days"))
    title = w.text("job_title", days=days)
    header = (w.text("column_step"), w.text("column_measure"), w.text("column_done"), w.text("column_came"))
    steps = tuple(
        (one.step, one.measure, Text(), Text()) for module in setting.course.modules for one in module.action_steps
    )
    asked = tuple((WriteOn(w.text(f"job_{one}"), 3),) for one in ("helped", "hindered", "next"))
    return (
        PageBreak("odd"),
        Heading(1, title, f"{setting.recipe.id}.job", running=title.plain),
        _held(setting),
        Paragraph(w.text("job_lead", days=days)),
        _back(setting, w.text("date")),
        Table(
            header,
            steps,
            (0.36, 0.27, 0.08, 0.29),
            w.say("job_caption"),
            address=f"{setting.recipe.id}.steps",
            row_mm=_WORDS,
        ),
        Columns(asked),
    )


def _held(setting: Setting) -> Paragraph:
    """Of which course the sheet is, and when, where and by whom it was held."""
    held = (one.plain for one in occasion.when_and_where(setting.words, setting.whole.session))
    return Paragraph(words(" · ".join((setting.course.title.plain, *held))))


def _back(setting: Setting, *before: Text) -> Columns:
    """To whom the sheet goes back, and by which day, behind what else is to be filled in."""
    labels = (*before, setting.words.text("evaluation_back"), setting.words.text("evaluation_by"))
    return Columns(tuple((FillIn((label,)),) for label in labels), (0.28, 0.44, 0.28) if before else (0.6, 0.4))


def _options(setting: Setting, name: str, count: int) -> tuple[Text, ...]:
    return tuple(setting.words.text(f"choice_{name}_{number}") for number in range(1, count + 1))


def _two(one: DocumentBlock, other: DocumentBlock) -> DocumentBlock:
    return Columns(((one,), (other,)))


def _one(prompt: Text, options: tuple[Text, ...]) -> DocumentBlock:
    """A question with one answer, which has circles."""
    return _choice(prompt, options, "circle")


def _several(prompt: Text, options: tuple[Text, ...]) -> DocumentBlock:
    return _choice(prompt, options, "check")


def _choice(prompt: Text, options: tuple[Text, ...], marker: ListMarker) -> DocumentBlock:
    return KeepTogether((Paragraph(words(prompt.plain, strong=True)), ItemList(options, marker)))
