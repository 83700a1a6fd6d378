"""Makes a notes master of the size of a notes page, for a template that has none."""

from __future__ import annotations

from coursegen.write.pptx.notes import IMAGE_SHAPE, TEXT_SHAPE
from coursegen.write.pptx.shapes import drawing_properties
from coursegen.write.pptx.slides import DECLARATION, NAMESPACES, TREE_HEAD
from coursegen.write.pptx.text import SLIDE_NUMBER

_FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_LEVEL = (
    '<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200">'
    '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{faces}</a:defRPr></a:lvl1pPr>'
)
"""How notes are set. PowerPoint reads it from the master's notes style, LibreOffice from the master's body shape,
where it can't find the theme's faces."""


def notes_master_xml(width: int, height: int) -> str:
    """A plain notes master for pages of that size in EMU: the slide above, the notes below, the page number."""
    margin = width // 10
    image = _master_shape(
        2, "Slide Image Placeholder 1", 'type="sldImg" idx="2"',
        (margin, height // 12, width - 2 * margin, height * 3 // 8), IMAGE_SHAPE,
        '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>', "",
    )  # fmt: skip
    text = '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p>'
    body = _master_shape(
        3, "Notes Placeholder 2", 'type="body" sz="quarter" idx="3"',
        (margin, height // 2, width - 2 * margin, height * 5 // 12), TEXT_SHAPE, "",
        f"<p:txBody><a:bodyPr/><a:lstStyle>{_LEVEL.format(faces='')}</a:lstStyle>{text}</p:txBody>",
    )  # fmt: skip
    field = f'<a:p>{SLIDE_NUMBER}<a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
    page = _master_shape(
        4, "Slide Number Placeholder 3", 'type="sldNum" sz="quarter" idx="5"',
        (width - margin - width // 3, height * 19 // 20, width // 3, height // 25), TEXT_SHAPE, "",
        '<p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
        f"{field}</p:txBody>",
    )  # fmt: skip
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
        f"</p:bg><p:spTree>{TREE_HEAD}{image}{body}{page}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{_LEVEL.format(faces=_FACES)}</p:notesStyle></p:notesMaster>"
    )


def _master_shape(
    number: int, name: str, ph: str, box: tuple[int, int, int, int], kind: str, looks: str, body: str
) -> str:
    x, y, width, height = box
    return (
        f"<p:sp><p:nvSpPr>{drawing_properties(number, name, None)}{kind}<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{looks}</p:spPr>{body}</p:sp>'
    )
