"""Takes out of a part of an Office file what points to something that is not to be there."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from coursegen.source.office.xml import Element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TO = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def without_pointers(root: Element, ids: Collection[str]) -> None:
    """Take away every pointer to some relationships, and what makes no sense without it.

    A button loses its jump, a linked picture goes unless the file holds it too, and so does a linked film or sound.
    """
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        pointing = [str(name) for name, value in element.attrib.items() if str(name).startswith(_TO) and value in ids]
        for name in pointing:
            del element.attrib[name]
        held = any(str(name).startswith(_TO) for name in element.attrib)
        if pointing and not held and (gone := _owner(element)) is not None and (parent := gone.getparent()) is not None:
            parent.remove(gone)


def _owner(element: Element) -> Element | None:
    """What makes no sense without what an element pointed to: for a picture's data the picture, else the element.

    A background that was a picture goes whole: one without any fill is no valid one.
    """
    if etree.QName(element).localname != "blip":
        return element
    owner = next(element.iterancestors(f"{{{_PRESENTATION}}}pic", f"{{{_DRAWING}}}blipFill"), None)
    background = next(element.iterancestors(f"{{{_PRESENTATION}}}bg"), None)
    return owner if background is None else background
