"""Notes at each patch of a team's layers what it replaces, as the course says it now."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from msgspec import Struct
from ruamel.yaml.comments import CommentedMap

from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.problems import Place
from coursegen.pull.proposal.rewritten import Rewritten, bytes_as
from coursegen.pull.yaml_text.file_tree import FileTree, in_lines, way_to
from coursegen.pull.yaml_text.replaced_note import is_noted, note_was, was_of, width_of
from coursegen.source.text import source_text

_WIDE = 100
"""How many characters a line gets before its map in braces is written in lines."""

_PATCHES = ("terms", "course", "modules", "articles")
"""The fields of a layer's file whose patches may say what they replace."""


class Replaced(Struct, frozen=True):
    """A patch on one value: what stands below it now, and what it was written for where that is something else."""

    address: str
    place: Place
    now: str
    was: str = ""


class Accepted(Struct, frozen=True):
    """Files with more notes, and the patches: noted for the first time, noted anew, and those that stay as they are.

    ``stale`` were written for another text, and nobody asked for them. ``stuck`` can't note anything, with why.
    """

    files: tuple[Rewritten, ...] = ()
    noted: tuple[Replaced, ...] = ()
    refreshed: tuple[Replaced, ...] = ()
    stale: tuple[Replaced, ...] = ()
    stuck: tuple[tuple[Replaced, str], ...] = ()


def accepted(root: Path, loaded: LoadedCourse, named: Collection[str], *, everything: bool = False) -> Accepted:
    """Notes for the patches of a version that have none, at or inside the named addresses or anywhere if none is.

    A stale one is noted anew where it is named, or with ``everything``. ``loaded`` is the version as it was written,
    not fitted to a session's time. Nothing is written. Errors: ``OSError`` for a file that has gone since.
    """
    accepting = _Accepting(bool(named) or everything)
    for layer in loaded.layers[1:]:
        patches = [
            Replaced(address, change.place, change.old, change.stale)
            for address, stack in loaded.stacks.items()
            for change in stack
            if change.layer == layer and change.how == "set" and (not named or _is_meant(address, named))
        ]
        if patches:
            accepting.file(root, layer.file, patches)
    return Accepted(
        tuple(accepting.files),
        tuple(accepting.noted),
        tuple(accepting.refreshed),
        tuple(accepting.stale),
        tuple(accepting.stuck),
    )


def _is_meant(address: str, named: Collection[str]) -> bool:
    return any(address == one or address.startswith(f"{one}.") for one in named)


class _Accepting:
    """The files of a version's layers while notes are made in them; ``anew`` for stale patches as well."""

    def __init__(self, anew: bool) -> None:
        self.anew = anew
        self.files: list[Rewritten] = []
        self.noted: list[Replaced] = []
        self.refreshed: list[Replaced] = []
        self.stale: list[Replaced] = []
        self.stuck: list[tuple[Replaced, str]] = []

    def file(self, root: Path, file: str, patches: list[Replaced]) -> None:
        """Note in one file what its patches replace."""
        raw = (root / file).read_bytes()
        old = source_text(raw, file).text
        tree = FileTree(old, file)
        replaced: dict[Place, str] = {}
        for patch in patches:
            if (found := _field(tree, patch)) is None:
                continue
            way, name = found
            if replaced.setdefault(patch.place, patch.now) != patch.now:
                self.stuck.append((patch, "it is an alias of a patch that replaces another text; write it out"))
            else:
                self._note(way, name, patch)
        new = tree.text()
        if new != old:
            self.files.append(Rewritten(file, old, new, bytes_as(new, raw)))

    def _note(self, way: list[Any], name: str, patch: Replaced) -> None:
        """Note what one field of the map at the end of a way replaces."""
        container = way[-1]
        if patch.was and not self.anew:
            self.stale.append(patch)
        elif patch.was and not patch.now:
            self.stuck.append(
                (patch, "nothing stands below it any more; see whether the patch is needed, and its 'was'")
            )
        elif patch.now and (patch.was or not is_noted(container, name)):
            note_was(container, name, was_of(patch.now))
            if container.fa.flow_style() and container.lc.col + width_of(container) > _WIDE:
                in_lines(way)
            (self.refreshed if patch.was else self.noted).append(patch)


def _field(tree: FileTree, patch: Replaced) -> tuple[list[Any], str] | None:
    """The maps from the file's root down to a patch, and the patch's field in the last of them.

    ``None`` for what is no patch: a session's own facts, and a possessive that is made of another word.
    """
    container, name = tree.at(patch.place.line, patch.place.column) or (None, None)
    if not isinstance(container, CommentedMap) or name != patch.address.rpartition(".")[2]:
        return None
    for part in _PATCHES:
        if way := way_to(tree.root.get(part), container):
            return [tree.root, *way], name
    return None
