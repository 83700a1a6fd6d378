"""Inspects a template for ``coursegen template inspect``: writes its map, and says what was found."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer
from msgspec.structs import replace

from coursegen.cli.ending import CURABLE
from coursegen.cli.refusals import refusals_said
from coursegen.cli.shown import counted, say, say_problems
from coursegen.layout.contract import PLAINLY, contract, used
from coursegen.layout.embedded import objects_told
from coursegen.layout.fonts import faces, wider
from coursegen.layout.layout_map import LayoutMap, map_of
from coursegen.layout.mending import mended
from coursegen.layout.template import contents_of
from coursegen.layout.template_contents import FoundLayout
from coursegen.layout.unjudged import unjudged_places
from coursegen.problems import Refused
from coursegen.publish.inspection import Inspected, inspected
from coursegen.publish.place import Write, put_in_place, shown
from coursegen.publish.template_file import file_bytes, map_beside
from coursegen.source.text import read_text


def inspect_it(template: Path) -> None:
    """Write the contract of a template beside it; exit with 1 where the map rests on what is no longer there."""
    beside = template.with_name(map_beside(template.name))
    with refusals_said(template.parent, "Nothing was written."):
        data = file_bytes(template, template.name)
        before, layouts = "", LayoutMap()
        if beside.exists():
            source = read_text(beside, beside.name)
            before, layouts = source.text, map_of(source)
        mend = mended(data)
        contents = contents_of(mend.data)
        brand = contents.brand
        found = contract(contents, layouts, faces(wider((brand.body_font, brand.heading_font))))
        result = inspected(found, before, layouts)
        if result.text != before:
            try:
                put_in_place(beside.parent, [Write(beside.name, result.text.encode())])
            except Refused as refused:
                hint = "copy the template to a folder of your own that has room, and inspect the copy"
                raise Refused([replace(problem, hint=hint) for problem in refused.problems]) from refused
    _say(result, found, layouts, beside, fresh=not before, same=result.text == before)
    stood_in = [layout for layout in contents.layouts if _stands(layout, layouts, found["roles"])]
    say_problems([*objects_told(mend.objects), *unjudged_places(contents, stood_in)], None)
    if any(one.breaking for one in result.differences):
        raise typer.Exit(CURABLE)


def _stands(layout: FoundLayout, layouts: LayoutMap, found: Mapping[str, Any]) -> bool:
    """Whether a kind of slide stands in a layout: as the map says, or as it was found."""
    rows = [row for one in found.values() for row in (one, one.get("alone", one))]
    chosen = any(row["layout"] == layout.name and row.get("master", 0) in (0, layout.master) for row in rows)
    return chosen or bool(used(layouts.roles, layout.name, layout.master))


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
