"""Writes the three parts that hold document properties."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.write.pptx.escape import as_attribute, as_content
from coursegen.write.pptx.facts import DeckFacts
from coursegen.write.pptx.labels import Label
from coursegen.write.pptx.languages import office_language
from coursegen.write.pptx.slides import DECLARATION

_MADE = "2020-01-01T00:00:00Z"
"""When every deck says that it was made, so that the same course gives the same bytes on any day.

In W3CDTF, the form that core properties ask for (ECMA-376 part 2, 11.1).
"""

DRAFT = "Draft"
"""The content status of what is not finished, as the standard names it (ECMA-376 part 2, 11.1)."""

_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of properties that a user has named ([MS-OLEPS] 2.21)."""


def core_xml(facts: DeckFacts) -> str:
    """Title, subject and the like (ECMA-376 part 2, 11.1)."""
    elements = {
        "dc:title": facts.title,
        "dc:subject": facts.subject,
        "cp:contentStatus": DRAFT if facts.draft else "",
        "cp:revision": "1",
        "dc:language": office_language(facts.language),
    }
    written = "".join(f"<{tag}>{as_content(value)}</{tag}>" for tag, value in elements.items() if value)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{written}{times}</cp:coreProperties>'
    )


def app_xml(titles: Sequence[str], themes: Sequence[str], notes: int) -> str:
    """How many slides and notes pages there are, and what the slides are called (ECMA-376 22.2)."""
    names = "".join(f"<vt:lpstr>{as_content(name)}</vt:lpstr>" for name in (*themes, *titles))
    pairs = "".join(
        f"<vt:variant><vt:lpstr>{label}</vt:lpstr></vt:variant><vt:variant><vt:i4>{count}</vt:i4></vt:variant>"
        for label, count in (("Theme", len(themes)), ("Slide Titles", len(titles)))
    )
    return (
        f"{DECLARATION}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
        f' xmlns:vt="{_VARIANTS}"><Application>coursegen</Application>'
        f"<Slides>{len(titles)}</Slides><Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides>"
        f'<HeadingPairs><vt:vector size="4" baseType="variant">{pairs}</vt:vector></HeadingPairs>'
        f'<TitlesOfParts><vt:vector size="{len(themes) + len(titles)}" baseType="lpstr">{names}</vt:vector>'
        "</TitlesOfParts></Properties>"
    )


def custom_xml(facts: DeckFacts, labels: Sequence[Label] = ()) -> str:
    """The fingerprint and the stamp, which survive a save in LibreOffice as well as in PowerPoint, and the labels."""
    ours = (
        Label("coursegen.fingerprint", "lpwstr", facts.fingerprint),
        Label("coursegen.stamp", "lpwstr", facts.stamp),
    )
    rows = "".join(
        f'<property fmtid="{_USER_PROPERTIES}" pid="{number}" name="{as_attribute(one.name)}">'
        f"<vt:{one.kind}>{as_content(one.value)}</vt:{one.kind}></property>"
        for number, one in enumerate((*ours, *labels), start=2)
    )
    return (
        f"{DECLARATION}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="{_VARIANTS}">{rows}</Properties>'
    )
