"""Holds the forms of what a facilitator knows and prepares: the room, a module's background, boards."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.form import AtMost, Form, Id, Markdown
from coursegen.course.forms.when import Needs, When


class MaterialForm(Form):
    """Something to hand out or to lay ready."""

    id: Id
    item: Markdown = Field(description="what it is, for one of it: pen, sheet of paper, roll of tape")
    per: Literal["person", "group", "room"] = Field("person", description="how often it is needed")
    count: Annotated[int, Field(ge=1, le=100)] = Field(1, description="how many each person, group or room needs")
    when: When = None


class RoomForm(Form):
    """What whoever prepares the room has to know."""

    layout: Markdown = Field(description="how tables and chairs are placed")
    group: Annotated[int, Field(ge=2, le=12)] = Field(4, description="how many people sit at one table")
    equipment: list[Markdown] = Field(default_factory=list, description="what has to be in the room: projector, board")
    materials: Annotated[list[MaterialForm], AtMost(20)] = Field(default_factory=list)


class ObjectionForm(Form):
    """What somebody in the room may say against it, and an answer."""

    id: Id
    objection: Markdown
    answer: Markdown
    when: When = None


class BackgroundForm(Form):
    """What stands behind a module, for the facilitator."""

    purpose: Markdown | None = Field(None, description="what the module is there for, in a sentence")
    retold: Annotated[list[Markdown], Field(max_length=8)] = Field(
        default_factory=list, description="its source in our own words, in about six lines"
    )
    weak: Markdown | None = Field(None, description="where the source is thin, said fairly")
    goes_wrong: Annotated[list[Markdown], Field(max_length=6)] = Field(
        default_factory=list, description="what tends to go wrong in the room, and what helps"
    )
    objections: Annotated[list[ObjectionForm], AtMost(6)] = Field(default_factory=list)
    prepare: Annotated[list[Markdown], Field(max_length=8)] = Field(
        default_factory=list, description="what to lay out or to hang up before this module"
    )
    week_before: Annotated[list[Markdown], Field(max_length=4)] = Field(
        default_factory=list, description="what takes a week: whom to ask, what to settle"
    )
    day_before: Annotated[list[Markdown], Field(max_length=4)] = Field(
        default_factory=list, description="what takes time that nobody has on the day: what to copy, to cut, to label"
    )


class BoardForm(Form):
    """A board or a sheet that the facilitator writes: its title, and what is on it before people come."""

    id: Id
    title: Markdown
    lines: Annotated[list[Markdown], Field(max_length=10)] = Field(
        default_factory=list, description="what is written on it beforehand"
    )
    counted: Annotated[list[Markdown], Field(max_length=4)] = Field(
        default_factory=list,
        description="what the room counts on it, once before and once after: Rule, Sorry, Question",
    )
    where: Markdown | None = Field(None, description="what it is written on, and where that hangs: a sheet by the door")
    needs: Needs
    when: When = None
