"""Builds the versions that a command asks for, prints what came of them, and gives the exit code."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE, BuildFault, WrongUse, known_name
from coursegen.cli.json_output import ToldBuild, ToldFile, ToldVersion, checked_format, say_json, told_problems
from coursegen.cli.option_bundles import Asked, Making
from coursegen.cli.progress import shown_progress
from coursegen.cli.shortened_problems import in_short
from coursegen.cli.terminal_lines import (
    counted,
    errors_in,
    problems_counted,
    say,
    say_problems,
    size,
    strong,
    table,
    warnings_in,
)
from coursegen.model.printing import AS_RECIPES_SAY, Printing
from coursegen.problems import Problem, Refused, nearest
from coursegen.publish.cache.folder import users_cache
from coursegen.publish.cache.kept_builds import KeptBuilds, kept_builds
from coursegen.publish.made_version import ARTEFACTS, Made
from coursegen.publish.outcomes import Outcome
from coursegen.publish.output import Built, Placed, Result, built, check_folder
from coursegen.publish.versions import BASE, UnknownVersion, Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.write_faults import shown
from coursegen.source.folder import CourseFiles, course_files

if TYPE_CHECKING:
    from coursegen.publish.kit import KitFile

OPENED_WITH = {
    "deck": "Open {path} in PowerPoint, Keynote or LibreOffice; the notes under each slide say how to run it.",
    "guide": "Read {path} before the session, and keep it beside you: it cites slides and pages by number.",
    "slides_handout": "Print {path} on both sides of the paper, for those who like to write beside the slides.",
    "job_aid": "Print {path} on one side of the paper, one for each participant; its last pages are cards to cut out.",
    "quiz": "Print the version that you choose from {path}, one for each participant; its key is a file of its own.",
    "answer_key": "Keep {path} to yourself: it has the right answers, and why.",
    "role_play": "Print {path} on one side of stiff paper, and cut the cards out along the dashes.",
    "action_plan": "Print {path} on one side of the paper, one for each participant.",
    "start_stop_continue": "Print {path} on one side of the paper, one for each participant.",
    "evaluation": "Print {path}: a sheet for the end, one for before and now, and one for weeks later.",
    "manager": "Send {path} to the managers of those who come, a week before the session.",
    "workbook": "Print {path} on both sides of the paper, one for each participant.",
}
"""What to do next with each artefact."""

_SHARE = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")
_STEPS = 5  # of a version, before its artefacts


def chosen(only: list[str] | None, root: Path) -> tuple[str, ...]:
    """The artefacts that ``--only`` names, in the order that a build makes them, what it does not make by itself last;
    what a build makes where it is left out. ``root`` is the course, which may have recipes of its own.

    Errors: :class:`WrongUse` for a name that there isn't.
    """
    if not only:
        return ARTEFACTS
    # Imported here: --help is to start without what recipes are made of.
    from coursegen.compose.recipe import recipe_names

    known = tuple(dict.fromkeys((*ARTEFACTS, *recipe_names(root))))
    names = {name.strip() for names in only for name in names.split(",")}
    for name in sorted(names - set(known)):
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(known)}"
        raise WrongUse(f"there is no handout called {name!r}; {hint}")
    return tuple(name for name in known if name in names)


def build_it(
    asked: Asked,
    making: Making,
    artefacts: tuple[str, ...],
    printing: Printing = AS_RECIPES_SAY,
    *,
    release: bool = False,
    form: str = "text",
) -> None:
    """Build, and say what was made; exit with 1 where a version could not be."""
    checked_format(form)
    if making.names is not None:
        long_names = known_name("kind of name", making.names, ("short", "long")) == "long"
        printing = replace(printing, long_names=long_names)
    root = course_folder(asked.course, asked.course_option)
    folder = output_folder(root, making.out)
    stood = False
    wanted = Wanted(artefacts, asked.strict, day_of(making.today), printing, known_theme(making.theme, root))
    wanted = replace(wanted, template=asked.template_path, release=release)
    try:
        check_folder(folder)
        stood = folder.is_dir()
        files = course_files(root)
        versions = share_of(chosen_versions(files, asked), making.shard)
        if not versions:
            say(f"The share {making.shard} has no version: there are fewer than shares.")
            return
        kept = None if making.no_cache else earlier_builds(files, versions, wanted, folder)
        if kept is not None and making.explain_rebuild:
            _say_why(kept, versions)
        with shown_progress(len(versions), _STEPS + len(artefacts)) as watch:
            result = built(files, folder, versions, wanted, watch, making.jobs, kept, making.executor)
    except Refused as refused:
        say_problems(refused.problems, root)
        say(f"1 problem; {_nothing_changed(folder, stood)}.", sys.stderr)
        raise typer.Exit(CURABLE) from refused
    _say_built(result, root, _nothing_changed(folder, stood), form)
    _end([one.outcome for one in result.versions])


def chosen_versions(files: CourseFiles, asked: Asked) -> tuple[Version, ...]:
    """The versions that were asked for. Errors: :class:`WrongUse` for a team or a session that there isn't."""
    teams, sessions = asked.teams or (), asked.sessions or ()
    if asked.all_teams and (teams or sessions):
        raise WrongUse("--all-teams makes every team and session; leave out --team and --session")
    try:
        return versions_asked(files, teams, sessions, everything=asked.all_teams)
    except UnknownVersion as unknown:
        raise WrongUse(f"{unknown.message}; {unknown.hint}") from unknown


