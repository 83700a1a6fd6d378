"""Finds names that are still free, for slide ids, titles and anchors."""

from __future__ import annotations


class Taken:
    """Names that are in use, compared as people compare them: without case, white space collapsed."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def copy(self) -> Taken:
        """The same names, in use apart from these."""
        other = Taken()
        other._counts = dict(self._counts)
        return other

    def has(self, name: str) -> bool:
        """Whether the name is in use."""
        return _key(name) in self._counts

    def free(self, name: str, pattern: str) -> str:
        """The name, or ``pattern`` filled with it and the first count from 2 that is free; then it is in use."""
        found = name
        while self.has(found):
            count = self._counts[_key(name)] = self._counts[_key(name)] + 1
            found = pattern.format(name, count)
        self._counts[_key(found)] = 1
        return found


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
