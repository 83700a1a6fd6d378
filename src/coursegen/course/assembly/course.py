"""Puts a course together from checked forms; every text is made before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coursegen.course.assembly.agenda import agenda_of, notes_by_block, titles_of
from coursegen.course.assembly.check_settings import checks_of
from coursegen.course.assembly.modules import module_of
from coursegen.course.assembly.sources import source_of
from coursegen.course.assembly.values import Values
from coursegen.course.forms.files import ArticleForm, CourseForm, ModuleForm
from coursegen.model.course import Course, Module
from coursegen.model.parts import Notes

_OF_A_VERSION = frozenset(("stamp", "team", "footer", "notice", "logo", "session", "audiences"))
_WORKED_OUT = frozenset(("agenda", "modules", "sources", "checks", "draft", "long_names", "refers"))
"""What a course has and its file does not say in so many words."""


class Assembly:
    """Every text of the course made, so that what is wrong with any of them is known before the course is."""

    def __init__(
        self,
        course: CourseForm | None,
        modules: Mapping[str, ModuleForm],
        articles: Mapping[str, ArticleForm],
        values: Values,
    ) -> None:
        self._plans, self._values = modules, values
        self._notes: dict[str, Notes] = {}
        self._modules: dict[str, Module] = {}
        for stem, form in modules.items():
            self._modules[stem] = module_of(form, stem, values)
            self._notes.update(notes_by_block(form.plan, f"{stem}.plan", values.texts))
        self._sources = {stem: source_of(form, values) for stem, form in articles.items()}
        if course is None:
            return
        self._titles = titles_of(course.agenda, values.texts)
        for row in course.agenda:
            self._notes.update(notes_by_block(row.plan, f"course.agenda.{row.id}.plan", values.texts))
        self._said = values.fields(Course, course, "course", _OF_A_VERSION | _WORKED_OUT)

    def pictures(self, form: CourseForm) -> dict[str, str]:
        """The hashes of the pictures in the agenda's modules, by path."""
        modules = [self._modules[row.id] for row in form.agenda if row.kind == "module"]
        of_points = [point.picture for module in modules for point in module.key_points]
        of_slides = [slide.picture for module in modules for slide in module.slides]
        return {picture.file: picture.sha256 for picture in (*of_points, *of_slides) if picture is not None}

    def course(self, form: CourseForm, **of_its_version: Any) -> Course:
        """The course, once nothing is wrong."""
        modules = tuple(self._modules[row.id] for row in form.agenda if row.kind == "module")
        return Course(
            **self._said,
            agenda=agenda_of(form, self._plans, self._modules, self._notes, self._titles),
            modules=modules,
            sources={name: self._sources[name] for module in modules for name in _cited(module)},
            checks=checks_of(form.check),
            draft=form.status == "draft",
            long_names=form.names == "long",
            refers=self._values.texts.refers,
            **of_its_version,
        )


def _cited(module: Module) -> Iterator[str]:
    """The articles that a module uses."""
    if module.source:
        yield module.source
    for part in (*module.key_points, *module.practised, *module.slides):
        yield from (evidence.article for evidence in part.evidence)
