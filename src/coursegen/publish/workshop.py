"""Keeps what the versions of one course share while they are made: files, templates and faces, each read once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coursegen.assets import asset
from coursegen.model.brand import Brand, Theme, light_palette, rgb_of_hex
from coursegen.model.layers import TeamBrand
from coursegen.model.parts import Picture
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.colours import faint_colours, laid_over
from coursegen.publish.template_file import file_bytes, map_beside, template_bytes
from coursegen.source.folder import CourseFiles, unsafe
from coursegen.source.text import read_text

# The room that lays out is imported where it is used: a course that is refused is refused before that.
if TYPE_CHECKING:
    from coursegen.layout.faces import Faces
    from coursegen.layout.laid_before import LaidBefore
    from coursegen.layout.layout_map import LayoutMap
    from coursegen.layout.template import Template
    from coursegen.publish.cache.kept_builds import KeptDrawings
    from coursegen.publish.theme_file import ThemeFile
    from coursegen.publish.versions import Version

THEMES, LIGHT = "themes", "light"
"""Where a course's own themes stand, and the theme of who names none: our template's own colours."""

PRINT_FAMILY = "Arial"
"""What handouts are printed in where a template's faces have no twin that can be embedded."""


class Look(Struct, frozen=True):
    """What a version is drawn with.

    ``data`` are the template's bytes as they stand in its file, ``colours`` what a layer replaced in its
    theme, ``template`` the template as laying out needs it, with those colours.
    """

    template: Template
    data: bytes
    colours: Mapping[str, str]


class Looks(Struct, frozen=True):
    """What a version's slides are drawn with, and what is printed: paper is white, whatever the slides are.

    ``name`` is the theme's, ``""`` for the template's own colours. ``rests_on`` has the hashes of the files of the
    course that the looks rest on, by path.
    """

    slides: Look
    paper: Look
    name: str
    rests_on: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()


