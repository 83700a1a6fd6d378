"""Opens an Office file from anyone: its parts, their XML and their relationships, all within bounds."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from coursegen.source.office.bounds import MAX_ALL_TAGS, MAX_PART, MAX_TAGS, Damaged, Unsafe, judged_zip, shown
from coursegen.source.office.relationships import OFFICE, PACKAGE, Relationship, rels_name

if TYPE_CHECKING:
    from coursegen.source.office.xml import Element

CONTENT_TYPES = "[Content_Types].xml"
_MACROS = re.compile("macroEnabled|vbaProject", re.IGNORECASE)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SAVE = "open it in the program that made it, and save it again"
_NOT_OURS = f"no program saves such a file; {_SAVE}"


class Package:
    """An Office file whose parts are named from its root (``/ppt/presentation.xml``)."""

    def __init__(self, data: bytes) -> None:
        """Errors: ``Unsafe`` for what nobody should open, ``Damaged`` for what is no zip."""
        self._archive = judged_zip(data)
        self._tags: dict[str, int] = {}
        if not self.has(CONTENT_TYPES):
            raise Unsafe("is no Office file: its list of content types is missing", _SAVE)

    @property
    def parts(self) -> list[str]:
        """The names of all parts, in the file's order."""
        return [f"/{name}" for name in self._archive.namelist()]

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lstrip("/") in self._archive.NameToInfo

    def read(self, part: str) -> bytes:
        """A part's bytes. Errors: ``Damaged`` where there is none, or it can't be unpacked."""
        try:
            return self._archive.read(part.lstrip("/"))
        except (
            KeyError,
            ValueError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise Damaged(f"{shown(part)} is not in it, or can't be unpacked") from error

    def xml(self, part: str) -> Element:
        """A part as XML, no entities, nothing fetched. Errors: ``Unsafe`` for a part too large, ``Damaged``."""
        # Imported here: a course that is only checked opens no package, and needs none of it.
        from lxml import etree

        from coursegen.source.office.xml import parsed

        entry = self._archive.NameToInfo.get(part.lstrip("/"))
        if entry is not None and entry.file_size > MAX_PART:
            raise Unsafe(f"has a part of more than {MAX_PART // 1_000_000} MB ({shown(part)})", _NOT_OURS)
        data = self.read(part)
        self._tags[part] = data.count(b"<")
        if self._tags[part] > MAX_TAGS or sum(self._tags.values()) > MAX_ALL_TAGS:
            raise Unsafe(f"has too much in it to be read ({self._tags[part]:,} tags in {shown(part)})", _NOT_OURS)
        try:
            return parsed(data)
        except etree.XMLSyntaxError as error:
            raise Damaged(f"{shown(part)} can't be read as XML") from error
        except ValueError as error:
            raise Unsafe(f"has a document type in its XML ({shown(part)}), which no Office file has", _SAVE) from error

    def related(self, part: str) -> list[Relationship]:
        """A part's relationships, ``/`` for the package's own. Errors: as :meth:`xml`."""
        name = rels_name(part)
        if not self.has(name):
            return []
        folder = posixpath.dirname(part)
        found = []
        for row in self.xml(name).iter(f"{{{PACKAGE}}}Relationship"):
            outside = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target.partition("#")[0]))
            found.append(Relationship(row.get("Id", ""), row.get("Type", ""), target, outside))
        return found

    @property
    def main(self) -> str:
        """The part that the file is about. Errors: ``Damaged`` where there is none, ``Unsafe`` for the Strict form."""
        for one in self.related("/"):
            if one.type == f"{OFFICE}/officeDocument" and not one.external:
                return one.target
            if one.type.endswith("/officeDocument"):
                message = "is saved in the Strict form of Open XML"
                raise Unsafe(message, "save it again as the usual kind of its program (*.pptx, *.potx, *.docx)")
        raise Damaged("no main part")

    @property
    def has_macros(self) -> bool:
        """Whether a program that opens it would find macros in it. Errors: as :meth:`xml`."""
        defaults, overrides = self._media_types
        kinds = (*defaults.values(), *overrides.values(), *self.parts)
        return any(_MACROS.search(one) for one in kinds)

    def media_type(self, part: str) -> str:
        """A part's media type, ``""`` where the list of content types has none. Errors: as :meth:`xml`."""
        defaults, overrides = self._media_types
        return overrides.get(part) or defaults.get(suffix(part), "")

    @cached_property
    def _media_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """The media types by suffix and by part (ECMA-376 part 2, 10.1.2.2)."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for row in self.xml(f"/{CONTENT_TYPES}"):
            if row.tag == f"{{{_TYPES}}}Default":
                defaults[row.get("Extension", "").lower()] = row.get("ContentType", "")
            elif row.tag == f"{{{_TYPES}}}Override":
                overrides[row.get("PartName", "")] = row.get("ContentType", "")
        return defaults, overrides


def suffix(part: str) -> str:
    """The file extension of a part's name in small letters, without its dot."""
    return part.rpartition("/")[2].rpartition(".")[2].lower()


def judged(data: bytes) -> Package:
    """A package that another library may open: every part of XML in it has been read within bounds.

    Errors: ``Unsafe``, ``Damaged``.
    """
    package = Package(data)
    for part in package.parts:
        if part.endswith((".xml", ".rels")) or package.media_type(part).endswith("xml"):
            package.xml(part)
    return package
