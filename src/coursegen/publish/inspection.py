"""Brings the file beside a template up to date with what the template holds, and says what changed.

What people wrote stays, comments too: roles, what is drawn in the module's colour, everything but what was seen in
the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from coursegen.layout.contract import stand_row, used
from coursegen.layout.cures import Cure
from coursegen.layout.layout_map import LayoutMap
from coursegen.publish.kept_text import kept

HEAD = """\
What this template offers, and which of its layouts each kind of slide uses. A build reads it.
Change anything under roles; 'coursegen template inspect' keeps it. Boxes are x, y, width, height in inches.
slots: a placeholder's number (idx, as listed under layouts), a free box, or the name of the slot whose place is
shared. alone: for slides that have nothing for the other places. What is under template, layouts and unmapped was
seen in the template: at is the smallest size of text there, in points; so many lines and words fit at that size.
"""


class Difference(Struct, frozen=True):
    """One thing that changed in a template since it was last inspected, and whether the map rests on it."""

    message: str
    breaking: bool = False


class Inspected(Struct, frozen=True):
    """The file as it is to stand, and what changed."""

    text: str
    differences: tuple[Difference, ...]


def inspected(contract: Mapping[str, Any], before: str, layout_map: LayoutMap) -> Inspected:
    """A contract laid on the text of the file that there is, or on none; ``layout_map`` is what that file says."""
    tree = _yaml().load(before) if before.strip() else None
    if not isinstance(tree, CommentedMap):
        tree = CommentedMap({"format": 1})
        tree.yaml_set_start_comment(HEAD)
    found = tuple(_differences(tree, contract, layout_map)) if before.strip() else ()
    _set(tree, "template", _plain(contract["template"]), before="roles")
    roles = tree.get("roles")
    if not isinstance(roles, CommentedMap):
        roles = CommentedMap()
        tree["roles"] = roles
    added = {role: _role(row) for role, row in contract["roles"].items()}
    roles.update(added)
    _set(tree, "layouts", _layouts(tree.get("layouts"), contract["layouts"]))
    _set(tree, "unmapped", _plain(contract["unmapped"], flow=False))
    return Inspected(kept(before, _dumped(tree), _dumped(CommentedMap(added)) if added else ""), found)


def cured(text: str, cures: Iterable[Cure]) -> str:
    """The text of a map with cures in its roles: where slots are to stand, everything else as it was."""
    tree = _yaml().load(text)
    for cure in cures:
        row = tree["roles"].get(cure.role)
        if cure.whole and row is not None:
            tree["roles"][cure.role] = _role({"layout": cure.layout, "slots": _stands(cure)})
            continue
        rows = [one for one in (row, row.get("alone") if row else None) if one and one.get("layout") == cure.layout]
        for one in rows:
            one["slots"].update({slot: _plain(stand) for slot, stand in _stands(cure).items()})
    return _dumped(tree)


def _stands(cure: Cure) -> dict[str, Any]:
    return {slot: stand_row(stand) for slot, stand in cure.slots.items()}


def _dumped(tree: CommentedMap) -> str:
    """A tree as text, without the spaces that ruamel leaves where it breaks a line."""
    out = StringIO()
    _yaml().dump(tree, out)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _set(tree: CommentedMap, key: str, value: Any, before: str = "") -> None:
    """A key's value, in its place where it has one; an empty one goes."""
    if not value:
        tree.pop(key, None)
    elif key in tree or before not in tree:
        tree[key] = value
    else:
        tree.insert(list(tree).index(before), key, value)


def _plain(value: Any, *, flow: bool = True) -> Any:
    """A value as ruamel writes it: short lists and maps on one line."""
    made: CommentedMap | CommentedSeq
    if isinstance(value, Mapping):
        made = CommentedMap({key: _plain(one) for key, one in value.items()})
    elif isinstance(value, list):
        made = CommentedSeq([_plain(one) for one in value])
    else:
        return value
    nested = any(isinstance(one, CommentedMap) for one in (made.values() if isinstance(made, CommentedMap) else made))
    if flow and not nested:
        made.fa.set_flow_style()
    return made


