"""Writes a drawing as one group of shapes, its connectors glued to the shapes that they join."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.model.scene_items import ConnectorItem, GroupItem, PathItem, PictureItem, ShapeItem, TextItem
from coursegen.write.pptx.escape import as_attribute
from coursegen.write.pptx.paint import stroke
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import drawing_properties, path_shape, picture, plain_shape, text_shape


def group_shape(
    group: GroupItem, number: int, first: int, language: str, relationships: Relationships, media: Mapping[str, str]
) -> str:
    """``p:grpSp`` with the number ``number``, its shapes numbered from ``first``.

    The group's own space is the slide's. ``media`` has the parts of its pictures, by their names.
    """
    numbers = {item.name: first + place for place, item in enumerate(group.items)}
    shapes = []
    for item in group.items:
        own = numbers[item.name]
        match item:
            case TextItem():
                shapes.append(text_shape(item, own, language, relationships))
            case ShapeItem():
                shapes.append(plain_shape(item, own, relationships))
            case PathItem():
                shapes.append(path_shape(item, own, relationships))
            case ConnectorItem():
                shapes.append(connector(item, own, numbers))
            case PictureItem():
                shapes.append(picture(item, own, media[item.name], relationships))
    box = group.box
    at = f'x="{box.x}" y="{box.y}"'
    size = f'cx="{box.width}" cy="{box.height}"'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{drawing_properties(number, group.name, group.description)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {at}/><a:ext {size}/><a:chOff {at}/><a:chExt {size}/></a:xfrm>"
        f"</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def connector(item: ConnectorItem, number: int, numbers: Mapping[str, int]) -> str:
    """``p:cxnSp``: a straight line, or an elbow that runs down, across and down."""
    box, (x1, y1), (x2, y2) = item.box, item.start, item.end
    (first, first_site), (last, last_site) = item.tied
    turned = ""
    x, y, width, height = box.x, box.y, box.width, box.height
    if item.elbow:  # the preset runs across first: it is turned by a quarter
        x, y = box.x + (box.width - box.height) // 2, box.y + (box.height - box.width) // 2
        width, height = box.height, box.width
        turned = ' rot="5400000"' if x2 < x1 else ' rot="16200000" flipH="1"'
    else:
        turned = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    preset = "bentConnector3" if item.elbow else "straightConnector1"
    adjust = '<a:avLst><a:gd name="adj1" fmla="val 50000"/></a:avLst>' if item.elbow else "<a:avLst/>"
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{drawing_properties(number, item.name, '')}<p:cNvCxnSpPr>"
        f'<a:stCxn id="{numbers[first]}" idx="{first_site}"/><a:endCxn id="{numbers[last]}" idx="{last_site}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{turned}>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{as_attribute(preset)}">{adjust}</a:prstGeom>'
        f"{stroke(item.stroke, item.outline, item.dash, arrow=True)}</p:spPr></p:cxnSp>"
    )
