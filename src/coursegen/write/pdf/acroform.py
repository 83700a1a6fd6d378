"""Puts a form around the fields of a finished file (ISO 32000-1, 12.7.2)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from coursegen.write.pdf.fields import SIZE


def with_form(data: bytes) -> bytes:
    """The same file with its fields in a form."""
    filled = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _make_form(pdf)
        pdf.save(
            filled,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            preserve_pdfa=True,
            fix_metadata_version=False,
        )
    return filled.getvalue()


def _make_form(pdf: pikepdf.Pdf) -> None:
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
    pdf.Root.AcroForm = Dictionary(Fields=Array(roots), DR=resources, DA=String(f"/Helv {SIZE} Tf 0 g"))


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
