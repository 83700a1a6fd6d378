"""Finds the recipe of a name: a YAML file that is shipped, or the course's own in its place."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from coursegen.assets import asset
from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe_reading import recipe_of
from coursegen.problems import Place, Problem, Refused, nearest
from coursegen.source.text import read_text

FOLDER = "recipes"


_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


def recipe_named(name: str, course_root: Path | None) -> Recipe:
    """The recipe of that name: ``recipes/NAME.yaml`` of the course where it has one, else the shipped one.

    Errors: ``Refused`` for a name that is nobody's, a file that leads out of the course, and everything
    that is wrong in the file.
    """
    file = f"{FOLDER}/{name}.yaml"
    if _NAME.fullmatch(name):
        if course_root is not None and ((own := course_root / file).exists() or own.is_symlink()):
            _stay_inside(own, course_root, file)
            return recipe_of(read_text(own, file), name)
        if name in _shipped():
            return recipe_of(read_text(asset(file), file), name)
    known = recipe_names(course_root)
    near = nearest(name, known)
    hint = f"did you mean {near!r}? " if near else ""
    message = f"there is no recipe {name!r}"
    raise Refused([Problem("unknown-recipe", message, hint=f"{hint}there are: {', '.join(known)}")])


def own_recipes(course_root: Path) -> dict[str, str]:
    """The hashes of the recipes that a course has of its own, by path, sorted; of those that can be read."""
    found: dict[str, str] = {}
    for path in sorted((course_root / FOLDER).glob("*.yaml")):
        file = f"{FOLDER}/{path.name}"
        with suppress(Refused):
            _stay_inside(path, course_root, file)
            found[file] = read_text(path, file).sha256
    return found


def _shipped() -> list[str]:
    return sorted(path.stem for path in asset(FOLDER).glob("*.yaml"))


def recipe_names(course_root: Path | None) -> list[str]:
    """The names of all recipes that there are, the course's own among them, sorted."""
    own = (course_root / FOLDER).glob("*.yaml") if course_root is not None else ()
    return sorted({*_shipped(), *(path.stem for path in own if _NAME.fullmatch(path.stem))})


def _stay_inside(path: Path, root: Path, file: str) -> None:
    try:
        inside = path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        hint = "remove the link, or put the file where it leads"
        _refuse("unreadable", "this is a link that leads nowhere", Place(file, 1, 1), hint)
    if not inside:
        hint = "a course reads only what is inside its folder: copy the file to where the link is"
        _refuse("outside", "this is a link that leads out of the course folder", Place(file, 1, 1), hint)


def _refuse(rule: str, message: str, place: Place, hint: str) -> NoReturn:
    raise Refused([Problem(rule, message, place, hint)])
