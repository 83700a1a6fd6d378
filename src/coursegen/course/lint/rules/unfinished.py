"""Holds the rules of drafts: none is released, and no text is left to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.model.course import Course
from coursegen.model.text import Text, texts_of
from coursegen.problems import Severity

TO_WRITE = "TO WRITE"
"""How a text begins that somebody has still to write: ``TO WRITE: what the article shows, in your own words``."""


def _is_finished(view: View) -> Iterator[Found]:
    """DRF1."""
    if not (view.course.draft or any(module.draft for module in view.course.modules)):
        return
    hint = "finish it and look at it once more, then write 'status: final' or take the line out"
    left = Counter(text.address.partition(".")[0] for text in view.unwritten)
    if view.course.draft:
        yield Found("course.status", _told("this course", left.total(), view), hint, mild=not view.release)
    for module in view.course.modules:
        if module.draft:
            told = _told("this module", left[module.address], view)
            yield Found(f"{module.address}.status", told, hint, mild=not view.release)


def _told(what: str, left: int, view: View) -> str:
    texts = f" with {left} text{'' if left == 1 else 's'} left to write" if left else ""
    if view.release:
        return f"{what} is a draft{texts}, and what leaves the house is finished"
    return f"{what} is a draft{texts}: its slides and pages say so"


def _is_written(view: View) -> Iterator[Found]:
    """DRF2."""
    drafts = {module.address for module in view.course.modules if module.draft}
    for text in view.unwritten:
        at = text.address
        said = text.plain.removeprefix(TO_WRITE).strip(" :.")
        message = "this is left to write" + (f": {said}" if said else "")
        in_draft = view.course.draft or at.partition(".")[0] in drafts
        yield Found(
            at, message, f"write it in the place of '{TO_WRITE}'", mild=in_draft and not view.release, about=said
        )


def left_to_write(course: Course) -> tuple[Text, ...]:
    """The texts that only say what somebody has still to write, each once: whatever part of a course has a text."""
    found = {text.address: text for text in texts_of(course) if text.plain.startswith(TO_WRITE) and text.address}
    return tuple(found.values())


RULES = (
    LintRule(
        "DRF1",
        Severity.ERROR,
        "What is marked as a draft is not released: a warning otherwise, and its slides and pages say that it is one.",
        "A draft that looks finished is taught.",
        "Finish it, look at it once more, then write `status: final` or take the line out.",
        "ISO 9001:2015, 7.5.2: what is documented is reviewed and approved before it is used",
        bad="status: draft                  # and a build with --release",
        good="status: final",
        judge=_is_finished,
        firm=True,
    ),
    LintRule(
        "DRF2",
        Severity.ERROR,
        "No text is left to write: in a draft a warning, elsewhere and in a release an error.",
        "A draft leaves such texts to its author, and nobody wants to read them aloud.",
        "Write the text. What the article says is in the comment above it, as evidence and not as a text to copy.",
        "the house's own",
        bad=f"headline: '{TO_WRITE}: the point in one full sentence'",
        good="headline: Ask what happened before you explain.",
        judge=_is_written,
        firm=True,
    ),
)
