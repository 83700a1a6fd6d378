"""Knows the hash of what an output folder holds already."""

from __future__ import annotations

from pathlib import Path

from coursegen.problems import Refused
from coursegen.publish.read_back import sha256_of
from coursegen.publish.write_faults import in_plain_words


def standing_hash(path: Path) -> str | None:
    """The hash of the file at a path, ``None`` where there is none. Errors: ``Refused`` if it can't be read."""
    try:
        return sha256_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused([in_plain_words(error, path)]) from error
