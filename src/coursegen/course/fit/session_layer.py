"""Writes a fit as a session's layer: as values, as nodes to lay on a course, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap
from typing import Any

from msgspec.structs import replace

from coursegen.course.fit.cost import Cut
from coursegen.course.fit.fitted import Fit
from coursegen.model.course import Course
from coursegen.model.plan_items import SHOWS
from coursegen.source import nodes

Values = dict[str, Any]
"""What a layer says, as it would be written: maps, lists of ids, numbers and texts."""

_WIDTH = 110


def fit_reason(fit: Fit) -> str:
    """Why the layer of a fit changes what it changes."""
    return f"fitted to {fit.minutes} minutes"


def fit_values(course: Course, fit: Fit, names_items: Callable[[str], bool]) -> Values:
    """The ``course`` and ``modules`` of a layer that cuts a course to a fit; empty where nothing is cut.

    ``names_items`` tells whether the block at an address names its items. One that does not shows what no other block
    of its kind names, so it has to name them once such a block is gone.
    """
    if not fit.cuts:
        return {}
    rows = {row.id: row for row in course.agenda}
    modules = {row.id for row in course.agenda if row.kind == "module"}
    whole = [cut.row for cut in fit.cuts if not cut.block]
    patches: dict[str, Values] = {}
    longer = {one.address: one.minutes for one in fit.longer}
    for stretch in fit.agenda:
        gone = [cut.block for cut in fit.cuts if cut.row == stretch.id and cut.block]
        given = {block.id: longer[block.address] for block in stretch.plan if block.address in longer}
        if not gone and not given:
            continue
        kinds = {block.kind for block in rows[stretch.id].plan if block.id in gone and block.kind in SHOWS}
        pinned = {
            block.id: {"items": list(block.items)}
            for block in stretch.plan
            if block.kind in kinds and not names_items(block.address)
        }
        patched = {
            block.id: {**pinned.get(block.id, {}), **({"minutes": given[block.id]} if block.id in given else {})}
            for block in stretch.plan
            if block.id in pinned or block.id in given
        }
        plan: Values = {**({"remove": gone} if gone else {}), **({"patch": patched} if patched else {})}
        same = stretch.minutes == rows[stretch.id].minutes
        patches[stretch.id] = {**({} if same else {"minutes": stretch.minutes}), "plan": plan}
    agenda = _edits([row for row in whole if row not in modules], _without(patches, modules))
    values: Values = {
        "course": {"session": {"minutes": fit.length}, **({"agenda": agenda} if agenda else {})},
        "modules": _edits([row for row in whole if row in modules], _within(patches, modules)),
    }
    reason = fit_reason(fit)
    values["course"]["reason"] = reason
    if values["modules"]:
        for patch in values["modules"].get("patch", {}).values():
            patch["reason"] = reason
        if "remove" in values["modules"]:
            values["modules"]["reason"] = reason
    else:
        del values["modules"]
    return values


def as_nodes(values: Any, at: nodes.Scalar) -> nodes.Node:
    """Values as nodes that all stand where one scalar does: whoever asks where they come from is shown it."""
    if isinstance(values, Mapping):
        entries = {name: nodes.Entry(replace(at, text=name), as_nodes(value, at)) for name, value in values.items()}
        return nodes.Mapping(entries, at.file, at.line, at.column)
    if isinstance(values, list):
        return nodes.Sequence(tuple(as_nodes(value, at) for value in values), at.file, at.line, at.column)
    return replace(at, text=str(values))


def session_file(session: str, team: str, course: Course, fit: Fit, values: Values, *, schema: str = "") -> str:
    """The text of a session's file that cuts a course to a fit, each cut with its price in a comment.

    ``values`` are those of :func:`fit_values`; ``schema`` is the address of the schema beside the file, or nothing.
    """
    costs = {cut.address: cut for cut in fit.cuts}
    end = fit.agenda[-1].end
    head = (
        f"{course.title.plain} in {fit.minutes} minutes: it takes {fit.length}, {fit.agenda[0].start} to {end}. "
        f"Written by `coursegen fit {team} --minutes {fit.minutes} --write`, and yours now. To have a block back, take "
        "its line out of 'remove' and add its minutes wherever minutes are written here."
    )
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += _comment(head, "")
    lines += ["format: 1", f"session: {session}", f"team: {team}", f"minutes: {fit.minutes}"]
    lines += _written(values, "", "", costs)
    return "\n".join(lines) + "\n"


def _edits(remove: list[str], patch: Mapping[str, Values]) -> Values:
    return {**({"patch": dict(patch)} if patch else {}), **({"remove": remove} if remove else {})}


def _within(patches: Mapping[str, Values], ids: set[str]) -> dict[str, Values]:
    return {name: patch for name, patch in patches.items() if name in ids}


def _without(patches: Mapping[str, Values], ids: set[str]) -> dict[str, Values]:
    return {name: patch for name, patch in patches.items() if name not in ids}


def _written(values: Values, indent: str, at: str, costs: Mapping[str, Cut]) -> Iterator[str]:
    """The lines of a map: lists of ids one a line, with their price above them."""
    for name, value in values.items():
        here = _below(at, name)
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _written(value, indent + "  ", here, costs)
        elif name == "remove":
            yield f"{indent}{name}:"
            for one in value:
                cut = costs.get(_below(here, one)) or costs.get(f"course.agenda.{one}")
                if cut is not None:
                    yield from _comment(f"{cut.minutes} minutes: {'; '.join(cut.costs)}", indent + "  ")
                yield f"{indent}  - {one}"
        elif isinstance(value, list):
            yield f"{indent}{name}: [{', '.join(value)}]"
        else:
            yield f"{indent}{name}: {value}"


def _below(at: str, name: str) -> str:
    """The address of something in a layer, with what is only the layer's own way of saying it left out."""
    if name in ("patch", "remove") or (name == "modules" and not at):
        return at
    return f"{at}.{name}" if at else name


def _comment(text: str, indent: str) -> list[str]:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return [f"{indent}# {line}" for line in wrap(shown, _WIDTH - len(indent), break_on_hyphens=False)]
