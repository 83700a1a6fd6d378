"""Writes the list of content types, which every package starts with."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.source.office.package import suffix
from coursegen.write.pptx.escape import as_attribute

RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULTS = {
    "rels": RELATIONSHIPS_TYPE,
    "xml": "application/xml",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


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
