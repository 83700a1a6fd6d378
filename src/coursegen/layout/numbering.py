"""A template's bytes to the same with every placeholder of a layout under an ``idx`` of its own.

A slide's placeholder finds its layout's by ``idx`` (ECMA-376 19.3.1.36). LibreOffice saves layouts in which several
have none, so that two columns would be one.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from coursegen.layout.drawingml import Element, P, parsed

FIRST = 100
"""The first ``idx`` that is given: PowerPoint's own are lower in a layout of the usual kind."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MAX_PART = 20_000_000


def numbered_anew(template: bytes) -> bytes:
    """The template, its very bytes where nothing is to be done; what can't be read is left to its reader."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as old:
            changed = {name: data for name in old.namelist() if (data := _layout(old, name)) is not None}
            if not changed:
                return template
            packed = BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
                for name in old.namelist():
                    entry = zipfile.ZipInfo(name, _EPOCH)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(entry, changed.get(name) or old.read(name))
            return packed.getvalue()
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ValueError, RuntimeError):
        return template


def _layout(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A layout's part with other numbers, or ``None`` where it is no layout or needs none."""
    if "slideLayout" not in name or not name.endswith(".xml") or archive.getinfo(name).file_size > _MAX_PART:
        return None
    root = parsed(archive.read(name))
    if root.tag != f"{P}sldLayout" or not _numbered(root):
        return None
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _numbered(root: Element) -> bool:
    """Number the placeholders of a layout whose number another one has already; whether there was any."""
    marks = list(root.iter(f"{P}ph"))
    taken: set[int] = set()
    free = max([FIRST - 1, *(int(mark.get("idx", 0)) for mark in marks if int(mark.get("idx", 0)) < 2**31)]) + 1
    changed = False
    for mark in sorted(marks, key=lambda one: one.get("type") not in {"title", "ctrTitle"}):  # a title keeps its own
        if (idx := int(mark.get("idx", 0))) in taken:
            mark.set("idx", str(idx := free))
            free, changed = free + 1, True
        taken.add(idx)
    return changed
