"""Opens the zips that articles come in, Word files and e-books, within the bounds that every Office file is held to."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from typing import NoReturn

from coursegen.problems import Problem, Refused
from coursegen.source.office.bounds import MAX_PART, Damaged, Unsafe, judged_zip, shown
from coursegen.source.office.package import judged

_DAMAGED = "the file is damaged, or protected by a password"
_HINT = "save it again, or save its text as .txt, and add that"


def judge_word_file(data: bytes) -> None:
    """Refuse a Word file that no other library should open. Errors: ``Refused``."""
    try:
        judged(data)
    except Unsafe as unsafe:
        _refuse(f"the file {unsafe.message}")
    except Damaged:
        _refuse(_DAMAGED)


def parts_in(data: bytes, ends: tuple[str, ...]) -> Mapping[str, bytes]:
    """The parts of an e-book whose names end so, by name, in the file's order.

    Errors: ``Refused`` for a bomb, an encrypted or damaged file, and XML with a document type of its own entities.
    """
    try:
        archive = judged_zip(data)
        wanted = [entry for entry in archive.infolist() if entry.filename.lower().endswith(ends)]
        for entry in wanted:
            if entry.file_size > MAX_PART:
                _refuse(f"a part of the file is larger than {MAX_PART // 1_000_000} MB ({shown(entry.filename)})")
        parts = {entry.filename: archive.read(entry) for entry in wanted}
    except Unsafe as unsafe:
        _refuse(f"the file {unsafe.message}")
    except (Damaged, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        _refuse(_DAMAGED)
    for name, part in parts.items():
        if b"<!ENTITY" in part:
            _refuse(f"a part of the file declares entities ({shown(name)}), which no article needs")
    return parts


def _refuse(message: str) -> NoReturn:
    raise Refused([Problem("package", message, hint=_HINT)])
