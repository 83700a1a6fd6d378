"""Lists the forms of drawings: what an author writes, how each is drawn, and how it is said in words alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coursegen.course.forms.form import Form
from coursegen.course.forms.visual import GapForm
from coursegen.layout.forms import talk
from coursegen.layout.forms.sketch import Sketch
from coursegen.model.visuals import Gap, Visual


class DrawnForm(Struct, frozen=True):
    """One form: its value, the fields that authors write, and what draws it.

    Its plain text version and its alternative text are made of its words by ``compose/visuals.py``, the latter by the
    sentence ``visual_NAME`` of the catalogue. ``beside`` draws on the higher of two stages where a layout has it.
    """

    value: type[Visual]
    fields: type[Form]
    draw: Callable[[Any, Sketch], None]
    beside: bool = False


FORMS: Mapping[str, DrawnForm] = {
    "gap": DrawnForm(Gap, GapForm, talk.gap),
}
"""Every form by its name, which is what its group is called in a deck."""
