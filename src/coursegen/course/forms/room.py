"""How the room is to look and what is laid ready in it, as authors write it in course.yaml."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.form import AtMost, Form, Id, Markdown
from coursegen.course.forms.when import When


class MaterialForm(Form):
    """Something to hand out or to lay ready."""

    id: Id
    item: Markdown = Field(description="what it is, for one of it: pen, sheet of paper, roll of tape")
    per: Literal["person", "group", "room"] = Field("person", description="how often it is needed")
    count: Annotated[int, Field(ge=1, le=100)] = Field(1, description="how many each person, group or room needs")
    when: When = None


class RoomForm(Form):
    """What whoever prepares the room has to know."""

    layout: Markdown = Field(description="how tables and chairs stand")
    group: Annotated[int, Field(ge=2, le=12)] = Field(4, description="how many people sit at one table")
    equipment: list[Markdown] = Field(default_factory=list, description="what has to be in the room: projector, board")
    materials: Annotated[list[MaterialForm], AtMost(20)] = Field(default_factory=list)
