"""Remembers how slides were laid out, so that those that nothing has changed for are taken as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coursegen.layout.rhythm import Past, Played
from coursegen.model.scene import Scene
from coursegen.model.slide import Slide


class Known(NamedTuple):
    """A slide as it was laid out: after which slides, as which scene, and what the eye sees of it."""

    slide: Slide
    past: Past
    scene: Scene
    played: Played


class LaidBefore:
    """The scenes of slides that were laid out before, each taken again for the same slide in the same surroundings.

    Only slides of one scene are kept: what others are called depends on all titles before them.
    """

    def __init__(self) -> None:
        self._around: tuple[object, ...] = ()
        self._known: dict[str, Known] = {}

    def around(self, *surroundings: object) -> None:
        """What all slides share from now on: everything else is forgotten where that is not what it was."""
        same = len(surroundings) == len(self._around) and all(
            one is other or one == other for one, other in zip(surroundings, self._around, strict=True)
        )
        if not same:
            self._around, self._known = surroundings, {}

    def scene(self, slide: Slide, number: int, past: Past) -> Known | None:
        """What a slide had under the same number, after slides that look the same."""
        known = self._known.get(slide.id)
        same = known is not None and known.scene.number == number and known.past == past and known.slide == slide
        return known if same else None

    def keep(self, slide: Slide, scenes: Sequence[Scene], past: Past, played: Played) -> None:
        """Know the scene of a slide from now on."""
        if len(scenes) == 1 and not scenes[0].gave_way:
            self._known[slide.id] = Known(slide, past, scenes[0], played)
