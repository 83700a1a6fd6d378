"""Slots of a theme in other colours, in every theme that a deck has."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from coursegen.write.pptx import deck_bytes
from support import deck_cases


def themes(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if re.search(r"heme\d*\.xml$", name)]


def test_replaced_slots_are_in_every_theme_and_nothing_else_changes(made) -> None:
    colours = {"accent1": "#0b6e4f", "dk2": "#123456"}
    painted = deck_bytes(made.scenes, made.places.template, deck_cases.FACTS, colours)
    assert len(themes(painted)) == len(themes(made.data)) >= 2
    for theme in themes(painted):
        assert re.search(r'<a:accent1>\s*<a:srgbClr val="0B6E4F"/>\s*</a:accent1>', theme)
        assert re.search(r'<a:dk2>\s*<a:srgbClr val="123456"/>\s*</a:dk2>', theme)

    def others(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if "heme" not in name}

    assert others(painted) == others(made.data)


def test_no_colours_are_the_templates_own(made) -> None:
    assert deck_bytes(made.scenes, made.places.template, deck_cases.FACTS, {}) == made.data
