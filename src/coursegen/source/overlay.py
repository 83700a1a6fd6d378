"""Lays a layer's patch on a tree of nodes, and notes every change with its place.

It knows ids, maps and lists, and not what a module is: maps merge deeply, lists of objects are changed
by id (``source/list_edits.py``), everything else is replaced as a whole. What a layer wrote keeps its
own place in the merged tree, so whatever is wrong with it is found at the layer's line.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from coursegen.model.layers import Change, Layer, Stack
from coursegen.problems import Problem, Severity, nearest
from coursegen.source import nodes
from coursegen.source.ledger import Ledger, noting
from coursegen.source.list_edits import OPERATIONS, edited, is_list_of_objects
from coursegen.source.values import joined, same, short, value_in_words, was_text

ABOUT = ("was", "reason")
"""What a patch may say about itself: what it replaces, and why."""


ONE_OF = ("visual",)
"""Fields that hold one thing of several kinds, by its kind's name: another kind replaces what stands there."""


class Folded(Struct, frozen=True):
    """A merged tree, what changed in it by address (in the order of the patch), and what was wrong."""

    node: nodes.Node
    changes: tuple[tuple[str, Change], ...] = ()
    problems: tuple[Problem, ...] = ()


def folded(
    base: nodes.Node,
    patch: nodes.Node,
    layer: Layer,
    at: str = "",
    *,
    locked: Collection[str] = (),
    below: Mapping[str, Stack] | None = None,
) -> Folded:
    """The tree at an address with one layer's patch laid on it; neither is changed.

    ``locked`` are the addresses that no layer may touch, nor what is inside them. ``below`` has the
    changes of lower layers, so that a patch on what they removed can be told who did it.
    """
    folding = _Folding(layer, tuple(locked), below or {})
    node = folding.laid_on(base, patch, at, "")
    return Folded(node, tuple(folding.changes), tuple(folding.problems))


