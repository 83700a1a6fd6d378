"""Holds the forms of a course's drawings: one for each kind of drawing, with its limits beside it."""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.form import Form

Label = Annotated[str, Field(min_length=1, max_length=40, description="a label: a word, two or three")]
Said = Annotated[str, Field(min_length=1, max_length=90, description="what somebody says: “…”")]


class GapForm(Form):
    """Something is said, there is a space, and then an answer."""

    heard: Said
    between: Label = Field(description="what stands in the space between them")
    answered: Said
    labels: Annotated[list[Label], Field(min_length=3, max_length=3)] = Field(
        description="what stands under the three of them"
    )


class VisualForm(Form):
    """A drawing: one form, with its words."""

    gap: GapForm | None = Field(None, description="what is heard, a space, what is answered")

    @property
    def named(self) -> tuple[str, ...]:
        """The forms that are written here; one, unless something is wrong."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)
