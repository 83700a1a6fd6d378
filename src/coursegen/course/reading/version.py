"""Makes the checked forms of one version: leaves out what does not belong to it, collects what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coursegen.course.assembly.places import places_in
from coursegen.course.checks.audience import audience_problems
from coursegen.course.checks.course_file import course_problems
from coursegen.course.checks.cuts import Cut, course_cut, module_cut
from coursegen.course.checks.dependencies import needs_in, unknown_needs, without_what_needs
from coursegen.course.checks.module_file import article_problems, module_problems
from coursegen.course.forms.files import ArticleForm, CourseForm, ModuleForm
from coursegen.course.inline.terms import Terms, terms_of
from coursegen.course.layers.layer_stack import Chosen
from coursegen.course.layers.merged_nodes import Layered
from coursegen.course.reading.turns import in_turn
from coursegen.course.validation.checked_once import Checks, checked_by
from coursegen.course.validation.conditions import Kept, audiences_of, condition_problems, facts_of, fails
from coursegen.course.validation.partial_form import AGENDA, MINUTES, TERMS
from coursegen.problems import Problem
from coursegen.source import nodes
from coursegen.source.folder import ARTICLES, MODULES, CourseFiles


@dataclass(slots=True)
class Version:
    """The forms of one version of a course, and what is not in it.

    ``course`` is ``None`` where its file can't be read. A form may have stand-ins for what is wrong in its file;
    ``unsure`` are the rules that say nothing of it then, by the file's address. ``gone`` maps addresses to why they
    are left out, ``minutes`` those of blocks that went because all that they showed did to their time.
    """

    course: CourseForm | None = None
    modules: dict[str, ModuleForm] = field(default_factory=dict)
    articles: dict[str, ArticleForm] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    gone: dict[str, str] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)
    audiences: dict[str, frozenset[str]] = field(default_factory=dict)
    unsure: dict[str, frozenset[str]] = field(default_factory=dict)

    def sure(self, problem: Problem) -> bool:
        """Whether a problem is no consequence of another one that its file has, by the problem's address."""
        steps = [*problem.address.split("."), ""]
        root = ".".join(steps[:2]) if steps[0] == ARTICLES else steps[0]
        return {problem.rule, f"{problem.rule}@{steps[1]}"}.isdisjoint(self.unsure.get(root, ()))

    @property
    def terms(self) -> Terms | None:
        """The course's terms; ``None`` where they can't be known."""
        if self.course is None or TERMS in self.unsure.get("course", ()):
            return None
        return terms_of(self.course.terms)


def version_of(files: CourseFiles, merged: Layered, chosen: Chosen, by_layers: frozenset[str]) -> Version:
    """The forms of what is merged.

    ``by_layers`` are modules that only layers use: the course as it is does not miss them in its agenda.
    """
    checked = checked_by(files)
    made = Version()
    layers = bool(chosen.above) or merged.stacks != {}
    facts = facts_of(chosen.team)
    course = before = None
    if merged.course is not None:
        course, problems, made.unsure["course"] = checked.judged(merged.course, CourseForm)
        made.problems += problems
        before = checked(files.course, CourseForm)[0] if files.course is not None else None
    kept = Kept(facts)
    if course is not None and checked.mentions(course, "when"):
        made.problems += condition_problems(course, "course", files.sectors, files.teams)
        course = kept.of(course, "course")
        made.audiences |= audiences_of(course, "course")
    in_agenda = {row.id for row in course.agenda if row.kind == "module"} if course is not None and layers else None
    for stem, node in merged.modules.items():
        if in_agenda is not None and stem not in in_agenda:
            continue
        form, problems, made.unsure[stem] = checked.judged(node, ModuleForm)
        made.problems += problems
        if form is None:
            continue
        if not checked.mentions(form, "when"):
            made.modules[stem] = form
            continue
        made.problems += condition_problems(form, stem, files.sectors, files.teams)
        if why := fails(form.when, facts):
            made.gone[stem] = why
            course = _without_row(course, stem)
        else:
            made.modules[stem] = kept.of(form, stem)
            made.audiences |= audiences_of(made.modules[stem], stem)
    for stem, node in merged.articles.items():
        article, problems, made.unsure[f"{ARTICLES}.{stem}"] = checked.judged(node, ArticleForm)
        made.problems += problems
        if article is not None:
            made.articles[stem] = article
    made.gone |= kept.gone
    made.problems += kept.problems
    _cut(made, course, before, files, merged)
    made.modules = in_turn(made.modules, made.course, before)
    if made.course is not None and made.audiences:
        made.problems += audience_problems(made.course, made.modules)
    found = _between(made, files, merged, by_layers, all_of_them=not layers)
    made.problems += (problem for problem in found if made.sure(problem) and not _meant(problem, made, merged))
    return made


def _meant(problem: Problem, made: Version, merged: Layered) -> bool:
    """Whether nobody sees something because a layer, or a condition, took away the block that shows it."""
    if problem.rule != "never-shown" or any(
        change.how == "inserted" for change in merged.stacks.get(problem.address, ())
    ):
        return False
    root = problem.address.partition(".")[0]
    removed = (at for at, stack in merged.stacks.items() if stack[-1].how == "removed")
    rows = (f"{root}.plan.", "course.agenda.") if root == "course" else (f"{root}.plan.",)
    return any(at.startswith(rows) for at in (*removed, *made.gone))