class _Folding(Ledger):
    """One patch on its way down a tree."""

    def laid_on(self, base: nodes.Node, patch: nodes.Node, at: str, reason: str, stale: str = "") -> nodes.Node:
        """What stands at an address once the patch is laid on what stood there."""
        if isinstance(base, nodes.Sequence) and is_list_of_objects(base):
            return edited(self, self.laid_on, base, patch, at, reason)
        if isinstance(base, nodes.Mapping) and isinstance(patch, nodes.Mapping):
            if _last(at) in ONE_OF and base.entries.keys().isdisjoint(patch.entries):
                other = {name: entry for name, entry in patch.entries.items() if name not in ABOUT}
                reason = self._reason(base, patch) or reason
                patch = nodes.Mapping(other, patch.file, patch.line, patch.column)
                return self._replaced(base, patch, at, reason, stale)
            return self._merged(base, patch, at, reason)
        if _only_operations(patch):
            what = "is a list without ids" if isinstance(base, nodes.Sequence) else "is no list"
            hint = "write the whole list: what has no ids is replaced as one" if what.endswith("ids") else _value(base)
            self.say("by-id", f"'{_last(at)}' {what}, so nothing in it can be named by id", patch.place, hint)
            return base
        return self._replaced(base, patch, at, reason, stale)

    def _merged(self, base: nodes.Mapping, patch: nodes.Mapping, at: str, reason: str) -> nodes.Mapping:
        fields = {name: entry for name, entry in patch.entries.items() if name not in ABOUT or name in base.entries}
        if len(fields) < len(patch.entries):
            reason = self._reason(base, patch) or reason
        if not fields and at:
            self.unchanged("this patch", patch.place)
        stale = self._stale(base, patch, fields, at) if "was" in patch.entries and "was" not in base.entries else {}
        entries = dict(base.entries)
        for name, entry in fields.items():
            here = joined(at, name)
            found = base.entries.get(name)
            if name == "id" and found is not None:
                if not same(found.value, entry.value):
                    hint = "take the line out; to replace the whole object, remove it and insert another"
                    self.say("id-change", "a layer can't change an id: it is what layers go by", entry.key.place, hint)
            elif self.is_locked(here, entry.key.place):
                continue
            elif found is None:
                if _only_operations(entry.value):
                    message = f"there is no list '{name}' below, so nothing in it can be named by id"
                    self.say("by-id", message, entry.key.place, "write the whole list, or look for the field's name")
                    continue
                entries[name] = entry
                new = value_in_words(entry.value)
                self.change(here, "set", entry.value.place, "", new, reason, stale.get(name, ""))
            else:
                value = self.laid_on(found.value, entry.value, here, reason, stale.get(name, ""))
                if value is not found.value:
                    entries[name] = nodes.Entry(found.key, value)
        same_values = len(entries) == len(base.entries) and all(
            entry is base.entries[name] for name, entry in entries.items()
        )
        return base if same_values else nodes.Mapping(entries, base.file, base.line, base.column)

    def _replaced(self, base: nodes.Node, patch: nodes.Node, at: str, reason: str, stale: str) -> nodes.Node:
        if self.is_locked(at, patch.place, whole=True):
            return base
        if same(base, patch):
            self.unchanged(f"'{_last(at)}'", patch.place)
            return base
        self.change(at, "set", patch.place, value_in_words(base), value_in_words(patch), reason, stale)
        return patch

    def _reason(self, base: nodes.Mapping, patch: nodes.Mapping) -> str:
        found = patch.get("reason") if "reason" not in base.entries else None
        if found is None:
            return ""
        if not isinstance(found, nodes.Scalar) or not found.text.strip():
            self.say("shape", "'reason' is a text", found.place, "say in one sentence why the layer differs")
            return ""
        return " ".join(found.text.split())

    def _stale(
        self, base: nodes.Mapping, patch: nodes.Mapping, fields: Mapping[str, nodes.Entry], at: str
    ) -> dict[str, str]:
        """What the patch believed to replace, by field, where that is not what stands below (said as well)."""
        told = patch.entries["was"].value
        single = [name for name, entry in fields.items() if name != "id" and not isinstance(entry.value, nodes.Mapping)]
        if isinstance(told, nodes.Mapping):
            expected = {name: entry.value for name, entry in told.entries.items()}
            for name, entry in told.entries.items():
                if name not in single:
                    near = nearest(name, single)
                    hint = f"did you mean '{near}'?" if near else f"it changes {', '.join(single) or 'no text'}"
                    self.say("was", f"this patch does not change '{name}'", entry.key.place, hint)
        elif len(single) == 1:
            expected = {single[0]: told}
        else:
            message = f"this patch changes {len(single)} texts, and 'was' gives one"
            example = f"was: {{{', '.join(f'{name}: …' for name in single[:3])}}}"
            hint = f"write the old text of each: {example}" if single else "put 'was' beside the text that it was"
            self.say("was", message, told.place, hint)
            return {}
        return {
            name: old
            for name, node in expected.items()
            if name in single and (old := self._moved(base.get(name), fields[name].value, node, joined(at, name)))
        }

    def _moved(self, found: nodes.Node | None, new: nodes.Node, told: nodes.Node, at: str) -> str:
        """The text that a patch was written for, where something else stands there now; else nothing."""
        if was_text(told, found) or (found is not None and same(found, new)):
            return ""
        old = value_in_words(told)
        now = f"says '{short(value_in_words(found))}' now" if found is not None else "has no text now"
        if old.startswith("sha256:"):
            message = f"{at} {now}, and this patch was written for another text (fingerprint {old[7:]})"
        else:
            message = f"{at} {now}, and this patch was written when it said '{short(old)}'"
        hint = f"see whether the patch still fits, then note the new text: {noting(self.layer, at)}"
        self.say("stale", message, told.place, hint, Severity.WARNING)
        return old


def _only_operations(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Mapping) and bool(node.entries) and set(node.entries) <= set(OPERATIONS)


def _last(at: str) -> str:
    return at.rpartition(".")[2]


def _value(base: nodes.Node) -> str:
    return "write its fields" if isinstance(base, nodes.Mapping) else "write its new value"
