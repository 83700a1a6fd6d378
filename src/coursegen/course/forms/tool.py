"""Holds the form of the tools that people work with: one for every kind.

What a kind needs and may have is said in ``course/checks/tools.py``.
"""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.form import AtMost, Form, Id, Markdown
from coursegen.course.forms.part import NotesForm
from coursegen.course.forms.when import Needs, When
from coursegen.model.tools import ToolKind

Words = Annotated[
    int, Field(ge=0, le=8, description="how many words belong here: on paper a dash for each, in place of lines")
]
Ends = Annotated[list[Markdown], Field(min_length=2, max_length=2)]


class ToolFieldForm(Form):
    """One place of a tool: a line of a form, a corner of a grid, a step of a ladder, something to tick or to count."""

    id: Id
    label: Markdown = Field(description="what belongs here: a word or two, or the question of a ladder's step")
    hint: Markdown | None = Field(None, description="what helps to fill it in; on a ladder, what to do after a no")
    lines: Annotated[int, Field(ge=0, le=12)] = Field(1, description="lines to write on")
    example: Markdown | None = Field(None, description="what somebody wrote here, for the worked version")
    words: Words = 0
    private: bool = Field(False, description="true: not on the pocket card and the job aid, which others see")
    when: When = None


class ToolItemForm(Form):
    """Something to sort."""

    id: Id
    text: Markdown
    belongs: Id | None = Field(None, description="the id of the field where it belongs; for the facilitator only")
    when: When = None


class ToolForm(Form):
    """A worksheet that people work with: on a slide, in the workbook, on a card, wherever it is named."""

    id: Id
    kind: ToolKind
    title: Markdown
    prompt: Markdown = Field(description="what to do with it, in a sentence")
    fields: Annotated[list[ToolFieldForm], AtMost(8)] = Field(min_length=1)
    heads: list[Markdown] = Field(
        default_factory=list, max_length=5, description="before_after and plan: the heads of the columns"
    )
    across: Ends | None = Field(None, description="grid: the left and the right end of its first axis")
    down: Ends | None = Field(None, description="grid: the upper and the lower end of its second axis")
    items: Annotated[list[ToolItemForm], AtMost(16)] = Field(default_factory=list, description="sort: what is sorted")
    source: Markdown | None = Field(None, description="whose idea it is; left out: it was written for this course")
    carry: bool = Field(False, description="true: on the pocket card and the job aid as well")
    moment: Markdown | None = Field(
        None, description="when one reaches for it at work, for the job aid: When a caller shouts"
    )
    noted: Markdown | None = Field(
        None,
        description="checklist and tally: what an observer notes of each round, in place of what was seen or heard; "
        "before_after and plan: what the exercise's lines under the table are for",
    )
    notes: NotesForm | None = None
    needs: Needs
    when: When = None
