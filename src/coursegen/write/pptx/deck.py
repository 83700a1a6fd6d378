"""Writes a deck from scenes and a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from types import MappingProxyType

from coursegen.model.scene import Scene
from coursegen.model.scene_items import ChartItem, PictureItem, ungrouped
from coursegen.source.office.relationships import (
    CUSTOM_XML,
    NOTES_MASTER,
    NOTES_SLIDE,
    OFFICE,
    SLIDE,
    SLIDE_MASTER,
    THEME,
    Relationship,
    rels_name,
)
from coursegen.source.office.xml import parsed
from coursegen.source.office.zip_writer import zipped
from coursegen.write.pptx.base_part import PART, PROPERTIES, PROPERTIES_TYPE, base_part
from coursegen.write.pptx.chart_parts import CHART_TYPE, WORKBOOK_TYPE, chart_part, chart_parts, workbook_part
from coursegen.write.pptx.completed import completed, next_number
from coursegen.write.pptx.content_types import content_types_xml
from coursegen.write.pptx.facts import DeckFacts
from coursegen.write.pptx.labels import INFO_PART, INFO_RELATIONSHIP, INFO_TYPE
from coursegen.write.pptx.languages import office_language
from coursegen.write.pptx.notes import notes_placeholders, notes_xml
from coursegen.write.pptx.presentation import presentation_xml, sections
from coursegen.write.pptx.properties import app_xml, core_xml, custom_xml
from coursegen.write.pptx.relationships import Relationships, rels_xml
from coursegen.write.pptx.slides import media_name, slide_xml
from coursegen.write.pptx.template import Template, opened
from coursegen.write.pptx.theme import recoloured

_MEDIA = "application/vnd.openxmlformats-officedocument.presentationml"
_PRESENTATION_TYPE = f"{_MEDIA}.presentation.main+xml"
_SLIDE_TYPE = f"{_MEDIA}.slide+xml"
_NOTES_TYPE = f"{_MEDIA}.notesSlide+xml"
_READ = ("/ppt/slides/slide", "/ppt/notesSlides/", "/ppt/charts/")
_SAID = re.compile(r"<a:t>([^<]*)<|<c:v>([^<]*)<|<p:cNvPr [^>]*descr=\"([^\"]*)\"")
_OWN_COLOURS: Mapping[str, str] = MappingProxyType({})
_CORE, _APP, _CUSTOM = "/docProps/core.xml", "/docProps/app.xml", "/docProps/custom.xml"
_PROPERTY_TYPES = {
    _CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    _APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    _CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


def deck_written(
    scenes: Sequence[Scene], template: bytes, facts: DeckFacts, colours: Mapping[str, str] = _OWN_COLOURS
) -> tuple[bytes, str]:
    """The whole .pptx, one slide a scene in their order, each with a notes page where the scene has notes; its words.

    ``template`` is a .pptx or .potx whose layouts the scenes name, ``colours`` maps slots of its theme to
    ``#RRGGBB`` in their place. The same arguments give the same bytes.
    Errors: ``Refused`` where the template can't be used; ``KeyError`` for a layout that it does not have.
    """
    base = recoloured(_base(template), colours)
    missing = {scene.layout for scene in scenes} - base.parts.keys()
    if missing:
        raise KeyError(f"no such layout in the template: {', '.join(sorted(missing))}")
    said: list[str] = []
    data = zipped(_read_along(_parts(scenes, base, facts), said))
    return data, "\n".join(said)


def deck_bytes(
    scenes: Sequence[Scene], template: bytes, facts: DeckFacts, colours: Mapping[str, str] = _OWN_COLOURS
) -> bytes:
    """The .pptx alone; arguments and errors as for :func:`deck_written`."""
    return deck_written(scenes, template, facts, colours)[0]


def _read_along(parts: Iterable[tuple[str, str | bytes]], said: list[str]) -> Iterator[tuple[str, str | bytes]]:
    """The same parts; what a reader finds on slides, in notes and in charts is added to ``said`` as they go by."""
    for name, data in parts:
        if isinstance(data, str) and name.startswith(_READ):
            said += (unescape("".join(piece)) for piece in _SAID.findall(data))
        yield name, data


@lru_cache(maxsize=4)
def _base(template: bytes) -> Template:
    """A template that every deck of a build shares, read once."""
    return completed(opened(template))


def _parts(scenes: Sequence[Scene], template: Template, facts: DeckFacts) -> Iterator[tuple[str, str | bytes]]:
    """Every part of the deck in its order in the zip; slides are written one by one, never all in memory."""
    presentation = template.presentation
    slides = [f"/ppt/slides/slide{number}.xml" for number in range(1, len(scenes) + 1)]
    notes = {index: f"/ppt/notesSlides/notesSlide{index + 1}.xml" for index, scene in enumerate(scenes) if scene.notes}
    types = {part: kept.media_type for part, kept in template.parts.items()} | {presentation: _PRESENTATION_TYPE}
    if template.labels.info:
        types[INFO_PART] = INFO_TYPE
    types |= _PROPERTY_TYPES | dict.fromkeys(slides, _SLIDE_TYPE) | dict.fromkeys(notes.values(), _NOTES_TYPE)
    charts = {index: item for index, scene in enumerate(scenes) for item in scene.items if isinstance(item, ChartItem)}
    for index in charts:
        types |= {chart_part(scenes[index]): CHART_TYPE, workbook_part(scenes[index]): WORKBOOK_TYPE}
    if facts.base:
        types |= {PART: "application/xml", PROPERTIES: PROPERTIES_TYPE}
    yield "/[Content_Types].xml", content_types_xml(types)
    yield from _properties(scenes, template, facts, len(notes))

    own = template.relationships[presentation]
    first = next_number(own)
    slide_relationships = [Relationship(f"rId{first + index}", SLIDE, part) for index, part in enumerate(slides)]
    notes_master = template.related(NOTES_MASTER)[0]
    yield (
        presentation,
        presentation_xml(
            template.parts[presentation].data,
            [relationship.id for relationship in slide_relationships],
            notes_master.id,
            sections(scenes),
            office_language(facts.language),
        ),
    )
    of_base = [Relationship(f"rId{first + len(slides)}", CUSTOM_XML, PART)] if facts.base else []
    yield rels_name(presentation), rels_xml((*own, *slide_relationships, *of_base), presentation)
    if facts.base:
        yield from base_part(facts.base, facts.fingerprint)
    for part, kept in template.parts.items():
        if part != presentation:
            yield part, kept.data
            if template.relationships[part]:
                yield rels_name(part), rels_xml(template.relationships[part], part)

    places = notes_placeholders(template.parts[notes_master.target].data)
    media: dict[str, bytes] = {}
    for index, (scene, part) in enumerate(zip(scenes, slides, strict=True)):
        relationships = Relationships(part)
        yield part, slide_xml(scene, relationships)
        if index in notes:
            relationships.to_part(NOTES_SLIDE, notes[index])
            of_notes = Relationships(notes[index])
            yield notes[index], notes_xml(scene, index + 1, part, notes_master.target, places, of_notes)
            yield rels_name(notes[index]), of_notes.xml()
        yield rels_name(part), relationships.xml()
        if index in charts:
            yield from chart_parts(scene, charts[index])
        media |= {media_name(item): item.data for item in ungrouped(scene.items) if isinstance(item, PictureItem)}
    for name, data in media.items():
        if name not in template.parts:
            yield name, data


def _properties(
    scenes: Sequence[Scene], template: Template, facts: DeckFacts, notes: int
) -> Iterator[tuple[str, str | bytes]]:
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    yield (
        "/_rels/.rels",
        rels_xml(
            [
                Relationship("rId1", f"{OFFICE}/officeDocument", template.presentation),
                Relationship("rId2", f"{package}/core-properties", _CORE),
                Relationship("rId3", f"{OFFICE}/extended-properties", _APP),
                Relationship("rId4", f"{OFFICE}/custom-properties", _CUSTOM),
                *((Relationship("rId5", INFO_RELATIONSHIP, INFO_PART),) if template.labels.info else ()),
            ],
            "/",
        ),
    )
    masters = [relationship.target for relationship in template.related(SLIDE_MASTER)]
    themes = [template.related(THEME, master)[0].target for master in masters]
    names = [parsed(template.parts[theme].data).get("name", "") for theme in themes]
    yield _CORE, core_xml(facts)
    yield _APP, app_xml([scene.title.plain for scene in scenes], names, notes)
    yield _CUSTOM, custom_xml(facts, template.labels.properties)
    if template.labels.info:
        yield INFO_PART, template.labels.info
