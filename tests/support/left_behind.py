"""Templates with what add-ins, other programs and old saves leave in them, each made from python-pptx's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support.odd_templates import LAYOUT, MASTER, OFFICE, changed, in_arial, png, replaced

PRESENTATION = "ppt/presentation.xml"
SECOND_LAYOUT = "ppt/slideLayouts/slideLayout2.xml"


def _rels(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def related(template: bytes, part: str, rows: str) -> bytes:
    """A template with more relationships of a part."""
    return replaced(template, _rels(part), "</Relationships>", f"{rows}</Relationships>")


def object_on(part: str, program: str, *, hidden: bool, picture: bool = True) -> bytes:
    """An object of another program on a master or layout, as PowerPoint saves one: with its picture beside it."""
    side = 1588 if hidden else 914400
    place = f'<a:off x="914400" y="5943600"/><a:ext cx="{side}" cy="{side}"/>'
    shown = (
        '<p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        '<a:blip r:embed="rId902"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    held = f'<p:oleObj name="Held" {{}}r:id="rId901" imgW="10" imgH="10" progId="{program}"><p:embed/>'
    drawn, plain = held.format('spid="_x0000_s1" '), held.format("")
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="931" name="Held object"/><p:cNvGraphicFramePr/>'
        f'<p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><mc:AlternateContent '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        f'xmlns:v="urn:schemas-microsoft-com:vml" Requires="v">{drawn}</p:oleObj>'
        f"</mc:Choice><mc:Fallback>{plain}{shown if picture else ''}</p:oleObj></mc:Fallback>"
        "</mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>"
    )
    rows = (
        f'<Relationship Id="rId901" Type="{OFFICE}/oleObject" Target="../embeddings/oleObject1.bin"/>'
        f'<Relationship Id="rId902" Type="{OFFICE}/image" Target="../media/held.png"/>'
        f'<Relationship Id="rId903" Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>'
    )
    template = related(replaced(in_arial(), part, "</p:spTree>", f"{frame}</p:spTree>"), part, rows)
    types = (
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    )
    template = replaced(template, "[Content_Types].xml", "<Override ", f"{types}<Override ", 1)
    held_parts = {
        "ppt/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0object",
        "ppt/media/held.png": png().getvalue(),
        "ppt/drawings/vmlDrawing1.vml": b'<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
    }
    return changed(template, lambda _, data: data, held_parts)


def hidden_object() -> bytes:
    """What think-cell keeps on a layout: an object of a thousandth of an inch."""
    return object_on(SECOND_LAYOUT, "TCLayout.ActiveDocument.1", hidden=True)


def sheet_on_master() -> bytes:
    """A table of a spreadsheet that everybody sees, on the master."""
    return object_on(MASTER, "Excel.Sheet.12", hidden=False)


def null_targets() -> bytes:
    """Pointers to nothing, one of which a picture on the master uses."""
    row = f'<Relationship Id="rId9{{}}" Type="{OFFICE}/image" Target="NULL"/>'
    picture = (
        '<p:pic><p:nvPicPr><p:cNvPr id="940" name="Lost"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        '<a:blip r:embed="rId92"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    template = replaced(in_arial(), MASTER, "</p:spTree>", f"{picture}</p:spTree>")
    return related(related(template, MASTER, row.format(1) + row.format(2)), SECOND_LAYOUT, row.format(3))


def right_to_left() -> bytes:
    """Styles that run from right to left, on the master and in the presentation."""
    return changed(in_arial(), _turned)


def _turned(name: str, data: bytes) -> bytes:
    if name in {MASTER, PRESENTATION} or LAYOUT.fullmatch(name):
        data = data.replace(b'rtl="0"', b'rtl="1"').replace(b'algn="l"', b'algn="r"')
    return data


def prefix_of_a_mac() -> bytes:
    """The main part as PowerPoint for Mac 2011 writes it: a prefix that is told to be read past, and nothing else."""
    names = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:mv="urn:schemas-microsoft-com:mac:vml" mc:Ignorable="mv" mc:PreserveAttributes="mv:*" '
    )
    return replaced(in_arial(), PRESENTATION, "<p:presentation ", f"<p:presentation {names}")


LEFT_BEHIND: Mapping[str, Callable[[], bytes]] = {
    "hidden_object": hidden_object,
    "sheet_on_master": sheet_on_master,
    "null_targets": null_targets,
    "right_to_left": right_to_left,
    "prefix_of_a_mac": prefix_of_a_mac,
}
"""Templates that a course can be built with, once they are mended."""
