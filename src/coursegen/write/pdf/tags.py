"""Writes the logical structure of a PDF: elements made with the story, marks made on the pages.

A structure element (ISO 32000-1, 14.7.2) is made when a block is set. The marks that point from it into a
page's content are kept by the pen, so that a paragraph over two pages has one element with two marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct
from reportlab.pdfbase import pdfdoc

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(eq=False, slots=True)
class Element:
    """One structure element: a standard role, its children in reading order, what is said in its stead.

    ``attributes`` is a dictionary in PDF syntax. ``stays`` keeps an element without any content (an
    empty cell of a table), others are left out.
    """

    role: str
    alt: str = ""
    actual: str = ""
    attributes: str = ""
    stays: bool = False
    kids: list[Element] = field(default_factory=list)

    def child(
        self, role: str, *, alt: str = "", actual: str = "", attributes: str = "", stays: bool = False
    ) -> Element:
        """A new element at the end of this one's children."""
        element = Element(role, alt, actual, attributes, stays)
        self.kids.append(element)
        return element


ListNumbering = Literal["None", "Disc", "Square", "Circle", "Decimal", "UpperAlpha", "Description"]


def list_numbering(kind: ListNumbering) -> str:
    """The attribute that says what the labels of a list are: ``None`` where its items have none.

    ``Description`` is a list of names and what belongs to each (ISO 32000-2, 14.8.5.5); a reader that knows only
    ISO 32000-1 passes over it.
    """
    return f"<</O/List/ListNumbering/{kind}>>"


class Mark(Struct, frozen=True):
    """A piece of an element's content: a marked sequence of a page (from 0), or an annotation by its name.

    ``after`` of an annotation is how many sequences of its page come before it.
    """

    page: int
    mcid: int = -1
    annotation: str = ""
    after: int = 0


class Marks:
    """Which pieces of which pages belong to which element."""

    def __init__(self) -> None:
        self.of: dict[Element, list[Mark]] = defaultdict(list)
        self.owners: dict[int, list[Element]] = defaultdict(list)  # by page: the element of each MCID
        self.annotations: list[tuple[str, Element]] = []

    def content(self, element: Element, page: int) -> int:
        """The MCID of a new marked sequence of that page."""
        mcid = len(self.owners[page])
        self.owners[page].append(element)
        self.of[element].append(Mark(page, mcid))
        return mcid

    def annotation(self, element: Element, page: int, name: str) -> int:
        """The place of a new annotation in the list of all; its StructParent follows those of the pages."""
        self.annotations.append((name, element))
        self.of[element].append(Mark(page, annotation=name, after=len(self.owners[page])))
        return len(self.annotations) - 1


class Raw(pdfdoc.PDFObject):
    """An object of a PDF in its own syntax; a function is asked for it when the file is written."""

    def __init__(self, text: str | Callable[[pdfdoc.PDFDocument], str] = "") -> None:
        self.text = text

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object's bytes."""
        text = self.text if isinstance(self.text, str) else self.text(document)
        return text.encode("latin-1")


