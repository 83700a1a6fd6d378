"""Turns the form of a module's own slide into its value."""

from __future__ import annotations

from coursegen.course.assembly.anchors import anchor_of
from coursegen.course.assembly.chart_values import chart_of
from coursegen.course.assembly.part_values import evidence_of, notes_of, picture_of
from coursegen.course.assembly.visual_values import visual_of
from coursegen.course.forms import own_slide as forms
from coursegen.course.forms.files import ModuleForm
from coursegen.course.inline.texts import Texts
from coursegen.model.own_slides import Column, OwnSlide, Part, Row
from coursegen.model.text import Text
from coursegen.source.folder import CourseFiles


def own_slide_of(form: forms.OwnSlideForm, module: ModuleForm, at: str, texts: Texts, files: CourseFiles) -> OwnSlide:
    """A slide of the module at an address; what is wrong with its texts and picture is left in ``texts.problems``."""
    here = f"{at}.slides.{form.id}"
    return OwnSlide(
        id=form.id,
        kind=form.kind,
        after=anchor_of(form, module, at),
        title=texts.one(form.title, f"{here}.title"),
        body=texts.one(form.body, f"{here}.body"),
        notes=notes_of(form.notes, f"{here}.notes", texts),
        address=here,
        evidence=evidence_of(form.evidence),
        pictogram=form.pictogram or "",
        reserve=form.reserve,
        number=texts.one(form.number, f"{here}.number"),
        quote=texts.one(form.quote, f"{here}.quote"),
        who=texts.one(form.who, f"{here}.who"),
        caption=texts.one(form.caption, f"{here}.caption"),
        columns=tuple(_column(one, f"{here}.columns.{one.id}", texts) for one in form.columns),
        steps=tuple(_named(one, f"{here}.steps.{one.id}", texts) for one in form.steps),
        cells=tuple(_named(one, f"{here}.cells.{one.id}", texts) for one in form.cells),
        options=tuple(_option(one, f"{here}.options.{one.id}", texts) for one in form.options),
        across=texts.each(form.across or [], f"{here}.across"),
        down=texts.each(form.down or [], f"{here}.down"),
        header=texts.each(form.header, f"{here}.header"),
        rows=tuple(_row(one, f"{here}.rows.{one.id}", texts) for one in form.rows),
        picture=picture_of(form.picture, f"{here}.picture", texts, files),
        chart=chart_of(form.chart, f"{here}.chart", texts) if form.chart else None,
        visual=visual_of(form.visual, f"{here}.visual", texts, files),
    )


def _column(form: forms.ColumnForm, here: str, texts: Texts) -> Column:
    return Column(form.id, texts.one(form.head, f"{here}.head"), texts.each(form.items, f"{here}.items"), here)


def _named(form: forms.StepForm | forms.CellForm, here: str, texts: Texts) -> Part:
    return Part(form.id, texts.one(form.name, f"{here}.name"), texts.one(form.text, f"{here}.text"), here)


def _option(form: forms.PollOptionForm, here: str, texts: Texts) -> Part:
    return Part(form.id, Text(), texts.one(form.text, f"{here}.text"), here)


def _row(form: forms.RowForm, here: str, texts: Texts) -> Row:
    return Row(form.id, texts.each(form.cells, f"{here}.cells"), here)
