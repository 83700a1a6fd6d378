"""Reads the theme of a name: a YAML file that is shipped, or the course's own in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from pydantic import Field

from coursegen.assets import asset
from coursegen.course.forms.form import Form, Plain
from coursegen.course.forms.layer import HexColour
from coursegen.course.validation.validate import checked
from coursegen.model.brand import Brand, Theme, luminance, rgb_of_hex
from coursegen.problems import Problem, Refused, nearest
from coursegen.publish.colours import faint_colours
from coursegen.source import nodes
from coursegen.source.folder import unsafe
from coursegen.source.text import SourceText, read_text
from coursegen.source.values import node_at
from coursegen.source.yaml_file import node_of

FOLDER = "themes"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


class ThemeColoursForm(Form):
    """Every slot of the theme: an own theme leaves none to chance."""

    dk1: HexColour = Field(description="the darkest: text on a light page, or the page of a dark theme")
    lt1: HexColour = Field(description="the lightest: a light page, or text on a dark one")
    dk2: HexColour = Field(description="a second dark one, for panels of a dark theme")
    lt2: HexColour = Field(description="a second light one, for panels of a light theme")
    accent1: HexColour = Field(description="the first module")
    accent2: HexColour = Field(description="the second module")
    accent3: HexColour = Field(description="the third module")
    accent4: HexColour = Field(description="the fourth module")
    accent5: HexColour = Field(description="the fifth module")
    accent6: HexColour = Field(description="lines of tables, and what is to stay quiet")
    hlink: HexColour = Field(description="links")
    folHlink: HexColour = Field(description="links that were followed")  # noqa: N815 - the theme's own name for it


class ThemeForm(Form):
    """A file in themes/: the colours of the slides."""

    format: Literal[1] = Field(description="1, the format of the file")
    title: Plain = Field(description="what it is called in lists")
    ground: Literal["light", "dark"] = Field("light", description="whether the page takes lt1 and lt2, or dk1 and dk2")
    contrast: float = Field(4.5, ge=4.5, le=15, description="the least contrast of text with what is behind it")
    colours: ThemeColoursForm = Field(description='all twelve colours, each as "#0B6E4F"')


class ThemeFile(Struct, frozen=True):
    """A theme, and the hashes of the files of the course that it rests on, by path."""

    theme: Theme
    rests_on: Mapping[str, str]


def theme_names(course_root: Path) -> list[str]:
    """The names of the themes that there are, the course's own among them, sorted."""
    own = {path.stem for path in (course_root / FOLDER).glob("*.yaml") if _NAME.fullmatch(path.stem)}
    return sorted({*own, *(path.stem for path in asset(FOLDER).glob("*.yaml"))})


def theme_named(name: str, course_root: Path, address: str = "") -> ThemeFile:
    """The theme of that name: ``themes/NAME.yaml`` of the course where it has one, else the shipped one.

    ``address`` is where the course names it. Errors: ``Refused`` for a name that is nobody's, a file that leads
    out of the course, everything that is wrong in the file, and colours in which text could not be read.
    """
    file = f"{FOLDER}/{name}.yaml"
    if _NAME.fullmatch(name):
        own = course_root / file
        if own.exists() or own.is_symlink():
            if (wrong := unsafe(course_root, file)) is not None:
                raise Refused([wrong])
            source = read_text(own, file)
            return ThemeFile(theme_of(source, name), {file: source.sha256})
        if (asset(FOLDER) / f"{name}.yaml").is_file():
            return ThemeFile(theme_of(read_text(asset(file), file), name), {})
    known = theme_names(course_root)
    near = nearest(name, known)
    hint = f"did you mean {near!r}? " if near else ""
    hint += f"there are: {', '.join(known)}"
    raise Refused([Problem("unknown-theme", f"there is no theme {name!r}", hint=hint, address=address)])


def theme_of(source: SourceText, name: str) -> Theme:
    """A theme from its text. Errors: ``Refused`` with every problem in it."""
    root = node_of(source)
    form, problems = checked(root, ThemeForm)
    if form is None or problems:
        raise Refused(problems)
    theme = Theme(name, form.title, form.ground == "dark", form.contrast, dict(form.colours))
    colours = node_at(root, "colours")
    assert isinstance(colours, nodes.Mapping)
    if problem := _swapped(theme, colours):
        raise Refused([problem])
    brand = Brand(theme.palette, "", "")
    faint = faint_colours(brand, list(theme.palette), theme.least, {role: theme.slot(role) for role in theme.palette})
    if faint:
        slots = [problem.address.rpartition(".")[2] for problem in faint]
        places = [colours.entries[slot].value.place for slot in slots]
        raise Refused([replace(one, place=place, address="") for one, place in zip(faint, places, strict=True)])
    return theme


def _swapped(theme: Theme, colours: nodes.Mapping) -> Problem | None:
    """What is wrong where a dark colour is not the darker one of its pair: PowerPoint goes by their names."""
    for dark, light in (("dk1", "lt1"), ("dk2", "lt2")):
        if luminance(rgb_of_hex(theme.colours[dark])) >= luminance(rgb_of_hex(theme.colours[light])):
            hint = f"{dark} is always the darker one; for a dark page write 'ground: dark'"
            return Problem("theme", f"{dark} is not darker than {light}", colours.entries[dark].value.place, hint)
    return None
