"""Holds the forms of an article's rights: what is allowed beyond citing, and a permission that was given."""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.form import Form, Plain
from coursegen.course.forms.layer import Date


class AllowForm(Form):
    """What the rights allow beyond citing; what is left out is not known."""

    internal: bool | None = Field(None, description="use in courses for one's own people")
    paid: bool | None = Field(None, description="use in courses that somebody pays for")
    print: bool | None = Field(None, description="printing it")
    adapt: bool | None = Field(None, description="changing it: shortening, rewording, a team's version")
    translate: bool | None = Field(None, description="putting it into another language")
    copies_max: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(None, description="copies for one session")
    excerpt_words: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        None, description="words that may be quoted, all quotations of the course together"
    )


class PermissionForm(Form):
    """A permission that somebody gave."""

    by: Plain = Field(description="who gave it")
    date: Date
    expires: Date | None = None
    scope: Plain = Field(description="for what it was given")
    evidence: Plain | None = Field(None, description="a file in the course folder that proves it: rights/letter.pdf")
