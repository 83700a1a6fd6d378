"""Reads what a deck was built as from the part of the deck that says so; anybody may have written it."""

from __future__ import annotations

import binascii
import bz2
from base64 import b64decode

from coursegen.pull.base.deck_base import MAX_BYTES
from coursegen.source.office.package import Package
from coursegen.source.office.relationships import CUSTOM_XML
from coursegen.write.pptx.base_part import NAMESPACE


def base_bytes_in(package: Package) -> bytes | None:
    """The bytes of the base that a deck carries, ``None`` where it carries none (any more).

    Errors: ``ValueError`` for a part that holds something else or too much; ``Unsafe`` and ``Damaged``.
    """
    # LibreOffice keeps the part, and hangs it on the package instead of the presentation.
    for one in (*package.related(package.main), *package.related("/")):
        if one.type == CUSTOM_XML and not one.external and package.has(one.target):
            root = package.xml(one.target)
            if root.tag == f"{{{NAMESPACE}}}base":
                return _unpacked("".join(map(str, root.itertext())))
    return None


def _unpacked(text: str) -> bytes:
    """A base's bytes from its text. Errors: ``ValueError``."""
    try:
        packed = b64decode(text, validate=True)
        reader = bz2.BZ2Decompressor()
        data = reader.decompress(packed, MAX_BYTES)
    except (binascii.Error, OSError, EOFError) as error:
        raise ValueError("no base") from error
    if not reader.eof:  # it is cut, or there is more in it than anybody reads
        raise ValueError("no whole base")
    return data
