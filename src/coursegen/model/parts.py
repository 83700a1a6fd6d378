"""Holds what several things of a course have: paragraphs, a facilitator's notes, evidence, a picture."""

from __future__ import annotations

from msgspec import Struct

from coursegen.model.text import Text

Paragraphs = tuple[Text, ...]


class Notes(Struct, frozen=True, gc=False):
    """What the facilitator says, does and asks at one slide, and how it leads on to the next.

    ``first`` is what is done before a word is said.
    """

    say: Paragraphs = ()
    do: Paragraphs = ()
    ask: Paragraphs = ()
    listen_for: Paragraphs = ()
    transition: Paragraphs = ()
    first: Paragraphs = ()

    def __bool__(self) -> bool:
        return bool(self.first or self.say or self.do or self.ask or self.transition)

    @property
    def done(self) -> Paragraphs:
        """All that is done, before a word is said and after."""
        return self.first + self.do


class Evidence(Struct, frozen=True, gc=False):
    """The place in an article that a statement rests on: paragraphs counted from 1."""

    article: str
    paragraphs: tuple[int, ...]


class Picture(Struct, frozen=True, gc=False):
    """A picture of the course: its bytes, ``image/png`` or ``image/jpeg``, its size in pixels, and what it shows.

    ``file`` is its path in the course folder, ``sha256`` (hex) the hash of its bytes.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    description: str
    sha256: str
    file: str

    def __repr__(self) -> str:
        return f"Picture({self.file!r}, {self.width}×{self.height})"
