"""Holds the rules of slides as they are laid out; ``layout/slide_rules.py`` judges them."""

from __future__ import annotations

from coursegen.course.lint.rule import LintRule
from coursegen.problems import Severity

_BACK_ROW = "trainers' rule of thumb: what the back row reads while somebody talks"

RULES = (
    LintRule(
        "SLD1",
        Severity.WARNING,
        "A block of text on a slide has 40 words at most, and a list 6 entries. A headline, a table, a source line and "
        "the answers to choose from are not counted.",
        "People can't read and listen at once.",
        "Say it in the notes, and leave the words on the slide that people are to keep.",
        _BACK_ROW,
        bad="explanation: sixty words that the facilitator reads out",
        good="explanation: two short sentences",
        limits={"words": 40, "bullets": 6},
        stage="slides",
    ),
    LintRule(
        "SLD3",
        Severity.WARNING,
        "Body text on a slide has 18 points at least.",
        "The back row can't read less.",
        "Shorten the text, or give the template's layout more room; text is made smaller only where it has to be.",
        _BACK_ROW,
        bad="a template whose body text has 14 points",
        good="a template whose body text has 24 points",
        limits={"points": 18},
        stage="slides",
    ),
    LintRule(
        "SLD4",
        Severity.ERROR,
        "Text fits its frame.",
        "What runs out of its frame is cut off or covers something else, and nobody sees it before the session.",
        "Shorten it, or break it into paragraphs that can go on on a next slide.",
        "text measured with the fonts of the template before anything is written",
        bad="headline: a headline of four lines",
        good="headline: Own the mistake without putting yourself on trial.",
        stage="slides",
        firm=True,
    ),
)
