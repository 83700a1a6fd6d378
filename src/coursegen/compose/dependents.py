"""Finds what falls with a block when it is left out in the room: what needs it, and what speaks of it."""

from __future__ import annotations

from coursegen.compose.artefact import Setting
from coursegen.model.course import Block, Stretch
from coursegen.model.slide_texts import slide_texts

Placed = tuple[Stretch, Block]


def dependents(setting: Setting, stretch: Stretch, block: Block) -> tuple[Placed, ...]:
    """The other blocks that need something of this one, or that refer to it, in the session's order."""
    own = {block.id, *block.items}
    inside = _addresses(setting, stretch, block)
    speaking = {
        slide.block
        for slide in setting.others.slides
        if any(run.at in inside for text in slide_texts(slide) for run in text.runs if run.at)
    }
    return tuple(
        (row, other)
        for row in setting.course.agenda
        for other in row.plan
        if other.address != block.address and (own & set(other.needs) or other.address in speaking)
    )


def _addresses(setting: Setting, stretch: Stretch, block: Block) -> frozenset[str]:
    """The addresses of what a block shows."""
    shown = {slide.address for slide in setting.others.slides if slide.block == block.address and slide.address}
    return frozenset({block.address, *shown} - {stretch.address})
