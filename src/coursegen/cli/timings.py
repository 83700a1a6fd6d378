"""Keeps what a session really took beside the course, so that later rehearsals reckon with it."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import WrongUse, known_name
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, say
from coursegen.course.clock.measured import ENOUGH, FOLDER, as_log, log_of, measured_in
from coursegen.course.reading.load import course_as_written, course_files
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import shown
from coursegen.source.text import read_text


def keep_timings(session: str, log: Path, option: Path | None) -> None:
    """Read a log, keep its blocks and minutes under the session's name, and say how many sessions there are now."""
    root = course_folder(None, option)
    with refusals_said(root, "Nothing was kept."):
        files = course_files(root)
        known_name("session", session, files.sessions)
        loaded = course_as_written(files, "", session)
        known = [block.address for stretch in loaded.course.agenda for block in stretch.plan]
        times = log_of(read_text(log, log.name).text, log.name, known)
        if not times:
            raise WrongUse(f"{log} has no row with a block and its minutes")
        put_in_place(root, [Write(f"{FOLDER}/{session}.csv", as_log(times).encode())])
        measured = measured_in(root, known)
    enough = sum(1 for found in measured.values() if len(found) >= ENOUGH)
    say(f"Kept {counted(len(times), 'block')} in {shown(root / FOLDER / f'{session}.csv')}.")
    have = "has" if enough == 1 else "have"
    told = f"{counted(enough, 'block')} of this course {have} been measured in {ENOUGH} sessions or more"
    say(f"{told}; a rehearsal takes their median.")
