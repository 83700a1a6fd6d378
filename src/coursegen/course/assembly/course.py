"""Puts a course together from checked forms; every text is made before anything is decided."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.course.assembly.agenda import agenda_of, notes_by_block, titles_of
from coursegen.course.assembly.check_settings import checks_of
from coursegen.course.assembly.modules import module_of
from coursegen.course.assembly.sources import source_of
from coursegen.course.assembly.values import Values
from coursegen.course.forms.files import ArticleForm, CourseForm, ModuleForm
from coursegen.course.forms.slideshow import slideshow_of
from coursegen.course.inline.texts import Texts
from coursegen.model.background import Board, Farewell
from coursegen.model.course import Activity, Course, Module, Notice, Rule
from coursegen.model.layers import Session
from coursegen.model.parts import Notes, Picture
from coursegen.model.rights import Source
from coursegen.model.room import Room
from coursegen.model.text import Text
from coursegen.model.tools import Tool
from coursegen.source.folder import CourseFiles


class Assembly:
    """Every text of the course made, so that what is wrong with any of them is known before the course is."""

    def __init__(
        self,
        course: CourseForm | None,
        modules: Mapping[str, ModuleForm],
        articles: Mapping[str, ArticleForm],
        texts: Texts,
        files: CourseFiles,
    ) -> None:
        self._plans = modules
        self._texts = texts
        values = Values(texts, files)
        self._notes: dict[str, Notes] = {}
        self._modules: dict[str, Module] = {}
        for stem, form in modules.items():
            self._modules[stem] = module_of(form, stem, values)
            self._notes.update(notes_by_block(form.plan, f"{stem}.plan", texts))
        self._sources = {stem: source_of(form, texts, files) for stem, form in articles.items()}
        if course is None:
            return
        self._titles = titles_of(course.agenda, texts)
        for row in course.agenda:
            self._notes.update(notes_by_block(row.plan, f"course.agenda.{row.id}.plan", texts))
        self._rules = values.each(Rule, course.rules, "course.rules")
        self._activities = values.each(Activity, course.activities, "course.activities")
        self._tools = values.each(Tool, course.tools, "course.tools")
        self._boards = values.each(Board, course.boards, "course.boards")
        self._farewell = values.one(Farewell, course.farewell, "course.farewell") if course.farewell else None
        self._commitments = values.each(Rule, course.commitments, "course.commitments")
        self._title = texts.one(course.title, "course.title")
        self._subtitle = texts.one(course.subtitle, "course.subtitle")
        self._audience = texts.one(course.audience, "course.audience")
        self._goals = texts.each(course.goals, "course.goals")
        self._room = values.one(Room, course.room, "course.room") if course.room else None

    def pictures(self, form: CourseForm) -> dict[str, str]:
        """The hashes of the pictures in the agenda's modules, by path."""
        modules = [self._modules[row.id] for row in form.agenda if row.kind == "module"]
        of_points = [point.picture for module in modules for point in module.key_points]
        of_slides = [slide.picture for module in modules for slide in module.slides]
        return {picture.file: picture.sha256 for picture in (*of_points, *of_slides) if picture is not None}

    def course(
        self,
        form: CourseForm,
        stamp: str,
        *,
        team: str,
        footer: Text,
        notice: Notice | None,
        logo: Picture | None,
        session: Session | None,
        audiences: Mapping[str, frozenset[str]],
    ) -> Course:
        """The course, once nothing is wrong."""
        modules = tuple(self._modules[row.id] for row in form.agenda if row.kind == "module")
        return Course(
            id=form.id,
            title=self._title,
            subtitle=self._subtitle,
            version=form.version,
            stamp=stamp,
            language=form.language,
            long_names=form.names == "long",
            page=form.page,
            audience=self._audience,
            goals=self._goals,
            use=form.use,
            distribution=form.distribution,
            agenda=agenda_of(form, self._plans, self._modules, self._notes, self._titles),
            modules=modules,
            rules=self._rules,
            activities=self._activities,
            commitments=self._commitments,
            sources=self._used(modules),
            team=team,
            footer=footer,
            notice=notice,
            logo=logo,
            session=session,
            audiences=audiences,
            theme=form.theme or "",
            room=self._room,
            slideshow=slideshow_of(form.slideshow),
            checks=checks_of(form.check),
            draft=form.status == "draft",
            tools=self._tools,
            boards=self._boards,
            farewell=self._farewell,
            refers=self._texts.refers,
            pace=form.pace or 0,
            motif=form.motif,
            motif_path=form.motif_path or "",
        )

    def _used(self, modules: tuple[Module, ...]) -> dict[str, Source]:
        used: dict[str, None] = {}
        for module in modules:
            if module.source:
                used[module.source] = None
            for point in module.key_points:
                used.update((evidence.article, None) for evidence in point.evidence)
            for practised in module.practised:
                used.update((evidence.article, None) for evidence in practised.evidence)
            used.update((evidence.article, None) for slide in module.slides for evidence in slide.evidence)
        return {article: self._sources[article] for article in used}
