"""Holds one line of a print list: which pages of which file, how often, and on what."""

from __future__ import annotations

from msgspec import Struct

from coursegen.model.printing import PaperName


class PrintJob(Struct, frozen=True):
    """Pages ``first`` to ``last`` of a file, counted from 1, so many ``copies`` of them.

    ``duplex`` is both sides, flipped on the long edge; ``stiff`` paper is for what is cut out or handed over;
    ``colour`` is ``False`` where black is enough; ``why`` names the reason, by its name in the catalogue without
    ``why_``. No ``copies`` are for what a kit has and nobody needs on paper; ``each`` is for every participant.
    """

    file: str
    first: int
    last: int
    copies: int
    paper: PaperName
    duplex: bool
    stiff: bool
    colour: bool
    why: str = "facilitator"
    each: bool = False

    @property
    def pages(self) -> str:
        """``3`` or ``1–4``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
