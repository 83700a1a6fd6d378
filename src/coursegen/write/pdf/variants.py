"""Prints a Document once more: in large print, to fold, two pages on a side, to fill in on a screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coursegen.model.brand import Brand
from coursegen.model.document import Document, DocumentBlock, KeepTogether, TearOff
from coursegen.model.document_tree import rebuilt, walk
from coursegen.model.printing import PageOptions
from coursegen.model.scene import Scene
from coursegen.model.written import Once, anew
from coursegen.write.pdf.handout import Printed, handout_bytes
from coursegen.write.pdf.imposition import Side, booklet_sides, imposed, two_up_sides
from coursegen.write.pdf.paper import PAPERS

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces


def variant_of(
    name: str,
    document: Document,
    plain: Printed,
    brand: Brand,
    faces: Faces,
    scenes: Mapping[str, Scene],
    once: Once = anew,
) -> Printed | None:
    """A document as the variant of that name; ``plain`` is its file as it is, which some are made from.

    ``None`` where there is nothing to fill in. Errors: as :func:`handout_bytes`.
    """
    if name == "2-up":
        return _two_up(document, plain, lambda one: handout_bytes(one, brand, faces, scenes, once))
    made = handout_bytes(replace(document, page=_PAGES[name](document.page)), brand, faces, scenes, once)
    if name == "fillable" and not made.fields:
        return None
    return _booklet(document, made) if name == "booklet" else made


_PAGES: Mapping[str, Callable[[PageOptions], PageOptions]] = {
    "large-print": lambda page: replace(page, text="large"),
    "fillable": lambda page: replace(page, text="normal", duplex=False, fillable=True),
    "booklet": lambda page: replace(page, text="normal", folded=True, duplex=True),
}
"""The pages that a variant is laid out on again."""


def _booklet(document: Document, made: Printed) -> Printed:
    """Pages that are half a sheet each on sheets to fold in the middle and stitch there."""
    return _on_sheets(document, made, booklet_sides(made.pages), duplex=True)


def _whole(block: DocumentBlock) -> DocumentBlock:
    return KeepTogether((*block.front, *block.back)) if isinstance(block, TearOff) else block


def _two_up(document: Document, made: Printed, again: Callable[[Document], Printed]) -> Printed:
    """Every two pages, made smaller, side by side on the paper that they were laid out for.

    On such sheets something else is behind every foot of a page, so that nothing is torn off.
    """
    if any(isinstance(block, TearOff) for block in walk(document.blocks)):
        made = again(replace(document, blocks=rebuilt(document.blocks, _whole)))
    return _on_sheets(document, made, two_up_sides(made.pages), duplex=document.page.duplex)


def _on_sheets(document: Document, made: Printed, sides: Sequence[Side], *, duplex: bool) -> Printed:
    width, height = PAPERS[document.page.paper]
    done = imposed(made.data, sides, (height, width), duplex=duplex)
    index = {anchor: done.side_of[page - 1] + 1 for anchor, page in made.index.items()}
    drafts = tuple(sorted({done.side_of[page - 1] + 1 for page in made.drafts}))
    return replace(made, data=done.data, count=done.sides, index=index, drafts=drafts)
