"""Makes a kit for one room for ``coursegen kit``, and says what is in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import typer
from msgspec import Struct
from msgspec.structs import replace

from coursegen.cli.building import chosen_versions, day_of, known_theme, length_of
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.json_output import ToldFile, ToldKit, checked_format, say_json, told_problems
from coursegen.cli.option_bundles import Asked, Making
from coursegen.cli.progress import shown_progress
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, errors_in, listed, say, say_problems, size, strong, table
from coursegen.model.printing import Printing
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.kit import HASHES, InPlace, Kit, kit, put_kit
from coursegen.publish.output import check_folder
from coursegen.publish.versions import BASE, Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.write_faults import shown
from coursegen.source.folder import CourseFiles, course_files
from coursegen.source.roster import ReadRoster, read_roster

_STEPS = 24


class ListAsked(Struct, frozen=True):
    """What was typed of the list of names: its file, how its letters are saved, and whether nobody is to be asked."""

    file: Path | None = None
    encoding: str = ""
    yes: bool = False


def kit_it(
    asked: Asked, making: Making, printing: Printing, listed: ListAsked, *, release: bool = False, form: str = "text"
) -> None:
    """Make a kit and say what lies where; exit with 1 where it could not be made whole."""
    checked_format(form)
    root = course_folder(asked.course, asked.course_option)
    folder = output_folder(root, making.out)
    unchanged = f"Nothing was changed in {shown(folder)}/."
    read = _people(listed, form)
    with refusals_said(root, unchanged):
        check_folder(folder)
        files = course_files(root)
        wanted = Wanted((), asked.strict, day_of(making.today), printing, known_theme(making.theme, root))
        wanted = replace(wanted, template=asked.template_path, release=release)
        version = _version(files, asked)
        done = _made(files, version, read, wanted)
    about = sorted((*read.problems, *done.problems), key=lambda one: one.place.line if one.place else 0)
    heavy = [one for one in about if one.severity is not Severity.INFO]
    warnings = [one for one in done.made.warnings if one.severity is Severity.WARNING]
    if asked.strict and (warnings or heavy):
        say_problems(warnings, root)
        say_problems(about, None)
        say(f"{counted(len(warnings) + len(heavy), 'warning')}, and --strict lets none pass. {unchanged}", sys.stderr)
        raise typer.Exit(CURABLE)
    with refusals_said(root, unchanged):
        placed = put_kit(folder, files, done)
    say_problems(done.made.warnings, root)
    say_problems(about, None)  # without the rows themselves: names are to stay in the kit
    if form == "json":
        say_json(_told(done, placed, [*done.made.warnings, *about]))
    else:
        _say_made(done, placed)
        say(_made_for(version, files))
    left = sum(one.severity is Severity.ERROR for one in about)
    if left:
        say(f"{counted(left, 'row')} of the list could not be used as it is; see above.", sys.stderr)
    missing = errors_in(done.made.warnings)
    if missing:
        say(f"{counted(missing, 'file')} not made; everything else was.", sys.stderr)
    if left or missing:
        raise typer.Exit(CURABLE)


def _told(done: Kit, placed: InPlace, problems: Sequence[Problem]) -> ToldKit:
    files = [
        ToldFile(one.name, shown(placed.folder / one.name), one.count, one.unit, one.drafts, len(one.data))
        for one in done.files
    ]
    return ToldKit(shown(placed.folder), done.roster.count, files, told_problems(problems))


def _people(listed: ListAsked, form: str) -> ReadRoster:
    """The list of names, shown before anything is made of it.

    At a terminal somebody is asked whether it is right. Errors: exits with 1 where it can't be read, where something
    in it is doubtful and nobody is there to be asked, and where the answer is no.
    """
    if listed.file is None:
        return ReadRoster((), ())
    try:
        read = read_roster(listed.file, listed.encoding)
    except Refused as refused:
        _not_made(refused.problems)
    asking = not listed.yes and sys.stdin.isatty() and sys.stdout.isatty()
    if not listed.yes and form == "text":
        _show(read, listed.file.name)
    if read.doubts and not asking:
        _not_made((*read.doubts, *read.problems))
    if asking:
        say_problems(read.doubts, None)
        if not typer.confirm("Is that right, and is the kit to be made for them?"):
            _not_made(())
    return read


def _show(read: ReadRoster, file: str) -> None:
    """The names as they were read, what was read as what, and what was left out."""
    say(strong(f"{counted(len(read.people), 'person', 'people')} in {file}"))
    for line in read.read_from:
        say(f"  {line}")
    for number, person in enumerate(read.people, 1):
        beside = "".join(f" · {words}" for words in (person.team, person.id) if words)
        say(f"  {number:>3}  {person.name}{beside}")
    say()


def _not_made(problems: Sequence[Problem]) -> NoReturn:
    say_problems(problems, None)  # without the rows themselves: names are to stay in the kit
    say("Nothing was made.", sys.stderr)
    raise typer.Exit(CURABLE)


def _version(files: CourseFiles, asked: Asked) -> Version:
    """The version that the session asks for. Errors: :class:`WrongUse` where no session is named."""
    if not asked.sessions:
        there = ", ".join(sorted(files.sessions))
        if there:
            raise WrongUse(f"a kit is for one session: name it with --session; there are: {there}")
        raise WrongUse(
            "a kit is for one session, and this course has none yet. Make a text file "
            f"{shown(files.root / 'sessions' / 'first.yaml')} with these four lines; "
            "put in the day of your session, and how many come:\n"
            '    format: 1\n    session: first\n    date: "2027-03-04"\n    headcount: 12\n'
            "and type the command again with --session first"
        )
    (version,) = chosen_versions(files, asked)
    return version


def _made_for(version: Version, files: CourseFiles) -> str:
    """The version that the kit is of, and where it is the course as it is, how to have a team's."""
    if version.team != BASE:
        return f"It is made for the team {version.team}."
    teams = listed(sorted(files.teams)) if files.teams else ""
    of_a_team = f"; for a team, write it into sessions/{version.session}.yaml as `team: ID` (its teams: {teams})"
    return f"It is made for the course as it is{of_a_team if teams else ''}."


def _made(files: CourseFiles, version: Version, read: ReadRoster, wanted: Wanted) -> Kit:
    with shown_progress(1, _STEPS) as watch:
        return kit(files, version, read.people, wanted, lambda what: watch.doing(version, what))


def _say_made(done: Kit, placed: InPlace) -> None:
    rows = [(one.name, length_of(one), size(len(one.data))) for one in done.files]
    first, *lines = table(("file", "length", "size"), rows)
    sys.stdout.write(strong(first) + "\n")
    for line in lines:
        say(line)
    say()
    if placed.hashes_lost:
        say(f"{shown(placed.folder / HASHES)} could not be read and was written anew.", sys.stderr)
    for path in placed.kept:
        say(f"A file was changed by hand since it was made. Your version is kept as {shown(path)}.", sys.stderr)
    many = counted(done.roster.count, "person", "people")
    say(f"{counted(len(done.files), 'file')} for {many} in {shown(placed.folder)}/.")
    say(f"Print what {shown(placed.folder / 'print-list.pdf')} lists, as often as it says.")
    if done.roster.people:
        say("Names are in these files alone; delete the folder when the session is over.")
