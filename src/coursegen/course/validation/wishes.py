"""Answers wishes that have no field of their own: how each is done, so that no near name is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_IN_POWERPOINT = (
    "delete this line, and protect the finished file in PowerPoint or your PDF program; nothing here keeps a password"
)
_FONT = (
    "delete this line, type `coursegen build`, then open output/base/deck.pptx, choose other fonts under View > Slide "
    "Master > Fonts, save it in the course folder, for instance as my.pptx, and write in course.yaml: template: my.pptx"
)
_COLOURS = "name a file of themes/ with theme:, or write colours: under brand: in a team's file"
_BESIDE = "into a folder `pictures` beside course.yaml (make it if there is none), and replace this line with:"
_LOGO = (
    f"put logo.png {_BESIDE} `brand: {{logo: {{file: pictures/logo.png, description: what it shows}}}}`. If there is a "
    "`brand:` already, add `logo: {…}` inside it. This belongs in course.yaml or, for one team alone, in the team's "
    "file, for instance teams/desk.yaml."
)
_ADDED = "If the file has a line `slides:` already, put only the lines from `- id` on at the end of that list:"
_HIDDEN = f"""delete this line: only a slide that you add yourself can be hidden. \
Add one at the end of the module's file; `reserve: true` hides it. {_ADDED}
slides:
  - id: extra
    kind: big_number
    title: What the slide says in one sentence.
    number: "1 in 40"
    body: what the number counts
    notes: {{say: What you say.}}
    reserve: true"""
_FILM = "https://example.org/film"
_VIDEO = f"""delete this line, and add a slide that links to the video at the end of the module's file. {_ADDED}
slides:
  - id: film
    kind: video
    title: What the film shows in one sentence.
    url: {_FILM}
    notes: {{say: What you say.}}"""
_NOTES = "write notes: {say: …, do: …, ask: …, transition: …}"
_TRAINER = "write trainer: in a file of sessions/, one for each date"
_SESSION = "write it in a file of sessions/, one for each date"
_PICTURE = f"put queue.png {_BESIDE} `picture: {{file: pictures/queue.png, description: what it shows}}`"
_STEPWISE = "write slideshow: {build: bullets} in course.yaml"
_FADING = "write slideshow: {transition: fade} in course.yaml"
_PRINTED = "say it as you build: `coursegen build --help` lists how pages can be printed"

WISHES: Mapping[str, str] = {
    "logo": _LOGO,
    "font": _FONT, "fonts": _FONT, "font_size": _FONT, "size": _FONT, "typeface": _FONT,
    "colour": _COLOURS, "color": _COLOURS, "colours": _COLOURS, "colors": _COLOURS,
    "hidden": _HIDDEN, "hide": _HIDDEN, "skip": _HIDDEN,
    "video": _VIDEO, "film": _VIDEO, "movie": _VIDEO, "youtube": _VIDEO,
    "password": _IN_POWERPOINT, "encrypt": _IN_POWERPOINT, "protect": _IN_POWERPOINT,
    "speaker_notes": _NOTES, "note": _NOTES, "comment": _NOTES,
    "trainer": _TRAINER, "instructor": _TRAINER, "facilitator": _TRAINER, "presenter": _TRAINER,
    "date": _SESSION, "place": _SESSION, "location": _SESSION,
    "image": _PICTURE, "img": _PICTURE, "photo": _PICTURE, "photos": _PICTURE,
    "animation": _STEPWISE, "animations": _STEPWISE, "animate": _STEPWISE,
    "transition_effect": _FADING,
    "watermark": "write status: draft while it is one; every slide and page then says so",
    "audio": "play it beside the slides, and say when in notes: {do: …}; a deck is made without sound",
    "music": "play it beside the slides, and say when in notes: {do: …}; a deck is made without sound",
    "sound": "play it beside the slides, and say when in notes: {do: …}; a deck is made without sound",
    "duration": "write minutes: and a whole number",
    "length": "write minutes: and a whole number",
    "certificate": "`coursegen kit --session ID --participants FILE` makes certificates",
    "header": "write footer: under brand: in a team's file; what stands at the head is the template's",
    "large_print": _PRINTED, "booklet": _PRINTED,
    "author": "write trainer: in a file of sessions/; who wrote an article stands at authors: in its file",
}  # fmt: skip
"""What people write that is no field, and how it is done."""


def answered(name: str, known: Iterable[str], typed: str = "") -> str:
    """How a wish is met that has no field here, ``""`` for a name that is none, or that has a field in this place.

    An address or a picture's file that was ``typed`` takes the place of the one in the example.
    """
    wish = name.strip().lower().replace("-", "_").replace(" ", "_")
    met = "" if wish in known else WISHES.get(wish, "")
    if re.fullmatch(r"https?://\S{1,200}", typed):
        return met.replace(_FILM, typed)
    file = re.search(r"[\w-]{1,80}\.(png|jpe?g)$", typed, re.IGNORECASE)
    return re.sub(r"\b(queue|logo)\.png", file[0], met) if file else met
