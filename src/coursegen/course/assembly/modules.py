"""Turns the form of a module into a value: what is more there than what each field says is worked out here."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from coursegen.course.assembly.anchors import anchor_of
from coursegen.course.assembly.chart_values import markable
from coursegen.course.assembly.values import Values
from coursegen.course.forms.files import KeyPointForm, ModuleForm
from coursegen.course.forms.own_slide import ChartForm, OwnSlideForm
from coursegen.course.forms.practice import ScenarioForm, use_of
from coursegen.model.course import KeyPoint, Module
from coursegen.model.own_slides import Chart, OwnSlide, Part
from coursegen.model.practice import Exercise, QuizItem, Scenario
from coursegen.model.text import Text, texts_of, words


def module_of(form: ModuleForm, here: str, values: Values) -> Module:
    """A module whose addresses start with ``here``, its pictures read from the course's folder."""
    given: dict[str, Any] = {
        "key_points": tuple(_key_point(one, f"{here}.key_points.{one.id}", values) for one in form.key_points),
        "scenarios": tuple(values.one(Scenario, one, at) for one, at in scenario_forms(form, here)),
        "quiz": tuple(values.one(QuizItem, one, f"{here}.quiz.{one.id}", use=use_of(one)) for one in form.quiz),
        "exercises": tuple(
            values.one(Exercise, one, at, help=values.texts.one(one.hint, f"{at}.hint"))
            for one, at in ((one, f"{here}.exercises.{one.id}") for one in form.exercises)
        ),
        "slides": tuple(_own_slide(one, form, here, values) for one in form.slides),
        "draft": form.status == "draft",
    }
    return values.one(Module, form, here, **given)


def scenario_forms(form: ModuleForm, stem: str) -> list[tuple[ScenarioForm, str]]:
    """A module's scenarios with their addresses: that of ``scenario:``, then those of ``scenarios:``."""
    only = [(form.scenario, f"{stem}.scenario")] if form.scenario is not None else []
    return [*only, *((one, f"{stem}.scenarios.{one.id}") for one in form.scenarios)]


def chart_of(form: ChartForm, here: str, values: Values) -> Chart:
    """The chart at an address."""
    names = markable(form)
    mark = names.index(form.mark) if form.mark in names else None
    return values.one(Chart, form, here, mark=mark)


def _key_point(form: KeyPointForm, here: str, values: Values) -> KeyPoint:
    point = values.one(KeyPoint, form, here)
    if not form.blanks:
        return point
    typed, drawn = f"{form.headline}\n{form.explanation}", tuple(texts_of(point.visual))
    headline, explanation = values.texts.with_blanks(
        point.headline, point.explanation, point.example, form.blanks, here, typed, drawn
    )
    return replace(point, headline=headline, explanation=explanation)


def _own_slide(form: OwnSlideForm, module: ModuleForm, at: str, values: Values) -> OwnSlide:
    here = f"{at}.slides.{form.id}"
    given: dict[str, Any] = {
        "after": anchor_of(form, module, at),
        "url": words(form.url, address=f"{here}.url") if form.url else Text(),
        "options": values.each(Part, form.options, f"{here}.options", name=Text()),
        "chart": chart_of(form.chart, f"{here}.chart", values) if form.chart else None,
    }
    return values.one(OwnSlide, form, here, **given)
