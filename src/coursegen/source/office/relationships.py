"""Names the arrows between the parts of an Office file (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath

from msgspec import Struct

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CHART = f"{OFFICE}/chart"
CUSTOM_XML = f"{OFFICE}/customXml"
EMBEDDED = f"{OFFICE}/package"
HYPERLINK = f"{OFFICE}/hyperlink"
IMAGE = f"{OFFICE}/image"
NOTES_MASTER = f"{OFFICE}/notesMaster"
NOTES_SLIDE = f"{OFFICE}/notesSlide"
SLIDE = f"{OFFICE}/slide"
SLIDE_LAYOUT = f"{OFFICE}/slideLayout"
SLIDE_MASTER = f"{OFFICE}/slideMaster"
THEME = f"{OFFICE}/theme"


class Relationship(Struct, frozen=True):
    """One arrow to another part (``target`` is then its part name) or, where ``external``, to an address."""

    id: str
    type: str
    target: str
    external: bool = False


def rels_name(part: str) -> str:
    """The part name of a part's relationships (ECMA-376 part 2, 9.3.3); ``/`` is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
