"""Finds what is wrong with a module's own slides: missing and needless fields, and what they are to follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from coursegen.course.assembly.anchors import anchors, known_anchors
from coursegen.course.assembly.chart_values import chart_problems
from coursegen.course.checks.kind_fields import Takes, misfits
from coursegen.course.checks.visuals import uneven_rows
from coursegen.course.forms.files import ModuleForm
from coursegen.model.own_slides import OwnSlideKind
from coursegen.problems import Problem, nearest

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


def own_slide_problems(form: ModuleForm, stem: str) -> Iterator[Problem]:
    """What is wrong with the slides that a module lists itself."""
    for slide in form.slides:
        here = f"{stem}.slides.{slide.id}"
        yield from misfits(slide, TAKES, "slide", "own-slide", here)
        if slide.header:
            yield from uneven_rows(slide.header, slide.rows, here)
        if slide.chart is not None:
            yield from chart_problems(slide.chart, f"{here}.chart")
        if slide.after is not None:
            yield from _wrong_anchor(slide.after, form, f"{here}.after")


def _wrong_anchor(after: str, form: ModuleForm, address: str) -> Iterator[Problem]:
    found = anchors(after, form)
    if len(found) > 1:
        either = " and ".join(f"'{name}'" for name in found)
        message = f"'{after}' can mean {either}"
        yield Problem("reference", message, hint=f"write it whole: after: {found[0]}", address=address)
    elif not found:
        known: Collection[str] = [name.partition(".")[2] for name in known_anchors(form)]
        near = nearest(after, [*known, *known_anchors(form)])
        hint = f"did you mean '{near}'?" if near else "name a block of the plan, a key point, a question or a quiz item"
        yield Problem(
            "reference", f"this module has no '{after}' to come after", hint=hint, address=address, about=after
        )
