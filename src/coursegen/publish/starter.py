"""Copies the example course into a folder of its own, with the schemas that its files name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from coursegen.assets import example_course
from coursegen.problems import Problem, Refused
from coursegen.publish.manifest import manifest_of
from coursegen.publish.owner import check_owner
from coursegen.publish.place import Write, in_plain_words, not_a_folder, put_in_place, shown
from coursegen.source.folder import COURSE, course_files

SCHEMA_FOLDER = ".schema"
_SUFFIXES = {".yaml", ".lock", ".pptx", ".png", ".jpg", ".jpeg", ".svg"}
_SCHEMA_LINE = re.compile(r"^(# yaml-language-server: \$schema=)\S*?([^/\s]+\.json)")


def new_course(folder: Path) -> tuple[str, ...]:
    """Copy the example course into a folder; gives the paths that were made.

    Errors: ``Refused`` where the folder holds something already or can't be written; nothing is made then.
    """
    _check_free(folder)
    example = example_course()
    paths = [path for path in sorted(example.rglob("*")) if path.suffix in _SUFFIXES and path.is_file()]
    writes = [
        Write(path.relative_to(example).as_posix(), _copied(path, len(path.relative_to(example).parts) - 1))
        for path in paths
    ]
    writes += [Write(f"{SCHEMA_FOLDER}/{name}", text.encode()) for name, text in schema_files().items()]
    put_in_place(folder, writes)
    return tuple(write.path for write in writes)


def output_is_free(course: Path) -> bool:
    """Whether a build of a course that was just made may use the folder ``output`` beside it.

    Not where that holds what was made of another course, nor where another course lies there: it may be built first.
    """
    course = course.absolute()
    output = course.parent / "output"
    try:
        if any(other != course and (other / COURSE).is_file() for other in course.parent.iterdir()):
            return False
        known = manifest_of(output)
        check_owner(course_files(course), output, known.course if known is not None else "")
    except (OSError, Refused):
        return False
    return True


def new_schemas(folder: Path) -> tuple[str, ...]:
    """Write the JSON Schemas into a folder; gives the names of those that were not there, or not the same.

    Errors: ``Refused`` where it can't be written.
    """
    changed = [Write(name, text.encode()) for name, text in schema_files().items() if not _same(folder / name, text)]
    put_in_place(folder, changed)
    return tuple(write.path for write in changed)


def schema_files() -> Mapping[str, str]:
    """The JSON Schema of each kind of file, by file name."""
    # Imported here: every command starts through this module, and only this one needs the forms of all files.
    from coursegen.publish.schemas import file_schemas

    return file_schemas()


def _check_free(folder: Path) -> None:
    try:
        if folder.is_symlink() and not folder.exists():
            raise Refused([not_a_folder(folder)])
        if folder.exists() and not folder.is_dir():
            raise Refused([not_a_folder(folder)])
        if folder.is_dir() and any(folder.iterdir()):
            raise Refused(
                [
                    Problem(
                        "folder-not-empty",
                        f"{shown(folder)} holds files already, and none of them is to be lost",
                        hint="name a folder that does not exist yet",
                    )
                ]
            )
    except OSError as error:
        raise Refused([in_plain_words(error, folder)]) from error


def _copied(path: Path, depth: int) -> bytes:
    """A file of the example, ``depth`` folders down, its first line naming the schema in the new course."""
    if path.suffix != ".yaml":
        return path.read_bytes()
    to_schemas = "../" * depth + SCHEMA_FOLDER
    return _SCHEMA_LINE.sub(rf"\g<1>{to_schemas}/\g<2>", path.read_text("utf-8"), count=1).encode()


def _same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
