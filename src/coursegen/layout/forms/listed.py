"""Lists the forms of drawings: what an author writes, how each is drawn, and how it is said in words alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coursegen.course.forms import visual as fields
from coursegen.course.forms.form import Form
from coursegen.layout.forms import curves, figures, talk, ways
from coursegen.layout.forms.sketch import Sketch
from coursegen.model import visuals as v


class DrawnForm(Struct, frozen=True):
    """One form: its value, the fields that authors write, and what draws it.

    Its plain text version and its alternative text are made of its words by ``compose/visuals.py``, the latter by the
    sentence ``visual_NAME`` of the catalogue. ``beside`` draws on the higher of two stages where a layout has it.
    """

    value: type[v.Visual]
    fields: type[Form]
    draw: Callable[[Any, Sketch], None]
    beside: bool = False


FORMS: Mapping[str, DrawnForm] = {
    "curves": DrawnForm(v.Curves, fields.CurvesForm, curves.curves),
    "iceberg": DrawnForm(v.Iceberg, fields.IcebergForm, curves.iceberg, beside=True),
    "contact_curve": DrawnForm(v.ContactCurve, fields.ContactCurveForm, curves.contact_curve),
    "gap": DrawnForm(v.Gap, fields.GapForm, talk.gap),
    "dialogue": DrawnForm(v.Dialogue, fields.DialogueForm, talk.dialogue),
    "sentence_pair": DrawnForm(v.SentencePair, fields.SentencePairForm, talk.sentence_pair),
    "fork": DrawnForm(v.Fork, fields.ForkForm, ways.fork),
    "steps": DrawnForm(v.Steps, fields.StepsForm, ways.steps),
    "checks": DrawnForm(v.Checks, fields.ChecksForm, figures.checks),
    "amounts": DrawnForm(v.Amounts, fields.AmountsForm, figures.amounts),
}
"""Every form by its name, which is what its group is called in a deck."""
