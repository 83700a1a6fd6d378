"""Declares the commands that show and copy recipes, as ``coursegen --help`` tells them."""

from __future__ import annotations

from typing import Annotated

import typer

from coursegen.cli.options import OnlyCourseOption, app

recipe_app = typer.Typer(no_args_is_help=True)
app.add_typer(recipe_app, name="recipe")


@recipe_app.callback()
def recipe() -> None:
    """Show all recipes, or copy one to change it.

    What a handout consists of is a recipe: a short file that names blocks in their order. A course's own
    recipes/workbook.yaml stands in for the one that comes with coursegen; a new name makes a handout of your own,
    which `coursegen build --only NAME` makes.

    \b
    Examples:
      coursegen recipe list
      coursegen recipe blocks
      coursegen recipe eject workbook
    """


@recipe_app.command("list")
def list_recipes(course_option: OnlyCourseOption = None) -> None:
    """List every recipe: its name, what it makes, for whom, and whose it is."""
    from coursegen.cli.recipes import list_them

    list_them(course_option)


@recipe_app.command("blocks")
def list_blocks(
    markdown: Annotated[bool, typer.Option("--markdown", help="The whole page: blocks, maps and themes.")] = False,
) -> None:
    """List every block that a recipe can name: what it shows, where it goes, and its options."""
    from coursegen.cli.blocks import tell_blocks

    tell_blocks(markdown=markdown)


@recipe_app.command()
def eject(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The recipe to copy: workbook, guide, quiz …")],
    course_option: OnlyCourseOption = None,
) -> None:
    """Copy a recipe into the course's recipes/ folder, to change it there.

    Take blocks out, put them in another order, change their options. Nothing of yours is written over.

    \b
    Example:
      coursegen recipe eject slides_handout      then write per_page: 6
    """
    from coursegen.cli.recipes import eject_it

    eject_it(name, course_option)
