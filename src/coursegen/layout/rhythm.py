"""Keeps slides in a row from looking alike: what the eye sees of each, and how near that is to the last ones."""

from __future__ import annotations

from msgspec import Struct

from coursegen.layout.template import LayoutSpec
from coursegen.model.scene_items import Box, Colour, GroupItem, ShapeItem

LARGE = 0.15
"""What share of a page a shape takes at least to count as a ground of its own."""

TALL = 0.9
"""The share of a page's height from which on a shape stands beside the rest."""

RUNNING = 3
"""So many slides of one composition in a row are a rut."""


class Composition(Struct, frozen=True):
    """What the eye sees of a slide before it reads: its ground, the place of its headline, the kind of its stage.

    Of each large shape on the ground it sees the colour, and whether that runs across or stands beside the rest.
    """

    ground: tuple[tuple[Colour, str], ...]
    headline: tuple[int, int]
    stage: str


def composition_of(spec: LayoutSpec, drawing: GroupItem | None) -> Composition:
    """The composition of a slide on a layout."""
    page = spec.room.page
    large = [
        one for one in spec.ground if isinstance(one, ShapeItem) and one.fill is not None and _large(one.box, page)
    ]
    title = spec.slots["title"].box
    stage = drawing.name if drawing is not None else ",".join(sorted(spec.slots.keys() - {"title", "kicker"}))
    shapes = ((one.fill, "beside" if one.box.height >= TALL * page.height else "across") for one in large if one.fill)
    grounds = ((spec.background, ""), *shapes)
    return Composition(grounds, (title.x, title.y), stage)


BESIDE = 0.5
"""The share of a page that a headline takes at most in its width to stand beside what it speaks of."""


def headline_of(spec: LayoutSpec) -> str:
    """Where a layout has the headline: ``above`` what it speaks of, or ``beside`` it."""
    return "beside" if spec.slots["title"].box.width < BESIDE * spec.room.page.width else "above"


def _large(box: Box, page: Box) -> bool:
    return box.width * box.height >= LARGE * page.width * page.height


Played = tuple[str, Composition]
"""The kind of a slide, as its layout has it, and what the eye sees of it."""

Past = tuple[tuple[Composition, ...], tuple[Played, ...]]
"""The compositions just before a slide, and the last one of each kind."""


class Rhythm:
    """The compositions of a deck so far."""

    def __init__(self) -> None:
        self.last: list[Composition] = []
        self.of_role: dict[str, Composition] = {}

    @property
    def past(self) -> Past:
        """All that the next slide's composition depends on."""
        return tuple(self.last), tuple(sorted(self.of_role.items(), key=lambda one: one[0]))

    def played(self, role: str, shown: Composition) -> None:
        """Note the composition of the next slide."""
        self.last = [*self.last, shown][1 - RUNNING :]
        self.of_role[role] = shown

    def rut(self, tried: Composition) -> bool:
        """Whether a composition would be the third in a row."""
        return len(self.last) == RUNNING - 1 and all(one == tried for one in self.last)

    def alike(self, role: str, tried: Composition) -> tuple[bool, int]:
        """How much a composition is like the last ones: whether it would be the third in a row, and then by degrees.

        The slide before counts most; so does the last one of the same kind, wherever it was.
        """
        degrees = sum(weight * _like(tried, one) for weight, one in zip((3, 2), reversed(self.last), strict=False))
        same = self.of_role.get(role)
        return self.rut(tried), degrees + (3 * _like(tried, same) if same is not None else 0)


def _like(one: Composition, other: Composition) -> int:
    return (one.ground == other.ground) + (one.headline == other.headline) + (one.stage == other.stage)
