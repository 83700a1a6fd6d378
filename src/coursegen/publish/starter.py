"""Makes the folder of a new course, the example's files or others, with the schemas that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from coursegen.assets import example_course
from coursegen.problems import Problem, Refused
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import in_plain_words, not_a_folder, shown

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


def course_of(files: Mapping[str, str | bytes], folder: Path) -> tuple[str, ...]:
    """Put a new course's files into a folder, the schemas with them; gives the paths that were made.

    Nothing is made, and nothing given, where all of them are there already, byte for byte.
    Errors: ``Refused`` where the folder holds something else or can't be written; nothing is made then.
    """
    writes = [Write(path, text.encode() if isinstance(text, str) else text) for path, text in files.items()]
    writes += [Write(f"{SCHEMA_FOLDER}/{name}", text.encode()) for name, text in schema_files().items()]
    if all(_holds(folder / write.path, write.data) for write in writes):
        return ()
    _check_free(folder)
    put_in_place(folder, writes)
    return tuple(write.path for write in writes)


def new_schemas(folder: Path, schemas: Mapping[str, str]) -> tuple[str, ...]:
    """Write JSON Schemas into a folder; gives the names of those that were not there, or not the same.

    Errors: ``Refused`` where it can't be written.
    """
    changed = [Write(name, text.encode()) for name, text in schemas.items() if not _same(folder / name, text)]
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
            message = f"{shown(folder)} holds files already, so nothing was written"
            hint = f"name a folder that is not there yet, for instance {shown(folder)}-2"
            raise Refused([Problem("folder-not-empty", message, hint=hint)])
    except OSError as error:
        raise Refused([in_plain_words(error, folder)]) from error


def _copied(path: Path, depth: int) -> bytes:
    """A file of the example, ``depth`` folders down, its first line naming the schema in the new course."""
    if path.suffix != ".yaml":
        return path.read_bytes()
    to_schemas = "../" * depth + SCHEMA_FOLDER
    return _SCHEMA_LINE.sub(rf"\g<1>{to_schemas}/\g<2>", path.read_text("utf-8"), count=1).encode()


def _same(path: Path, text: str) -> bool:
    return _holds(path, text.encode())


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
