"""Finds the course folder that is meant by what was typed, and the folder that its output goes to."""

from __future__ import annotations

import os
from pathlib import Path

from coursegen.cli.ending import WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.publish.owner import home_of
from coursegen.publish.place import mend
from coursegen.publish.write_faults import shown

COURSE_FILE = "course.yaml"
MISNAMED = "course.yml"


def course_folder(argument: Path | None, option: Path | None) -> Path:
    """The course folder: as named, else the one around or below the working directory.

    Errors: :class:`WrongUse` where two are named or none is found.
    """
    if argument is not None and option is not None:
        raise WrongUse("name the course once, either as COURSE or with --course")
    named = argument if argument is not None else option
    return mended_folder(_around(Path.cwd()) if named is None else _named(named))


def mended_folder(folder: Path) -> Path:
    """A folder that is about to be read; what a killed command left half done there is taken back, which may refuse."""
    with refusals_said(folder, "Nothing was read, and nothing was changed."):
        mend(folder)
    return folder


def output_folder(course: Path, out: Path | None) -> Path:
    """The folder to build into: ``--out``, else the one beside the course folder that is this course's.

    Errors: :class:`WrongUse` for a folder in the course, whose files are all the author's.
    """
    if out is None:
        return mended_folder(home_of(course))
    if out.resolve().is_relative_to(course.resolve()):
        outside = shown(home_of(course))
        raise WrongUse(
            f"{shown(out)} is in the course folder, which holds what you write; leave --out out to use {outside}"
        )
    return mended_folder(out)


def _named(named: Path) -> Path:
    folder = Path(os.path.abspath(named))  # noqa: PTH100 - resolving would put output beside a link's target
    if folder.name == COURSE_FILE and folder.is_file():
        return folder.parent
    for candidate in (folder, folder / "course"):
        if _holds_a_course(candidate):
            return candidate
    if not folder.exists():
        raise WrongUse(
            f"there is no folder {folder.name!r} in {folder.parent}; write the name of your course's folder, with the "
            f"folder that it is in if it is elsewhere, or start one: `coursegen new {named}`"
        )
    if not folder.is_dir():
        raise WrongUse(f"{named} is a file; name the folder that holds {COURSE_FILE}")
    above = next((f": {shown(folder)}" for folder in folder.parents if _holds_a_course(folder)), "")
    raise WrongUse(f"there is no {COURSE_FILE} in {named}; name the folder that holds it{above}")


def _around(here: Path) -> Path:
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "course"):
            if _holds_a_course(candidate):
                return candidate
    raise WrongUse(
        f"there is no course here: no {COURSE_FILE} in this folder, in its course/ folder, or above. "
        "Name the course's folder, as in `coursegen build my-course`, or start one with `coursegen new my-course`"
    )


def _holds_a_course(folder: Path) -> bool:
    """Whether a course file stands there; the reader of courses says what is wrong with a misnamed one."""
    try:
        return (folder / COURSE_FILE).exists() or (folder / MISNAMED).is_file()
    except OSError:  # a folder that may not be looked into
        return False
