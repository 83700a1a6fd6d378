"""Takes over how a company has classified its template, so that a deck made from it is classified alike.

Microsoft's sensitivity labels are document properties (``MSIP_Label_…``) and, in newer files, a part of their own; both
go along. What a label prints on slides, as "Confidential" at the foot, is a shape of the master and is there anyway.
"""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from coursegen.source.office.package import Package

PREFIXES = ("MSIP_Label_", "ClassificationContentMarking", "Classification", "Sensitivity")
"""How the names of properties begin that say how a document is classified; all others stay with the template."""

INFO_PART = "/docMetadata/LabelInfo.xml"
INFO_TYPE = "application/vnd.ms-office.classificationlabels+xml"
INFO_RELATIONSHIP = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"

_CUSTOM = "/docProps/custom.xml"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_TEXTS = frozenset({"lpwstr", "lpstr", "bool", "i4", "filetime"})
_MOST = 200


class Label(Struct, frozen=True):
    """One property: its name, the kind of its value ([MS-OSHARED] calls it a variant's type), and the value as text."""

    name: str
    kind: str
    value: str


class Labels(Struct, frozen=True):
    """All that a template says of how it is classified; ``info`` is the part for it, or nothing."""

    properties: tuple[Label, ...] = ()
    info: bytes = b""


def labels_of(package: Package) -> Labels:
    """The labels of a template. Errors: ``Damaged``, ``Unsafe``: its properties can't be read."""
    info = b""
    if package.has(INFO_PART):
        package.xml(INFO_PART)  # what is broken is not handed on
        info = package.read(INFO_PART)
    rows = package.xml(_CUSTOM).iter(_PROPERTY) if package.has(_CUSTOM) else ()
    found = [
        Label(row.get("name", ""), kind, row[0].text or "")
        for row in rows
        if row.get("name", "").startswith(PREFIXES)
        and len(row) == 1
        and (kind := etree.QName(row[0]).localname) in _TEXTS
    ]
    return Labels(tuple(found[:_MOST]), info)
