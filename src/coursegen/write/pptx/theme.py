"""Replaces colours of a template's theme."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec.structs import replace

from coursegen.source.office.xml import parsed
from coursegen.write.pptx.template import Part, Template

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def recoloured(template: Template, colours: Mapping[str, str]) -> Template:
    """Every theme of the template with some slots (``accent1``) in other colours (``#0B6E4F``).

    The notes' and handouts' themes as well: a page of notes shows the slide beside its own words.
    """
    if not colours:
        return template
    themes = {name: part for name, part in template.parts.items() if part.media_type == _THEME_TYPE}
    return replace(template, parts={**template.parts, **{name: _painted(one, colours) for name, one in themes.items()}})


def _painted(theme: Part, colours: Mapping[str, str]) -> Part:
    """A theme's part with the slots of its colour scheme replaced (ECMA-376 20.1.6.2)."""
    root = parsed(theme.data)
    scheme = root.find(f"{{{_A}}}themeElements/{{{_A}}}clrScheme")
    for slot in scheme if scheme is not None else ():
        if (colour := colours.get(etree.QName(slot).localname)) is not None:
            slot[:] = [etree.Element(f"{{{_A}}}srgbClr", {"val": colour.lstrip("#").upper()})]
    return replace(theme, data=etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