def _role(row: Mapping[str, Any]) -> CommentedMap:
    made = CommentedMap({key: _role(one) if key == "alone" else _plain(one) for key, one in row.items()})
    if "alone" not in row and "slots" not in row:
        made.fa.set_flow_style()
    return made


def _layouts(old: Any, new: list[Mapping[str, Any]]) -> CommentedSeq:
    """The layouts as they are now, each in the entry that it had, with the comments that somebody wrote there."""
    entries = {_key(one): one for one in old if isinstance(one, CommentedMap)} if isinstance(old, CommentedSeq) else {}
    result = old if isinstance(old, CommentedSeq) and set(entries) == {_key(one) for one in new} else CommentedSeq()
    for number, row in enumerate(new):
        entry = entries.get(_key(row), CommentedMap())
        for gone in [key for key in entry if key not in row]:
            del entry[gone]
        for key, value in row.items():
            if entry.get(key) != value:
                entry[key] = _plain(value)
        if result is not old:
            result.insert(number, entry)
    return result


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row.get("name")), str(row.get("master", 1))


def _differences(old: Mapping[str, Any], new: Mapping[str, Any], layout_map: LayoutMap) -> Iterator[Difference]:
    yield from _of_the_whole(_mapping(old.get("template")), new["template"], layout_map)
    listed = old.get("layouts")
    before = {_key(one): one for one in listed if isinstance(one, Mapping)} if isinstance(listed, list) else {}
    now = {_key(one): one for one in new["layouts"]}
    for key, row in before.items():
        roles = used(layout_map.roles, key[0], int(key[1]) if key[1].isdecimal() else 1)
        if key not in now:
            told = f"; {', '.join(roles)} used it" if roles else ""
            yield Difference(f"the layout '{key[0]}' is gone{told}", bool(roles))
            continue
        yield from _of_a_layout(key[0], row, now[key], roles)
    if before:
        for key in now:
            if key not in before:
                yield Difference(f"there is a new layout '{key[0]}'")


def _of_the_whole(old: Mapping[str, Any], new: Mapping[str, Any], layout_map: LayoutMap) -> Iterator[Difference]:
    if not old:
        return
    if old.get("page") != new["page"]:
        drawn = any(row.shapes or row.pictograms for row in layout_map.roles.values())
        width, height = new["page"]
        told = "; what the map draws has to move" if drawn else ""
        yield Difference(f"slides are now {width:g} by {height:g} inches{told}", drawn)
    for what, font in new["fonts"].items():
        if (was := _mapping(old.get("fonts")).get(what)) != font:
            yield Difference(f"the font of {what} is now {font}, and was {was}")
    for slot, colour in new["colours"].items():
        if (was := _mapping(old.get("colours")).get(slot)) != colour:
            yield Difference(f"the colour {slot} is now {colour}, and was {was}")


def _of_a_layout(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any], roles: Mapping[str, set[int]]
) -> Iterator[Difference]:
    listed = old.get("places")
    before = {one.get("idx"): one for one in listed if isinstance(one, Mapping)} if isinstance(listed, list) else {}
    now = {one["idx"]: one for one in new["places"]}
    for idx, place in before.items():
        needing = [role for role, needed in roles.items() if idx in needed]
        if idx not in now:
            told = f"; {', '.join(needing)} needs it" if needing else ""
            yield Difference(f"the layout '{name}' has lost its placeholder {idx}{told}", bool(needing))
        elif place.get("kind") != now[idx]["kind"]:
            message = (
                f"placeholder {idx} of '{name}' is now of the kind {now[idx]['kind']}, and was {place.get('kind')}"
            )
            yield Difference(message, bool(needing))
        elif place.get("box") != now[idx]["box"]:
            yield Difference(f"placeholder {idx} of '{name}' moved to {now[idx]['box']}, and was at {place.get('box')}")
        elif place.get("size") != now[idx]["size"]:
            yield Difference(f"text in placeholder {idx} of '{name}' is now set in {now[idx]['size']:g} points")
    for idx in now.keys() - before.keys() if before else ():
        yield Difference(f"the layout '{name}' has a new placeholder {idx}")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
