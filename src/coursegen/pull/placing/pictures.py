"""Makes of a picture in a deck what a course has of one: a file in ``pictures/``, and what it shows."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from coursegen.model.course import Course, KeyPoint, Module
from coursegen.model.own_slides import OwnSlide
from coursegen.model.parts import Picture
from coursegen.model.visuals import Photo
from coursegen.pull.deck.edited_deck import Shape
from coursegen.pull.placing.new_ids import words_of_id
from coursegen.pull.placing.patch import Fields, NewFile
from coursegen.source.pictures import is_file_name, suffix_of

FOLDER = "pictures"
LONGEST_DESCRIPTION = 150


class FoundPicture(Struct, frozen=True):
    """A picture's file, and its fields as a course's file has them."""

    file: NewFile
    fields: Fields


def picture_of(shape: Shape) -> FoundPicture | str:
    """A picture of a deck for the course, or why it can't be one, as the end of a sentence.

    The file's name has a part of its hash, so the same picture is the same file however often it is pulled.
    """
    description = " ".join(shape.description.split())
    suffix = suffix_of(shape.file)
    if not shape.file:
        return "it is only linked: put the picture itself in, and pull again"
    if not suffix:
        return "it is neither a PNG nor a JPEG; save it as one of them and put it in again"
    if not description or is_file_name(description, f"{FOLDER}/x{suffix}"):
        return "nothing says what it shows: give it an alternative text in the deck, and pull again"
    if len(description) > LONGEST_DESCRIPTION:
        return f"its alternative text is longer than {LONGEST_DESCRIPTION} letters: shorten it, and pull again"
    name = f"{FOLDER}/{words_of_id(description) or 'picture'}_{sha256(shape.file).hexdigest()[:8]}{suffix}"
    return FoundPicture(NewFile(name, shape.file), Fields((("file", name), ("description", description))))


def pictures_of(course: Course, owner: str) -> dict[str, Picture]:
    """The pictures of a key point or of a module's own slide, by the address at which each is named."""
    found = {}
    for one in (one for module in course.modules for one in _owners(module) if one.address == owner):
        if one.picture is not None:
            found[f"{owner}.picture"] = one.picture
        if isinstance(one.visual, Photo) and one.visual.picture is not None:
            found[f"{owner}.visual.picture.picture"] = one.visual.picture
    return found


def _owners(module: Module) -> tuple[KeyPoint | OwnSlide, ...]:
    return (*module.key_points, *module.slides)
