"""Reads a template, in a course folder or named on the command line, once it is known to be safe to open."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NoReturn

from coursegen.problems import Problem, Refused
from coursegen.publish.write_faults import not_there
from coursegen.source.folder import unsafe
from coursegen.source.office.bounds import Damaged, Unsafe
from coursegen.source.office.package import Package

MAX_BYTES = 50_000_000
"""The largest template that is read."""

SUFFIXES = (".pptx", ".potx")
_AT = "brand.template"


def template_bytes(root: Path, file: str) -> bytes:
    """The bytes of a template at a path inside a course folder.

    Errors: ``Refused`` where it leads out of the folder, can't be read, or is too large, packed or unpacked,
    or not safe to use.
    """
    if unsafe(root, file) is not None:
        _refuse(f"{file} leads out of the course folder", "put a copy of the template inside the course folder")
    return file_bytes(root / file, file)


def file_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a template at any path. Errors: as :func:`template_bytes`, but for where it stands."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse(f"{shown} is no file", "name a .pptx or .potx file")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(f"there is no file {shown}", not_there(path))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        _refuse(f"{shown} can't be read: {reason}", "check that it is a file, and who may read it")
    if len(data) > MAX_BYTES:
        _refuse(f"{shown} is larger than {MAX_BYTES // 1_000_000} MB", "use a template with fewer or smaller pictures")
    try:
        if Package(data).has_macros:
            message = f"{shown} has macros in it, and a deck made from it would carry them to everybody who gets it"
            _refuse(message, "save it in PowerPoint without macros, as .pptx or .potx")
    except Unsafe as unsafe:
        _refuse(f"{shown} {unsafe.message}", unsafe.hint)
    except Damaged:
        pass  # whoever reads it says so
    return data


def map_beside(file: str) -> str:
    """The path of the map of a template: its own, ending in .yaml."""
    return f"{file[: -len(SUFFIXES[0])] if file.lower().endswith(SUFFIXES) else file}.yaml"


def _refuse(message: str, hint: str) -> NoReturn:
    raise Refused([Problem("template", message, hint=hint, address=_AT)])
