"""Makes the artefacts of one version of a course, all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from coursegen.course.evidence.lock import paragraphs_counted
from coursegen.course.lint.judgement import ALL, judged
from coursegen.course.lint.rules.rights import RULES as RIGHTS
from coursegen.course.lint.rules.unfinished import RULES as UNFINISHED
from coursegen.course.loaded.stamp import resting_on
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.course.reading.seen_by import seen_by
from coursegen.model.course import Course
from coursegen.model.roster import Roster
from coursegen.problems import Problem, Refused, Severity, in_order, located
from coursegen.publish.cache.kept_builds import KeptDrawing
from coursegen.publish.made_version import Made, Progress, Summary, quietly
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Looks, Workshop


def made(workshop: Workshop, version: Version, wanted: Wanted, progress: Progress = quietly) -> Made:
    """The artefacts of a version, by the ids of their recipes; nothing is written.

    A ``release`` is refused for every error that any rule finds; a version that is none, for what the rules of rights
    find. Where the rules of slides are asked, what they find is among the warnings.
    Errors: ``Refused`` with every problem that was found, each with its place in the course's files.
    """
    progress("reading the course")
    loaded = course_of(seen_by(workshop.files, version.team, version.session), version.team, version.session)
    # Imported here: a course that is refused is refused before anything is loaded to draw it with.
    from coursegen.compose.recipe import own_recipes
    from coursegen.compose.words import words_for
    from coursegen.publish.credits import credits_json

    try:
        looks = workshop.looks(loaded.brand, loaded.course.theme, wanted.theme)
        rests_on = {**own_recipes(workshop.files.root), **looks.rests_on}
        loaded = _expecting(resting_on(loaded, rests_on), wanted.roster)
        rules_asked = ALL if wanted.release else (*RIGHTS, *UNFINISHED)
        counted = paragraphs_counted(workshop.files.root) if wanted.release else {}
        judgement = judged(loaded, wanted.today, release=wanted.release, rules=rules_asked, paragraphs=counted)
        _refuse_errors(judgement.problems)
        found = workshop.kept.drawing(version) if workshop.kept else None
        if found is None:
            found = _drawn(workshop, version, loaded, looks, wanted, progress)
        if wanted.release:
            _refuse_errors(found.found)
    except Refused as refused:
        raise Refused(placed_problems(refused.problems, loaded)) from refused
    told = [*found.refused, *loaded.warnings, *looks.warnings, *_review_is_due(loaded, wanted.today), *found.doubts]
    told += [*filter(_is_for_a_build, judgement.problems), *found.found]
    warnings = placed_problems(told, loaded)
    layers = tuple(layer.name for layer in loaded.layers)
    sources = credits_json(loaded.course, words_for(loaded.course.language))
    return Made(
        version, _summary(loaded.course), layers, found.artefacts, tuple(warnings), loaded.hashes, found.used, sources
    )


def _drawn(
    workshop: Workshop, version: Version, loaded: LoadedCourse, looks: Looks, wanted: Wanted, progress: Progress
) -> KeptDrawing:
    """What is drawn of a version; it is kept for later builds. Errors: ``Refused``."""
    # Imported here: what was drawn before is taken without anything to draw it with.
    from coursegen.publish.drawn_course import drawn

    found = drawn(workshop, version, loaded, looks, wanted, progress)
    judgement = found.judgement
    drawing = KeptDrawing(
        found.artefacts,
        tuple(judgement.problems),
        frozenset(judgement.used),
        found.doubts,
        found.refused,
        loaded.hashes,
    )
    if workshop.kept:
        workshop.kept.keep_drawing(version, drawing)
    return drawing


def _is_for_a_build(problem: Problem) -> bool:
    """Whether a build tells of a problem: how much of a draft is left to write is one warning, and a check lists it."""
    return problem.rule != "DRF2" or problem.severity is Severity.ERROR


def _expecting(loaded: LoadedCourse, roster: Roster | None) -> LoadedCourse:
    """The course for as many people as a roster has seats for."""
    session = loaded.course.session
    if roster is None or session is None:
        return loaded
    return replace(loaded, course=replace(loaded.course, session=replace(session, headcount=roster.count)))


def _refuse_errors(problems: Sequence[Problem]) -> None:
    """Errors: ``Refused`` with what rules found, where one of it is an error."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)


def _summary(course: Course) -> Summary:
    first, last = course.agenda[0], course.agenda[-1]
    minutes = sum(stretch.minutes for stretch in course.agenda)
    return Summary(course.title.plain, course.stamp, len(course.modules), minutes, str(first.start), str(last.end))


def _review_is_due(loaded: LoadedCourse, today: date | None) -> list[Problem]:
    """A warning where the day has passed on which a disclaimer was to be looked at again."""
    notice = loaded.course.notice
    if notice is None or today is None or not notice.review_by or date.fromisoformat(notice.review_by) >= today:
        return []
    who = f" by {notice.approved_by.plain}" if notice.approved_by else ""
    message = f"the disclaimer was due for review on {notice.review_by}"
    hint = f"have it approved again{who}, then write the day of its next review here"
    return [Problem("review-due", message, None, hint, Severity.WARNING, f"{notice.address}.review_by")]


def placed_problems(problems: Iterable[Problem], loaded: LoadedCourse) -> list[Problem]:
    """The problems with their places, in order; one that is told with its place is not told again without."""
    found = in_order(located(problem, loaded.origins.place) for problem in problems)
    told = {(problem.rule, problem.message) for problem in found if problem.place}
    return [problem for problem in found if problem.place or (problem.rule, problem.message) not in told]
