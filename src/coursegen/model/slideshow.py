"""Holds how a deck comes on the screen: what waits for a click, and how one slide gives way to the next."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Built = Literal["none", "bullets", "answers", "both"]
Transition = Literal["none", "fade"]


class Slideshow(Struct, frozen=True):
    """What an author asks for; by itself everything is there at once, and slides change without an effect."""

    build: Built = "none"
    transition: Transition = "none"

    @property
    def bullets(self) -> bool:
        """Whether the entries of a list come one by one."""
        return self.build in ("bullets", "both")

    @property
    def answers(self) -> bool:
        """Whether an answer waits for a click."""
        return self.build in ("answers", "both")


class Appearing(Struct, frozen=True, gc=False):
    """One thing that a click brings: an item by its place in the scene, whole or one paragraph of it by its place."""

    item: int
    paragraph: int | None = None


Click = tuple[Appearing, ...]
"""All that one click brings."""
