"""What a PDF says about itself: title, language, viewer settings, XMP and the colour space of its numbers."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from coursegen.model.document import Document

CREATOR = "coursegen"
PRODUCER = "ReportLab PDF Library"
_DATE = "2000-01-01T00:00:00Z"
_INFO_DATE = "D:20000101000000Z"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{stamp}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer><pdf:Keywords/>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


class _Metadata(pdfdoc.PDFStream):
    """An XMP stream; never compressed, as PDF/A asks (ISO 19005-2, 6.6.2.1)."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab's signature
        """The stream with a line end before ``endstream`` and no empty list of filters."""
        content = str(self.content).encode("utf-8")
        head = f"<</Type/Metadata/Subtype/XML/Length {len(content)}>>"
        return head.encode("ascii") + b"\nstream\n" + content + b"\nendstream\n"


def write_metadata(canvas: Canvas, document: Document) -> None:
    """Put the document's title, author, language and settings into a file that is about to be saved."""
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.stamp)
    canvas.setCreator(CREATOR)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_: _INFO_DATE)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if document.page.duplex else "Simplex")
    canvas.addPageLabel(0, "ARABIC")
    catalog: Any = canvas._doc.Catalog
    catalog.Lang = pdfdoc.PDFString(document.language)
    stream: Any = _Metadata
    catalog.Metadata = stream(
        content=_XMP.format(
            title=escape(document.title),
            author=escape(document.author),
            stamp=escape(document.stamp),
            language=escape(document.language),
            date=_DATE,
            creator=CREATOR,
            producer=PRODUCER,
        )
    )
