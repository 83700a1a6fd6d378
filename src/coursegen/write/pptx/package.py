"""Parts to the bytes of a package: the list of content types, and a zip that is the same on every run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from coursegen.write.pptx.escape import as_attribute

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the first one that a zip can hold."""

_LEVEL = 3
"""How hard to compress: a twelfth larger than at zlib's usual 6, and in half the time."""

RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULTS = {
    "rels": RELATIONSHIPS_TYPE,
    "xml": "application/xml",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


def suffix(part: str) -> str:
    """The file extension of a part's name in small letters, without its dot."""
    return part.rpartition("/")[2].rpartition(".")[2].lower()


def content_types_xml(types: Mapping[str, str]) -> str:
    """``[Content_Types].xml`` (ECMA-376 part 2, 10.1.2.2) for part names with their media types.

    Pictures may be added later without a row of their own: their extensions have defaults.
    """
    defaults = dict(_DEFAULTS)
    for part, media_type in types.items():
        if not media_type.endswith("xml"):
            defaults.setdefault(suffix(part), media_type)
    rows = [
        f'<Default Extension="{as_attribute(extension)}" ContentType="{as_attribute(media_type)}"/>'
        for extension, media_type in sorted(defaults.items())
    ]
    rows += [
        f'<Override PartName="{as_attribute(part)}" ContentType="{as_attribute(media_type)}"/>'
        for part, media_type in types.items()
        if defaults.get(suffix(part)) != media_type
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{''.join(rows)}</Types>"
    )


def zipped(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Part names with their text or bytes, in the order given, as a deflated zip without the time of day."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, data in parts:
            entry = zipfile.ZipInfo(part.lstrip("/"), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return buffer.getvalue()
