"""Says how a text of the author's reads in one version: its terms and references in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coursegen.course.inline.places import MARK
from coursegen.course.inline.terms import BadTerm
from coursegen.course.loaded.addresses import Places
from coursegen.pull.text.merged_course import Merged
from coursegen.studio.shown.outline import Part, every_part


class ReadAs:
    """The words of a version, for texts that are shown and not typed; ``parts`` are what texts can refer to."""

    def __init__(self, places: Places, parts: Sequence[Part]) -> None:
        self._merged = Merged(places)
        self._parts = parts

    def __call__(self, text: str) -> str:
        """A text as it reads; as it was typed where a term of it isn't known, which a problem says."""
        if "${" not in text:
            return text
        try:
            pieces = self._merged.filled(text).split(MARK)
        except BadTerm:
            return text
        return "".join(self._named(piece) if number % 2 else piece for number, piece in enumerate(pieces))

    def beneath(self, texts: Iterable[tuple[str, str]]) -> dict[str, str]:
        """How those of the texts read that say it otherwise than they are typed, by their addresses."""
        return {address: said for address, text in texts if (said := self(text)) != text}

    def _named(self, name: str) -> str:
        """What a reference leads to: its number and its title."""
        for part in every_part(self._parts):
            if part.address.endswith(f".{name.rpartition('.')[2]}"):
                return " ".join(filter(None, (part.number, part.title)))
        return name.replace("_", " ")


def unmarked(text: str) -> str:
    """A text without the signs that make words strong or set them as code."""
    return text.replace("*", "").replace("`", "")
