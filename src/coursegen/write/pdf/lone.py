"""Shows a slide larger where it stands alone on a page, so that the page is not half empty below a small picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import Beside, Document, DocumentBlock
from coursegen.model.document_tree import rebuilt
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.figures import Painting, widest_beside
from coursegen.write.pdf.flow import Sheet
from coursegen.write.pdf.tags import Element

LONE_MM = 118.0
"""How wide a slide is at most that a page has for itself."""

_BESIDE = Mm(45).pt  # what its words need at its side
_FULL = 0.75  # of a page: a fuller one has no room for a larger slide


class Laid(Struct, frozen=True):
    """A document set and flowed: its pages, the desk that they were set on, the root of what is spoken."""

    desk: Desk
    root: Element
    sheets: Sequence[Sheet]


def with_larger_slides(document: Document, lay_out: Callable[[Document], Laid]) -> Laid:
    """The pages of a document, each slide larger that then still has a page for itself; there is no page more."""
    first = lay_out(document)
    desk = first.desk
    if desk.scale.single_column or desk.column.width < Mm(LONE_MM).pt + _BESIDE:
        return first
    emptiest = sorted((sheet for sheet in first.sheets if sheet.used < _FULL * desk.height), key=lambda one: one.used)
    larger = _alone(emptiest)
    while larger:
        tried = lay_out(_with(document, larger, desk))
        still = larger & _alone(tried.sheets)
        if still == larger and len(tried.sheets) <= len(first.sheets):
            return tried
        if still == larger:  # one of them needs a page more: those are larger that have most room
            emptiest = emptiest[: len(emptiest) // 2]
            still = larger & _alone(emptiest)
        larger = still
    return first


def _alone(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The slides that are the only one on their page."""
    shown = ([one.strip.paint for one in sheet.placed if isinstance(one.strip.paint, Painting)] for sheet in sheets)
    return frozenset(page[0].scene.id for page in shown if len(page) == 1)


def _with(document: Document, larger: Collection[str], desk: Desk) -> Document:
    """The same document, those slides of its script larger, but not so large that their words end far below them."""

    def enlarged(block: DocumentBlock) -> DocumentBlock:
        if isinstance(block, Beside) and block.wraps and block.thumbnail.slide in larger:
            return replace(block, thumbnail=replace(block.thumbnail, width_mm=widest_beside(block, desk, LONE_MM)))
        return block

    return replace(document, blocks=rebuilt(document.blocks, enlarged))
