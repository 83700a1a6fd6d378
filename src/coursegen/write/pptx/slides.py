"""Writes a scene as the XML of its slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import count

from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    ChartItem,
    ConnectorItem,
    GroupItem,
    Item,
    PathItem,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from coursegen.source.office.relationships import SLIDE_LAYOUT
from coursegen.write.pptx.chart_parts import chart_frame, chart_part
from coursegen.write.pptx.groups import group_shape
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import path_shape, picture, plain_shape, text_shape
from coursegen.write.pptx.tables import table_frame
from coursegen.write.pptx.timing import timing_xml

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_SUFFIXES: Mapping[str, str] = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


def media_name(item: PictureItem) -> str:
    """The part name of a picture, made from its bytes, so that the same picture is stored once.

    Errors: ``KeyError`` for a media type that PowerPoint does not take.
    """
    return f"/ppt/media/{sha256(item.data).hexdigest()[:24]}.{_SUFFIXES[item.media_type]}"


def slide_xml(scene: Scene, relationships: Relationships) -> str:
    """The slide of a scene. Shapes are numbered from 2 in reading order; the layout is the first relationship.

    What is in a group is numbered after all that is in none, so that a click finds an item by its place.
    """
    chart = chart_part(scene)
    relationships.to_part(SLIDE_LAYOUT, scene.layout)
    inside = count(len(scene.items) + 2)
    shapes = "".join(
        _shape(item, number, scene.language, relationships, chart, inside)
        for number, item in enumerate(scene.items, start=2)
    )
    hidden = ' show="0"' if scene.reserve else ""
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld><p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing_xml(scene)}</p:sld>"
    )


def _shape(
    item: Item, number: int, language: str, relationships: Relationships, chart: str, inside: Iterator[int]
) -> str:
    match item:
        case GroupItem():
            numbers = [next(inside) for _ in item.items]
            media = {one.name: media_name(one) for one in item.items if isinstance(one, PictureItem)}
            return group_shape(item, number, numbers[0], language, relationships, media)
        case ConnectorItem():
            raise TypeError("a connector joins shapes of a group, so it stands in one")
        case TextItem():
            return text_shape(item, number, language, relationships)
        case ShapeItem():
            return plain_shape(item, number, relationships)
        case PathItem():
            return path_shape(item, number, relationships)
        case TableItem():
            return table_frame(item, number, language, relationships)
        case PictureItem():
            return picture(item, number, media_name(item), relationships)
        case ChartItem():
            return chart_frame(item, number, chart, relationships)
