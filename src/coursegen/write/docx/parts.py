"""Makes what python-docx has no words for: fields, links, numberings that start anew, a package without dates."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from coursegen.source.office.package import CONTENT_TYPES, Package
from coursegen.source.office.zip_writer import USUAL, zipped

_NOT_OURS = ("/stylesWithEffects", "/thumbnail")


def leave_out(made: Document) -> None:
    """Leave out what the empty document brings along: a thumbnail, and a second list of styles that would not agree."""
    for relations in (made.part.rels, made.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_NOT_OURS)]:
            del relations[key]


def put_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out: its code, and what is shown until then."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run: Any = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "begin" and code.startswith("TOC"):
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)
        else:
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = text
            run._r.append(told)


def lead_to(paragraph: Paragraph, run: Any, address: str) -> None:
    """Make a run a link."""
    relation = paragraph.part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run._r.addprevious(link)
    link.append(run._r)


def new_numbering(document: Document) -> int:
    """A numbering like that of ``List Number`` that starts at 1."""
    style: Any = document.styles["List Number"]
    numbering: Any = document.part.numbering_part.element
    like = numbering.num_having_numId(style.element.pPr.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(like)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def words_in(made: Document) -> str:
    """Everything that a reader finds in a finished document, what is said of its tables included."""
    body = made.element.body
    said = ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))]
    return "\n".join((*said, *(told.get(qn("w:val"), "") for told in body.iter(qn("w:tblDescription")))))


def undated(data: bytes) -> bytes:
    """The same package with one day in all of it, so that two runs give the same bytes."""
    package = Package(data)
    names = sorted(package.parts, key=lambda name: (name != f"/{CONTENT_TYPES}", name))
    return zipped(((name, package.read(name)) for name in names), USUAL)
