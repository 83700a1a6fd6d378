"""Moves a part from one module into another, with the lines that its file has of it and with its minutes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from coursegen.problems import Refused
from coursegen.pull.yaml_text.list_order import lines_of
from coursegen.source import nodes
from coursegen.source.folder import MODULES
from coursegen.source.ids import free_id
from coursegen.source.text import source_text
from coursegen.source.values import node_at, plain_value, same
from coursegen.source.yaml_file import node_of
from coursegen.studio.saving.change import AddItem, RemoveItem, SetText
from coursegen.studio.saving.edited_files import NoSuchPlace, file_of
from coursegen.studio.saving.new_parts import KINDS
from coursegen.studio.saving.parts import Editing


class Spot(Struct, frozen=True):
    """A place in a module: after a part and the block that shows it, or first (``""``)."""

    module: str
    part: str = ""
    block: str = ""


def moved_elsewhere(editing: Editing, address: str, block: str, to: Spot) -> str:
    """A part put into another module; gives its address there. The session stays as long as it is.

    Alone in its block, a part takes the block along; else it gets one of its own, with its share of the minutes. Put
    between two parts that one block shows, it is shown by that block. The module's own slides after it go along.
    Errors: ``NoSuchPlace`` for what no other module can hold.
    """
    module, kind, name = _named(address)
    around, there = f"{module}.{kind}", f"{to.module}.{kind}"
    shown = editing.names(f"{block}.items") or editing.names(around)
    if to.module == module or f"{MODULES}/{to.module}.yaml" not in editing.texts or name not in shown:
        raise NoSuchPlace(address)
    plan, _, row = block.rpartition(".")
    minutes = _minutes(editing, block)
    _name_what_is_shown(editing, to.module, kind)
    new = _renamed(editing, around, name, {one for other in KINDS for one in editing.names(f"{to.module}.{other}")})
    alone, gone = shown == [name], {name: new}
    share = minutes if alone else max(1, round(minutes / len(shown)))
    is_of_kind = editing.text(f"{to.block}.block") == KINDS[kind].block
    beside, before = editing.names(f"{to.block}.items") if is_of_kind else [], to.part.rpartition(".")[2]
    joins = before in beside[:-1]  # between two parts that one block shows
    if alone and not joins:
        change = SetText(f"{block}.items.0", new) if editing.names(f"{block}.items") else AddItem(f"{block}.items", new)
        editing.do(change)
        gone[row] = _renamed(editing, plan, row, set(editing.names(f"{to.module}.plan")))
        _move(editing, plan, gone[row], to)
    else:
        gone |= _taken_out(editing, block, name, share, to if alone else None)
        if joins:
            editing.do(AddItem(f"{to.block}.items", new, str(beside.index(before))))
            editing.do(SetText(f"{to.block}.minutes", str(_minutes(editing, to.block) + share)))
        else:
            _add_block(editing, new, kind, share, to)
    _move(editing, around, new, to)
    for slide in slides_after(editing, module, gone):
        at = f"{module}.slides.{slide}.after"
        editing.do(SetText(at, gone[editing.text(at)]))
        _move(editing, f"{module}.slides", _free_slide(editing, module, slide, to.module), Spot(to.module))
    if kind == "quiz":  # a question asks for what its module is to teach
        editing.do(SetText(f"{there}.{new}.objective", next(iter(editing.names(f"{to.module}.objectives")), "")))
    for one, by in ((module, -share), (to.module, share)):
        if (typed := editing.text(f"{one}.minutes")).isdecimal():
            editing.do(SetText(f"{one}.minutes", str(max(1, int(typed) + by))))
    return f"{there}.{new}"


def slides_after(editing: Editing, module: str, names: Collection[str]) -> list[str]:
    """The slides of a module's own that come after one of some parts or blocks: they go where that goes."""
    slides = f"{module}.slides"
    return [one for one in editing.names(slides) if editing.text(f"{slides}.{one}.after") in names]


def _free_slide(editing: Editing, module: str, slide: str, other: str) -> str:
    return _renamed(editing, f"{module}.slides", slide, set(editing.names(f"{other}.slides")))


def _minutes(editing: Editing, block: str) -> int:
    return int(typed) if (typed := editing.text(f"{block}.minutes")).isdecimal() else 0


def _taken_out(editing: Editing, block: str, name: str, share: int, to: Spot | None) -> dict[str, str]:
    """A part no longer shown by a block, which goes where it showed nothing else (``to``); gives its name's heir."""
    plan, _, row = block.rpartition(".")
    if to is not None:
        editing.do(RemoveItem(plan, row))
        return {row: to.block.rpartition(".")[2]}
    held = editing.names(f"{block}.items")
    if name in held:
        editing.do(RemoveItem(f"{block}.items", str(held.index(name))))
    if (minutes := _minutes(editing, block)) > share:
        editing.do(SetText(f"{block}.minutes", str(minutes - share)))
    return {}


