"""Holds the forms of what versions differ by: conditions, priorities and locks."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from coursegen.course.forms.form import Form, Id

Locked = Annotated[
    list[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=200)]],
    Field(default_factory=list, description="fields that no layer may touch: title, key_points.own.headline"),
]
Priority = Annotated[
    Literal["must", "should", "could"],
    Field(description="what goes first when time is short: could, then should; must always stays"),
]


def _listed(value: object) -> object:
    """One value as a list of one, so that ``channel: chat`` and ``channel: [chat]`` are the same."""
    return [value] if isinstance(value, str) else value


Ids = Annotated[list[Id], BeforeValidator(_listed, json_schema_input_type=list[Id] | Id)]
ChannelName = Literal["phone", "chat", "counter", "field", "mixed"]
Channels = Annotated[
    list[ChannelName], BeforeValidator(_listed, json_schema_input_type=list[ChannelName] | ChannelName)
]
DeliveryName = Literal["room", "online"]
Deliveries = Annotated[
    list[DeliveryName], BeforeValidator(_listed, json_schema_input_type=list[DeliveryName] | DeliveryName)
]
AudienceName = Literal["facilitator", "participant", "manager"]
Audiences = Annotated[
    list[AudienceName], BeforeValidator(_listed, json_schema_input_type=list[AudienceName] | AudienceName)
]


class WhenForm(Form):
    """Where something belongs: every field that is given must hold; a list holds where one of its values does."""

    sector: Ids | None = Field(None, min_length=1, description="ids of files in sectors/")
    team: Ids | None = Field(None, min_length=1, description="ids of files in teams/")
    channel: Channels | None = Field(None, min_length=1, description="how the team meets people: phone, chat …")
    delivery: Deliveries | None = Field(None, min_length=1, description="where the session is: room, online")
    audience: Audiences | None = Field(None, min_length=1, description="who reads it: facilitator, participant …")


Needs = Annotated[
    list[Id],
    Field(
        default_factory=list,
        max_length=10,
        description="ids of what this rests on (a tool, an activity, a key point …): it goes where one of them goes",
    ),
]
When = Annotated[WhenForm | None, Field(description="leave it out of every version where this does not hold")]
