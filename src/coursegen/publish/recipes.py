"""Copies shipped recipes into a course, as its own."""

from __future__ import annotations

from pathlib import Path

from coursegen.assets import asset
from coursegen.compose.artefact import Recipe
from coursegen.compose.recipe import FOLDER, recipe_named, recipe_names
from coursegen.problems import Problem, Refused
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import shown
from coursegen.write.formats import Format, formats_of


def all_recipes(root: Path | None) -> tuple[tuple[Recipe, bool, tuple[Format, ...]], ...]:
    """Every recipe that there is by name, whether it is the course's own, and the formats that it is written in.

    Errors: ``Refused``, as each is read.
    """
    found = []
    for name in recipe_names(root):
        own = root is not None and (root / FOLDER / f"{name}.yaml").exists()
        recipe = recipe_named(name, root)
        found.append((recipe, own, formats_of(recipe.medium, recipe.audience, recipe.formats)))
    return tuple(found)


def ejected(root: Path, name: str) -> Path:
    """Copy a shipped recipe into a course, to be changed there; the path of the copy.

    Errors: ``Refused`` for a name that no shipped recipe has, and where the course has one of that name.
    """
    recipe_named(name, None)  # says which there are
    target = root / FOLDER / f"{name}.yaml"
    if target.exists() or target.is_symlink():
        hint = "change that one, or move it away first"
        raise Refused([Problem("file-there", f"the course has a recipe of its own: {shown(target)}", hint=hint)])
    put_in_place(root, [Write(f"{FOLDER}/{name}.yaml", asset(f"{FOLDER}/{name}.yaml").read_bytes())])
    return target
