"""Pairs the slides of an edited deck with those that were built, and the shapes on them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.pull.base.deck_base import Base
from coursegen.pull.deck.edited_deck import EditedDeck, EditedSlide
from coursegen.pull.pairing.shape_pairs import PairedShapes, paired_shapes


class PairedDeck(Struct, frozen=True):
    """An edited deck beside what it was built as.

    ``slides`` maps scene ids to slides in the edited order, ``shapes`` the same ids to their shapes; ``copies`` are
    slides that repeat one before them, with what they repeat; ``new`` are of nobody's making.
    """

    base: Base
    slides: Mapping[str, EditedSlide]
    shapes: Mapping[str, PairedShapes]
    copies: tuple[tuple[EditedSlide, str], ...]
    new: tuple[EditedSlide, ...]


def paired_deck(base: Base, deck: EditedDeck) -> PairedDeck:
    """Slides by the id that their accent shape carries, else by the last line of their notes; then their shapes.

    A slide that a program has copied carries the same id twice: the first one is the slide, the others are copies.
    """
    known = {scene.id for scene in base.scenes}
    by_slide: dict[str, list[str]] = {}
    for scene in base.scenes:
        by_slide.setdefault(scene.slide, []).append(scene.id)
    carried = {slide.id for slide in deck.slides}
    kept: dict[str, EditedSlide] = {}
    copies: list[tuple[EditedSlide, str]] = []
    new: list[EditedSlide] = []
    for slide in deck.slides:
        # 1. The accent shape says which slide this is, and which part of one that was split over several.
        found = slide.id if slide.id in known else ""
        if not found and slide.noted in by_slide:
            # 2. Somebody deleted that shape. The notes name the slide, but not the part: it is the first part that no
            #    slide has been taken for yet and that no other slide carries.
            parts = by_slide[slide.noted]
            found = next((part for part in parts if part not in kept and part not in carried), parts[0])
        if not found:
            new.append(slide)
        elif found in kept:
            copies.append((slide, found))
        else:
            kept[found] = slide
    shapes = {scene.id: paired_shapes(scene.items, kept[scene.id].shapes) for scene in base.scenes if scene.id in kept}
    return PairedDeck(base, kept, shapes, tuple(copies), tuple(new))
