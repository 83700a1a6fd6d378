"""Sizes, colours and words of a template to the XML of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

EMU = 914_400
SLIDE = (12_192_000, 6_858_000)
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LANGUAGE = "en-GB"
FIELD = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"'
CLEAR = "<a:effectLst/>"
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True)
class Bullet:
    """How a paragraph begins: a character or a numbering, hanging by ``indent`` inches."""

    character: str = ""
    numbering: str = ""
    indent: float = 0.38
    colour: str = "tx2"

    def xml(self) -> str:
        """The bullet's elements, in the schema's order."""
        mark = (
            f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{self.numbering}"/>'
            if self.numbering
            else f'<a:buFont typeface="Arial"/><a:buChar char={quoteattr(self.character)}/>'
        )
        return f'<a:buClr><a:schemeClr val="{self.colour}"/></a:buClr>{mark}'


@dataclass(frozen=True)
class Style:
    """How a placeholder's text is set; sizes in points, ``leading`` in percent, ``before`` in points."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    leading: int = 110
    before: float = 0
    bullet: Bullet | None = None
    heading: bool = False
    italic: bool = False

    def properties(self, tag: str = "a:lvl1pPr", level: int = 0) -> str:
        """One level's paragraph properties; deeper levels hang further in and keep the rest."""
        left = level * 0.38
        indent = 0.0
        bullet = "<a:buNone/>"
        if self.bullet:
            left, indent = self.bullet.indent * (level + 1), -self.bullet.indent
            bullet = self.bullet.xml()
        size = max(round(self.size * 100) - 200 * level, min(1800, round(self.size * 100)))
        font = "+mj" if self.heading else "+mn"
        italic = ' i="1"' if self.italic else ""
        return (
            f'<{tag} marL="{round(left * EMU)}" indent="{round(indent * EMU)}" algn="{self.align}" '
            f'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            f'<a:lnSpc><a:spcPct val="{self.leading * 1000}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}'
            f'<a:defRPr lang="{LANGUAGE}" sz="{size}" b="{int(self.bold)}"{italic} kern="1200">'
            f'<a:solidFill><a:schemeClr val="{self.colour}"/></a:solidFill>'
            f'<a:latin typeface="{font}-lt"/><a:ea typeface="{font}-ea"/><a:cs typeface="{font}-cs"/>'
            f"</a:defRPr></{tag}>"
        )

    def levels(self, count: int = 1) -> str:
        """The first ``count`` levels."""
        return "".join(self.properties(f"a:lvl{n + 1}pPr", n) for n in range(count))


Rect = tuple[float, float, float, float]
"""x, y, width and height in inches."""


def transform(box: Rect, tag: str = "a:xfrm") -> str:
    """A box as a transform."""
    x, y, width, height = (round(value * EMU) for value in box)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


@dataclass(frozen=True)
class Place:
    """A placeholder: what stands in it, where, and how it is set."""

    name: str
    type: str
    idx: int
    box: Rect
    style: Style | None
    prompt: str
    anchor: str = "t"
    size: str = ""
    field: str = ""

    def xml(self, shape_id: int, levels: int = 1) -> str:
        """The placeholder's shape."""
        attributes = "".join(
            f' {name}="{value}"'
            for name, value in (("type", self.type), ("sz", self.size), ("idx", self.idx or ""))
            if value != ""
        )
        style = f"<a:lstStyle>{self.style.levels(levels)}</a:lstStyle>" if self.style else "<a:lstStyle/>"
        words = escape(self.prompt)
        run = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{words}</a:t></a:r>' if words else ""
        if self.field:
            run = f'{FIELD} type="{self.field}"><a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
        prompt = ' hasCustomPrompt="1"' if words and self.type not in {"ftr", "sldNum", "sldImg"} else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(self.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f"</p:cNvSpPr><p:nvPr><p:ph{attributes}{prompt}/></p:nvPr></p:nvSpPr><p:spPr>{transform(self.box)}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
            f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{self.anchor}"'
            f'><a:noAutofit/></a:bodyPr>{style}<a:p>{run}<a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
        )


@dataclass(frozen=True)
class Decoration:
    """A shape of the ground: a filled rectangle or ellipse in a theme colour, lightened in percent."""

    name: str
    box: Rect
    colour: str
    modulate: int = 100
    offset: int = 0
    geometry: str = "rect"
    adjusts: tuple[int, ...] = ()

    def xml(self, shape_id: int) -> str:
        """The decoration's shape, marked as decorative."""
        names = ["adj"] if len(self.adjusts) == 1 else [f"adj{n}" for n in range(1, len(self.adjusts) + 1)]
        guides = "".join(f'<a:gd name="{n}" fmla="val {value}"/>' for n, value in zip(names, self.adjusts, strict=True))
        change = ""
        if self.modulate != 100:
            change += f'<a:lumMod val="{self.modulate * 1000}"/>'
        if self.offset:
            change += f'<a:lumOff val="{self.offset * 1000}"/>'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(self.name)}><a:extLst>'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
            f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(self.box)}'
            f'<a:prstGeom prst="{self.geometry}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
            f'<a:solidFill><a:schemeClr val="{self.colour}">{change}</a:schemeClr></a:solidFill>'
            f"<a:ln><a:noFill/></a:ln>{CLEAR}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
            f'<a:p><a:endParaRPr lang="{LANGUAGE}"/></a:p></p:txBody></p:sp>'
        )


def background(colour: str) -> str:
    """A slide's ground in one theme colour."""
    return f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>{CLEAR}</p:bgPr></p:bg>'


def tree(shapes: list[str], name: str = "", ground: str = "") -> str:
    """The common slide data of a master or layout."""
    named = f" name={quoteattr(name)}" if name else ""
    return (
        f"<p:cSld{named}>{background(ground) if ground else ''}<p:spTree>{GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
    )


def theme(name: str, colours: dict[str, str], fonts: tuple[str, str]) -> str:
    """A theme with a family for headlines, one for all else, and flat effects."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in colours.items())
    major, minor = (f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>' for font in fonts)
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name={quoteattr(name)}><a:themeElements>'
        f"<a:clrScheme name={quoteattr(name)}>{slots}</a:clrScheme>"
        f"<a:fontScheme name={quoteattr(name)}><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont>"
        f"</a:fontScheme><a:fmtScheme name={quoteattr(name)}><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>"
        f"{line.format(6350)}{line.format(12700)}{line.format(19050)}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def relationships(rows: list[tuple[str, str]]) -> str:
    """A relationships part: rows of type (its last word) and target, numbered from rId1."""
    kinds = {
        "core-properties": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    }
    body = "".join(
        f'<Relationship Id="rId{n}" Type="{kinds.get(kind, f"{R}/{kind}")}" Target="{target}"/>'
        for n, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'