def share_of(versions: tuple[Version, ...], typed: str) -> tuple[Version, ...]:
    """Every so many-th version, as ``3/20`` says: all shares are of about one size. Errors: :class:`WrongUse`."""
    if not typed:
        return versions
    found = _SHARE.fullmatch(typed)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise WrongUse(f"there is no share {typed!r}; write --shard 3/20 for the third of twenty")
    return versions[int(found[1]) - 1 :: int(found[2])]


def day_of(typed: str) -> date:
    """The day that was typed, or today. Errors: :class:`WrongUse`."""
    if not typed:
        return date.today()
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise WrongUse(f"there is no day {typed!r}; write it as 2027-03-04") from error


def known_theme(typed: str, root: Path) -> str:
    """A theme's name as it was typed. Errors: :class:`WrongUse` for one that there is none of."""
    if typed:
        # Imported here: most builds name no theme.
        from coursegen.publish.theme_file import theme_names

        known_name("theme", typed, theme_names(root))
    return typed


def earlier_builds(files: CourseFiles, versions: Sequence[Version], wanted: Wanted, folder: Path) -> KeptBuilds | None:
    """What earlier builds made of these versions, unless this user keeps nothing."""
    cache = users_cache()
    return None if cache is None else kept_builds(cache, files, versions, wanted, folder)


def _say_why(kept: KeptBuilds, versions: Sequence[Version]) -> None:
    """A line for each version that will be made: what has changed since it was made last."""
    again = [version for version in versions if kept.outcome(version) is None]
    for version in again:
        say(f"{version.name}: {'; '.join(kept.why_again(version))}.", sys.stderr)
    if not again:
        say("Nothing has changed since everything was made last.", sys.stderr)


def _nothing_changed(folder: Path, stood: bool) -> str:
    return f"nothing was changed in {shown(folder)}/" if stood else "nothing was changed"


def _say_built(result: Result, root: Path, unchanged: str, form: str) -> None:
    told: set[Problem] = set()
    alone = len(result.versions) == 1
    for one in result.versions:
        _say_problems(one.outcome, root, told, alone=alone, consequence=unchanged)
    if missing := sum(errors_in(one.outcome.made.warnings) for one in result.versions if one.outcome.made):
        say(f"{counted(missing, 'file')} not made; everything else was.", sys.stderr)
    if warnings := sum(warnings_in(one.outcome.made.warnings) for one in result.versions if one.outcome.made):
        say(f"{counted(warnings, 'warning')}; the files were made all the same.", sys.stderr)
    if result.manifest_lost and any(one.placed for one in result.versions):
        say(f"{shown(result.folder / 'manifest.json')} could not be read, so a new one was written.", sys.stderr)
    for placed in (placed for one in result.versions for placed in one.placed if placed.kept):
        kept = shown(placed.kept) if placed.kept else ""
        say(f"{shown(placed.path)} was changed by hand since it was made. Your version is kept as {kept}.", sys.stderr)
    for placed in (placed for one in result.versions for placed in one.placed if placed.is_open):
        again = "close it there without saving, then open it again to see the new one"
        say(f"{shown(placed.path)} seems to be open in another program: {again}.", sys.stderr)
    if form == "json":
        say_json(ToldBuild(shown(result.folder), [_told(one) for one in result.versions]))
    elif alone:
        _say_one(result.versions[0])
    else:
        _say_many(result)


def _told(one: Built) -> ToldVersion:
    outcome = one.outcome
    problems = outcome.made.warnings if outcome.made else outcome.problems
    files = [
        ToldFile(
            placed.kind,
            shown(placed.path),
            placed.count,
            placed.unit,
            placed.drafts,
            placed.size,
            placed.changed,
            shown(placed.kept) if placed.kept else "",
        )
        for placed in one.placed
    ]
    return ToldVersion(
        outcome.version.name, list(outcome.layers), outcome.made is not None, told_problems(problems), files
    )


