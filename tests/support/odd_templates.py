"""Templates as companies have them, each made from python-pptx's own by a change or two."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pptx
from lxml import etree
from PIL import Image

Change = Callable[[str, bytes], bytes | None]
"""A part's name and bytes to its bytes, or to ``None`` where the part is left out."""

GERMAN = {
    "Title Slide": "Titelfolie", "Title and Content": "Titel und Inhalt", "Section Header": "Abschnittsüberschrift",
    "Two Content": "Zwei Inhalte", "Comparison": "Vergleich", "Title Only": "Nur Titel", "Blank": "Leer",
    "Content with Caption": "Inhalt mit Überschrift", "Picture with Caption": "Bild mit Überschrift",
    "Title and Vertical Text": "Titel und vertikaler Text", "Vertical Title and Text": "Vertikaler Titel und Text",
}  # fmt: skip
JAPANESE = {
    "Title Slide": "タイトル スライド", "Title and Content": "タイトルとコンテンツ",
    "Section Header": "セクション見出し",
    "Two Content": "2 つのコンテンツ", "Comparison": "比較", "Title Only": "タイトルのみ", "Blank": "白紙",
    "Content with Caption": "タイトル付きのコンテンツ", "Picture with Caption": "タイトル付きの図",
    "Title and Vertical Text": "タイトルと縦書きテキスト", "Vertical Title and Text": "縦書きタイトルと縦書きテキスト",
}  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUT = re.compile(r"ppt/slideLayouts/slideLayout\d+\.xml")
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"


def stock() -> bytes:
    """The template that python-pptx brings: PowerPoint's own of 2007, 4:3, Calibri."""
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def changed(template: bytes, change: Change, more: Mapping[str, bytes] | None = None) -> bytes:
    """A template with every part changed, and some more parts; no time of day is in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        for name, data in (more or {}).items():
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def replaced(template: bytes, part: str | re.Pattern[str], old: str, new: str, count: int = -1) -> bytes:
    """A template with a text replaced in a part, or in every part whose whole name fits; it must be in one of them."""
    done = []

    def change(name: str, data: bytes) -> bytes:
        if name == part or (isinstance(part, re.Pattern) and part.fullmatch(name)):
            done.append(data.count(old.encode()))
            return data.replace(old.encode(), new.encode(), count)
        return data

    result = changed(template, change)
    assert sum(done) > 0, (part, old)
    return result


def without_types(template: bytes) -> bytes:
    """Layouts as they are in templates of old programs: no ``type``."""
    strip = re.compile(rb'(<p:sldLayout\b[^>]*?) type="\w+"')
    return changed(template, lambda name, data: strip.sub(rb"\1", data) if LAYOUT.fullmatch(name) else data)


def renamed(template: bytes, names: Mapping[str, str]) -> bytes:
    """Layouts with other names."""

    def change(name: str, data: bytes) -> bytes:
        if not LAYOUT.fullmatch(name):
            return data
        return re.sub(
            rb'<p:cSld name="([^"]*)"',
            lambda found: f'<p:cSld name="{names.get(found[1].decode(), "")}"'.encode(),
            data,
        )

    return changed(template, change)


def in_arial(template: bytes = b"") -> bytes:
    """The stock template with a font that this machine measures as it is."""
    return replaced(template or stock(), THEME, '<a:latin typeface="Calibri"/>', '<a:latin typeface="Arial"/>')


def german() -> bytes:
    """Names in German, the types as they were."""
    return renamed(in_arial(), GERMAN)


def japanese() -> bytes:
    """Names in Japanese, and no types: only the names tell."""
    return without_types(renamed(in_arial(), JAPANESE))


def nameless() -> bytes:
    """No types and no names: only the placeholders tell."""
    return without_types(renamed(in_arial(), {}))


def odd_indices() -> bytes:
    """Placeholders numbered as somebody's history had it."""

    def change(name: str, data: bytes) -> bytes:
        if not LAYOUT.fullmatch(name):
            return data
        return re.sub(
            rb'(<p:ph\b[^>]*? idx=")(\d+)"',
            lambda found: found[1] + str(4000 + 7 * int(found[2])).encode() + b'"',
            data,
        )

    return changed(in_arial(), change)


