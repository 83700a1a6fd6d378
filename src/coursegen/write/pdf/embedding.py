"""Embeds the theme's faces in a PDF, subset, with a true way back to Unicode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from coursegen.model.scene_items import Face

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces

_BLOCK = 100  # entries of a bfchar block (Adobe technical note 5411, 1.4.1)


class _Unseen(Exception):  # noqa: N818 - says what a character is
    """A character that has no code in a document's first subset so far."""


class _Codes(dict[int, int]):
    """The codes of characters in the first subset of a face."""

    def __missing__(self, char: int) -> int:
        raise _Unseen


_KNOWN: WeakKeyDictionary[pdfdoc.PDFDocument, dict[str, _Codes]] = WeakKeyDictionary()
"""The codes by document and face: what :meth:`EmbeddedFont.coded` need not ask ReportLab again, one by one."""


class EmbeddedFont(TTFont):
    """A TrueType face whose subsets carry a ToUnicode map that PDF/UA accepts.

    ReportLab's own map sends unused codes to U+0000 (ISO 14289-1, 7.21.7) and puts up to 256 entries in
    one block. ``pairs`` are the face's kerned pairs, in em. ``spare`` is the file of the face that sets what this one
    has no sign for, where there is one.
    """

    pairs: Mapping[str, float]
    spare: Path | None = None

    def has(self, text: str) -> bool:
        """Whether there is a sign for every character of a text."""
        return all(map(self.face.charToGlyph.__contains__, map(ord, text)))

    def coded(self, text: str, document: pdfdoc.PDFDocument) -> Iterator[tuple[str, bytes]]:
        """The text in parts that one subset covers each: the subset's name in the document, and its codes."""
        font: Any = self
        known = _KNOWN.setdefault(document, {}).setdefault(self.fontName, _Codes())
        try:
            codes = text.translate(known).encode("latin-1")
        except _Unseen:
            if self.spare is not None and not self.has(text):
                yield from self._mixed(text, document, _font(self.spare))
                return
            for subset, part in font.splitString(text, document):
                yield font.getSubsetInternalName(subset, document), part
            given = self.state[document].assignments
            known.update({ord(char): given[ord(char)] for char in set(text) if given.get(ord(char), 256) < 256})
            return
        yield font.getSubsetInternalName(0, document), codes

    def _mixed(self, text: str, document: pdfdoc.PDFDocument, spare: EmbeddedFont) -> Iterator[tuple[str, bytes]]:
        """As :meth:`coded`, of a text with signs that another face has to set."""
        for here, signs in groupby(text, self.has):
            yield from (self if here else spare).coded("".join(signs), document)

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 - ReportLab calls it so
        """Put the subsets that the document used into it: fonts, descriptors, files and maps."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            name = f"{state.internalName}+{number}"
            base = (SUBSETN(number) + b"+" + self.face.name).decode("pdfdoc")
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name = name
            font.BaseFont = base
            font.FirstChar = 0
            font.LastChar = len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            stream = pdfdoc.PDFStream(content=to_unicode(base, subset), filters=[pdfdoc.PDFZCompress])
            font.ToUnicode = doc.Reference(stream, f"toUnicodeCMap:{base}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


def to_unicode(name: str, subset: list[int]) -> str:
    """A CMap from the codes of a subset to Unicode; what stands for no character is left out."""
    entries = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char >= 32 and char != 127
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class Fonts(dict[Face, EmbeddedFont]):
    """The faces as fonts for a document; each file is read once per process, when something is first set in it."""

    def __init__(self, faces: Faces) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, face: Face) -> EmbeddedFont:
        faces = self._faces
        font = self[face] = _font(faces.path(face))
        font.pairs = faces.pairs(face)
        font.spare = faces.plain.path(face) if faces.plain and face in faces.files else None
        return font

    def plain(self, face: Face) -> EmbeddedFont:
        """The face that has signs for most of what is written, whatever the pages are set in."""
        plain = self._faces.plain
        if plain is None:
            return self[face]
        font = _font(plain.path(face))
        font.pairs = plain.pairs(face)
        return font


def font_of(file: Path) -> EmbeddedFont:
    """A face of a file of its own; it is set without pairs."""
    font = _font(file)
    font.pairs = {}
    return font


@cache
def _font(path: Path) -> EmbeddedFont:
    make: Any = EmbeddedFont
    font: EmbeddedFont = make(f"{path.parent.name}-{path.stem}", str(path), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font
