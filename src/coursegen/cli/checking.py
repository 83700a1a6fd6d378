"""Checks a course, tells all that is wrong with it in the form that was asked for, and gives the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer
from msgspec import Struct
from msgspec.structs import replace

from coursegen.cli.building import chosen_versions, day_of, in_one_line
from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE, BuildFault, known_name
from coursegen.cli.option_bundles import Asked
from coursegen.cli.reports import REPORTS, Told
from coursegen.cli.shortened_problems import in_short
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.course.layers.layer_stack import problems_of_layers
from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.judgement import unused
from coursegen.problems import Place, Problem, Severity, in_order, located
from coursegen.publish.version_judgement import Judged, judged_version
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.source.folder import CourseFiles, course_files

_STEPS = 5  # of a version, before its artefacts


class How(Struct, frozen=True):
    """How to check: ``quick`` draws nothing, ``form`` is how to tell it, ``fix`` mends first what can be mended.

    ``release`` judges as what leaves the house is judged; ``today`` is ``""`` for the real day, ``jobs`` 0 for as many
    processes as there are processors.
    """

    quick: bool = False
    form: str = "text"
    fix: bool = False
    release: bool = False
    today: str = ""
    jobs: int = 0


@dataclass(slots=True)
class _Checked:
    """What was found in the versions, and the lines to say of those that were drawn."""

    versions: dict[Version, Judged]
    lines: list[str]
    drawn: set[Version]
    refused: set[Version]

    @property
    def problems(self) -> list[Problem]:
        """Every problem once."""
        return in_order(problem for one in self.versions.values() for problem in one.problems)


def check_it(asked: Asked, how: How) -> None:
    """Check, and say what is wrong or that nothing is."""
    known_name("format", how.form, ("text", *REPORTS))
    root, today = course_folder(asked.course, asked.course_option), day_of(how.today)
    if how.fix:
        # Imported here: only who asks for it needs it.
        from coursegen.cli.fixing import fix_it

        fix_it(root, sys.stdout if how.form == "text" else sys.stderr)
    files = course_files(root)
    versions = chosen_versions(files, asked)

    def read(version: Version) -> Judged:
        return judged_version(files, version, today, release=how.release)

    found = _Checked({version: read(version) for version in versions}, [], set(), set())
    if not how.quick:
        _draw(files, asked, how, today, found)
    alone = not (asked.teams or asked.sessions or asked.all_teams or how.quick)
    if alone and all(one.readable for one in found.versions.values()):
        others = (version for version in versions_asked(files, everything=True) if version not in found.versions)
        found.versions.update((version, _unasked(read(version))) for version in others)
    if alone or asked.all_teams:
        _tell_unused(files, found)
        _tell_unread(files, found)
    if how.form == "text":
        _say_all(found, root, versions)
        _say_left_out(versions_asked(files, everything=True), found, quick=how.quick)
    else:
        sys.stdout.write(REPORTS[how.form](_told(found, root), strict=asked.strict))
    worst = {problem.severity for problem in found.problems}
    if Severity.ERROR in worst or (asked.strict and Severity.WARNING in worst):
        raise typer.Exit(CURABLE)


def _unasked(one: Judged) -> Judged:
    """A version that nobody asked for: how it is made is told when somebody does."""
    weighty = (problem for problem in one.problems if problem.severity is not Severity.INFO or problem.rule in RULES)
    return replace(one, problems=tuple(weighty))


def _draw(files: CourseFiles, asked: Asked, how: How, today: date, found: _Checked) -> None:
    """Make the readable versions in memory, and take up what was found on their slides and pages."""
    # Imported here: a quick check draws nothing.
    from coursegen.cli.progress import shown_progress
    from coursegen.publish.made_version import ARTEFACTS
    from coursegen.publish.outcomes import outcomes
    from coursegen.publish.wanted import Wanted

    readable = [version for version, one in found.versions.items() if one.readable]
    wanted = Wanted(ARTEFACTS, today=today, rules=True, template=asked.template_path, release=how.release)
    with shown_progress(len(readable), _STEPS + len(ARTEFACTS)) as watch:
        ended = {one.version: one for one in outcomes(files, readable, wanted, watch, how.jobs)}
    for version in readable:
        outcome, one = ended[version], found.versions[version]
        if (fault := outcome.fault) is not None:
            raise BuildFault(fault.name, f"{fault.said} (in {version.name})", fault.trace)
        made = outcome.made
        problems = tuple(in_order((*one.problems, *(made.warnings if made else outcome.problems))))
        held = one.held | (made.held if made else frozenset())
        found.versions[version] = replace(one, problems=problems, held=held)
        if made:
            found.lines.append(in_one_line(made, named=len(found.versions) > 1))
            found.drawn.add(version)
        else:
            found.refused.add(version)


def _tell_unused(files: CourseFiles, found: _Checked) -> None:
    """Take up a warning for each ignored place that no version needs; rules of slides ask for every slide first."""
    if not all(one.readable for one in found.versions.values()):
        return
    base = found.versions[Version(BASE)]
    stages = {"course", "slides"} if found.drawn == set(found.versions) else {"course"}
    rules = [rule.id for rule in RULES.values() if rule.stage in stages]
    held = frozenset[str]().union(*(one.held for one in found.versions.values()))
    problems = list(unused(base.checks, held, rules))
    if problems:
        from coursegen.course.reading.load import course_of

        place_of = course_of(files).origins.place
        told = tuple(in_order((*base.problems, *(located(problem, place_of) for problem in problems))))
        found.versions[base.version] = replace(base, problems=told)


def _tell_unread(files: CourseFiles, found: _Checked) -> None:
    """Take up the files of layers that no version is made of, since nobody could ask for one by their names."""
    told = set(found.problems)
    for problem in problems_of_layers(files):
        if problem not in told and problem.place is not None:
            version = Version(problem.place.file)
            found.versions[version] = Judged(version, ("course", problem.place.file), (problem,), readable=False)


def _say_all(found: _Checked, root: Path, asked: Sequence[Version]) -> None:
    """Every problem once under the first version that has it, then a line for each version, then the sum."""
    told: set[Problem] = set()
    for one in found.versions.values():
        _say_one(one, root, told, alone=len(found.versions) == 1 or one.version == Version(BASE) == asked[0])
    for line in found.lines:
        say(line)
    broken = [one.version.name for one in found.versions.values() if one.version not in asked and _stops(one)]
    if broken and not any(_stops(found.versions[version]) for version in asked):
        say(f"The course itself is right, but not its versions: {', '.join(broken)}.", sys.stderr)
        return
    if any(version in found.refused or not found.versions[version].readable for version in asked):
        say(f"{_sum(in_short(found.problems))}; a build has to wait for that.", sys.stderr)
    elif found.problems:
        say(
            f"{_sum(in_short(found.problems))}.",
            sys.stderr if any(map(_stops, found.versions.values())) else sys.stdout,
        )
    else:
        say("Nothing is wrong.")


def _say_left_out(there: Sequence[Version], found: _Checked, *, quick: bool) -> None:
    """One line about the versions that a check of all teams would have looked at, or drawn, as well."""
    unread = sum(version not in found.versions for version in there)
    done = found.drawn | found.refused
    undrawn = sum(one.readable and version not in done for version, one in found.versions.items())
    if unread:
        say(f"{counted(unread, 'other version')} of teams and sessions left out; --all-teams checks all of them.")
    elif undrawn and not quick:
        say(f"{counted(undrawn, 'version')} of teams and sessions read, not laid out; --all-teams does both.")


def _say_one(one: Judged, root: Path, told: set[Problem], *, alone: bool) -> None:
    """A version's problems that were not told yet, under its name and its layers."""
    fresh = [problem for problem in one.problems if problem not in told]
    if not fresh:
        return
    if not alone:
        say(f"{one.version.name} ({' → '.join(one.layers)}):\n", sys.stderr)
    say_problems(fresh, root, whys=_whys(told))
    told.update(fresh)


