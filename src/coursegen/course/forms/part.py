"""Holds the forms that several kinds of things share: a facilitator's notes, evidence, a picture."""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.form import Form, Id, Plain, Prose


class SpokenForm(Form):
    """What the facilitator says, does and asks, and how it leads on."""

    first: Prose | None = Field(None, description="what to do before a word is said: let the phone ring, read a note")
    say: Prose | None = Field(None, description="what to say, in words that can be spoken")
    do: Prose | None = Field(None, description="what to do: write on the board, hand out, walk round")
    ask: Prose | None = Field(None, description="what to ask the room")
    listen_for: Prose | None = Field(None, description="what good answers to that have in them, and what else comes")
    transition: Prose | None = Field(None, description="the sentence that leads to what comes next")


class NotesForm(SpokenForm):
    """The notes of one slide, and other ones for versions that leave out what they speak of."""

    without: dict[Id, SpokenForm] = Field(
        default_factory=dict,
        description="the notes to use where something is left out, by its id: without: {wall: {say: …}}",
    )


class EvidenceForm(Form):
    """The place in an article that a statement rests on."""

    article: Id = Field(description="the id of a file in articles/")
    paragraphs: list[Annotated[int, Field(ge=1)]] = Field(
        min_length=1, description="paragraph numbers, counted from 1 after the page's noise is removed"
    )


class PictureForm(Form):
    """A picture of the course's own."""

    file: Plain = Field(description="a PNG or JPEG inside the course folder: pictures/queue.png")
    description: str = Field(min_length=1, max_length=150, description="what it shows, for those who can't see it")


class CourseBrandForm(Form):
    """How the course looks."""

    logo: PictureForm | None = Field(
        None, description="a PNG or JPEG: on the first and last slide, small on the others, and on handouts' covers"
    )