def _say_one(one: Built) -> None:
    if not one.placed:
        return
    _say_table(("artefact", "length", "size", "path"), [_row(placed) for placed in one.placed])
    say()
    first: dict[str, Placed] = {}
    for placed in one.placed:
        first.setdefault(placed.kind, placed)  # variants are handled as the file that they stand beside
    for kind, placed in first.items():
        say(OPENED_WITH.get(kind, "Print {path}.").format(path=shown(placed.path)))


def _say_many(result: Result) -> None:
    """A row for each file of each version, or for what stopped it."""
    rows: list[tuple[str, ...]] = []
    for one in result.versions:
        name = one.outcome.version.name
        if not one.placed:
            rows.append((name, f"not made: {_stopped_by(one.outcome)}", "", "", ""))
        rows += [("" if number else name, *_row(placed)) for number, placed in enumerate(one.placed)]
    _say_table(("version", "artefact", "length", "size", "path"), rows)
    say()
    there = sum(bool(one.placed) for one in result.versions)
    missing = [one.outcome.version.name for one in result.versions if not one.placed]
    without = f", without {', '.join(missing)}" if missing else ""
    say(f"{there} of {counted(len(result.versions), 'version')} made in {shown(result.folder)}/{without}.")


def _row(placed: Placed) -> tuple[str, str, str, str]:
    return (
        placed.kind,
        length_of(placed),
        size(placed.size),
        shown(placed.path) + ("" if placed.changed else "  (unchanged)"),
    )


def length_of(file: Placed | KitFile) -> str:
    """How long a file is, and how much of it is marked as a draft: ``55 slides, 12 DRAFT``."""
    length = counted(file.count, *_unit(file.unit))
    return f"{length}, {file.drafts} DRAFT" if file.drafts else length


def _say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    first, *lines = table(head, rows)
    sys.stdout.write(strong(first) + "\n")
    for line in lines:
        say(line)


def _say_problems(outcome: Outcome, root: Path, told: set[Problem], *, alone: bool, consequence: str) -> None:
    """What is wrong with a version, under its name and its layers; what was told of another one is only counted."""
    problems = outcome.made.warnings if outcome.made else outcome.problems
    if not problems and outcome.fault is None:
        return
    if outcome.fault is None and told.issuperset(problems):
        say(f"{name_and_layers(outcome)}: see above.\n", sys.stderr)
        return
    if not alone or outcome.version != Version(BASE):
        say(f"{name_and_layers(outcome)}:\n", sys.stderr)
    say_problems((problem for problem in problems if problem not in told), root)
    if again := len(told.intersection(problems)):
        say(f"({again} more, see above)\n", sys.stderr)
    told.update(problems)
    if outcome.made is None and outcome.fault is None:
        say(f"{_stopped_by(outcome)}; {consequence if alone else 'it was not made'}.", sys.stderr)
    if not alone:
        say("", sys.stderr)


def name_and_layers(outcome: Outcome) -> str:
    """A version's name with its layers in order: ``clinic_desk (course → healthcare → clinic_desk)``."""
    return f"{outcome.version.name} ({' → '.join(outcome.layers)})"


def _stopped_by(outcome: Outcome) -> str:
    if outcome.fault is not None:
        return "our fault"
    return problems_counted(in_short(outcome.problems))


def in_one_line(made: Made, *, named: bool) -> str:
    """A version that was made, in one line: its title and how much there is of it."""
    summary = made.summary
    totals: dict[str, int] = {}
    for artefact in made.artefacts:
        totals[artefact.unit] = totals.get(artefact.unit, 0) + artefact.count
    parts = [
        counted(summary.modules, "module"),
        *(counted(total, *_unit(unit)) for unit, total in totals.items()),
        f"{counted(summary.minutes, 'minute')} ({summary.start} to {summary.end})",
    ]
    return f"{f'{made.version.name}: ' if named else ''}{summary.title}: {', '.join(parts)}."


def _end(ended: Sequence[Outcome]) -> None:
    """Exit with 3 after a fault of ours, with 1 where a version, or a file of it, was not made."""
    stopped = [outcome for outcome in ended if outcome.made is None]
    for outcome in stopped:
        if (fault := outcome.fault) is not None:
            raise BuildFault(fault.name, f"{fault.said} (in {outcome.version.name})", fault.trace)
    if stopped or any(errors_in(outcome.made.warnings) for outcome in ended if outcome.made):
        raise typer.Exit(CURABLE)


def _unit(unit: str) -> tuple[str, str]:
    return unit.removesuffix("s"), unit