def _whys(told: Iterable[Problem]) -> Mapping[str, str]:
    """The rules that were not told of yet, with what each says and why."""
    known = {problem.rule for problem in told}
    return {name: f"{rule.says} {rule.why}" for name, rule in RULES.items() if name not in known}


def _stops(one: Judged) -> bool:
    return any(problem.severity is Severity.ERROR for problem in one.problems)


def _sum(problems: Iterable[Problem]) -> str:
    """``2 problems, 1 warning and 3 remarks``."""
    names = {Severity.ERROR: "problem", Severity.WARNING: "warning", Severity.INFO: "remark"}
    numbers = {severity: sum(problem.severity is severity for problem in problems) for severity in names}
    parts = [counted(number, names[severity]) for severity, number in numbers.items() if number]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _told(found: _Checked, root: Path) -> list[Told]:
    """Every problem with the versions that have it, its file as seen from where the command was typed."""
    versions: dict[Problem, list[str]] = {}
    for one in found.versions.values():
        for problem in one.problems:
            versions.setdefault(problem, []).append(one.version.name)
    return [Told(_from_here(problem, root), tuple(versions[problem])) for problem in in_order(versions)]


def _from_here(problem: Problem, root: Path) -> Problem:
    if problem.place is None:
        return problem
    path = Path(os.path.relpath(root / problem.place.file))
    place: Place = replace(problem.place, file=path.as_posix())
    return replace(problem, place=place)
