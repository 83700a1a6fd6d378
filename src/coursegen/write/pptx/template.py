"""Keeps of a template what a deck needs: masters, layouts, themes and what they use.

The template's own slides, its thumbnail, macros, printer settings and document properties stay behind, and so does
whatever points out of the file: a deck that is made from it asks no other computer for anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree
from msgspec import Struct

from coursegen.problems import Problem, Refused
from coursegen.source.office.bounds import Unsafe
from coursegen.source.office.package import Package
from coursegen.source.office.pointers import without_pointers
from coursegen.source.office.relationships import (
    NOTES_MASTER,
    NOTES_SLIDE,
    OFFICE,
    SLIDE,
    SLIDE_MASTER,
    THEME,
    Relationship,
)
from coursegen.write.pptx.labels import Labels, labels_of

_KEPT_OF_PRESENTATION = {
    NOTES_MASTER,
    SLIDE_MASTER,
    THEME,
    *(f"{OFFICE}/{name}" for name in ("font", "handoutMaster", "presProps", "tableStyles")),
}


class Part(Struct, frozen=True):
    """One file of a package: its media type and its bytes."""

    media_type: str
    data: bytes


class Template(Struct, frozen=True):
    """What is kept of a template. ``presentation`` names its main part, which is among ``parts``.

    ``relationships`` has a row for each part, and names only parts that are kept; ``labels`` say how it is classified.
    """

    presentation: str
    parts: Mapping[str, Part]
    relationships: Mapping[str, tuple[Relationship, ...]]
    labels: Labels = Labels()

    def related(self, relationship_type: str, source: str = "") -> list[Relationship]:
        """The relationships of one type that a part has; of the presentation where none is named."""
        return [r for r in self.relationships[source or self.presentation] if r.type == relationship_type]


def parsed(data: bytes) -> etree._Element:
    """XML without entities, network or a document type. Errors: ``etree.XMLSyntaxError``, ``ValueError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type is not allowed")
    return root


def opened(data: bytes) -> Template:
    """The kept parts of a .pptx or .potx. Errors: ``Refused`` where it is no such file or unsafe to use."""
    try:
        return _Reader(Package(data)).template()
    except Unsafe as unsafe:
        raise Refused([Problem("template", f"the template {unsafe.message}", hint=unsafe.hint)]) from unsafe
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise Refused(
            [
                Problem(
                    "template",
                    "the template is not a PowerPoint file, or it is damaged",
                    hint="open it in PowerPoint and save it as .pptx or .potx, without a password",
                )
            ]
        ) from error


@dataclass(slots=True)
class _Reader:
    package: Package
    parts: dict[str, Part] = field(default_factory=dict)
    relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)

    def template(self) -> Template:
        presentation = self.package.main
        waiting = [presentation]
        while waiting:
            part = waiting.pop(0)
            if part not in self.parts:
                kept = self._read(part, part == presentation)
                waiting += [r.target for r in kept if not r.external]
        template = Template(presentation, self.parts, self.relationships, labels_of(self.package))
        masters = template.related(SLIDE_MASTER)
        if not masters or not all(template.related(THEME, master.target) for master in masters):
            raise KeyError("slideMaster, or its theme")
        return template

    def _read(self, part: str, is_presentation: bool) -> tuple[Relationship, ...]:
        data = self.package.read(part)
        found = self.package.related(part)
        if is_presentation:
            kept = tuple(r for r in found if r.type in _KEPT_OF_PRESENTATION and not r.external)
        else:
            kept = tuple(r for r in found if r.type not in (SLIDE, NOTES_SLIDE) and not r.external)
            if len(kept) < len(found):
                data = _without(data, {r.id for r in found} - {r.id for r in kept})
        media_type = self.package.media_type(part)
        if not media_type:
            raise KeyError(part)
        if media_type.endswith("xml"):
            self.package.xml(part)  # what is broken is refused here and not found by PowerPoint
        self.parts[part] = Part(media_type, data)
        self.relationships[part] = kept
        return kept


def _without(data: bytes, ids: set[str]) -> bytes:
    """A part that no longer points to the template's own slides, nor to anything outside the file."""
    root = parsed(data)
    without_pointers(root, ids)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
