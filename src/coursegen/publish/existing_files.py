"""Knows what an output folder holds already: its hash, and a name to keep it under once somebody has edited it."""

from __future__ import annotations

from itertools import count
from pathlib import Path, PurePosixPath

from coursegen.problems import Refused
from coursegen.publish.manifest import sha256_of
from coursegen.publish.place import in_plain_words


def standing_hash(path: Path) -> str | None:
    """The hash of the file at a path, ``None`` where there is none. Errors: ``Refused`` if it can't be read."""
    try:
        return sha256_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused([in_plain_words(error, path)]) from error


def free_name(folder: Path, path: str) -> str:
    """``base/deck.edited.pptx``, or the first of ``base/deck.edited.2.pptx`` … that is free in the folder."""
    name = PurePosixPath(path)
    numbered = ("" if number == 1 else f".{number}" for number in count(1))
    kept = (name.with_name(f"{name.stem}.edited{number}{name.suffix}") for number in numbered)
    return next(str(free) for free in kept if not (folder / free).exists())
