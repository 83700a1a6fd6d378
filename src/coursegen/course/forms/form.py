"""Holds what every form is made of: a base that refuses unknown keys, and the kinds of values.

The modules with forms do without ``from __future__ import annotations``: pydantic would compile each of three hundred
annotations again whenever a course is read.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

Id = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60, description="a name in small letters, digits and _"),
]
Markdown = Annotated[
    str,
    Field(min_length=1, max_length=2_000, description="a paragraph; *emphasis*, **strong**, `code`, [link](https://…)"),
]
Prose = Annotated[
    str,
    Field(min_length=1, max_length=8_000, description="one or more paragraphs, a blank line between them"),
]
Plain = Annotated[str, Field(min_length=1, max_length=500)]
Minutes = Annotated[int, Field(ge=1, le=600, description="whole minutes")]
ClockTime = Annotated[str, Field(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$", description='a time of day, "09:00"')]
DueOffset = Annotated[
    str,
    Field(
        pattern=r"^(same day|next shift|next day|[1-9]\d{0,2} (day|days|week|weeks|month|months))$",
        description="how long after the session: same day, next shift, next day, 3 days, 2 weeks, 1 month",
    ),
]
TemplateFile = Annotated[str, Field(pattern=r"^[^\\:]+\.(pptx|potx)$", max_length=200)]
Label = Annotated[str, Field(min_length=1, max_length=40, description="a label: a word, two or three")]
Said = Annotated[str, Field(min_length=1, max_length=90, description="what somebody says, in quotation marks: “…”")]
Sentence = Annotated[str, Field(min_length=1, max_length=140, description="a short sentence")]


class Form(BaseModel):
    """What every form is: frozen, strict about keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class AtMost(Struct, frozen=True):
    """How many objects a list may hold once its conditions are decided.

    A list in which nothing is conditional is counted with its form; any other one version by version.
    """

    number: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._counted, handler(source))

    def _counted(self, items: list[Any]) -> list[Any]:
        if len(items) > self.number and all(item.when is None for item in items):
            told = {"field_type": "List", "max_length": self.number, "actual_length": len(items)}
            raise PydanticKnownError("too_long", told)
        return items
