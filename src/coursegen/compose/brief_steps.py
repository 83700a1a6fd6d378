"""Parts a role's brief into the steps that its player looks for while the scene is played."""

from __future__ import annotations

import re

from coursegen.model.text import Text, joined, stronger, within
from coursegen.source.sentences import sentence_spans

_LEAD = re.compile(r"[^“„«»\"(\[]*?:(?=\s)")
_MOST = 6
"""How many words before a colon say what a step is about; more are a sentence of their own."""


def steps_of(brief: Text, language: str = "en") -> tuple[Text, ...]:
    """A brief, each sentence by itself, and strong what leads to one: **Asked what happened:** charged twice."""
    spans = sentence_spans(brief.plain, language) or [(0, 0)]
    spans[-1] = (spans[-1][0], len(brief.plain))  # a reference at the end has no letters, and belongs to the last step
    return tuple(_with_its_lead(within(brief, start, end)) for start, end in spans)


def _with_its_lead(step: Text) -> Text:
    lead = _LEAD.match(step.plain)
    if lead is None or len(lead.group().split()) > _MOST:
        return step
    return joined(stronger(within(step, 0, lead.end())), within(step, lead.end(), len(step.plain)))
