"""Reads XML from anyone: no entities, no document type, nothing fetched; and writes a part's."""

from __future__ import annotations

from typing import cast

from lxml import etree

Element = etree._Element

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parsed(data: bytes) -> Element:
    """A part's root. Errors: ``lxml.etree.XMLSyntaxError``, ``ValueError`` for a document type (and entities)."""
    root = cast("Element", etree.fromstring(data, _PARSER))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type is not allowed")
    return root


def as_bytes(root: Element) -> bytes:
    """A part as it lies in a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
