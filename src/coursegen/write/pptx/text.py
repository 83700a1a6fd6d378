"""Writes paragraphs of a scene as DrawingML text (ECMA-376 21.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coursegen.model.scene_items import Align, Anchor, Colour, Insets, Marker, TextParagraph
from coursegen.model.text import Run, holding
from coursegen.units import EMU_PER_POINT
from coursegen.write.pptx.escape import as_attribute, as_content
from coursegen.write.pptx.languages import is_right_to_left, office_language
from coursegen.write.pptx.paint import solid_fill
from coursegen.write.pptx.relationships import Relationships

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNMENTS = {"left": "l", "centre": "ctr", "right": "r"}
_BREAK = re.compile("\r\n|[\r\n\x0b\u2028\u2029]")
SLIDE_NUMBER = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'


@lru_cache(maxsize=4096)
def _run_properties(
    tag: str,
    language: str,
    size: float | None,
    bold: bool | None,
    italic: bool,
    colour: Colour | None,
    link: str,
    struck: bool = False,
    heading: bool = False,
) -> str:
    """``a:rPr`` or ``a:endParaRPr``; its children stand in the order of CT_TextCharacterProperties."""
    attributes = f' lang="{as_attribute(office_language(language))}"'
    if size is not None:
        attributes += f' sz="{round(size * 100)}"'
    if bold is not None:
        attributes += f' b="{int(bold)}"'
    if italic:
        attributes += ' i="1"'
    if struck:
        attributes += ' strike="sngStrike"'
    inner = solid_fill(colour) if colour else ""
    if heading:
        inner += '<a:latin typeface="+mj-lt"/>'
    if link:
        inner += f'<a:hlinkClick r:id="{link}"/>'
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"


@lru_cache(maxsize=1024)
def _paragraph_properties(
    indent: float | None, align: Align | None, space_before: float | None, marker: Marker | None, right_to_left: bool
) -> str:
    """``a:pPr``; its children stand in the order of CT_TextParagraphProperties.

    ``indent`` is where the text starts, in points; a bullet or number hangs in that space.
    """
    attributes = ""
    if indent is not None:
        left = round(indent * EMU_PER_POINT)
        hanging = left if marker is None or marker.character or marker.numbering else 0
        attributes += f' marL="{left}" indent="{-hanging}"'
    if align is not None:
        attributes += f' algn="{_ALIGNMENTS[align]}"'
    if right_to_left:
        attributes += ' rtl="1"'
    inner = ""
    if space_before is not None:
        inner += f'<a:spcBef><a:spcPts val="{round(space_before * 100)}"/></a:spcBef>'
    if marker is not None:
        inner += _marker(marker)
    if inner:
        return f"<a:pPr{attributes}>{inner}</a:pPr>"
    return f"<a:pPr{attributes}/>" if attributes else ""


def _marker(marker: Marker) -> str:
    if marker.numbering:
        start = f' startAt="{marker.start}"' if marker.start != 1 else ""
        return f'<a:buFontTx/><a:buAutoNum type="{as_attribute(marker.numbering)}"{start}/>'
    if marker.character:
        return f'<a:buFontTx/><a:buChar char="{as_attribute(marker.character)}"/>'
    return "<a:buNone/>"


def run_xml(
    run: Run,
    language: str,
    relationships: Relationships,
    *,
    size: float | None = None,
    bold: bool | None = None,
    colour: Colour | None = None,
    heading: bool = False,
) -> str:
    """One run as ``a:r``, with an ``a:br`` at each line end in it. Blanks are shown as their words."""
    link = relationships.to_link(run.link) if run.link else ""
    properties = _run_properties(
        "a:rPr",
        language,
        size,
        True if run.strong else bold,
        run.emphasis,
        None if link else colour,
        link,
        run.struck,
        heading,
    )
    if _BREAK.search(run.text) is None:
        return f"<a:r>{properties}<a:t>{as_content(run.text)}</a:t></a:r>"
    pieces = [
        f"<a:r>{properties}<a:t>{as_content(piece)}</a:t></a:r>" if piece else "" for piece in _BREAK.split(run.text)
    ]
    return f"<a:br>{properties}</a:br>".join(pieces)


def paragraph_xml(
    paragraph: TextParagraph, language: str, relationships: Relationships, *, slide_number: bool = False
) -> str:
    """One paragraph as ``a:p``; as a field that PowerPoint keeps up to date where it is the slide's number."""
    size, bold, colour = paragraph.size, paragraph.bold, paragraph.colour
    if slide_number:
        looks = _run_properties("a:rPr", language, size, bold, False, colour, "")
        runs = f"{SLIDE_NUMBER}{looks}<a:t>{as_content(paragraph.text.plain)}</a:t></a:fld>"
    else:
        runs = "".join(
            [
                run_xml(run, language, relationships, size=size, bold=bold, colour=colour, heading=paragraph.heading)
                for run in holding(paragraph.text, paragraph.held).runs
                if run.text
            ]
        )
    properties = _paragraph_properties(
        paragraph.indent, paragraph.align, paragraph.space_before, paragraph.marker, is_right_to_left(language)
    )
    if not runs:  # its height is that of what would be typed there
        runs = _run_properties("a:endParaRPr", language, size, bold, False, colour, "")
    return f"<a:p>{properties}{runs}</a:p>"


def body_properties(anchor: Anchor | None, insets: Insets | None, *, wrap: bool = False, upright: bool = False) -> str:
    """``a:bodyPr``: empty where the placeholder of the layout says the same.

    ``wrap`` is for a box of its own, ``upright`` for text that runs across where the layout's is turned.
    """
    attributes = (' vert="horz"' if upright else "") + (' wrap="square"' if wrap else "")
    if insets is not None:
        attributes += f' lIns="{insets.left}" tIns="{insets.top}" rIns="{insets.right}" bIns="{insets.bottom}"'
    if anchor is not None:
        attributes += f' anchor="{ANCHORS[anchor]}"'
    return f"<a:bodyPr{attributes}/>"


def paragraphs_xml(
    paragraphs: Iterable[TextParagraph], language: str, relationships: Relationships, *, slide_number: bool = False
) -> str:
    """Paragraphs in a row, at least one, since a text body without any is invalid (ECMA-376 20.1.2.2.40)."""
    written = [paragraph_xml(paragraph, language, relationships, slide_number=slide_number) for paragraph in paragraphs]
    return "".join(written) or f"<a:p>{_run_properties('a:endParaRPr', language, None, None, False, None, '')}</a:p>"
