"""Loads a course folder: one checked course, where everything was written, and what to warn of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from coursegen.course.assembly.brands import brand_of
from coursegen.course.assembly.course import Assembly
from coursegen.course.assembly.places import places_in
from coursegen.course.assembly.values import Values
from coursegen.course.checks.module_file import unknown_icons
from coursegen.course.inline.texts import Texts
from coursegen.course.layers.layer_stack import Chosen, LayerNodes, chosen, course_layer, reserved_names
from coursegen.course.layers.merged_nodes import layered
from coursegen.course.loaded.addresses import Places
from coursegen.course.loaded.loaded_course import LoadedCourse, touching
from coursegen.course.loaded.stamp import stamp_of
from coursegen.course.reading.blame import Blame
from coursegen.course.reading.files_used import modules_of_layers, rests_on
from coursegen.course.reading.version import version_of
from coursegen.model.origin import Origins
from coursegen.model.text import words
from coursegen.problems import Place, Problem, Refused, Severity, in_order, located
from coursegen.source import nodes
from coursegen.source.folder import LAYER_FOLDERS, CourseFiles, course_files

__all__ = ["LoadedCourse", "course_as_written", "course_files", "course_of", "load_course"]


def load_course(root: Path, *, team: str = "", session: str = "") -> LoadedCourse:
    """The course in a folder, or a team's or a session's version of it. Errors: as :func:`course_of`."""
    return course_of(course_files(root), team, session)


def course_of(files: CourseFiles, team: str = "", session: str = "") -> LoadedCourse:
    """The course that was read, with the layers of a team and of a session laid on it, fitted to the session's time.

    Files are read and checked once, however many versions are asked for. ``team`` is ``""`` or ``base``
    for the course as it is; a session brings its team. Errors: ``Refused`` with every problem of every file
    that the version rests on, warnings included, each with its place. A folder without ``course.yaml`` has
    one whose rule is ``no-course``.
    """
    written = course_as_written(files, team, session)
    if not session:
        return written
    # Imported here: a course as it is has no session to be fitted to.
    from coursegen.course.fit.fitted_session import fitted_session

    fit = fitted_session(written, files)
    if fit is None:
        return written
    loaded = course_as_written(files, team, session, [fit.layer])
    return replace(loaded, warnings=tuple(in_order((*loaded.warnings, fit.told))))


def course_as_written(
    files: CourseFiles, team: str = "", session: str = "", more: Iterable[LayerNodes] = ()
) -> LoadedCourse:
    """As :func:`course_of`, but as long as it was written, whatever time a session has.

    ``more`` layers lie on top of the files' own (a fit to the session's time).
    """
    layers = _layers(files, team, session)
    above = (*layers.above, *more)
    merged = layered(files, above)
    version = version_of(files, merged, layers, modules_of_layers(files))
    texts = Texts(version.terms, places_in(version.course, version.modules))
    values = Values(texts, files)
    made = Assembly(version.course, version.modules, version.articles, values)
    brand, brand_problems = brand_of(values, merged.brand, merged.course, version.course)
    found = [*_of_the_course(files), *layers.problems, *merged.problems, *version.problems, *brand_problems]
    found += filter(version.sure, texts.problems)
    if any(problem.severity is Severity.ERROR for problem in found):
        found += unknown_icons(version.modules)  # told by the layout where the course comes so far
    roots = _roots(merged.course, merged.modules, merged.articles) | {"brand": merged.brand}
    places = Places(roots)
    origins = Origins(places, files.texts)
    blame = Blame(merged.stacks, places, version.minutes)
    placed = (_at_its_words(located(problem, origins.place), files.texts) for problem in found)
    problems = in_order(map(blame.at_its_line, placed)) if found else []
    if version.course is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)
    hashes = rests_on(files, version, [one.layer.file for one in above])
    pictures = made.pictures(version.course)
    if brand.logo is not None:
        pictures[brand.logo.file] = brand.logo.sha256
    if pictures:
        hashes = dict(sorted({**hashes, **pictures}.items()))
    title = layers.team.title if layers.team else ""
    stamp = stamp_of(version.course.version, hashes)
    used = {address: frozenset(names) for address, names in texts.terms_used.items()}
    return LoadedCourse(
        course=made.course(
            version.course,
            stamp=stamp,
            team=title,
            footer=brand.footer or words(title),
            notice=brand.notice,
            logo=brand.logo,
            session=layers.session,
            audiences=version.audiences,
        ),
        origins=origins,
        warnings=tuple(problems),
        hashes=hashes,
        layers=(course_layer(files), *dict.fromkeys(one.layer for one in above)),
        stacks=merged.stacks,
        brand=brand,
        team=layers.team,
        session=layers.session,
        gone=version.gone,
        terms_used=used,
        merged=places,
        own=Places(_roots(files.course, files.modules, files.articles)),
        touching=touching(merged.stacks, used),
    )


def _layers(files: CourseFiles, team: str, session: str) -> Chosen:
    """The layers of a version. Errors: ``Refused`` where one can't be used, with what else is wrong in the course."""
    try:
        return chosen(files, team, session)
    except Refused as refused:
        if any(problem.place is None for problem in refused.problems):  # there is no such version
            raise
        try:
            course_as_written(files)
        except Refused as besides:
            raise Refused(in_order((*refused.problems, *besides.problems))) from None
        raise


def _of_the_course(files: CourseFiles) -> list[Problem]:
    """What was wrong with reading the course's own files; a layer's file is judged where it is used."""
    own = [
        problem
        for problem in files.problems
        if problem.place is None or problem.place.file.partition("/")[0] not in LAYER_FOLDERS
    ]
    return [*own, *reserved_names(files)]


def _at_its_words(problem: Problem, texts: Mapping[str, str]) -> Problem:
    """A problem of a term in a text of several lines, at the line and column of the term itself."""
    place = problem.place
    if problem.rule != "term" or place is None or not problem.about:
        return problem
    there = texts.get(place.file, "").split("\n")
    if problem.about in there[place.line - 1 : place.line][:1] or not 0 < place.line <= len(there):
        return problem
    depth = len(there[place.line - 1]) - len(there[place.line - 1].lstrip())
    for number in range(place.line, len(there) + 1):
        line = there[number - 1]
        if number > place.line and line.strip() and len(line) - len(line.lstrip()) <= depth:
            break  # the text ends where a line is indented no further than its field
        if (column := line.find(problem.about)) >= 0:
            if number == place.line:
                break  # on its first line the whole text is underlined, as ever
            return replace(problem, place=Place(place.file, number, column + 1, len(problem.about)))
    return problem


def _roots(
    course: nodes.Node | None, modules: Mapping[str, nodes.Node], articles: Mapping[str, nodes.Node]
) -> dict[str, nodes.Node]:
    roots = {} if course is None else {"course": course}
    roots.update(modules)
    roots.update({f"articles.{stem}": node for stem, node in articles.items()})
    return roots
