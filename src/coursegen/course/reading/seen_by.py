"""Narrows a course's files to those that one version can see: of the layers of others, no more than what they bring in.

What is made of the narrowed files can depend on nothing else, so their hashes say when a version has to be made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Problem
from coursegen.source import nodes
from coursegen.source.folder import LAYER_FOLDERS, SECTORS, SESSIONS, TEAMS, CourseFiles
from coursegen.source.values import text_in

_BRING_IN = (("modules", "insert_after"), ("course", "agenda", "insert_after"))
"""Where a layer's file says which modules it brings into the agenda: the course as it is leaves those out."""


class Outlines(Struct, frozen=True):
    """What all versions see: what every layer's file brings in, by folder and stem, with a hash over all of it.

    ``texts`` and ``hashes`` are those of the files that are no layer's.
    """

    layers: Mapping[str, Mapping[str, nodes.Node]]
    sha256: str
    texts: Mapping[str, str]
    hashes: Mapping[str, str]


def seen_by(files: CourseFiles, team: str, session: str) -> CourseFiles:
    """The files as a version sees them: the course, its own layers, and an outline of everybody else's."""
    own, shared = own_layers(files, team, session), outlines_of(files)
    own_files = sorted(file for folder, stem in own.items() if (file := f"{folder}/{stem}.yaml") in files.hashes)
    layers = {SECTORS: files.sectors, TEAMS: files.teams, SESSIONS: files.sessions}
    seen = {
        folder: {**outlines, **({own[folder]: found[own[folder]]} if own[folder] in found else {})}
        for folder, outlines in shared.layers.items()
        for found in (layers[folder],)
    }
    return replace(
        files,
        sectors=seen[SECTORS],
        teams=seen[TEAMS],
        sessions=seen[SESSIONS],
        texts={**shared.texts, **{file: files.texts[file] for file in own_files}},
        hashes={**shared.hashes, **{file: files.hashes[file] for file in own_files}},
        problems=tuple(one for one in files.problems if _is_told(one, own)),
        part_of=files.whole,
    )


def own_layers(files: CourseFiles, team: str, session: str) -> Mapping[str, str]:
    """The stems of a version's own files by their folders, as far as its files can be read; ``""`` for none."""
    team = team or text_in(files.sessions.get(session), "team")
    return {SECTORS: text_in(files.teams.get(team), "sector"), TEAMS: team, SESSIONS: session}


def outlines_of(files: CourseFiles) -> Outlines:
    """What is seen of every layer by those that it is not laid on, found once for all versions."""
    if (known := _known.get(files)) is None:
        layers = {
            folder: {stem: _outline(root) for stem, root in found.items()}
            for folder, found in ((SECTORS, files.sectors), (TEAMS, files.teams), (SESSIONS, files.sessions))
        }
        texts, hashes = (
            {file: one for file, one in held.items() if _is_seen(file, {})} for held in (files.texts, files.hashes)
        )
        _known[files] = known = Outlines(layers, sha256(repr(layers).encode()).hexdigest(), texts, hashes)
    return known


_known: WeakKeyDictionary[CourseFiles, Outlines] = WeakKeyDictionary()


def _outline(root: nodes.Node) -> nodes.Node:
    return _only(root, _BRING_IN) if isinstance(root, nodes.Mapping) else _NOTHING


def _only(node: nodes.Mapping, paths: tuple[tuple[str, ...], ...]) -> nodes.Mapping:
    """A mapping with no more than what stands at the paths, and without its places."""
    entries: dict[str, nodes.Entry] = {}
    for name in dict.fromkeys(first for first, *_ in paths):
        entry = node.entries.get(name)
        if entry is None:
            continue
        further = tuple(rest for first, *tail in paths if first == name and (rest := tuple(tail)))
        if not further:
            entries[name] = nodes.Entry(_without_place(entry.key), _without_places(entry.value))
        elif isinstance(entry.value, nodes.Mapping):
            entries[name] = nodes.Entry(_without_place(entry.key), _only(entry.value, further))
    return nodes.Mapping(entries, "", 0, 0)


def _without_places(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.Scalar):
        return _without_place(node)
    if isinstance(node, nodes.Sequence):
        return nodes.Sequence(tuple(map(_without_places, node.items)), "", 0, 0)
    entries = {
        name: nodes.Entry(_without_place(entry.key), _without_places(entry.value))
        for name, entry in node.entries.items()
    }
    return nodes.Mapping(entries, "", 0, 0)


def _without_place(scalar: nodes.Scalar) -> nodes.Scalar:
    return nodes.Scalar(scalar.text, scalar.quoted, "", 0, 0, 0)


def _is_seen(file: str, own: Mapping[str, str]) -> bool:
    """Whether a file of the course, or of one of its folders, is none of another version's layers."""
    folder, _, name = file.partition("/")
    return folder not in LAYER_FOLDERS or not name or name.rpartition(".")[0] == own.get(folder)


def _is_told(problem: Problem, own: Mapping[str, str]) -> bool:
    return problem.place is None or _is_seen(problem.place.file, own)


_NOTHING = nodes.Mapping({}, "", 0, 0)