def potx() -> bytes:
    """A template by its content type."""
    return replaced(in_arial(), "[Content_Types].xml", "presentation.main+xml", "template.main+xml")


def wide() -> bytes:
    """The stock template at 16:9: the page and every box of its master and layouts."""

    def change(name: str, data: bytes) -> bytes:
        if name == "ppt/presentation.xml":
            data = re.sub(rb'<p:sldSz cx="9144000" cy="6858000"[^>]*/>', b'<p:sldSz cx="12192000" cy="6858000"/>', data)
        if name == MASTER or LAYOUT.fullmatch(name):
            for attribute in (rb"x", rb"cx"):
                data = re.sub(
                    rb"(<a:(?:off|ext) [^>]*?\b" + attribute + rb'=")(\d+)"',
                    lambda found: found[1] + str(int(found[2]) * 4 // 3).encode() + b'"',
                    data,
                )
        return data

    return changed(in_arial(), change)


def two_masters() -> bytes:
    """A second master with layouts of its own, of the same names."""
    template = in_arial()
    with zipfile.ZipFile(BytesIO(template)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def second(text: bytes) -> bytes:
        text = re.sub(rb"slideLayout(\d+)\.xml", rb"slideLayout9\1.xml", text)
        text = text.replace(b"slideMaster1.xml", b"slideMaster2.xml").replace(b"theme1.xml", b"theme9.xml")
        return re.sub(
            rb'(<p:sldLayoutId [^>]*?id=")(\d+)"', lambda f: f[1] + str(int(f[2]) + 500).encode() + b'"', text
        )

    ours = re.compile(r"ppt/(slideLayouts|slideMasters)/(_rels/)?\w+\.xml(\.rels)?|ppt/theme/theme1\.xml")
    more = {second(name.encode()).decode(): second(data) for name, data in parts.items() if ours.fullmatch(name)}
    types = parts["[Content_Types].xml"]
    named = re.compile(rb'<Override PartName="/([^"]*)[^>]*/>')
    rows = [row[0] for row in named.finditer(types) if ours.fullmatch(row[1].decode())]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", second(b"".join(rows)) + b"</Types>")
    rels = parts["ppt/_rels/presentation.xml.rels"]
    row = f'<Relationship Id="rId900" Type="{OFFICE}/slideMaster" Target="slideMasters/slideMaster2.xml"/>'.encode()
    parts["ppt/_rels/presentation.xml.rels"] = rels.replace(b"</Relationships>", row + b"</Relationships>")
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(
        b"</p:sldMasterIdLst>", b'<p:sldMasterId id="2147484200" r:id="rId900"/></p:sldMasterIdLst>'
    )
    return zipped({**parts, **more}.items())


def second_master_dark() -> bytes:
    """Two masters, the second one light on dark, with a colour of its own."""
    second, theme = MASTER.replace("1", "2"), THEME.replace("1", "9")
    light, dark = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    template = replaced(two_masters(), second, light, dark)
    return replaced(template, theme, '<a:srgbClr val="4F81BD"/>', '<a:srgbClr val="FFB000"/>')


def without_layouts(template: bytes, names: Iterable[str]) -> bytes:
    """A template without the layouts of some names."""
    presentation = pptx.Presentation(BytesIO(template))
    for layout in list(presentation.slide_layouts):
        if layout.name in set(names):
            presentation.slide_layouts.remove(layout)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def few_layouts() -> bytes:
    """What a small company has: five layouts."""
    kept = {"Title Slide", "Title and Content", "Section Header", "Two Content", "Title Only"}
    return without_layouts(wide(), set(GERMAN) - kept)


def one_column() -> bytes:
    """A template without two columns and without a section header: everything goes onto a title and a text."""
    return without_layouts(in_arial(), set(GERMAN) - {"Title Slide", "Title and Content", "Blank", "Title Only"})


def without_body() -> bytes:
    """A template in which no layout has a place for text but the title's."""
    return without_layouts(in_arial(), set(GERMAN) - {"Title Slide", "Title Only", "Blank"})


def with_logo() -> bytes:
    """A picture on the master, and one behind it all."""
    presentation = pptx.Presentation(BytesIO(in_arial()))
    master = presentation.slide_master
    picture, _ = master.part.get_or_add_image_part(png())
    relationship = master.part.relate_to(picture, f"{OFFICE}/image")
    master.shapes._spTree.append(_picture(relationship))
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _picture(relationship: str) -> etree._Element:
    names = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    return etree.fromstring(
        f'<p:pic {names}><p:nvPicPr><p:cNvPr id="900" name="Logo" descr="The logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        '<p:spPr><a:xfrm><a:off x="8229600" y="76200"/><a:ext cx="609600" cy="304800"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def png() -> BytesIO:
    """A small picture."""
    buffer = BytesIO()
    Image.new("RGB", (40, 20), (0x0B, 0x6E, 0x4F)).save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def own_fonts() -> bytes:
    """A font that only the company has."""
    return replaced(stock(), THEME, '<a:latin typeface="Calibri"/>', '<a:latin typeface="Kontor Grotesk"/>')


def dark() -> bytes:
    """Light text on a dark page, by the master's map of colours."""
    return replaced(
        in_arial(), MASTER, 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    )


def on_gradients() -> bytes:
    """A page that runs from white to pale blue, and a band on the section header of another outline."""
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{colour}"/></a:gs>'
        for at, colour in ((0, "FFFFFF"), (50000, "EEECE1"), (100000, "4F81BD"))
    )
    page = f'<p:bgPr><a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000"/></a:gradFill><a:effectLst/></p:bgPr>'
    template = replaced(in_arial(), MASTER, '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>', page)
    band = (
        '<p:sp><p:nvSpPr><p:cNvPr id="901" name="Wave"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="0" y="2906713"/><a:ext cx="9144000" cy="3951287"/></a:xfrm>'
        '<a:prstGeom prst="wave"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    return replaced(template, "ppt/slideLayouts/slideLayout3.xml", "</p:grpSpPr>", f"</p:grpSpPr>{band}")


def in_groups() -> bytes:
    """On the master a group with a band in its right half and a turned bar in its left, and a shape askew."""

    def bar(name: str, place: str, rot: int = 0) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{900 + len(name)}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr><a:xfrm rot="{rot}">{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
        )

    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="990" name="Group"/><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="6400800"/><a:ext cx="9144000" cy="457200"/><a:chOff x="100" y="200"/>'
        '<a:chExt cx="1000" cy="100"/></a:xfrm></p:grpSpPr>'
        + bar("Band", '<a:off x="600" y="200"/><a:ext cx="500" cy="100"/>')
        + bar("Turned bar", '<a:off x="140" y="245"/><a:ext cx="20" cy="10"/>', 5_400_000)
        + "</p:grpSp>"
        + bar("Askew", '<a:off x="0" y="0"/><a:ext cx="9144000" cy="3000000"/>', 600_000)
    )
    return replaced(in_arial(), MASTER, "</p:grpSpPr>", f"</p:grpSpPr>{group}")


def on_a_picture() -> bytes:
    """A title slide with a picture for its page."""
    presentation = pptx.Presentation(BytesIO(in_arial()))
    layout = presentation.slide_layouts[0]
    picture, _ = layout.part.get_or_add_image_part(png())
    relationship = layout.part.relate_to(picture, f"{OFFICE}/image")
    names = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    layout._element.cSld.insert(
        0,
        etree.fromstring(
            f'<p:bg {names}><p:bgPr><a:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
            "</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
        ),
    )
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def in_capitals() -> bytes:
    """Titles in capitals, by the master."""
    old = '<p:titleStyle><a:lvl1pPr algn="ctr"'
    template = replaced(wide(), MASTER, old, old.replace("ctr", "l"))
    return replaced(template, MASTER, '<a:defRPr sz="4400"', '<a:defRPr sz="4400" cap="all"')


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts as a zip, a name twice where it is given twice."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return buffer.getvalue()


WORKING: Mapping[str, Callable[[], bytes]] = {
    "stock": stock,
    "german": german,
    "japanese": japanese,
    "nameless": nameless,
    "odd_indices": odd_indices,
    "potx": potx,
    "wide": wide,
    "two_masters": two_masters,
    "few_layouts": few_layouts,
    "one_column": one_column,
    "with_logo": with_logo,
    "own_fonts": own_fonts,
    "dark": dark,
    "in_capitals": in_capitals,
    "on_gradients": on_gradients,
    "on_a_picture": on_a_picture,
}
"""Templates that a course can be built with."""
