"""A Document to the file that is printed of it and the variants that are asked for beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from coursegen.model.brand import Brand
from coursegen.model.document import Document
from coursegen.model.printing import Variant
from coursegen.model.scene import Scene
from coursegen.write.pdf.handout import Printed, handout_bytes

if TYPE_CHECKING:
    from coursegen.layout.fonts import Faces


def printed(
    document: Document, variants: Sequence[Variant], brand: Brand, faces: Faces, scenes: Mapping[str, Scene]
) -> Iterator[tuple[Variant | Literal[""], Printed]]:
    """The document as it is (``""``), then each variant by its name.

    Errors: as :func:`handout_bytes`.
    """
    yield "", handout_bytes(document, brand, faces, scenes)
    for variant in variants:
        page = document.page
        if variant == "large-print":
            large = replace(document, page=replace(page, text="large"))
            yield variant, handout_bytes(large, brand, faces, scenes)
