"""Writes what a deck was built as into the deck: a custom XML part, which PowerPoint keeps and shows to nobody."""

from __future__ import annotations

import bz2
import uuid
from base64 import b64encode
from collections.abc import Iterator

from coursegen.source.office.relationships import CUSTOM_XML, Relationship, rels_name
from coursegen.write.pptx.relationships import rels_xml
from coursegen.write.pptx.slides import DECLARATION

NAMESPACE = "urn:coursegen:base"
"""The namespace of the part's only element, by which it is found again among the parts of others."""

PART, PROPERTIES = "/customXml/item1.xml", "/customXml/itemProps1.xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def base_part(base: bytes, fingerprint: str) -> Iterator[tuple[str, str]]:
    """The part with a base, compressed, its properties (ECMA-376 part 1, 22.5) and its relationship to them."""
    yield (
        PART,
        f'{DECLARATION}<base xmlns="{NAMESPACE}" fingerprint="{fingerprint}">'
        f"{b64encode(bz2.compress(base)).decode()}</base>",
    )
    item = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}:{fingerprint}")).upper()
    yield (
        PROPERTIES,
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{{{item}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
    )
    yield rels_name(PART), rels_xml([Relationship("rId1", f"{CUSTOM_XML}Props", PROPERTIES)], PART)
