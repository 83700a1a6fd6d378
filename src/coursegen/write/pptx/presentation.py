"""Writes the deck's main part from the template's: its slides, sections, notes master and language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from msgspec import Struct

from coursegen.model.scene import Scene
from coursegen.source.office.relationships import OFFICE
from coursegen.source.office.xml import parsed
from coursegen.write.pptx.escape import legal

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KEPT_PREFIXES = ["a", "r", "p"]
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FIRST_SLIDE_ID = 256
"""The least slide id that there may be (ECMA-376 19.7.13)."""

_ORDER = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "embeddedFontLst",
    "kinsoku", "defaultTextStyle", "modifyVerifier", "extLst",
)  # fmt: skip
"""The children that a deck keeps, in the order of CT_Presentation; lists of the template's own slides go."""

NOTES_SIZE = (6_858_000, 9_144_000)


class Section(Struct, frozen=True):
    """A run of slides with one name: the first one's place in the deck, from 0, and how many they are."""

    id: str
    name: str
    first: int
    count: int


def sections(scenes: Iterable[Scene]) -> list[Section]:
    """Neighbouring scenes of one section together. A section that comes again later gets a number."""
    found: list[Section] = []
    seen: dict[str, int] = {}
    first = 0
    for section, group in groupby(scenes, key=lambda scene: scene.section):
        members = list(group)
        times = seen[section] = seen.get(section, 0) + 1
        name = members[0].section_title or section or members[0].title.plain
        found.append(Section(f"{section}#{times}" if times > 1 else section, name, first, len(members)))
        first += len(members)
    return found


def notes_size(presentation: bytes) -> tuple[int, int]:
    """Width and height of a notes page in EMU, as the template says or else US Letter's 7.5 by 10 inches."""
    size = parsed(presentation).find(f"{{{_P}}}notesSz")
    return (int(size.get("cx", NOTES_SIZE[0])), int(size.get("cy", NOTES_SIZE[1]))) if size is not None else NOTES_SIZE


def presentation_xml(
    template: bytes, slide_ids: Sequence[str], notes_master: str, deck_sections: Sequence[Section], language: str
) -> bytes:
    """The main part. ``slide_ids`` and ``notes_master`` are relationship ids, ``language`` as Office writes it."""
    root = parsed(template)
    children = {etree.QName(child).localname: child for child in root if isinstance(child.tag, str)}
    children["notesMasterIdLst"] = etree.Element(f"{{{_P}}}notesMasterIdLst")
    etree.SubElement(children["notesMasterIdLst"], f"{{{_P}}}notesMasterId", {f"{{{OFFICE}}}id": notes_master})
    children["sldIdLst"] = etree.Element(f"{{{_P}}}sldIdLst")
    for number, relationship in enumerate(slide_ids, start=_FIRST_SLIDE_ID):
        attributes = {"id": str(number), f"{{{OFFICE}}}id": relationship}
        etree.SubElement(children["sldIdLst"], f"{{{_P}}}sldId", attributes)
    if "notesSz" not in children:
        cx, cy = map(str, NOTES_SIZE)
        children["notesSz"] = etree.Element(f"{{{_P}}}notesSz", {"cx": cx, "cy": cy})
    children["defaultTextStyle"] = _in_language(children.get("defaultTextStyle"), language)
    children["extLst"] = _with_sections(children.get("extLst"), deck_sections)
    root[:] = [children[name] for name in _ORDER if name in children]
    _tidy_prefixes(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tidy_prefixes(root: etree._Element) -> None:
    """Drop namespaces that nothing uses any more, and their prefixes where a program is told to read past them.

    A prefix in ``mc:Ignorable`` that is not declared makes a file invalid (ECMA-376 part 3, 7.2).
    """
    etree.cleanup_namespaces(root, keep_ns_prefixes=_KEPT_PREFIXES)
    for name in [str(name) for name in root.attrib if str(name).startswith(_COMPATIBILITY)]:
        told = str(root.get(name, "")).split()
        declared = [word for word in told if word.partition(":")[0] in root.nsmap]
        if declared:
            root.set(name, " ".join(declared))
        else:
            del root.attrib[name]
    etree.cleanup_namespaces(root, keep_ns_prefixes=_KEPT_PREFIXES)


def _in_language(style: etree._Element | None, language: str) -> etree._Element:
    if style is None:
        style = etree.Element(f"{{{_P}}}defaultTextStyle")
        etree.SubElement(etree.SubElement(style, f"{{{_A}}}defPPr"), f"{{{_A}}}defRPr")
    for properties in style.iterfind(f"{{{_A}}}defPPr/{{{_A}}}defRPr"):
        properties.set("lang", language)
    return style


def _with_sections(extensions: etree._Element | None, deck_sections: Sequence[Section]) -> etree._Element:
    """The extensions with a list of sections, whose GUIDs are made from their ids so that they stay the same."""
    if extensions is None:
        extensions = etree.Element(f"{{{_P}}}extLst")
    for extension in list(extensions):
        if extension.get("uri") == _SECTIONS_URI:
            extensions.remove(extension)
    extension = etree.SubElement(extensions, f"{{{_P}}}ext", {"uri": _SECTIONS_URI})
    rows = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    for section in deck_sections:
        guid = "{" + str(uuid5(NAMESPACE_URL, f"coursegen:section:{section.id}")).upper() + "}"
        row = etree.SubElement(rows, f"{{{_P14}}}section", {"name": legal(section.name), "id": guid})
        members = etree.SubElement(row, f"{{{_P14}}}sldIdLst")
        for number in range(section.first, section.first + section.count):
            etree.SubElement(members, f"{{{_P14}}}sldId", {"id": str(_FIRST_SLIDE_ID + number)})
    return extensions
