"""Judges whether a key point is drawn, and offers the forms that its words ask for; whether figures have a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coursegen.course.lint.rule import Found, LintRule, View
from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.course.lint.speech import Speech
from coursegen.model.course import KeyPoint
from coursegen.problems import Severity

OFFERS: Mapping[str, tuple[str, str]] = {
    "quotes": ("somebody speaks in it", "dialogue, sentence_pair, portrait"),
    "figures": ("it has a figure", "big_number, bar, amounts"),
    "in_turn": ("one thing comes after another in it", "steps, process, timeline, contact_curve"),
    "causes": ("one thing leads to another in it", "cycle, fork, balance"),
    "contrasts": ("two things stand against each other in it", "curves, gap, iceberg, balance, two_by_two"),
}
"""What the words of a key point show, in the order in which it is looked for, and the forms that say the same."""

_QUOTED = re.compile(r"[“\"„«][^”\"“»]{8,}[”\"“»]")
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _is_drawn(view: View) -> Iterator[Found]:
    """VIS1."""
    for module in view.course.modules:
        for point in module.key_points:
            written = not point.headline.plain.startswith(TO_WRITE)
            if written and point.visual is None and point.picture is None:
                why, forms = OFFERS.get(_shape(point, view.speech), ("", ""))
                message = "this key point has no drawing" + (f", and {why}" if why else "")
                hint = f"try one of these: {forms}; " if forms else ""
                yield Found(point.address, message, f"{hint}coursegen visuals shows every form")


def _shape(point: KeyPoint, speech: Speech) -> str:
    """What a key point's words show."""
    text = f"{point.headline.plain} {point.explanation.plain}"
    if _QUOTED.search(text):
        return "quotes"
    words = [word.casefold() for word in _WORD.findall(text)]
    if _FIGURE.search(text) or any(word in speech["number_words"] for word in words):
        return "figures"
    return next(
        (name for name in ("in_turn", "causes", "contrasts") if any(word in speech[name] for word in words)), ""
    )


def _has_a_source(view: View) -> Iterator[Found]:
    """VIS2."""
    for module in view.course.modules:
        for slide in module.slides:
            if slide.kind in ("big_number", "chart") and not slide.evidence and not slide.source:
                shown = "this chart" if slide.kind == "chart" else "this number"
                message = f"{shown} doesn't say where it comes from"
                yield Found(
                    slide.address, message, "add 'evidence:' or 'source:'; 'source: Our example' where it is one"
                )


RULES = (
    LintRule(
        "VIS1",
        Severity.INFO,
        "A key point is drawn, or shows a picture.",
        "People keep a sentence with a picture that says the same better than a sentence with a paragraph.",
        "Write one form under `visual:`. The remark names those that the key point's words ask for: an offer, since "
        "one point in a module may well be words alone.",
        "assertion and evidence (Garner and Alley, 2013)",
        bad="headline: You own the gap between their words and yours. (and nothing to see)",
        good="visual: {gap: {heard: “Was it you?”, between: One breath, …}}",
        judge=_is_drawn,
        worded=True,
    ),
    LintRule(
        "VIS2",
        Severity.WARNING,
        "A chart or a big number says where it comes from.",
        "A figure without a source is taken for a fact, and nobody can look it up.",
        "Name the paragraphs under `evidence:`, or write under `source:` where you have it from. A figure that is "
        "there to make a point says so: `source: Our example`. Without either, the slide says that it is an example.",
        "house style",
        bad='number: "1 in 40" (of what, and who counted?)',
        good="source: Our own calls, May 2026",
        judge=_has_a_source,
    ),
)
