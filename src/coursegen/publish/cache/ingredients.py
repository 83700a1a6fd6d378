"""Lists all that a version is made from, each with its hash: their hash is the key that what was made is kept under.

Nothing is listed by hand: the program is all of its files, what it stands on every package that is installed, the
course all that lies in its folder. So a key may change without need, and never stays where it should have changed.
"""

from __future__ import annotations

import os
import platform
import sys
import zlib
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from msgspec import Struct

from coursegen.assets import asset
from coursegen.course.reading.seen_by import outlines_of, seen_by
from coursegen.publish.template_file import map_beside
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import LAYER_FOLDERS, CourseFiles

MOST_FILES = 20_000
"""A folder with more files than that is no course's own, and nothing is kept of what is made from it."""

_JUDGED_WITH = ("today", "strict", "release")
"""What decides about warnings, and not about what is drawn."""

_NOT_READ = frozenset({"__pycache__", ".git", ".hg", ".svn"})

Ingredients = Mapping[str, str]
"""The hash of each thing, or what it is, by its name."""


class Shared(Struct, frozen=True):
    """What all versions of one build are made from, of that what they are made with; ``folder`` has its files."""

    tools: Ingredients
    everything: Ingredients
    folder: Ingredients


def shared_by_all(files: CourseFiles, wanted: Wanted, output: Path) -> Shared | None:
    """What all versions are made from; ``None`` where the course's folder is too large to be looked through.

    ``output`` is where files are put, which may lie in the course's folder. Errors: ``OSError``.
    """
    folder: dict[str, str] = {}
    for path, digest in _files_in(files.root, output.resolve()):
        folder[path] = digest
        if len(folder) > MOST_FILES:
            return None
    others = {f"file {path}": digest for path, digest in folder.items() if not _is_layer(path, files)}
    tools = {"coursegen": program(), **_stands_on()}
    everything = {
        **tools,
        **_options(wanted),
        **others,
        **{f"file {path}": digest for path, digest in files.hashes.items() if not _is_layer(path, files)},
        "unread files": _hash(repr(sorted(files.unread))),
        "what teams bring in": outlines_of(files).sha256,
    }
    return Shared(tools, everything, folder)


def own_ingredients(files: CourseFiles, version: Version) -> Ingredients:
    """What is one version's own: its layers' files, and what is wrong with the files that it sees."""
    seen = seen_by(files, version.team, version.session)
    own = {f"file {path}": digest for path, digest in seen.hashes.items() if _is_layer(path, files)}
    return {**own, "version": version.name, "problems": _hash(repr(seen.problems))}


def judged_with(wanted: Wanted) -> Ingredients:
    """What decides about the warnings of what is drawn."""
    return {"day": str(wanted.today), "release": str(wanted.release)}


def key_of(*ingredients: Ingredients) -> str:
    """The hash of ingredients."""
    lines = sorted(f"{name}\0{value}" for each in ingredients for name, value in each.items())
    return _hash("\n".join(lines))


def changes(before: Ingredients, now: Ingredients) -> tuple[str, ...]:
    """What differs between two lists of ingredients, in words: ``modules/listen.yaml has changed``."""
    told = [f"{_named(name)} is new" for name in now if name not in before]
    told += [f"{_named(name)} is gone" for name in before if name not in now]
    told += [f"{_named(name)} has changed" for name in now if name in before and before[name] != now[name]]
    return tuple(told)


def _named(name: str) -> str:
    """``file teams/desk.yaml`` as it is called in a sentence."""
    kind, _, rest = name.partition(" ")
    return rest if kind == "file" else f"the {name}" if kind in ("option", "package") else name


def hash_of(path: Path) -> str:
    """The hash of a file's bytes, ``""`` where it can't be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def program() -> str:
    """The hash of the program itself: its modules and all that is shipped with it."""
    package = Path(__file__).resolve().parents[2]
    found = sha256()
    for root in (package, asset("recipes").parent):
        for path, digest in _files_in(root, root / "nowhere"):
            found.update(f"{path}\0{digest}\n".encode())
    return found.hexdigest()


def _stands_on() -> Ingredients:
    """Every package that is installed, by its name with its version, and what Python brings along."""
    installed = {
        name.removesuffix(suffix)
        for folder in sys.path
        for name in _names_in(folder)
        for suffix in (".dist-info", ".egg-info")
        if name.endswith(suffix)
    }
    packages = {f"package {name}": version for name, _, version in (one.partition("-") for one in sorted(installed))}
    machine = f"{sys.platform} {platform.machine()} {sys.byteorder}"
    return {**packages, "Python": sys.version, "zlib": zlib.ZLIB_RUNTIME_VERSION, "machine": machine}


def _options(wanted: Wanted) -> Ingredients:
    options = {
        f"option {name}": repr(getattr(wanted, name)) for name in wanted.__struct_fields__ if name not in _JUDGED_WITH
    }
    options["option rules"] = str(wanted.rules or wanted.release)
    if not wanted.template:
        return options
    template = Path(wanted.template)
    beside = template.with_name(map_beside(template.name))
    return options | {"option template": template.name, "template": hash_of(template), "its map": hash_of(beside)}


def _files_in(root: Path, output: Path) -> Iterator[tuple[str, str]]:
    """The hash of every file in a folder, by its path in there. Errors: ``OSError``."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if name not in _NOT_READ and (here / name).resolve() != output)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in links:
            yield f"{_inside(root, here)}{name}", str((here / name).readlink())
        for name in sorted(names):
            yield f"{_inside(root, here)}{name}", hash_of(here / name)


def _inside(root: Path, here: Path) -> str:
    return "" if here == root else f"{here.relative_to(root).as_posix()}/"


def _names_in(folder: str) -> list[str]:
    try:
        return [path.name for path in Path(folder or ".").iterdir()]
    except OSError:
        return []


def _is_layer(path: str, files: CourseFiles) -> bool:
    """Whether a path is that of a layer's file that was read, which some versions see and others don't."""
    return path in files.hashes and path.partition("/")[0] in LAYER_FOLDERS


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
