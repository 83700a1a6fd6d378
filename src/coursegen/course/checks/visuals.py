"""Judges drawings as files are read: each has one form, and a comparison a cell for each column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coursegen.course.assembly.modules import scenario_forms
from coursegen.course.forms.diagram import RowForm
from coursegen.course.forms.files import ModuleForm
from coursegen.course.forms.visual import VisualForm
from coursegen.problems import Problem


def visual_problems(form: ModuleForm, stem: str) -> Iterator[Problem]:
    """What is wrong with the drawings of a module."""
    for here, visual in _visuals(form, stem):
        if len(visual.named) != 1:
            named = " and ".join(visual.named)
            message = f"a drawing has one form, and here are {named}" if named else "this drawing names no form"
            hint = "keep one of them" if named else "coursegen visuals lists the forms"
            yield Problem("visual", message, hint=hint, address=here)
        if (compared := visual.comparison) is not None:
            yield from uneven_rows(compared.header, compared.rows, f"{here}.comparison")


def uneven_rows(header: Sequence[str], rows: Iterable[RowForm], here: str) -> Iterator[Problem]:
    """The rows of a comparison that have not a cell for each column."""
    for row in rows:
        if len(row.cells) != len(header):
            message = f"this row has {len(row.cells)} cells, and the header has {len(header)}"
            hint = "write a cell for each column of the header"
            yield Problem("own-slide", message, hint=hint, address=f"{here}.rows.{row.id}.cells")


def _visuals(form: ModuleForm, stem: str) -> Iterator[tuple[str, VisualForm]]:
    yield from ((f"{stem}.key_points.{one.id}.visual", one.visual) for one in form.key_points if one.visual)
    yield from ((f"{stem}.questions.{one.id}.visual", one.visual) for one in form.questions if one.visual)
    yield from ((f"{stem}.slides.{one.id}.visual", one.visual) for one in form.slides if one.visual)
    yield from ((f"{at}.visual", one.visual) for one, at in scenario_forms(form, stem) if one.visual)
