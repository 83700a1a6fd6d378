"""Tells what a recipe can be made of, and writes the page of recipes, layout maps and themes from their forms."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from coursegen.cli.terminal_lines import say, strong, table
from coursegen.compose.artefact import EVERYBODY, Kind, Option, StretchBlock, Whole
from coursegen.compose.recipe_form import KINDS, EachForm, PageForm, RecipeForm
from coursegen.course.forms.form import Form
from coursegen.course.validation.pydantic_fault import bare

_FEW = 9
"""More words than these are a list of their own."""

_MEDIA = {"slides": "slides: the recipe `deck`", "pages": "pages: every other recipe"}


def tell_blocks(*, markdown: bool = False) -> None:
    """List every block that a recipe can name, by medium."""
    if markdown:
        sys.stdout.write(as_markdown())
        return
    for medium, kinds in KINDS.items():
        rows = [(name, _under(kind), ", ".join(kind.options), kind.says) for name, kind in kinds().items()]
        head, *lines = table((f"block ({medium})", "where", "options", "what it shows"), rows)
        sys.stdout.write(strong(head) + "\n")
        for line in lines:
            say(line)
        say()
    say("docs/blocks.md has every option, and what layout maps and themes are made of.")


def _under(kind: Kind[Any]) -> str:
    return "in an each" if isinstance(kind, StretchBlock) else "on its own"


def as_markdown() -> str:
    """docs/blocks.md: recipes, layout maps and themes, from the forms by which they are checked."""
    # Imported here: the list of blocks needs neither maps nor themes.
    from coursegen.layout.map_form import (
        LayoutMapForm,
        MovedForm,
        OneRoleForm,
        PictogramForm,
        RolesForm,
        ShapeForm,
        SlotsForm,
    )
    from coursegen.publish.theme_file import ThemeColoursForm, ThemeForm

    lines = [
        "# Recipes, layout maps and themes",
        "",
        "Made by `coursegen recipe blocks --markdown > docs/blocks.md` from the forms that check these files.",
        "`coursegen recipe blocks` lists the blocks in a terminal. Editors complete and check the files by the schemas",
        "that `coursegen schema` writes (`recipe.json`, `layout_map.json`, `theme.json`).",
        "",
        "## A recipe",
        "A file in `recipes/`. `coursegen recipe eject workbook` copies one of ours to change.",
        "",
        *_fields(RecipeForm),
        "",
        "`page:`",
        "",
        *_fields(PageForm),
        "",
        "A block that is repeated:",
        "",
        *_fields(EachForm),
    ]
    for medium, kinds in KINDS.items():
        lines += ["", f"## Blocks of {_MEDIA[medium]}", *_blocks(kinds())]
    lines += ["", "## A layout map", _sentence(LayoutMapForm), ""]
    lines += [*_fields(LayoutMapForm), "", "A kind of slide has", "", *_fields(OneRoleForm)]
    lines += ["", f"and `alone:` with the same fields. The kinds are {_listed(RolesForm.model_fields)}.", ""]
    lines += [f"`slots:` {_sentence(SlotsForm)} They are {_listed(SlotsForm.model_fields)}."]
    lines += ["", f"`{{place: 1, box: [0.7, 1, 4, 2.5]}}` {_sentence(MovedForm)}", "", *_fields(MovedForm)]
    lines += ["", f"`shapes:` {_sentence(ShapeForm)}", "", *_fields(ShapeForm)]
    lines += ["", f"`pictograms:` {_sentence(PictogramForm)}", "", *_fields(PictogramForm)]
    lines += ["", "## A theme", _sentence(ThemeForm), "", *_fields(ThemeForm)]
    lines += ["", "`colours:`", "", *_fields(ThemeColoursForm)]
    return "\n".join(lines) + "\n"


def _blocks(kinds: Mapping[str, Kind[Any]]) -> Iterator[str]:
    for under in ("on its own", "in an each"):
        chosen = {name: kind for name, kind in kinds.items() if _under(kind) == under}
        yield from ("", f"{under.capitalize()}:", "", "| block | what it shows | options | for |", "|---|---|---|---|")
        for name, kind in chosen.items():
            readers = "everybody" if kind.only == EVERYBODY else ", ".join(kind.only)
            options = "<br>".join(_option(key, one) for key, one in kind.options.items())
            yield f"| `{name}` | {_cell(kind.says)} | {_cell(options)} | {readers} |"


def _option(name: str, option: Option) -> str:
    if isinstance(option, Whole):
        return f"`{name}`: {option.says}; {option.least} to {option.most}, else {option.default}"
    return f"`{name}`: {option.says}"


def _fields(form: type[Form]) -> Iterator[str]:
    yield from ("| field | what it is | |", "|---|---|---|")
    for name, info in form.model_fields.items():
        needed = "needed" if info.is_required() else ""
        if not needed and info.default not in (None, [], ""):
            needed = f"else `{str(info.default).lower() if isinstance(info.default, bool) else info.default}`"
        told = info.description or ""
        if choices := _choices(info.annotation):
            told = f"{', '.join(f'`{one}`' for one in choices)}: {told}"
        yield f"| `{name}` | {_cell(told)} | {needed} |"


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words that a field takes, where it takes one of a few."""
    wanted = bare(annotation)
    words = get_args(wanted) if get_origin(wanted) is Literal else ()
    return words if 1 < len(words) <= _FEW else ()


def _listed(names: Mapping[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _sentence(form: type[Form]) -> str:
    return " ".join((form.__doc__ or "").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
