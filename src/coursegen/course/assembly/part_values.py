"""Makes the values of what several kinds of things have: notes and pictures (each file is read once)."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from msgspec.structs import replace

from coursegen.course.forms.part import NotesForm, PictureForm, SpokenForm
from coursegen.course.inline.texts import Texts
from coursegen.model.parts import Notes, Picture
from coursegen.problems import Problem, Refused
from coursegen.source.folder import CourseFiles
from coursegen.source.pictures import is_file_name, picture_in, read_picture

_seen: WeakKeyDictionary[CourseFiles, dict[str, Picture | tuple[Problem, ...]]] = WeakKeyDictionary()


def notes_of(form: NotesForm | None, address: str, texts: Texts) -> Notes:
    """A facilitator's notes; empty ones for ``None``."""
    if form is None:
        return Notes()
    spoken: SpokenForm = form
    for name, instead in form.without.items():
        if not texts.known(name):
            spoken, address = instead, f"{address}.without.{name}"
            break
    return Notes(
        first=texts.many(spoken.first, f"{address}.first"),
        say=texts.many(spoken.say, f"{address}.say"),
        do=texts.many(spoken.do, f"{address}.do"),
        ask=texts.many(spoken.ask, f"{address}.ask"),
        listen_for=texts.many(spoken.listen_for, f"{address}.listen_for"),
        transition=texts.many(spoken.transition, f"{address}.transition"),
    )


def picture_of(form: PictureForm | None, address: str, texts: Texts, files: CourseFiles) -> Picture | None:
    """The picture that a form names; ``None`` for none, or where something is wrong with it (in ``texts.problems``)."""
    if form is None:
        return None
    description = texts.one(form.description, f"{address}.description").plain
    if is_file_name(description, form.file):
        message = "this is what a file is called, not what the picture shows"
        hint = "say it to somebody who can't see it: Five people wait in front of one open counter"
        texts.problems.append(Problem("A11Y1", message, hint=hint, address=f"{address}.description"))
    known = _seen.setdefault(files.whole, {})
    if form.file not in known:
        try:
            if (unsaved := files.unsaved.get(form.file)) is not None:
                known[form.file] = picture_in(unsaved, form.file, "", "")
            else:
                known[form.file] = read_picture(files.root, form.file, "", "")
        except Refused as refused:
            known[form.file] = refused.problems
    found = known[form.file]
    if isinstance(found, Picture):
        return replace(found, description=description)
    texts.problems += [replace(problem, address=f"{address}.file") for problem in found]
    return None