class _Read(Struct, frozen=True):
    """A template as it was read, its bytes, the hashes of its file and of its map's, and what is to be said of it."""

    template: Template
    data: bytes
    hashes: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Workshop:
    """The course's files, and what has been read for its versions so far.

    ``template`` is the path of one that every version is to stand in, whatever its brand says, or ``""``. ``kept`` is
    what earlier builds made.
    """

    files: CourseFiles
    template: str = ""
    kept: KeptDrawings | None = None
    _templates: dict[str, _Read] = field(default_factory=dict)
    _themes: dict[tuple[object, ...], Look] = field(default_factory=dict)
    _faces: dict[tuple[str, str], Faces] = field(default_factory=dict)
    _printed: dict[tuple[str, str], Faces] = field(default_factory=dict)
    _laid: dict[tuple[Version, str], LaidBefore] | None = None

    def stay_warm(self) -> None:
        """Remember from now on how slides were laid out, for whoever lays out the same version again and again."""
        self._laid = self._laid or {}

    def before(self, version: Version, what: str) -> LaidBefore | None:
        """How slides of a version were laid out before, in its own look (``""``) or for paper."""
        if self._laid is None:
            return None
        from coursegen.layout.laid_before import LaidBefore  # as the other room's things, where they are used

        return self._laid.setdefault((version, what), LaidBefore())

    def looks(self, brand: TeamBrand, theme: str = "", asked: str = "") -> Looks:
        """The looks of a version: ``theme`` is what the course names, ``asked`` what the command line does.

        A template of the course's own has its own colours; no theme is laid over those, and a warning says so where
        one was asked for. Errors: ``Refused``, as :meth:`look`, and for a theme that can't be used.
        """
        address = "" if asked else "brand.theme" if brand.theme else "course.theme"
        name = asked or brand.theme or theme
        if self.template or brand.template:
            (look, faint), read = self._coloured(brand), self._read(brand)
            named = asked or brand.theme
            warnings = [_own_colours(Path(self.template).name or brand.template, named, address)] if named else []
            at = "" if self.template else brand.template_at
            warnings += [_no_logo(brand.logo_at)] if brand.logo is not None else []
            if self.template or brand.template_at != TeamBrand().template_at:  # not both in the team's own file
                warnings += _recoloured(Path(self.template or brand.template).name, read.template.brand, look.colours)
            told = (*warnings, *faint, *(replace(one, address=at) for one in read.warnings))
            return Looks(look, _on_white(look), "", read.hashes, told)
        chosen = self._theme(name, address)
        slides = self.look(brand, chosen.theme if chosen else None)
        if chosen is None or not chosen.theme.dark:
            return Looks(slides, slides, name if chosen else "", chosen.rests_on if chosen else {})
        printed = self._theme("", "")
        paper = self.look(brand, printed.theme if printed and not printed.theme.dark else None)
        return Looks(slides, paper, name, {**chosen.rests_on, **(printed.rests_on if printed else {})})

    def _coloured(self, brand: TeamBrand) -> tuple[Look, tuple[Problem, ...]]:
        """A template in a team's colours; in its own where it was named for all teams and theirs don't suit it.

        Errors: ``Refused``, where the team itself names a template that its colours don't suit.
        """
        try:
            return self.look(brand), ()
        except Refused as refused:
            if not self.template or not brand.colours:
                raise
            look = self.look(replace(brand, colours={}))
            return look, (_unsuited(Path(self.template).name, refused.problems),)

    def _theme(self, name: str, address: str) -> ThemeFile | None:
        """A theme by its name, or ``None`` for the template's own colours."""
        own = self.files.root / THEMES / f"{LIGHT}.yaml"
        if (name or LIGHT) == LIGHT and not os.path.lexists(own):
            return None
        from coursegen.publish.theme_file import theme_named  # imported here: most courses name no theme

        return theme_named(name or LIGHT, self.files.root, address)

    def look(self, brand: TeamBrand, theme: Theme | None = None) -> Look:
        """The template and the colours of a version.

        Without a theme, a team's colours are taken as they are; in one, they give way as far as text needs it.
        Errors: ``Refused`` for a template that can't be used, and for colours that text can't be read in.
        """
        if theme is not None:
            return self._themed(laid_over(theme, brand.colours), brand.logo)
        read = self._read(brand)
        template = read.template
        if not brand.colours:
            return Look(template, read.data, brand.colours)
        own = {slot: rgb_of_hex(colour) for slot, colour in brand.colours.items()}
        elsewhere = {part: {**palette, **own} for part, palette in template.brand.elsewhere.items()}
        painted = replace(template.brand, palette={**template.brand.palette, **own}, elsewhere=elsewhere)
        if problems := faint_colours(painted, brand.colours):
            raise Refused(problems)
        return Look(replace(template, brand=painted), read.data, brand.colours)

    def _themed(self, theme: Theme, logo: Picture | None) -> Look:
        """Our own template in a theme, with a logo or none, read once for all versions that look so."""
        key = (theme.dark, tuple(theme.colours.items()), logo.sha256 if logo else "", logo.description if logo else "")
        if key not in self._themes:
            from coursegen.layout.layout_map import read_map
            from coursegen.layout.template import read_template
            from coursegen.publish.themed_template import themed

            data, layouts = themed(_shipped(None).data, read_map(asset("template/coursegen.yaml")), theme)
            data = _with(logo, data, dark=theme.dark)
            template = read_template(data, layouts)
            slots = {role: theme.slot(role) for role in theme.palette}
            if problems := faint_colours(template.brand, list(slots), theme.least, slots):
                raise Refused(problems)
            self._themes[key] = Look(template, data, {})
        return self._themes[key]

    def faces_of(self, look: Look, progress: Callable[[str], None]) -> Faces:
        """The faces that a look's slides are measured with. Errors: as :meth:`faces`.

        In a template of ours headlines have a face of their own. In others nobody can be sure which text has which: all
        is measured as in the wider one, but for places that name a face themselves.
        """
        from coursegen.publish.kept_faces import faces_for

        brand = look.template.brand
        if not look.template.yields:
            return self.faces(brand.body_font, progress, brand.heading_font)
        families = sorted({brand.body_font, brand.heading_font})
        self.faces(PRINT_FAMILY, progress)  # made once; what is measured as others are is read from there
        named = look.template.named_fonts
        key = (" and ".join(families), ", ".join(named))
        if key not in self._faces:
            self._faces[key] = faces_for(families, named=named)
        return self._faces[key]

    def faces(self, family: str, progress: Callable[[str], None], headings: str = "") -> Faces:
        """The faces of a family, made on the first run. Errors: ``Refused`` where there is no room to keep them."""
        from coursegen.publish.kept_faces import faces

        key = family, headings or family
        if key not in self._faces:
            self._faces[key] = faces(
                family, lambda done, of: progress(f"preparing the fonts, {done} of {of}, only this once"), headings
            )
        return self._faces[key]

    def print_faces(self, look: Look, progress: Callable[[str], None]) -> Faces:
        """The faces that a look's handouts are printed in. Errors: as :meth:`faces`."""
        from coursegen.layout.print_faces import print_faces

        brand = look.template.brand
        key = brand.body_font, brand.heading_font
        if key not in self._printed:
            self._printed[key] = print_faces(self.faces(PRINT_FAMILY, progress), *key)
        return self._printed[key]

    def _read(self, brand: TeamBrand) -> _Read:
        """The template of a version: the one that was named for all of them, else the brand's, else ours."""
        file, logo = self.template or brand.template, brand.logo
        key = file or (f"{logo.sha256} {logo.description}" if logo else "")
        if key not in self._templates:
            self._templates[key] = self._own(file, brand.template_at) if file else _shipped(logo)
        return self._templates[key]

    def _own(self, file: str, at: str) -> _Read:
        """A company's template, with the map beside it where there is one."""
        from coursegen.layout.foreign_objects import objects_told
        from coursegen.layout.layout_map import LayoutMap, map_of
        from coursegen.layout.mending import mended
        from coursegen.layout.template import read_template

        hashes: dict[str, str] = {}
        root, address = self.files.root, "" if self.template else at
        try:
            if self.template:
                path, shown = Path(file), Path(file).name
                data, beside = file_bytes(path, shown), path.with_name(map_beside(path.name))
            else:
                data, shown, beside = template_bytes(root, file), file, root / map_beside(file)
            hashes[shown] = sha256(data).hexdigest()
            mend, layouts = mended(data), LayoutMap()
            if os.path.lexists(beside):
                named = map_beside(shown)
                if not self.template and unsafe(root, named) is not None:
                    hint = "put a copy of the map beside the template"
                    raise Refused([Problem("outside", f"{named} leads out of the course folder", hint=hint)])
                source = read_text(beside, named)
                layouts = map_of(source)
                hashes[named] = source.sha256
            template = read_template(mend.data, layouts)
            if problems := _hidden_titles(template, layouts):
                raise Refused(problems)
        except Refused as refused:
            problems = [one if one.place else replace(one, address=address) for one in refused.problems]
            raise Refused(problems) from refused
        unmapped = {role: replace(problem, address=address) for role, problem in template.unmapped.items()}
        template = replace(template, unmapped=unmapped, yields=True)
        told = (*objects_told(mend.objects), *template.told, *_other_fonts(template))
        return _Read(template, mend.data, hashes, told)


