"""Makes what a reader fills in on a screen: fields of a form with names and tooltips, and the form around them.

A field (ISO 32000-1, 12.7) is a widget under a Form element of the structure, so that who listens finds it in
the order of the text (ISO 14289-1, 7.18.4). Its full name is the address of what it answers, and so the same in
every build; its tooltip is the question.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, String

from coursegen.write.pdf.tags import Element, literal

FieldKind = Literal["text", "lines", "tick"]
_MULTILINE = 1 << 12  # ISO 32000-1, table 228
_SIZE = 11


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
    return f"{told}/FT/Tx{flags}/V()/DA(/Helv {_SIZE} Tf 0 g)>>"


def make_form(pdf: pikepdf.Pdf) -> None:
    """Put all widgets of a file into one form, as a tree by the parts of their names, each with its appearance."""
    fonts = Dictionary(Helv=_font(pdf, "Helvetica", WinAnsi=True), ZaDb=_font(pdf, "ZapfDingbats", WinAnsi=False))
    resources = Dictionary(Font=fonts)
    nodes: dict[str, pikepdf.Object] = {}
    roots: list[pikepdf.Object] = []
    drawn: dict[tuple[str, int, int], pikepdf.Object] = {}
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Widget:
                left, bottom, right, top = (float(value) for value in annotation.Rect.as_list())
                kind = str(annotation.FT), round(right - left), round(top - bottom)
                if kind not in drawn:
                    drawn[kind] = pdf.make_indirect(_appearance(pdf, *kind))
                annotation.AP = drawn[kind]
                _hang(pdf, annotation, nodes, roots)
    pdf.Root.AcroForm = Dictionary(Fields=Array(roots), DR=resources, DA=String(f"/Helv {_SIZE} Tf 0 g"))


def _font(pdf: pikepdf.Pdf, name: str, *, WinAnsi: bool) -> pikepdf.Object:  # noqa: N803 - the encoding's name
    """One of the fonts that every reader has, for what is typed."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))
    if WinAnsi:
        font.Encoding = Name.WinAnsiEncoding
    return pdf.make_indirect(font)


def _appearance(pdf: pikepdf.Pdf, kind: str, wide: int, tall: int) -> pikepdf.Object:
    """How empty fields of a size look; a tick is drawn as lines, so that it needs no font."""
    box = Array([0, 0, wide, tall])

    def form(content: str) -> pikepdf.Object:
        return pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())

    if kind == "/Btn":
        steps = [(0.15, 0.5, "m"), (0.4, 0.2, "l"), (0.88, 0.85, "l")]
        drawn = " ".join(f"{x * wide:.2f} {y * tall:.2f} {operator}" for x, y, operator in steps)
        return Dictionary(N=Dictionary(Yes=form(f"q 1.4 w {drawn} S Q"), Off=form("")))
    return Dictionary(N=form("/Tx BMC EMC"))


def _hang(
    pdf: pikepdf.Pdf, annotation: pikepdf.Object, nodes: dict[str, pikepdf.Object], roots: list[pikepdf.Object]
) -> None:
    """Put a field under the nodes that the parts of its full name stand for (ISO 32000-1, 12.7.3.2)."""
    *parents, last = str(annotation.T).split(".")
    annotation.T = String(last)
    above: pikepdf.Object | None = None
    for path, part in _paths(parents):
        if path not in nodes:
            nodes[path] = pdf.make_indirect(Dictionary(T=String(part), Kids=Array()))
            _under(nodes[path], above, roots)
        above = nodes[path]
    _under(annotation, above, roots)


def _paths(parts: list[str]) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(parts, 1):
        yield ".".join(parts[:number]), part


def _under(field: pikepdf.Object, above: pikepdf.Object | None, roots: list[pikepdf.Object]) -> None:
    if above is None:
        roots.append(field)
        return
    field.Parent = above
    above.Kids.append(field)
