"""Inspects a template for ``coursegen template inspect``: writes its map and tries a course in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TextIO

import typer
from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.cli.course_folder import course_folder, mended_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.json_output import ToldInspection, ToldSlide, checked_format, say_json, told_problems
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.layout.contract import PLAINLY, contract
from coursegen.layout.layout_map import LayoutMap, map_of
from coursegen.layout.mending import mended
from coursegen.layout.template import contents_of
from coursegen.problems import Refused
from coursegen.publish.inspection import Inspected, cured, inspected
from coursegen.publish.kept_faces import faces_for
from coursegen.publish.made_version import quietly
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.template_file import file_bytes, map_beside
from coursegen.publish.trial import Trial, trial
from coursegen.publish.versions import UnknownVersion, versions_asked
from coursegen.publish.workshop import Workshop
from coursegen.publish.write_faults import shown
from coursegen.source.folder import course_files
from coursegen.source.text import read_text

ROUNDS = 4
"""How many times a map is mended at most: no template has needed more than two."""

NOTHING_HELPS = {
    False: "There is nothing to mend: everything has a place.",
    True: "The map can't mend this; the hints below say what can.",
}
"""What is said where nothing was written into the map, by whether something gives way."""


def inspect_it(
    template: Path, course: Path | None, team: str, *, write_cures: bool, sheet: bool, form: str = "text"
) -> None:
    """Write the contract of a template beside it and try a course in it.

    Exit with 1 where the map rests on what is no longer there, or where the course can't be laid out.
    """
    checked_format(form)
    mended_folder(template.parent)
    beside = template.with_name(map_beside(template.name))
    with refusals_said(template.parent, "Nothing was written."):
        data = file_bytes(template, template.name)
        before, layouts = "", LayoutMap()
        if beside.exists():
            source = read_text(beside, beside.name)
            before, layouts = source.text, map_of(source)
        contents = contents_of(mended(data).data)
        brand, named = contents.brand, {slot.family for one in contents.layouts for slot in one.places} - {""}
        found = contract(contents, layouts, faces_for((brand.body_font, brand.heading_font), named=named))
        result = inspected(found, before, layouts)
        if result.text != before:
            _put(beside, result.text.encode())
    if form == "text":
        _say(result, found, layouts, beside, fresh=not before, same=result.text == before)
    root = _course(course)
    with refusals_said(root, "The course was not tried in the template."):
        tried = _tried(root, template, team, sheet=sheet)
        if write_cures:
            told = sys.stderr if form == "json" else None
            tried = _mended(tried, beside, told, lambda: _tried(root, template, team, sheet=sheet))
        if tried.sheet:
            picture = template.with_name(f"{template.stem}.sheet.png")
            _put(picture, tried.sheet)
            say(f"All slides on one picture: {shown(picture)}", sys.stderr if form == "json" else None)
    if form == "json":
        say_json(_told(result, found, beside, tried))
    else:
        _say_tried(tried, root)
    if any(one.breaking for one in result.differences):
        raise typer.Exit(CURABLE)


def _mended(tried: Trial, beside: Path, told: TextIO | None, again: Callable[[], Trial]) -> Trial:
    """The trial once all that helps is in the map, and what was written there said. Errors: ``Refused``.

    A place that has become larger may want another one elsewhere, or none any more, so it is tried more than once.
    """
    written: set[tuple[str, str]] = set()
    for _ in range(ROUNDS):
        if not tried.cures:
            break
        _put(beside, cured(beside.read_text("utf-8"), tried.cures).encode())
        written |= {(cure.role, slot) for cure in tried.cures for slot in cure.slots}
        tried = again()
    wrote = f"Wrote {counted(len(written), 'place')} into {shown(beside)}."
    say(wrote if written else NOTHING_HELPS[bool(tried.lines)], told)
    return tried


def _told(result: Inspected, found: Mapping[str, Any], beside: Path, tried: Trial) -> ToldInspection:
    return ToldInspection(
        shown(beside),
        len(found["layouts"]),
        [one.message for one in result.differences if one.breaking],
        [one.message for one in result.differences if not one.breaking],
        dict(found["unmapped"]),
        tried.title,
        tried.slides,
        [ToldSlide(number, said) for number, _, said in tried.lines],
        told_problems(tried.warnings),
    )


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


def _tried(root: Path, template: Path, team: str, *, sheet: bool) -> Trial:
    files = course_files(root)
    try:
        (version,) = versions_asked(files, [team] if team else [])
    except UnknownVersion as unknown:
        raise WrongUse(f"{unknown.message}; {unknown.hint}") from unknown
    return trial(Workshop(files, str(template.absolute())), version, quietly, sheet=sheet)


def _say_tried(tried: Trial, root: Path) -> None:
    """What a course comes to in a template, slide by slide."""
    slides = counted(tried.slides, "slide")
    if not tried.lines:
        say(f"“{tried.title}” fits: nothing gives way on its {slides}.")
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
    if plainly and fresh:
        use = "Unless you add them to the map's roles, these kinds of slide use the layout of a similar kind:"
        say(f"{use} {', '.join(plainly)}.")
    roles = len(layouts.roles) + len(found["roles"])
    count = counted(len(found["layouts"]), "layout")
    done = "Wrote" if fresh else "Unchanged:" if same else "Brought up to date:"
    say(f"{done} {shown(beside)}: {count}, {counted(roles, 'kind')} of slide with a layout.")
