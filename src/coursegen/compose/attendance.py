"""Composes what bears people's names: certificates, name tents, the sheet that they sign."""

from __future__ import annotations

import base64
from collections.abc import Callable
from hashlib import sha256

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import BOX, ItemList, Paragraph, Table
from coursegen.model.document import (
    DocumentBlock,
    Framed,
    Heading,
    NameLine,
    NameTents,
    PageBreak,
    Signatures,
    Tent,
    WriteOn,
)
from coursegen.model.roster import Person
from coursegen.model.text import Text, joined, words

Blocks = tuple[DocumentBlock, ...]
_ROW_MM = 8.5  # high enough to sign in


def certificates(setting: Setting, step: Step) -> Blocks:
    """A page for each person who is named, and empty ones for who comes besides; where nobody is, one to copy."""
    people = _named_and_spare(setting, step)
    return tuple(part for place, person in enumerate(people) for part in _certificate(setting, person, place))


def _named_and_spare(setting: Setting, step: Step) -> tuple[Person, ...]:
    """Those who are named, and nobody in particular for each who may come besides; only the latter, once, for none."""
    people = setting.roster.people if setting.roster else ()
    return (*people, *(Person(),) * (step.whole("spare") if people else 1))


def _certificate(setting: Setting, person: Person, turn: int) -> Blocks:
    w, course = setting.words, setting.whole
    session = course.session
    number = serial(course.id, session.date if session else "", person.key)
    day = occasion.day(w, session.date) if session else ""
    place = session.place if session else ""
    where, long = " · ".join(filter(None, (day, place))), phrases.length(w, course)
    signing = _trainer(setting)
    parts = " · ".join(module.title.plain for module in course.modules)
    title = w.text("certificate_title")
    shown: Blocks = (
        Heading(1, course.title, f"{setting.recipe.id}.{number or f'blank_{turn}'}"),
        Paragraph(title, "label"),
        NameLine(Text(), words(person.name) if person.name else Text(), w.say("name")),
        Paragraph(w.text("certificate_took_part"), "lead"),
        Paragraph(joined(w.text("certificate_parts", parts=parts) if parts else course.subtitle, ". ", long)),
        *((Paragraph(words(where)),) if where else ()),
        Signatures(
            (words(signing),) if day else (words(signing), w.text("signed_on")),
            words(w.say("serial", number=number)) if number else Text(),
        ),
    )
    return (PageBreak(), Framed(shown, course.logo))


def _trainer(setting: Setting) -> str:
    """``Sam Whitlock, trainer``, or ``Trainer`` where nobody says who it is."""
    session = setting.whole.session
    return (
        setting.words.say("signed_by", name=session.trainer)
        if session and session.trainer
        else setting.words.say("signed")
    )


def serial(course: str, date: str, key: str) -> str:
    """``7QKM-3XDP-A2``: the same for the same person, course and date, and nothing of them can be read in it.

    Fifty bits of a SHA-256 in the letters of RFC 4648's base32; ``""`` for nobody in particular.
    """
    if not key:
        return ""
    letters = base64.b32encode(sha256("\n".join((course, date, key)).encode()).digest()).decode()[:10]
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def name_tents(setting: Setting, step: Step) -> Blocks:
    """A tent for each person, a page each, and empty ones for who comes besides; where nobody is named, one to copy."""
    w = setting.words
    tents = tuple(_tent(one) for one in _named_and_spare(setting, step))
    rules = tuple(rule.text for rule in setting.course.rules)
    title = w.text("tents_back") if rules else setting.course.title
    back: Blocks = (Heading(2, title, f"{setting.recipe.id}.back"), *((ItemList(rules),) if rules else ()))
    return (NameTents(tents, w.say("tents_caption"), back, _few_words(setting), w.text("fold_back")),)


def _few_words(setting: Setting) -> Blocks:
    """What one carries in so many words, to write down where one sees it; nothing where a course has no such tool."""
    for used in (used for module in setting.course.modules for used in module.tools if used.carry):
        for field in used.shown:
            if field.words:
                return Heading(2, used.title, f"{setting.recipe.id}.words"), WriteOn(field.label, 1, field.words)
    return ()


def _tent(person: Person) -> Tent:
    """What people call each other by, large: the first word of a name that is no title such as Dr.

    The rest stands below it, and all of the name where it has a title.
    """
    called = next((word for word in person.name.split() if not word.endswith((".", ","))), person.name)
    rest = person.name.removeprefix(called).strip()
    return Tent(*(words(said) if said else Text() for said in (called, person.team, rest)))


def sign_in(setting: Setting, step: Step) -> Blocks:
    """A row for each person to sign, with a box for who stayed to the end, and a line for the trainer to confirm it."""
    w, course = setting.words, setting.whole
    people = setting.roster.people if setting.roster else ()
    rows = [*people, *(Person(),) * ((0 if people else expected(setting, step)) + step.whole("spare"))]
    teams, ids = any(one.team for one in people), any(one.id for one in people)
    known: list[tuple[Text, float, Callable[[Person], str]]] = [(w.text("name"), 2.7, lambda one: one.name)]
    if teams or not people:
        known.append((w.text("column_team"), 1.25, lambda one: one.team))
    if ids:
        known.append((w.text("column_id"), 0.9, lambda one: one.id))
    header = (words("#"), *(head for head, _, _ in known), w.text("column_signature"), w.text("column_stayed"))
    wide = (0.58, *(share for _, share, _ in known), 2.1, 0.95)
    cells = tuple(
        (words(str(number)), *(words(said(one)) if said(one) else Text() for _, _, said in known), Text(), words(BOX))
        for number, one in enumerate(rows, 1)
    )
    title = w.text("sign_in_title")
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.sheet", running=title.plain),
        Paragraph(course.title, "lead"),
        *occasion_lines(setting),
        Table(header, cells, tuple(share / sum(wide) for share in wide), w.say("sign_in_caption"), row_mm=_ROW_MM,
              address=f"{setting.recipe.id}.rows"),
        Signatures((w.text("sign_in_confirmed", trainer=_trainer(setting)),), Text()),
    )  # fmt: skip


def occasion_lines(setting: Setting) -> tuple[Paragraph, ...]:
    """``13:00–15:40 · 4 March 2027``, and below it the place and the trainer, as far as they are known."""
    w, course = setting.words, setting.whole
    clock = w.say("span", start=str(course.agenda[0].start), end=str(course.agenda[-1].end))
    session = course.session
    day = occasion.day(w, session.date) if session else ""
    where = [one.plain for one in occasion.when_and_where(w, session) if one.plain != day]
    lines = [" · ".join(filter(None, (clock, day))), " · ".join(where)]
    return tuple(Paragraph(words(line)) for line in lines if line)


def expected(setting: Setting, step: Step) -> int:
    """How many come: as the list of names or the session has it, else as the recipe says."""
    if setting.roster:
        return setting.roster.count
    session = setting.whole.session
    return session.headcount if session and session.headcount else step.whole("people")
