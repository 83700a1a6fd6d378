"""Tells whether what lies in an output folder was made from this course."""

from __future__ import annotations

from pathlib import Path

from coursegen.problems import Problem, Refused
from coursegen.publish.write_faults import shown
from coursegen.pull.base.kept_bases import BASE_FOLDER
from coursegen.source.folder import COURSE, CourseFiles
from coursegen.source.values import text_in

BESIDE = f"{BASE_FOLDER}/course"
"""The file in an output folder that holds the name of its course's folder, where that lies beside it.

It does not stand in the manifest, whose bytes are the same wherever a course lies.
"""

_LONGEST = 255


def id_of_course(files: CourseFiles) -> str:
    """The id that a course's file states, ``""`` where it can't be read."""
    return text_in(files.course, "id")


def beside(files: CourseFiles, folder: Path) -> str:
    """The name of the course's folder where an output folder lies beside it, else ``""``."""
    return files.root.name if files.root.resolve().parent == folder.resolve().parent else ""


def check_owner(files: CourseFiles, folder: Path, known: str) -> None:
    """Say that an output folder is another course's; ``known`` is the id in its manifest. Errors: ``Refused``.

    A course whose folder was renamed, or whose id was changed where it lies, is still the same one.
    """
    name = _named_in(folder)
    if name and (folder.parent / name / COURSE).is_file():
        other = folder.parent / name
        if other.resolve() == files.root.resolve():
            return
        told = shown(other)
    elif known and id_of_course(files) not in ("", known):
        told = f"'{known}'"
    else:
        return
    message = f"{shown(folder)} holds what was made from another course, {told}"
    hint = "give this course an output folder of its own with --out, or delete that one first"
    raise Refused([Problem("other-course", message, hint=hint)])


def home_of(root: Path) -> Path:
    """The output folder of a course whose user names none: ``output`` beside it, or ``NAME-output`` where another
    course that lies there has that one.
    """
    shared, own = root.parent / "output", root.parent / f"{root.name}-output"
    if own.is_dir():
        return own
    name = _named_in(shared)
    return own if name not in ("", root.name) and (shared.parent / name / COURSE).is_file() else shared


def _named_in(folder: Path) -> str:
    """The name that an output folder holds, where it is one."""
    try:
        with (folder / BESIDE).open(encoding="utf-8") as stream:
            name = stream.read(_LONGEST + 1)
    except (OSError, ValueError):
        return ""
    return name if len(name) <= _LONGEST and Path(name).name == name else ""
