"""Lists recipes and copies them into a course for ``coursegen recipe``."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.course_folder import course_folder
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import say, table
from coursegen.publish.made_version import ARTEFACTS
from coursegen.publish.recipes import all_recipes, ejected
from coursegen.publish.write_faults import shown

_FOR = {"facilitator": "the facilitator", "participant": "participants", "manager": "managers"}


def list_them(course: Path | None) -> None:
    """Print a row for each recipe, those that a build makes by itself first."""
    root = course_folder(None, course)
    with refusals_said(root, "The other recipes are not listed before that is put right."):
        recipes = all_recipes(root)
    order = {name: place for place, name in enumerate(ARTEFACTS)}
    rows = [
        (
            recipe.id,
            recipe.title,
            _FOR[recipe.audience],
            ", ".join(one.name.replace("_", " ") for one in formats),
            "yes" if recipe.id in order else "--only",
            "yours" if own else "shipped",
        )
        for recipe, own, formats in sorted(recipes, key=lambda one: (order.get(one[0].id, len(order)), one[0].id))
    ]
    for line in table(("name", "what it is", "for", "made as", "in a build", "whose"), rows):
        say(line)


def eject_it(name: str, course: Path | None) -> None:
    """Copy a recipe, and say what to do next."""
    root = course_folder(None, course)
    with refusals_said(root, "Nothing was written."):
        path = ejected(root, name)
    say(f"{shown(path)} is the course's own now. Change it, then: coursegen build --only {name}")
