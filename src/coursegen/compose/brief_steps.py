"""Parts a role's brief into the steps that its player looks for while the scene is played."""

from __future__ import annotations

import re

from coursegen.model.text import Text, joined, stronger, within
from coursegen.source.sentences import sentence_spans

_LEAD = re.compile(r"[^“„«»\"(\[]*?:(?=\s)")
_MOST = 6
"""How many words before a colon say what a step is about; more are a sentence of their own."""


def steps_of(brief: Text, language: str = "en") -> tuple[Text, ...]:
    """A brief, each sentence by itself, and strong what leads to one: **Asked what happened:** charged twice.

    The last of several is strong as a whole: it is what its player most easily forgets.
    """
    spans = sentence_spans(brief.plain, language) or [(0, 0)]
    spans[-1] = (spans[-1][0], len(brief.plain))  # a reference at the end has no letters, and belongs to the last step
    *steps, last = (within(brief, start, end) for start, end in spans)
    return (*map(_with_its_lead, steps), stronger(last) if steps else _with_its_lead(last))


def _with_its_lead(step: Text) -> Text:
    lead = _LEAD.match(step.plain)
    if lead is None or len(lead.group().split()) > _MOST:
        return step
    return joined(stronger(within(step, 0, lead.end())), within(step, lead.end(), len(step.plain)))
