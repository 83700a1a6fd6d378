"""Inspects a template for ``coursegen template inspect``: writes its map and tries a course in it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer
from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.shown import counted, say, say_problems
from coursegen.layout.contract import PLAINLY, contract
from coursegen.layout.fonts import faces, wider
from coursegen.layout.layout_map import LayoutMap, map_of
from coursegen.layout.mending import mended
from coursegen.layout.template import contents_of
from coursegen.problems import Refused
from coursegen.publish.inspection import Inspected, cured, inspected
from coursegen.publish.place import Write, put_in_place, shown
from coursegen.publish.template_file import file_bytes, map_beside
from coursegen.publish.trial import Trial, trial
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.source.text import read_text


def inspect_it(template: Path, course: Path | None, *, write_cures: bool, sheet: bool) -> None:
    """Write the contract of a template beside it and try a course in it.

    Exit with 1 where the map rests on what is no longer there, or where the course can't be laid out.
    """
    beside = template.with_name(map_beside(template.name))
    with refusals_said(template.parent, "Nothing was written."):
        data = file_bytes(template, template.name)
        before, layouts = "", LayoutMap()
        if beside.exists():
            source = read_text(beside, beside.name)
            before, layouts = source.text, map_of(source)
        contents = contents_of(mended(data).data)
        brand = contents.brand
        found = contract(contents, layouts, faces(wider((brand.body_font, brand.heading_font))))
        result = inspected(found, before, layouts)
        if result.text != before:
            _put(beside, result.text.encode())
    _say(result, found, layouts, beside, fresh=not before, same=result.text == before)
    root = _course(course)
    with refusals_said(root, "The map was written; the course was not tried in the template."):
        tried = _tried(root, template, sheet=sheet)
        if write_cures and tried.cures:
            _put(beside, cured(beside.read_text("utf-8"), tried.cures).encode())
            say(f"Wrote {counted(len(tried.cures), 'place')} into {shown(beside)}.")
            tried = _tried(root, template, sheet=sheet)
        if tried.sheet:
            picture = template.with_name(f"{template.stem}.sheet.png")
            _put(picture, tried.sheet)
            say(f"All slides on one picture: {shown(picture)}")
    _say_tried(tried, root)
    if any(one.breaking for one in result.differences):
        raise typer.Exit(CURABLE)


def _put(path: Path, data: bytes) -> None:
    """Put a file beside the template. Errors: ``Refused``."""
    try:
        put_in_place(path.parent, [Write(path.name, data)])
    except Refused as refused:
        hint = "copy the template to a folder of your own that has room, and inspect the copy"
        raise Refused([replace(problem, hint=hint) for problem in refused.problems]) from refused


def _course(named: Path | None) -> Path:
    """The course to try: the one that is named, or that somebody stands in, else the example."""
    if named is not None:
        return course_folder(named, None)
    try:
        return course_folder(None, None)
    except WrongUse:
        return example_course()


def _tried(root: Path, template: Path, *, sheet: bool) -> Trial:
    workshop = Workshop(course_files(root), str(template.absolute()))
    return trial(workshop, Version(), lambda _: None, sheet=sheet)


def _say_tried(tried: Trial, root: Path) -> None:
    """What a course comes to in a template, slide by slide."""
    slides = counted(tried.slides, "slide")
    if not tried.lines:
        say(f"“{tried.title}” fits: {slides}.")
    else:
        say(f"“{tried.title}” gives {slides}; what gives way there, slide by slide:")
        for number, _, told in tried.lines:
            say(f"{number:>4}  {told}")
    say_problems(list(tried.warnings), root)


def _say(
    result: Inspected, found: Mapping[str, Any], layouts: LayoutMap, beside: Path, *, fresh: bool, same: bool
) -> None:
    for one in result.differences:
        say(f"{'breaking: ' if one.breaking else ''}{one.message}", sys.stderr if one.breaking else sys.stdout)
    plainly = [role for role, why in found["unmapped"].items() if why == PLAINLY]
    for role, why in found["unmapped"].items():
        if role not in plainly:
            say(f"{role}: {why}")
    if plainly:
        say(f"Without a layout of their own, so shown in that of a common kind: {', '.join(plainly)}.")
    roles = len(layouts.roles) + len(found["roles"])
    count = counted(len(found["layouts"]), "layout")
    done = "Wrote" if fresh else "Nothing changed in" if same else "Brought up to date:"
    say(f"{done} {shown(beside)}: {count}, {counted(roles, 'kind')} of slide with a layout.")
