"""Holds the form of what happens on the screen as the deck is shown."""

from pydantic import Field

from coursegen.course.forms.form import Form, Markdown
from coursegen.model.slideshow import Built, Transition


class FarewellForm(Form):
    """What stays on the screen at the end."""

    title: Markdown = Field(description="thank you, in your words")
    text: Markdown = Field(description="the promise to keep in mind, in a sentence")
    follow_up: Markdown | None = Field(None, description="what happens next, and when")


class SlideshowForm(Form):
    """What waits for a click, and how slides change."""

    build: Built = Field("none", description="what comes on a click: none, bullets (one by one), answers, both")
    transition: Transition = Field("none", description="how one slide gives way to the next: none, fade")
