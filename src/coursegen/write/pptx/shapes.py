"""Writes items of a scene as shapes: placeholders, text boxes, plain shapes, outlines and pictures."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from coursegen.model.scene_items import Box, PathItem, PathStep, PictureItem, Placeholder, ShapeItem, TextItem
from coursegen.source.office.relationships import IMAGE
from coursegen.write.pptx.escape import as_attribute
from coursegen.write.pptx.paint import fill, outline, stroke
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.text import body_properties, paragraphs_xml

_GEOMETRIES = {
    "rect": "rect", "round_rect": "roundRect", "ellipse": "ellipse", "callout": "wedgeRoundRectCallout", "pie": "pie",
}  # fmt: skip

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def drawing_properties(number: int, name: str, description: str | None, click: str = "") -> str:
    """``p:cNvPr``: id, name and alternative text; marked decorative where the description is ``""``.

    ``None`` is for what needs no description because it is text; ``click`` is what a click on it does.
    """
    head = f'<p:cNvPr id="{number}" name="{as_attribute(name)}"'
    if click:
        described = f' descr="{as_attribute(description)}"' if description else ""
        return f"{head}{described}>{click}{'' if description else _DECORATIVE}</p:cNvPr>"
    if description is None:
        return f"{head}/>"
    if not description:
        return f"{head}>{_DECORATIVE}</p:cNvPr>"
    return f'{head} descr="{as_attribute(description)}"/>'


def placeholder_xml(placeholder: Placeholder | None) -> str:
    """``p:nvPr`` with the ``p:ph`` that ties a shape to its layout; index 0 is the default and left out."""
    if placeholder is None:
        return "<p:nvPr/>"
    kind = f' type="{as_attribute(placeholder.type)}"' if placeholder.type else ""
    index = f' idx="{placeholder.idx}"' if placeholder.idx else ""
    return f"<p:nvPr><p:ph{kind}{index}/></p:nvPr>"


def position(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands and how large it is, in EMU."""
    return f'<{tag}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'


def text_shape(item: TextItem, number: int, language: str, relationships: Relationships) -> str:
    """A placeholder with its text, or a text box where the item names no placeholder."""
    if item.placeholder is not None:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        looks = "<p:spPr/>" if item.box_from_layout else f"<p:spPr>{position(item.box)}</p:spPr>"
    elif item.within is not None:
        kind, looks = "<p:cNvSpPr/>", shape_properties(item.within)
    else:
        kind = '<p:cNvSpPr txBox="1"/>'
        looks = f'<p:spPr>{position(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
    body = body_properties(item.anchor, item.insets, wrap=item.placeholder is None, upright=item.upright)
    paragraphs = paragraphs_xml(
        item.paragraphs, item.language or language, relationships, slide_number=item.field == "slidenum"
    )
    return (
        f"<p:sp><p:nvSpPr>{drawing_properties(number, item.name, None)}{kind}{placeholder_xml(item.placeholder)}"
        f"</p:nvSpPr>{looks}<p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def click_on(item: ShapeItem | PathItem | PictureItem, relationships: Relationships) -> str:
    """``a:hlinkClick``: the address that a click on a shape leads to, said where the pointer rests."""
    if not item.link:
        return ""
    return f'<a:hlinkClick r:id="{relationships.to_link(item.link)}" tooltip="{as_attribute(item.link)}"/>'


def plain_shape(item: ShapeItem, number: int, relationships: Relationships) -> str:
    """A rectangle, an ellipse or another preset without text."""
    named = drawing_properties(number, item.name, item.description, click_on(item, relationships))
    return f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{shape_properties(item)}</p:sp>"


def shape_properties(item: ShapeItem) -> str:
    """``p:spPr``: where a preset stands, its adjust values and its colours."""
    single = len(item.adjusts) == 1  # ECMA-376's presetShapeDefinitions call it adj then, adj1 and so on otherwise
    guides = "".join(
        f'<a:gd name="adj{"" if single else number}" fmla="val {value}"/>'
        for number, value in enumerate(item.adjusts, 1)
    )
    adjusts = f"<a:avLst>{guides}</a:avLst>" if guides else "<a:avLst/>"
    return (
        f'<p:spPr>{position(item.box)}<a:prstGeom prst="{_GEOMETRIES[item.geometry]}">{adjusts}</a:prstGeom>'
        f"{fill(item.fill)}{outline(item.stroke, item.outline)}</p:spPr>"
    )


def path_shape(item: PathItem, number: int, relationships: Relationships) -> str:
    """An outline as custom geometry (ECMA-376 20.1.9.8), which stays editable."""
    named = drawing_properties(number, item.name, item.description, click_on(item, relationships))
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{position(item.box)}{_outline(item.width, item.height, item.steps, item.fill is not None)}"
        f"{fill(item.fill)}{stroke(item.stroke, item.outline, item.dash)}</p:spPr></p:sp>"
    )


_PATH_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_FINENESS = 4096
"""How many whole steps the longer side of an outline has at least: DrawingML takes whole numbers only."""


@lru_cache(maxsize=256)
def _outline(width: float, height: float, steps: tuple[PathStep, ...], filled: bool) -> str:
    """``a:custGeom`` of an outline; kept, since a course shows the same few pictograms again and again."""
    empty = "" if filled else ' fill="none"'
    scale = max(1, ceil(_FINENESS / max(width, height)))
    written = []
    for command, numbers in steps:
        scaled = [round(number * scale) for number in numbers]
        pairs = zip(scaled[::2], scaled[1::2], strict=True)
        points = "".join([f'<a:pt x="{x}" y="{y}"/>' for x, y in pairs])
        tag = _PATH_TAGS[command]
        written.append(f"<a:{tag}>{points}</a:{tag}>" if points else f"<a:{tag}/>")
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round(width * scale)}" h="{round(height * scale)}"{empty}>{"".join(written)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def picture(item: PictureItem, number: int, media_part: str, relationships: Relationships) -> str:
    """A picture, in the layout's placeholder where it has one; ``media_part`` holds its bytes."""
    image = relationships.to_part(IMAGE, media_part)
    locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>' if item.placeholder else '<a:picLocks noChangeAspect="1"/>'
    return (
        f"<p:pic><p:nvPicPr>{drawing_properties(number, item.name, item.description, click_on(item, relationships))}"
        f"<p:cNvPicPr>{locks}</p:cNvPicPr>{placeholder_xml(item.placeholder)}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{position(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
