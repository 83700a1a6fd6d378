"""What happens on the screen as the deck is shown, as authors write it in course.yaml."""

from __future__ import annotations

from pydantic import Field

from coursegen.course.forms.form import Form
from coursegen.model.slideshow import Built, Slideshow, Transition


class SlideshowForm(Form):
    """What waits for a click, and how slides change."""

    build: Built = Field("none", description="what comes on a click: none, bullets (one by one), answers, both")
    transition: Transition = Field("none", description="how one slide gives way to the next: none, fade")


def slideshow_of(form: SlideshowForm | None) -> Slideshow:
    """What was asked for."""
    return Slideshow(form.build, form.transition) if form else Slideshow()