def literal(text: str) -> str:
    """A text as a PDF string: UTF-16 in hexadecimal, so that nothing in it can be taken for syntax."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(document: pdfdoc.PDFDocument, reference: pdfdoc.PDFObjectReference) -> int:
    """The object number behind a reference."""
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def write_structure(document: pdfdoc.PDFDocument, root: Element, marks: Marks, pages: int) -> None:
    """Put the structure tree and the parent tree into a document whose pages are drawn."""
    tree = Raw()
    tree_number = number(document, document.Reference(tree))
    page_number = [number(document, pdfdoc.PDFObjectReference(f"Page{page + 1}")) for page in range(pages)]
    numbers: dict[Element, int] = {}
    raws: dict[Element, Raw] = {}
    kept = _kept(root, marks)
    for element in kept:
        raws[element] = Raw()
        numbers[element] = number(document, document.Reference(raws[element]))
    parents = {kid: element for element in kept for kid in element.kids}
    for element, raw in raws.items():
        parent = numbers[parents[element]] if element in parents else tree_number
        raw.text = _dictionary(document, element, parent, marks, numbers, page_number)
    nums = [
        f"{page} [{' '.join(f'{numbers[element]} 0 R' for element in marks.owners[page])}]"
        for page in range(pages)
        if marks.owners.get(page)
    ]
    nums += [f"{pages + key} {numbers[element]} 0 R" for key, (_, element) in enumerate(marks.annotations)]
    parent_tree = number(document, document.Reference(Raw(f"<</Nums [{' '.join(nums)}]>>")))
    tree.text = (
        f"<</Type/StructTreeRoot/K {numbers[root]} 0 R/ParentTree {parent_tree} 0 R"
        f"/ParentTreeNextKey {pages + len(marks.annotations)}>>"
    )
    catalog: Any = document.Catalog
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = Raw("<</Marked true>>")


def level_headings(root: Element) -> None:
    """Let no heading be more than one level below the one before it (ISO 14289-1, 7.4.2)."""
    stack, depth = [root], 0
    while stack:
        element = stack.pop()
        if element.role in HEADINGS:
            depth = min(HEADINGS.index(element.role), depth) + 1
            element.role = HEADINGS[depth - 1]
        stack.extend(reversed(element.kids))


def _kept(root: Element, marks: Marks) -> list[Element]:
    """The elements with content of their own or below them, in the tree's order; the root always."""
    order: list[Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        order.append(element)
        stack.extend(reversed(element.kids))
    alive: set[Element] = {root}
    for element in reversed(order):
        if element.stays or element in marks.of or any(kid in alive for kid in element.kids):
            alive.add(element)
    return [element for element in order if element in alive]


def _dictionary(
    document: pdfdoc.PDFDocument,
    element: Element,
    parent: int,
    marks: Marks,
    numbers: dict[Element, int],
    pages: list[int],
) -> str:
    own = marks.of.get(element, [])
    home = own[0].page if own else -1
    pieces: list[tuple[tuple[int, float], str]] = []
    for mark in own:
        if mark.annotation:
            target = number(document, document.refAnnotation(mark.annotation))
            pieces.append(((mark.page, 1 << 30), f"<</Type/OBJR/Obj {target} 0 R/Pg {pages[mark.page]} 0 R>>"))
        elif mark.page == home:
            pieces.append(((mark.page, mark.mcid), str(mark.mcid)))
        else:
            pieces.append(((mark.page, mark.mcid), f"<</Type/MCR/Pg {pages[mark.page]} 0 R/MCID {mark.mcid}>>"))
    kids = [kid for kid in element.kids if kid in numbers]
    pieces += [(_first(kid, marks), f"{numbers[kid]} 0 R") for kid in kids]
    if own and kids:
        # Text and elements mixed: the order in which they were drawn is the order in which they are read.
        pieces.sort(key=lambda piece: piece[0])
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if home >= 0:
        parts.append(f"/Pg {pages[home]} 0 R")
    if pieces:
        parts.append(f"/K {pieces[0][1]}" if len(pieces) == 1 else f"/K [{' '.join(text for _, text in pieces)}]")
    if element.alt:
        parts.append(f"/Alt {literal(element.alt)}")
    if element.actual:
        parts.append(f"/ActualText {literal(element.actual)}")
    if element.attributes:
        parts.append(f"/A {element.attributes}")
    parts.append(">>")
    return "".join(parts)


def _first(element: Element, marks: Marks) -> tuple[int, float]:
    """Where an element's content, or that of the first of its children, begins."""
    while element not in marks.of:
        if not element.kids:
            return (1 << 30, 0)
        element = element.kids[0]
    mark = marks.of[element][0]
    return (mark.page, mark.after - 0.5 if mark.annotation else mark.mcid)