def _with(logo: Picture | None, template: bytes, *, dark: bool) -> bytes:
    """Our template with a logo, or as it is."""
    if logo is None:
        return template
    from coursegen.publish.logo import with_logo  # imported here: most courses have none

    return with_logo(template, logo, dark=dark)


def _shipped(logo: Picture | None) -> _Read:
    from coursegen.layout.layout_map import read_map
    from coursegen.layout.template import read_template

    data = _with(logo, asset("template/coursegen.pptx").read_bytes(), dark=False)
    return _Read(read_template(data, read_map(asset("template/coursegen.yaml"))), data, {})


def _hidden_titles(template: Template, layouts: LayoutMap) -> list[Problem]:
    """A problem for each role whose title a shape of the map would cover: the title is always drawn first."""
    problems = []
    for role, row in layouts.roles.items():
        if role not in template.layouts:
            continue
        title = template.layouts[role].slots["title"].box
        for number, shape in enumerate(row.shapes):
            box = shape.box
            apart = box.right <= title.x or title.right <= box.x or box.bottom <= title.y or title.bottom <= box.y
            if not apart:
                message = f"a shape of the role {role} would cover the title of the layout '{row.layout}'"
                hint = "move the shape; only what is beside the title, or below it, can take the module's colour"
                problems.append(Problem("covers-title", message, row.at(f"shape {number}"), hint))
                break
    return problems


def _on_white(look: Look) -> Look:
    """A look for white paper: where the page is dark, page and ink change places, panels and titles too."""
    brand = look.template.brand
    light = replace(
        brand, palette=light_palette(brand), elsewhere={part: light_palette(brand.of(part)) for part in brand.elsewhere}
    )
    return look if light == brand else replace(look, template=replace(look.template, brand=light))


def _other_fonts(template: Template) -> tuple[Problem, ...]:
    """A warning where text is measured in letters of other widths than the template's fonts have."""
    from coursegen.layout.twins import twin_of

    fonts = dict.fromkeys((template.brand.heading_font, template.brand.body_font, *template.named_fonts))
    found = [font for font in fonts if not twin_of(font).exact]
    if not found:
        return ()
    told = "; ".join(
        f"{font} as {(twin := twin_of(font)).known_as}, {round(twin.times * 100 - 100)} % wider" for font in found
    )
    fonts_are = "font are" if len(found) == 1 else "fonts are"
    message = f"the widths of the template's {fonts_are} not known, so words are measured with room to spare: {told}"
    hint = "look through the deck once in PowerPoint, at lines that are nearly full"
    return (Problem("other-font", message, None, hint, Severity.WARNING),)


def _unsuited(template: str, faint: Sequence[Problem]) -> Problem:
    first = faint[0]
    message = f"the team's colours do not suit {template}, which keeps its own: {first.message}"
    hint = f"leave it so, or {first.hint.rpartition(': ')[2]} for the team"
    return Problem("A11Y6", message, None, hint, Severity.WARNING, first.address)


def _recoloured(template: str, brand: Brand, colours: Mapping[str, str]) -> list[Problem]:
    """A warning where a team's colours take the place of others that a template has."""
    other = [slot for slot, colour in colours.items() if brand.palette[slot] != rgb_of_hex(colour)]
    if not other:
        return []
    message = f"the team's colours take the place of those of {template}: {', '.join(other)}"
    hint = "to keep the template's own, take 'colours' out of the team's file"
    return [Problem("team-colours", message, None, hint, Severity.WARNING, "brand.colours")]


def _own_colours(template: str, theme: str, address: str) -> Problem:
    message = f"the theme {theme!r} is not used with {template}, which has colours of its own"
    hint = "name a theme or a template, not both; other versions of the course take the theme"
    return Problem("theme", message, None, hint, Severity.WARNING, address)


def _no_logo(address: str) -> Problem:
    message = "the logo is on handouts alone: in a template of your own, slides show what is on its master"
    hint = "put the logo there in PowerPoint, under View > Slide Master"
    return Problem("logo", message, None, hint, Severity.INFO, address)
