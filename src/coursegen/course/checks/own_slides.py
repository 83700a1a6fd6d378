"""Finds what is wrong with a module's own slides: missing and needless fields, and what they are to follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from coursegen.course.assembly.anchors import anchors, known_anchors
from coursegen.course.assembly.chart_values import chart_problems
from coursegen.course.checks.visuals import uneven_rows
from coursegen.course.forms.files import ModuleForm
from coursegen.model.own_slides import OwnSlideKind
from coursegen.problems import Problem, nearest


class Takes(Struct, frozen=True):
    """The fields that a kind of slide needs, and those that it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()


TAKES: Mapping[OwnSlideKind, Takes] = {
    "big_number": Takes(("number", "body"), ("source",)),
    "quotation": Takes(("quote", "who")),
    "two_columns": Takes(("columns",)),
    "process": Takes(("steps",)),
    "comparison": Takes(("header", "rows")),
    "matrix": Takes(("across", "down", "cells")),
    "timeline": Takes(()),
    "picture": Takes(("picture",), ("caption",)),
    "video": Takes(("url",), ("picture", "caption")),
    "poll": Takes(("options",), ("body",)),
    "chart": Takes(("chart",), ("source",)),
    "drawing": Takes(("visual",)),
}
"""What each kind of slide is made of, besides what all have."""

OWN = tuple(dict.fromkeys(name for takes in TAKES.values() for name in (*takes.needs, *takes.may)))


def own_slide_problems(form: ModuleForm, stem: str) -> Iterator[Problem]:
    """What is wrong with the slides that a module lists itself."""
    for slide in form.slides:
        here = f"{stem}.slides.{slide.id}"
        takes = TAKES[slide.kind]
        for name in takes.needs:
            if not getattr(slide, name):
                told = type(slide).model_fields[name].description
                hint = f"add '{name}:'" + (f" ({told})" if told and told != slide.kind else "")
                yield Problem("own-slide", f"a '{slide.kind}' slide needs '{name}'", hint=hint, address=here)
        for name in OWN:
            if getattr(slide, name) and name not in (*takes.needs, *takes.may):
                kinds = [kind for kind, other in TAKES.items() if name in (*other.needs, *other.may)]
                hint = f"take it out; it belongs to {_quoted(kinds, 'or')}"
                message = f"a '{slide.kind}' slide has no '{name}'"
                yield Problem("own-slide", message, hint=hint, address=f"{here}.{name}")
        if slide.header:
            yield from uneven_rows(slide.header, slide.rows, here)
        if slide.chart is not None:
            yield from chart_problems(slide.chart, f"{here}.chart")
        if slide.after is not None:
            yield from _wrong_anchor(slide.after, form, f"{here}.after")


def _wrong_anchor(after: str, form: ModuleForm, address: str) -> Iterator[Problem]:
    found = anchors(after, form)
    if len(found) > 1:
        message = f"'{after}' can mean {_quoted(found, 'and')}"
        yield Problem("reference", message, hint=f"write it whole: after: {found[0]}", address=address)
    elif not found:
        known: Collection[str] = [name.partition(".")[2] for name in known_anchors(form)]
        near = nearest(after, [*known, *known_anchors(form)])
        hint = f"did you mean '{near}'?" if near else "name a block of the plan, a key point, a question or a quiz item"
        yield Problem(
            "reference", f"this module has no '{after}' to come after", hint=hint, address=address, about=after
        )


def _quoted(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(f"'{name}'" for name in names)
