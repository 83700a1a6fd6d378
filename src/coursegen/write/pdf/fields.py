"""Makes what a reader fills in on a screen: fields of a form with names and tooltips.

A field (ISO 32000-1, 12.7) is a widget under a Form element of the structure, so that who listens finds it in
the order of the text (ISO 14289-1, 7.18.4). Its full name is the address of what it answers, and so the same in
every build; its tooltip is the question.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.write.pdf.tags import Element, literal

FieldKind = Literal["text", "lines", "tick"]
_MULTILINE = 1 << 12  # ISO 32000-1, table 228
SIZE = 11
"""How large what is typed is, in points."""


class Answer(Struct, frozen=True, eq=False):
    """Where a reader writes: what the field is asked (``""``: what its heading says), and its place in the structure.

    ``element`` is made with the story, in the order of the text; its fields, one on each page, are put under it.

    ``address`` is that of the question, ``""`` for that of the heading.
    """

    element: Element
    label: str = ""
    address: str = ""


class Field(Struct, frozen=True):
    """One field on a page: its rectangle (left, bottom, right, top) in points, its full name and its tooltip."""

    kind: FieldKind
    box: tuple[float, float, float, float]
    name: str
    tooltip: str


class Names:
    """Names that no two fields share, each under the address that it answers."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def free(self, address: str, kind: FieldKind) -> str:
        """``recover.debrief.lines-1``, then ``lines-2``; no part of an address has a hyphen, so none is the same."""
        stem = f"{address.replace('/', '.') or 'page'}.{kind}"
        self._taken[stem] = self._taken.get(stem, 0) + 1
        return f"{stem}-{self._taken[stem]}"


def widget(field: Field, key: int) -> str:
    """A field's annotation in PDF syntax; ``key`` is its place in the structure's parent tree."""
    told = (
        f"<</Type/Annot/Subtype/Widget/F 4/Rect [{' '.join(f'{value:.2f}' for value in field.box)}]"
        f"/T {literal(field.name)}/TU {literal(field.tooltip)}/StructParent {key}"
    )
    if field.kind == "tick":
        return f"{told}/FT/Btn/V/Off/AS/Off/MK<</CA(4)>>/DA(/ZaDb 0 Tf 0 g)>>"
    flags = f"/Ff {_MULTILINE}" if field.kind == "lines" else ""
    return f"{told}/FT/Tx{flags}/V()/DA(/Helv {SIZE} Tf 0 g)>>"
