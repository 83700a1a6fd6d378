"""Lists the forms of drawings: what an author writes, how each is drawn, and how it is said in words alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coursegen.course.forms import diagram
from coursegen.course.forms import visual as fields
from coursegen.course.forms.form import Form
from coursegen.layout.forms import curves, figures, native, played, talk, through, turning, ways, weighing, worksheets
from coursegen.layout.forms.sketch import Sketch
from coursegen.model import diagrams as d
from coursegen.model import visuals as v
from coursegen.model.slide import Slide


class DrawnForm(Struct, frozen=True):
    """One form: its value, the fields that authors write, and what draws it.

    That is ``draw``, for what is a group of shapes on a stage. What PowerPoint has a thing of its own for has no stage:
    ``placed`` gives the slide with it in the places of its layout.

    Its plain text version and its alternative text are made of its words by ``compose/visuals.py``, the latter by the
    sentence ``visual_NAME`` of the catalogue. ``beside`` draws on the higher of two stages where a layout has
    it, ``either`` on any of the two; a form on which a course ``turns`` has a dark ground where the template has one.
    """

    value: type[v.Visual]
    fields: type[Form]
    draw: Callable[[Any, Sketch], None] | None = None
    beside: bool = False
    either: bool = False
    turns: bool = False
    placed: Callable[[Any, Slide], Slide] | None = None


FORMS: Mapping[str, DrawnForm] = {
    "curves": DrawnForm(v.Curves, fields.CurvesForm, curves.curves),
    "iceberg": DrawnForm(v.Iceberg, fields.IcebergForm, curves.iceberg, beside=True),
    "contact_curve": DrawnForm(v.ContactCurve, fields.ContactCurveForm, curves.contact_curve),
    "gap": DrawnForm(v.Gap, fields.GapForm, talk.gap),
    "dialogue": DrawnForm(v.Dialogue, fields.DialogueForm, talk.dialogue, either=True),
    "sentence_pair": DrawnForm(v.SentencePair, fields.SentencePairForm, talk.sentence_pair),
    "fork": DrawnForm(v.Fork, fields.ForkForm, ways.fork),
    "steps": DrawnForm(v.Steps, fields.StepsForm, ways.steps, either=True),
    "bar": DrawnForm(v.Bars, fields.BarsForm, figures.bar),
    "checks": DrawnForm(v.Checks, fields.ChecksForm, figures.checks, beside=True),
    "amounts": DrawnForm(v.Amounts, fields.AmountsForm, figures.amounts, either=True),
    "clock": DrawnForm(v.Clock, fields.ClockForm, figures.clock),
    "statement": DrawnForm(v.Statement, fields.StatementForm, turning.statement, turns=True),
    "bubble_question": DrawnForm(v.BubbleQuestion, fields.BubbleQuestionForm, talk.bubble_question),
    "options": DrawnForm(v.Options, fields.OptionsForm, talk.options, either=True),
    "tasks": DrawnForm(v.Tasks, fields.TasksForm, ways.tasks, either=True),
    "cast": DrawnForm(v.Cast, fields.CastForm, played.cast, either=True),
    "worksheet": DrawnForm(v.Worksheet, fields.WorksheetForm, worksheets.worksheet, either=True),
    "line_recap": DrawnForm(v.LineRecap, fields.LineRecapForm, through.line_recap),
    "comparison": DrawnForm(d.Comparison, diagram.ComparisonForm, placed=native.comparison),
    "balance": DrawnForm(d.Balance, diagram.BalanceForm, weighing.balance),
    "two_by_two": DrawnForm(d.TwoByTwo, diagram.TwoByTwoForm, weighing.two_by_two),
    "cycle": DrawnForm(d.Cycle, diagram.CycleForm, ways.cycle, beside=True),
    "spectrum": DrawnForm(d.Spectrum, diagram.SpectrumForm, weighing.spectrum),
    "process": DrawnForm(d.Process, diagram.ProcessForm, ways.process),
    "timeline": DrawnForm(d.Timeline, diagram.TimelineForm, ways.timeline),
    "big_number": DrawnForm(v.BigNumber, fields.BigNumberForm, figures.big_number),
    "portrait": DrawnForm(v.Portrait, fields.PortraitForm, talk.portrait),
    "quotation": DrawnForm(v.Quotation, fields.QuotationForm, talk.quotation),
    "picture": DrawnForm(v.Photo, fields.PhotoForm, placed=native.picture),
}
"""Every form by its name, which is what its group is called in a deck."""