def _add_block(editing: Editing, name: str, kind: str, minutes: int, to: Spot) -> None:
    rows, after = editing.names(f"{to.module}.plan"), to.block.rpartition(".")[2]
    row = free_id(f"{name}_block", {*rows, name})
    value = {"id": row, "block": KINDS[kind].block, "items": [name], "minutes": minutes}
    editing.do(AddItem(f"{to.module}.plan", value, after if after in rows else rows[0]))


def needed_by(editing: Editing, module: str, name: str) -> bool:
    """Whether something that stays in a module names a part that has left it."""
    root = editing.at(module)
    return root is not None and name in _texts(root)


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Scalar):
        yield node.text
    else:
        inner = [entry.value for entry in node.entries.values()] if isinstance(node, nodes.Mapping) else node.items
        for one in inner:
            yield from _texts(one)


def _named(address: str) -> tuple[str, str, str]:
    module, _, rest = address.partition(".")
    kind, _, name = rest.partition(".")
    if kind not in KINDS or not name:
        raise NoSuchPlace(address)
    return module, kind, name


def _name_what_is_shown(editing: Editing, module: str, kind: str) -> None:
    """Let the blocks that show all of a kind name what they show, so that what comes is not shown twice."""
    for row in editing.names(f"{module}.plan"):
        block = f"{module}.plan.{row}"
        if editing.text(f"{block}.block") == KINDS[kind].block and not editing.names(f"{block}.items"):
            for one in editing.names(f"{module}.{kind}"):
                editing.do(AddItem(f"{block}.items", one))


def _renamed(editing: Editing, around: str, name: str, taken: set[str]) -> str:
    """Give an object of a list an id that is free where it goes; most keep theirs."""
    new = free_id(name, taken) if name in taken else name
    if new != name:
        editing.do(SetText(f"{around}.{name}.id", new))
    return new


def _move(editing: Editing, around: str, name: str, to: Spot) -> None:
    """Take an object out of a list, and put its lines into the same list of another module."""
    there = f"{to.module}.{around.partition('.')[2]}"
    file, into = file_of(around)[0], file_of(there)[0]
    held, item = editing.at(around), editing.at(f"{around}.{name}")
    if not isinstance(held, nodes.Sequence) or item is None:
        raise NoSuchPlace(name)
    after = (to.block if around.endswith(".plan") else to.part).rpartition(".")[2]
    names = editing.names(there)
    after = after if after in names else names[0] if around.endswith(".plan") and names else names[-1] if names else ""
    value = plain_value(item)
    retyped = Editing(editing.texts, lambda _: ())
    retyped.do(AddItem(there, value, after))
    taken = lines_of(editing.texts[file], held, name)
    beside = editing.at(there)
    place = lines_of(editing.texts[into], beside, after) if isinstance(beside, nodes.Sequence) else None
    text = None
    if taken is not None and place is not None:
        lines = editing.texts[file].splitlines(keepends=True)[taken.start : taken.end]
        typed = editing.texts[into].splitlines(keepends=True)
        moved = [_indented(line, place.dash - taken.dash) for line in lines]
        text = "".join([*typed[: place.end], *moved, *typed[place.end :]])
    editing.do(RemoveItem(around, name))
    wanted = retyped.texts[into]
    editing.texts[into] = text if text is not None and _say_the_same(text, wanted, into) else wanted


def _indented(line: str, by: int) -> str:
    if by >= 0 or not line.strip():
        return " " * max(0, by) * bool(line.strip()) + line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _say_the_same(text: str, other: str, file: str) -> bool:
    try:
        return same(*(node_of(source_text(one.encode(), file)) for one in (text, other)))
    except Refused:
        return False


def who_says_otherwise(
    layers: Mapping[str, nodes.Node], address: str, block: str, slides: Collection[str] = ()
) -> list[str]:
    """The layers that say something of a part, of the block that shows it, or of slides after it, by their names."""
    module, _, name = _named(address)
    wanted = {name, block.rpartition(".")[2], *slides}
    found = []
    for layer, root in layers.items():
        held = node_at(root, "modules", "patch", module)
        if held is not None and wanted & set(_names(held)):
            found.append(layer)
    return found


def _names(node: nodes.Node) -> Iterator[str]:
    """What a layer's changes are addressed to."""
    if isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items():
            yield name
            yield from _names(entry.value)
    elif isinstance(node, nodes.Sequence):
        for one in node.items:
            yield from [one.text] if isinstance(one, nodes.Scalar) else _names(one)
