"""Completes a template's parts with everything that PowerPoint expects of a deck."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from coursegen.source.office.relationships import NOTES_MASTER, OFFICE, SLIDE_MASTER, THEME, Relationship
from coursegen.write.pptx.notes_master import notes_master_xml
from coursegen.write.pptx.presentation import notes_size
from coursegen.write.pptx.slides import DECLARATION, NAMESPACES
from coursegen.write.pptx.template import Part, Template

_TYPES = "application/vnd.openxmlformats-officedocument.presentationml"


def _view_properties() -> str:
    """The window as it opens: the notes pane takes a quarter of its height, since every slide has notes."""
    return (
        f'{DECLARATION}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="75000"/>'
        "</p:normalViewPr></p:viewPr>"
    )


def _presentation_properties() -> str:
    return f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"


def _table_styles() -> str:
    """No table style of its own; the GUID is PowerPoint's built-in default (Medium Style 2, Accent 1)."""
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
    )


_EXPECTED: dict[str, Callable[[], str]] = {
    "presProps": _presentation_properties,
    "viewProps": _view_properties,
    "tableStyles": _table_styles,
}
"""Parts of the main part that PowerPoint repairs a file without, though ECMA-376 calls them optional."""


def completed(template: Template) -> Template:
    """The template with what it lacks: a notes master with its theme, and the parts with settings."""
    with_settings = template
    for name, xml in _EXPECTED.items():
        if not template.related(f"{OFFICE}/{name}"):
            part = _unused(f"/ppt/{name}{{}}.xml", with_settings)
            with_settings = _with(with_settings, part, f"{_TYPES}.{name}+xml", xml(), f"{OFFICE}/{name}", ())
    return with_settings if template.related(NOTES_MASTER) else _with_notes_master(with_settings)


def _with_notes_master(template: Template) -> Template:
    """A notes master needs a theme part that no slide master uses: PowerPoint repairs a file that shares one."""
    slide_master = template.related(SLIDE_MASTER)[0].target
    theme = template.related(THEME, slide_master)[0].target
    new_theme = _unused("/ppt/theme/notesTheme{}.xml", template)
    width, height = notes_size(template.parts[template.presentation].data)
    with_theme = replace(
        template,
        parts={**template.parts, new_theme: template.parts[theme]},
        relationships={**template.relationships, new_theme: template.relationships[theme]},
    )
    return _with(
        with_theme,
        _unused("/ppt/notesMasters/notesMaster{}.xml", template),
        f"{_TYPES}.notesMaster+xml",
        notes_master_xml(width, height),
        NOTES_MASTER,
        (Relationship("rId1", THEME, new_theme),),
    )


def _with(
    template: Template, part: str, media_type: str, xml: str, relationship_type: str, own: tuple[Relationship, ...]
) -> Template:
    """The template with one more part, related to the presentation."""
    presentation = template.presentation
    before = template.relationships[presentation]
    arrow = Relationship(f"rId{next_number(before)}", relationship_type, part)
    return replace(
        template,
        parts={**template.parts, part: Part(media_type, xml.encode())},
        relationships={**template.relationships, presentation: (*before, arrow), part: own},
    )


def _unused(pattern: str, template: Template) -> str:
    """The first part name of a pattern that is free: without a number, or with the least one."""
    names = (pattern.format(number) for number in ("", *range(1, len(template.parts) + 2)))
    return next(name for name in names if name not in template.parts)


def next_number(taken: Sequence[Relationship]) -> int:
    """The number after the largest one in ids such as ``rId7``; ids of another form can't be in its way."""
    numbers = (r.id[3:] for r in taken if r.id.startswith("rId"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
