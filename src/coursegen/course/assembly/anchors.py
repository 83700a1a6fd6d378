"""Finds what a module's own slide follows: a block of the plan, a key point, a question or a quiz item."""

from __future__ import annotations

from coursegen.course.assembly.agenda import known_items
from coursegen.course.forms.files import ModuleForm
from coursegen.course.forms.own_slide import OwnSlideForm

ITEMS = ("key_points", "questions", "quiz")
"""The lists of a module whose items a slide can follow."""


def known_anchors(form: ModuleForm) -> list[str]:
    """Everything in a module that a slide can follow, as addresses in it: ``plan.play``, ``key_points.own``."""
    items = (f"{kind}.{item}" for kind in ITEMS for item in known_items(form, kind))
    return [*(f"plan.{block.id}" for block in form.plan), *items]


def anchors(after: str, form: ModuleForm) -> list[str]:
    """What a slide's ``after`` can mean, as addresses in the module."""
    return [name for name in known_anchors(form) if after in (name, name.partition(".")[2])]


def anchor_of(slide: OwnSlideForm, form: ModuleForm, stem: str) -> str:
    """The address of what a slide follows; ``""`` for the end of the module."""
    found = anchors(slide.after, form) if slide.after is not None else []
    return f"{stem}.{found[0]}" if found else ""
