"""Gives the targets of one part their ids, and writes its ``.rels`` file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coursegen.source.office.relationships import HYPERLINK, PACKAGE, Relationship
from coursegen.write.pptx.escape import as_attribute

_URI_ESCAPES = {ord(character): f"%{ord(character):02X}" for character in ' "<>\\^`{|}'}


def _relative(target: str, folder: str) -> str:
    """A part's name as it is seen from a folder: ``../slideLayouts/slideLayout1.xml``."""
    ahead = folder if folder.endswith("/") else f"{folder}/"
    return target[len(ahead) :] if target.startswith(ahead) else f"../{_relative(target, posixpath.dirname(folder))}"


def rels_xml(relationships: Iterable[Relationship], part: str) -> str:
    """The ``.rels`` file of a part; targets inside the package are written relative to the part."""
    folder = posixpath.dirname(part)
    rows = []
    for relationship in relationships:
        if relationship.external:
            where = f'Target="{as_attribute(relationship.target)}" TargetMode="External"'
        else:
            where = f'Target="{as_attribute(_relative(relationship.target, folder))}"'
        rows.append(f'<Relationship Id="{as_attribute(relationship.id)}" Type="{relationship.type}" {where}/>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'
    )


@dataclass(slots=True)
class Relationships:
    """Collects the relationships of a part while its XML is written; the same target gets the same id."""

    part: str
    _ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to_part(self, relationship_type: str, target: str) -> str:
        """The id of the relationship to another part of the package."""
        return self._id(relationship_type, target, external=False)

    def to_link(self, address: str) -> str:
        """The id of a hyperlink. Errors: ``ValueError`` for anything but http, https and mailto."""
        if not address.lower().startswith(("http://", "https://", "mailto:")):
            raise ValueError(f"not an address that a slide may link to: {address!r}")
        return self._id(HYPERLINK, address.translate(_URI_ESCAPES), external=True)

    def _id(self, relationship_type: str, target: str, *, external: bool) -> str:
        return self._ids.setdefault((relationship_type, target, external), f"rId{len(self._ids) + 1}")

    def __iter__(self) -> Iterator[Relationship]:
        for (relationship_type, target, external), id_ in self._ids.items():
            yield Relationship(id_, relationship_type, target, external)

    def xml(self) -> str:
        """The part's ``.rels`` file."""
        return rels_xml(self, self.part)
