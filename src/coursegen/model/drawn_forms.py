"""Lists the values of all drawings, by the names of their forms."""

from __future__ import annotations

from collections.abc import Mapping

from coursegen.model import diagrams as d
from coursegen.model import visuals as v

VISUALS: Mapping[str, type[v.Visual]] = {
    kind.form: kind
    for kind in (
        v.Curves, v.Iceberg, v.ContactCurve, v.Gap, v.Dialogue, v.SentencePair, v.Fork, v.Steps, v.Bars,
        v.Checks, v.Amounts, v.Clock, v.Statement, v.BubbleQuestion, v.Options, v.Tasks, v.Cast, v.Worksheet,
        v.LineRecap, d.Comparison, d.Balance, d.TwoByTwo, d.Cycle, d.Spectrum, d.Process, d.Timeline, v.BigNumber,
        v.Portrait, v.Quotation, v.Photo,
    )
}  # fmt: skip
"""The value of each form, by its name."""