def _cut(
    made: Version, course: CourseForm | None, before: CourseForm | None, files: CourseFiles, merged: Layered
) -> None:
    """Bring the plans in line with what is gone, whoever took it away."""
    checked = checked_by(files)
    removed = {at: "" for at, stack in merged.stacks.items() if stack[-1].how == "removed"}
    gone = removed | made.gone
    cut = Cut()
    if gone:
        for stem, form in made.modules.items():
            own = files.modules.get(stem)
            made.modules[stem] = module_cut(form, checked(own, ModuleForm)[0] if own else None, stem, gone, cut)
        course = course_cut(course, before, gone, cut) if course is not None else None
    made.course = course
    made.gone |= cut.gone
    made.minutes = cut.minutes
    if not _needs_anything(made, checked):
        return
    made.problems += _never_there(made, files)
    while _rest_on_nothing(made, files, before):
        pass


def _needs_anything(made: Version, checked: Checks) -> bool:
    """Whether something rests on something else; in most courses nothing does."""
    forms = [*made.modules.items(), *([("course", made.course)] if made.course is not None else [])]
    return any(True for at, one in forms if checked.mentions(one, "needs", "without") for _ in needs_in(one, at))


def _never_there(made: Version, files: CourseFiles) -> Iterator[Problem]:
    """What something needs, or has other notes for, and the course never had."""
    forms: dict[str, ModuleForm | CourseForm] = {**made.modules}
    if made.course is not None:
        forms["course"] = made.course
    checked = checked_by(files)
    written = {stem: form for stem, node in files.modules.items() if (form := checked(node, ModuleForm)[0]) is not None}
    course = checked(files.course, CourseForm)[0] if files.course is not None else None
    known = {*places_in(course, written).by_id, *places_in(made.course, made.modules).by_id}
    for at, one in forms.items():
        yield from unknown_needs(one, at, known)


def _rest_on_nothing(made: Version, files: CourseFiles, before: CourseForm | None) -> bool:
    """Take out what needs something that is not there, once; whether anything went, since more may need that."""
    known = places_in(made.course, made.modules).__contains__
    gone: dict[str, str] = {}
    forms = {stem: without_what_needs(form, stem, known, gone) for stem, form in made.modules.items()}
    course = without_what_needs(made.course, "course", known, gone) if made.course is not None else None
    if not gone:
        return False
    cut, checked = Cut(), checked_by(files)
    went = made.gone | gone
    for stem, form in forms.items():
        own = files.modules.get(stem)
        made.modules[stem] = module_cut(form, checked(own, ModuleForm)[0] if own else None, stem, went, cut)
    made.course = course_cut(course, before, went, cut) if course is not None else None
    made.gone |= gone | cut.gone
    made.minutes |= cut.minutes
    return True


def _between(
    made: Version, files: CourseFiles, merged: Layered, by_layers: frozenset[str], *, all_of_them: bool
) -> Iterator[Problem]:
    """What is wrong between the parts of files, but for those on which a patch could not be laid."""
    articles = _names(files, files.articles, ARTICLES, _stated(made, made.articles, f"{ARTICLES}."))
    stated = _stated(made, made.modules, "")
    for stem, article in made.articles.items():
        if f"{ARTICLES}.{stem}" not in merged.doubtful:
            yield from article_problems(article, stem)
    for stem, module in made.modules.items():
        if stem not in merged.doubtful:
            yield from module_problems(module, stem, articles)
    if made.course is not None and "course" not in merged.doubtful:
        sees_all = all_of_them and AGENDA not in made.unsure["course"]
        rows = {row.id for row in made.course.agenda}
        missed = [stem for stem in files.modules if stem not in by_layers and stem not in made.gone]
        read = [stem for stem in missed if stated.get(stem) not in rows] if sees_all else []
        timed = {
            stem: module
            for stem, module in made.modules.items()
            if stem not in merged.doubtful and MINUTES not in made.unsure[stem]
        }
        yield from course_problems(made.course, timed, read, _names(files, files.modules, MODULES, stated))


def _stated(made: Version, forms: Mapping[str, ModuleForm] | Mapping[str, ArticleForm], prefix: str) -> dict[str, str]:
    """The ids of files that are not their names, by name: told there, and not again wherever they are used."""
    return {
        stem: form.id
        for stem, form in forms.items()
        if form.id != stem and "file-id" not in made.unsure[f"{prefix}{stem}"]
    }


def _without_row(course: CourseForm | None, stem: str) -> CourseForm | None:
    if course is None:
        return None
    rows = [row for row in course.agenda if row.id != stem or row.kind != "module"]
    return course.model_copy(update={"agenda": rows})


def _names(
    files: CourseFiles, read: Mapping[str, nodes.Node], folder: str, stated: Mapping[str, str]
) -> list[str] | None:
    """The names of a folder's files, and what can be meant by one: those that could not be read, and ids in files.

    ``None`` where it can't be listed.
    """
    if folder in files.unread:
        return None
    start = f"{folder}/"
    unread = (file.removeprefix(start).removesuffix(".yaml") for file in files.unread if file.startswith(start))
    return sorted({*read, *unread, *stated.values()})
