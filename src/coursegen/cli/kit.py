"""Makes a kit for one room for ``coursegen kit``, and says what is in it."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from msgspec.structs import replace

from coursegen.cli.asked import Asked, Making
from coursegen.cli.building import chosen_versions, day_of, errors_in, known_theme, length_of
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.progress import shown_progress
from coursegen.cli.refusals import refusals_said
from coursegen.cli.shown import counted, say, say_problems, size, strong, table
from coursegen.model.printing import Printing
from coursegen.problems import Refused, Severity
from coursegen.publish.kit import InPlace, Kit, kit, put_kit
from coursegen.publish.outcomes import Wanted
from coursegen.publish.output import check_folder
from coursegen.publish.place import shown
from coursegen.source.folder import CourseFiles, course_files
from coursegen.source.roster import ReadRoster, read_roster

_STEPS = 24


def kit_it(
    asked: Asked, making: Making, printing: Printing, participants: Path | None, *, release: bool = False
) -> None:
    """Make a kit and say what lies where; exit with 1 where it could not be made whole."""
    root = course_folder(asked.course, asked.course_option)
    folder = output_folder(root, making.out)
    unchanged = f"Nothing was changed in {shown(folder)}/."
    read = _people(participants)
    with refusals_said(root, unchanged):
        check_folder(folder)
        files = course_files(root)
        wanted = Wanted((), asked.strict, day_of(making.today), printing, known_theme(making.theme, root))
        wanted = replace(wanted, template=asked.template_path, release=release)
        done = _made(files, asked, read, wanted)
    about = sorted((*read.problems, *done.problems), key=lambda one: one.place.line if one.place else 0)
    warnings = [one for one in done.made.warnings if one.severity is Severity.WARNING]
    if asked.strict and (warnings or about):
        say_problems(warnings, root)
        say_problems(about, None)
        say(f"{counted(len(warnings) + len(about), 'warning')}, and --strict lets none pass. {unchanged}", sys.stderr)
        raise typer.Exit(CURABLE)
    with refusals_said(root, unchanged):
        placed = put_kit(folder, files, done)
    say_problems(done.made.warnings, root)
    say_problems(about, None)  # without the rows themselves: names are to stay in the kit
    _say_made(done, placed)
    left = sum(one.severity is Severity.ERROR for one in about)
    if left:
        say(f"{counted(left, 'row')} of the list could not be used as it is; see above.", sys.stderr)
    missing = errors_in(done.made.warnings)
    if missing:
        say(f"{counted(missing, 'file')} not made; everything else was.", sys.stderr)
    if left or missing:
        raise typer.Exit(CURABLE)


def _people(participants: Path | None) -> ReadRoster:
    """The list of names. Errors: exits with 1 where it can't be read at all."""
    if participants is None:
        return ReadRoster((), ())
    try:
        return read_roster(participants)
    except Refused as refused:
        say_problems(refused.problems, None)
        say("Nothing was made.", sys.stderr)
        raise typer.Exit(CURABLE) from refused


def _made(files: CourseFiles, asked: Asked, read: ReadRoster, wanted: Wanted) -> Kit:
    if not asked.sessions:
        there = ", ".join(sorted(files.sessions))
        raise WrongUse(f"a kit is for one session: name it with --session; there are: {there}" if there else
                       "a kit is for one session, and this course has none yet: write one in sessions/")  # fmt: skip
    (version,) = chosen_versions(files, asked)
    with shown_progress(1, _STEPS) as watch:
        return kit(files, version, read.people, wanted, lambda what: watch.doing(version, what))


def _say_made(done: Kit, placed: InPlace) -> None:
    rows = [(one.name, length_of(one), size(len(one.data))) for one in done.files]
    first, *lines = table(("file", "length", "size"), rows)
    sys.stdout.write(strong(first) + "\n")
    for line in lines:
        say(line)
    say()
    for path in placed.kept:
        say(f"A file was changed by hand since it was made. Your version is kept as {shown(path)}.", sys.stderr)
    many = counted(done.roster.count, "person", "people")
    say(f"{counted(len(done.files), 'file')} for {many} in {shown(placed.folder)}/.")
    say(f"Print what {shown(placed.folder / 'print-list.pdf')} lists, as often as it says.")
    if done.roster.people:
        say("Names stand in these files alone; delete the folder when the session is over.")
