"""Reads what coursegen wrote into a folder and anybody may have changed since: bounded, and of known types."""

from __future__ import annotations

import re
from hashlib import file_digest
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

MAX_BYTES = 64 * 1024 * 1024

Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Meta(ge=0, lt=2**53)]

_PATH = re.compile(r"(?!.*(?:^|/)\.{0,2}(?:/|$))[^\\\x00-\x1f:]{1,400}")
_LONGEST_NAME = 200

Kind = TypeVar("Kind")


def read_back(path: Path, kind: type[Kind]) -> Kind | None:
    """What a JSON file of ours holds, ``None`` where it can't be read or holds something else.

    Errors: ``FileNotFoundError`` where there is no such file.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        return msgspec.json.decode(data, type=kind) if len(data) <= MAX_BYTES else None
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError):
        return None


def is_path_inside(path: str) -> bool:
    """Whether a path is one that coursegen could have written in a folder: relative, never upwards, not too long."""
    return _PATH.fullmatch(path) is not None and all(len(name.encode()) <= _LONGEST_NAME for name in path.split("/"))


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, in hex. Errors: ``OSError``."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
