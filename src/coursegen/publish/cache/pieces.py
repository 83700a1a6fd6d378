"""Keeps pieces of what is made, each under the hash of all that it is made from: a handout without its stamp.

A version whose sources have changed is made again, and most of what it is made of is what it was.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pickle import Pickler
from typing import TypeVar

import msgspec

from coursegen.publish.cache.folder import CacheFolder

T = TypeVar("T")

_MOST = 4_000
"""How many hashes of values are remembered: scenes, which several handouts show."""


class Pieces:
    """A folder with pieces; ``tools`` is the hash of the program and of all that it stands on."""

    def __init__(self, cache: CacheFolder, tools: str) -> None:
        self._cache, self._tools = cache, tools
        self._hashes: dict[int, tuple[object, str]] = {}

    def once(self, values: tuple[object, ...], kind: type[T], make: Callable[[], T]) -> T:
        """What was made of the same values before, by whatever process; else what is made now, which is kept."""
        key = sha256("\n".join([self._tools, kind.__qualname__, *map(self._hash, values)]).encode()).hexdigest()
        data = self._cache.entry(key)
        if data is not None:
            try:
                return msgspec.msgpack.decode(data, type=kind)
            except (ValueError, RecursionError):
                pass  # of no use, as if it were not there
        made = make()
        self._cache.keep(key, msgspec.msgpack.encode(made))
        return made

    def _hash(self, value: object) -> str:
        """The hash of a value, by its contents; one that is asked for again is looked up."""
        known = self._hashes.get(id(value))
        if known is None:
            if len(self._hashes) > _MOST:
                self._hashes.clear()
            known = self._hashes[id(value)] = value, hash_of_value(value)
        return known[1]


def hash_of_value(value: object) -> str:
    """The hash of a frozen value, the same wherever it is made: of the names of its types and of what is in it.

    It is pickled for that, and nothing is ever unpickled; without a memo, so that it does not matter which of its parts
    are one object.
    """
    stream = BytesIO()
    pickler = Pickler(stream, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return sha256(stream.getbuffer()).hexdigest()
