"""Holds the tools that people work with: a form, a grid, a ladder, a checklist and the like, each written once."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.parts import Notes
from coursegen.model.text import Text

ToolKind = Literal["form", "grid", "ladder", "checklist", "tally", "before_after", "sort", "plan"]


class ToolField(Struct, frozen=True, gc=False):
    """One place of a tool. ``lines`` is how many lines its answer takes; ``example`` is what somebody wrote there.

    What is to have so many ``words`` has a dash for each on paper, in the place of lines.
    A ``private`` one is in the workbook alone, and not on what lies on a desk for all to see.
    """

    id: str
    label: Text
    hint: Text
    lines: int
    example: Text
    address: str
    private: bool = False
    words: int = 0


class ToolItem(Struct, frozen=True, gc=False):
    """Something to sort; ``belongs`` is the id of the field where it belongs, or ``""``: for the facilitator only."""

    id: str
    text: Text
    belongs: str
    address: str


class Tool(Struct, frozen=True, gc=False):
    """A worksheet of one kind. ``carry`` puts it on the pocket card and the job aid as well; the
    ``moment`` at work in which it helps puts it on the job aid, where one looks for that.

    What its ``fields`` are depends on the kind: lines of a form, the four corners of a grid (upper left, upper right,
    lower left, lower right), questions of a ladder (``hint`` is what to do after a no), things to tick (checklist) or
    to count (tally), rows (before_after, plan; ``heads`` names the columns), or headings under which the ``items`` of
    a sort belong. ``across`` and ``down`` name the ends of a grid's axes. ``noted`` is what an observer writes down
    besides ticking or counting, and what an exercise's lines under a table (before_after, plan) are for.
    ``source`` says whose idea it is; empty where it was written for the course.
    """

    id: str
    kind: ToolKind
    title: Text
    prompt: Text
    fields: tuple[ToolField, ...]
    address: str
    heads: tuple[Text, ...] = ()
    across: tuple[Text, ...] = ()
    down: tuple[Text, ...] = ()
    items: tuple[ToolItem, ...] = ()
    source: Text = Text()
    carry: bool = False
    moment: Text = Text()
    noted: Text = Text()
    notes: Notes = Notes()

    @property
    def shown(self) -> tuple[ToolField, ...]:
        """Its places that others may see."""
        return tuple(field for field in self.fields if not field.private)

    @property
    def worked(self) -> bool:
        """Whether there is an example to show of it."""
        return any(field.example for field in self.fields)
