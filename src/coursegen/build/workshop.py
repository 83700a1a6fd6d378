"""What the versions of one course share while they are made: its files, its templates and the faces, each read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from coursegen.assets import asset
from coursegen.build.colours import faint_colours
from coursegen.build.template_file import template_bytes
from coursegen.model.brand import RGB
from coursegen.model.layers import TeamBrand
from coursegen.problems import Problem, Refused
from coursegen.source.folder import CourseFiles, unsafe
from coursegen.source.text import read_text

# The room that lays out is imported where it is used: a course that is refused is refused before that.
if TYPE_CHECKING:
    from coursegen.layout.fonts import Faces
    from coursegen.layout.layout_map import LayoutMap
    from coursegen.layout.template import Template

_AT = "brand.template"


@dataclass(frozen=True, slots=True)
class Look:
    """What a version is drawn with.

    ``data`` are the template's bytes as they stand in its file, ``colours`` what a layer replaced in its
    theme, ``template`` the template as laying out needs it, with those colours.
    """

    template: Template
    data: bytes
    colours: Mapping[str, str]


@dataclass(slots=True)
class Workshop:
    """The course's files, and what has been read for its versions so far."""

    files: CourseFiles
    _templates: dict[str, tuple[Template, bytes, Mapping[str, str]]] = field(default_factory=dict)
    _faces: dict[str, Faces] = field(default_factory=dict)

    def rests_on(self, brand: TeamBrand) -> Mapping[str, str]:
        """The hashes of the files that a brand rests on, by path in the course. Errors: as :meth:`look`."""
        return self._read(brand.template)[2]

    def look(self, brand: TeamBrand) -> Look:
        """The template and the colours of a version.

        Errors: ``Refused`` for a template that can't be used, and for colours that text can't be read in.
        """
        template, data, _ = self._read(brand.template)
        if not brand.colours:
            return Look(template, data, brand.colours)
        palette = {**template.brand.palette, **{slot: _rgb(colour) for slot, colour in brand.colours.items()}}
        painted = replace(template.brand, palette=palette)
        if problems := faint_colours(painted, brand.colours):
            raise Refused(problems)
        return Look(replace(template, brand=painted), data, brand.colours)

    def faces(self, family: str, progress: Callable[[str], None]) -> Faces:
        """The faces of a family, made on the first run. Errors: ``Refused`` where there is no room to keep them."""
        from coursegen.layout.fonts import faces

        if family not in self._faces:
            try:
                self._faces[family] = faces(
                    family, lambda done, of: progress(f"preparing the fonts, {done} of {of}, only this once")
                )
            except OSError as error:
                raise Refused([_no_room_for_fonts(error)]) from error
        return self._faces[family]

    def _read(self, file: str) -> tuple[Template, bytes, Mapping[str, str]]:
        if file not in self._templates:
            self._templates[file] = self._own(file) if file else _shipped()
        return self._templates[file]

    def _own(self, file: str) -> tuple[Template, bytes, Mapping[str, str]]:
        """A template of the course with the map beside it."""
        from coursegen.layout.layout_map import map_of
        from coursegen.layout.template import read_template

        root, beside = self.files.root, file.removesuffix(".pptx") + ".yaml"
        data = template_bytes(root, file)
        if not (root / beside).exists():
            hint = f"put {beside} beside it: for each role of a slide, the layout and the placeholders it stands in"
            raise Refused([Problem("no-map", f"there is no map of layouts beside {file}", hint=hint, address=_AT)])
        if unsafe(root, beside) is not None:
            hint = "put a copy of the map beside the template"
            raise Refused([Problem("outside", f"{beside} leads out of the course folder", hint=hint, address=_AT)])
        source = read_text(root / beside, beside)
        try:
            layouts = map_of(source)
            template = read_template(data, layouts)
            if problems := _hidden_titles(template, layouts):
                raise Refused(problems)
        except Refused as refused:
            problems = [one if one.place else replace(one, address=one.address or _AT) for one in refused.problems]
            raise Refused(problems) from refused
        return template, data, {file: sha256(data).hexdigest(), beside: source.sha256}


def _shipped() -> tuple[Template, bytes, Mapping[str, str]]:
    from coursegen.layout.layout_map import read_map
    from coursegen.layout.template import read_template

    data = asset("template/coursegen.pptx").read_bytes()
    return read_template(data, read_map(asset("template/coursegen.yaml"))), data, {}


def _hidden_titles(template: Template, layouts: LayoutMap) -> list[Problem]:
    """A problem for each role whose title a shape of the map would cover: the title is always drawn first."""
    problems = []
    for role, row in layouts.roles.items():
        title = template.layouts[role].slots["title"].box
        for shape in row.shapes:
            box = shape.box
            apart = box.right <= title.x or title.right <= box.x or box.bottom <= title.y or title.bottom <= box.y
            if not apart:
                message = f"a shape of the role {role} would cover the title of the layout '{row.layout}'"
                hint = "move the shape; only what stands beside the title, or below it, can take the module's colour"
                problems.append(Problem("covers-title", message, row.place, hint))
                break
    return problems


def _rgb(colour: str) -> RGB:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _no_room_for_fonts(error: OSError) -> Problem:
    from coursegen.layout.fonts import cache_folder

    return Problem(
        "no-cache",
        f"the fonts can't be prepared in {cache_folder()}: {error.strerror or error}",
        hint="make room there, or set XDG_CACHE_HOME to a folder on another disk",
    )
