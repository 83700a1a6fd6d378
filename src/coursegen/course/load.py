"""A course folder to one checked course, the table of where everything was written, and what to warn of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from coursegen.course.addresses import Places
from coursegen.course.agenda import agenda_of, notes_by_block, titles_of
from coursegen.course.course_checks import course_problems
from coursegen.course.forms import ArticleForm, CourseForm, Form, ModuleForm
from coursegen.course.module_checks import article_problems, module_problems
from coursegen.course.modules import activity_of, module_of, rules_of, source_of
from coursegen.course.terms import terms_of
from coursegen.course.texts import Texts
from coursegen.course.validate import checked
from coursegen.model.course import Course, Module, Notes, Source
from coursegen.model.origin import Origins
from coursegen.problems import Problem, Refused, Severity, in_order, located
from coursegen.source import nodes
from coursegen.source.folder import ARTICLES, MODULES, CourseFiles, course_files

F = TypeVar("F", bound=Form)


@dataclass(frozen=True, slots=True)
class LoadedCourse:
    """A course with what belongs to its files: ``hashes`` maps relative paths to sha256, in hex.

    ``warnings`` are located and in the order of their places.
    """

    course: Course
    origins: Origins
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]


def load_course(root: Path) -> LoadedCourse:
    """The course in a folder.

    Errors: ``Refused`` with every problem of every file, warnings included, each with its place. A
    folder without ``course.yaml`` has one whose rule is ``no-course``.
    """
    files = course_files(root)
    forms = _forms(files)
    terms = None if forms.course is None else terms_of(forms.course.terms)
    texts = Texts(terms)
    made = _Made(forms, texts)
    found = [*files.problems, *forms.problems, *_between(forms, files), *texts.problems]
    origins = Origins(Places(_roots(files)), files.lines)
    problems = in_order(located(problem, origins.place) for problem in found) if found else []
    if forms.course is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)
    course = made.course(forms.course, _stamp(forms.course.version, files.hashes))
    return LoadedCourse(course, origins, tuple(problems), files.hashes)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The files whose shape is right, and what is wrong with the others."""

    course: CourseForm | None
    modules: Mapping[str, ModuleForm]
    articles: Mapping[str, ArticleForm]
    problems: tuple[Problem, ...]


def _forms(files: CourseFiles) -> _Forms:
    problems: list[Problem] = []

    def all_of(found: Mapping[str, nodes.Node], form: type[F]) -> dict[str, F]:
        good = {}
        for name, node in found.items():
            values, wrong = checked(node, form)
            problems.extend(wrong)
            if values is not None:
                good[name] = values
        return good

    course = all_of({} if files.course is None else {"course": files.course}, CourseForm)
    modules, articles = all_of(files.modules, ModuleForm), all_of(files.articles, ArticleForm)
    return _Forms(course.get("course"), modules, articles, tuple(problems))


def _between(forms: _Forms, files: CourseFiles) -> list[Problem]:
    """What is wrong between the parts of files whose shape is right."""
    problems: list[Problem] = []
    articles = _names(files, files.articles, ARTICLES)
    modules = _names(files, files.modules, MODULES)
    for stem, article in forms.articles.items():
        problems.extend(article_problems(article, stem))
    for stem, module in forms.modules.items():
        problems.extend(module_problems(module, stem, articles))
    if forms.course is not None:
        problems.extend(course_problems(forms.course, forms.modules, files.modules, modules))
    return problems


def _names(files: CourseFiles, read: Mapping[str, nodes.Node], folder: str) -> list[str] | None:
    """The names of a folder's files, those that could not be read too; ``None`` where it can't be listed."""
    if folder in files.unread:
        return None
    start = f"{folder}/"
    unread = (file.removeprefix(start).removesuffix(".yaml") for file in files.unread if file.startswith(start))
    return sorted({*read, *unread})


def _roots(files: CourseFiles) -> dict[str, nodes.Node]:
    roots = {} if files.course is None else {"course": files.course}
    roots.update(files.modules)
    roots.update({f"articles.{stem}": node for stem, node in files.articles.items()})
    return roots


def _stamp(version: str, hashes: Mapping[str, str]) -> str:
    listed = "".join(f"{file}\0{digest}\n" for file, digest in sorted(hashes.items()))
    return f"{version} · {sha256(listed.encode()).hexdigest()[:7]}"


class _Made:
    """Every text of the course made, so that what is wrong with any of them is known before the course is."""

    def __init__(self, forms: _Forms, texts: Texts) -> None:
        self._forms = forms
        self._texts = texts
        self._notes: dict[str, Notes] = {}
        self._modules: dict[str, Module] = {}
        for stem, form in forms.modules.items():
            self._modules[stem] = module_of(form, stem, texts)
            self._notes.update(notes_by_block(form.plan, f"{stem}.plan", texts))
        self._sources = {stem: source_of(form, texts) for stem, form in forms.articles.items()}
        if (course := forms.course) is None:
            return
        self._titles = titles_of(course.agenda, texts)
        for row in course.agenda:
            self._notes.update(notes_by_block(row.plan, f"course.agenda.{row.id}.plan", texts))
        self._rules = rules_of(course.rules, "course.rules", texts)
        self._activities = tuple(activity_of(one, texts) for one in course.activities)
        self._commitments = rules_of(course.commitments, "course.commitments", texts)
        self._title = texts.one(course.title, "course.title")
        self._subtitle = texts.one(course.subtitle, "course.subtitle")
        self._audience = texts.one(course.audience, "course.audience")
        self._goals = texts.each(course.goals, "course.goals")

    def course(self, form: CourseForm, stamp: str) -> Course:
        """The course, once nothing is wrong."""
        modules = tuple(self._modules[row.id] for row in form.agenda if row.kind == "module")
        return Course(
            id=form.id,
            title=self._title,
            subtitle=self._subtitle,
            version=form.version,
            stamp=stamp,
            language=form.language,
            page=form.page,
            audience=self._audience,
            goals=self._goals,
            use=form.use,
            distribution=form.distribution,
            agenda=agenda_of(form, self._forms.modules, self._modules, self._notes, self._titles),
            modules=modules,
            rules=self._rules,
            activities=self._activities,
            commitments=self._commitments,
            sources=self._used(modules),
        )

    def _used(self, modules: tuple[Module, ...]) -> dict[str, Source]:
        used: dict[str, None] = {}
        for module in modules:
            used[module.source] = None
            for point in module.key_points:
                used.update((evidence.article, None) for evidence in point.evidence)
            used.update((evidence.article, None) for evidence in module.scenario.evidence)
        return {article: self._sources[article] for article in used}
