"""Says what a PDF says about itself: title, language, viewer settings, XMP and colour space."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from coursegen.model.document import Document
from coursegen.write.pdf.colour_profile import srgb_profile
from coursegen.write.pdf.tags import Raw, literal, number

CREATOR = "coursegen"
PRODUCER = "ReportLab PDF Library"
_DATE = "2000-01-01T00:00:00Z"
_INFO_DATE = "D:20000101000000Z"
_DAY_TOLD = "SOURCE_DATE_EPOCH"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creators}<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{stamp}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer><pdf:Keywords/>
<pdfuaid:part>1</pdfuaid:part>{archive}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


_ARCHIVE = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_CREATOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"


@contextmanager
def fixed_day() -> Iterator[None]:
    """While a canvas is made, hide SOURCE_DATE_EPOCH: ReportLab would take the file's day, and its id, from it."""
    told = os.environ.pop(_DAY_TOLD, None)
    try:
        yield
    finally:
        if told is not None:
            os.environ[_DAY_TOLD] = told


def write_metadata(canvas: Canvas, document: Document) -> int:
    """Put the document's language and settings into a file that is about to be saved.

    Gives the number of the object that :func:`xmp` is to be, once the stamp is known.
    """
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if document.page.duplex else "Simplex")
    canvas.addPageLabel(0, "ARABIC")
    catalog: Any = canvas._doc.Catalog
    catalog.Lang = pdfdoc.PDFString(document.language)
    _write_colour_space(canvas)
    catalog.Metadata = canvas._doc.Reference(Raw())
    return number(canvas._doc, catalog.Metadata)


def info(document: Document) -> bytes:
    """What a file says of itself in its information dictionary (ISO 32000-1, 14.3.3)."""
    told = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.stamp,
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    said = "".join(f"/{key} {_plainly(text)}" for key, text in told.items() if text)
    return f"<<{said}/CreationDate ({_INFO_DATE})/ModDate ({_INFO_DATE})/Trapped/False>>".encode("ascii")


def _plainly(text: str) -> str:
    """A text as a PDF string, as it is where nothing in it could be taken for syntax."""
    return (
        f"({text})" if text.isascii() and text.isprintable() and not set("()\\").intersection(text) else literal(text)
    )


def xmp(document: Document) -> bytes:
    """What a file says of itself in XML; never compressed, as PDF/A asks (ISO 19005-2, 6.6.2.1).

    A form changes when it is filled in, so it is not said to be an archive (PDF/A).
    """
    said = _XMP.format(
        title=escape(document.title),
        archive="" if document.page.fillable else _ARCHIVE,
        creators=_CREATOR.format(escape(document.author)) if document.author else "",
        stamp=escape(document.stamp),
        language=escape(document.language),
        date=_DATE,
        creator=CREATOR,
        producer=PRODUCER,
    ).encode("utf-8")
    return b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(said), said)


def _write_colour_space(canvas: Canvas) -> None:
    """Say that the file's red, green and blue are those of sRGB (ISO 19005-2, 6.2.3)."""
    document = canvas._doc
    profile: Any = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3, "Alternate": "/DeviceRGB"}), srgb_profile(), [pdfdoc.PDFZCompress]
    )
    stream = number(document, document.Reference(profile))
    catalog: Any = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = Raw(
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        f"/RegistryName(http://www.color.org)/DestOutputProfile {stream} 0 R>>]"
    )
