"""The forms that several kinds of things have to their values: notes, evidence."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.course.forms.part import EvidenceForm, NotesForm, SpokenForm
from coursegen.course.inline.texts import Texts
from coursegen.model.parts import Evidence, Notes


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
        say=texts.many(spoken.say, f"{address}.say"),
        do=texts.many(spoken.do, f"{address}.do"),
        ask=texts.many(spoken.ask, f"{address}.ask"),
        transition=texts.many(spoken.transition, f"{address}.transition"),
    )


def evidence_of(found: Sequence[EvidenceForm]) -> tuple[Evidence, ...]:
    """The places in articles that a statement rests on."""
    return tuple(Evidence(one.article, tuple(one.paragraphs)) for one in found)
