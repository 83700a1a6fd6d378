"""Composes what bears people's names: certificates, name tents, the sheet that they sign."""

from __future__ import annotations

import base64
from hashlib import sha256

from coursegen.compose import occasion, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import DocumentBlock, Framed, Heading, NameLine, NameTents, PageBreak, Signatures, Tent
from coursegen.model.roster import Person
from coursegen.model.text import Text, words

Blocks = tuple[DocumentBlock, ...]
_ROW_MM = 8.5  # high enough to sign in


def certificates(setting: Setting, _: Step) -> Blocks:
    """A page for each person who is named; where nobody is, one with lines to fill in."""
    people = setting.roster.people if setting.roster else ()
    return tuple(part for person in people or (Person(),) for part in _certificate(setting, person))


def _certificate(setting: Setting, person: Person) -> Blocks:
    w, course = setting.words, setting.whole
    session = course.session
    first, last = course.agenda[0], course.agenda[-1]
    number = serial(course.id, session.date if session else "", person.key)
    day = occasion.day(w, session.date) if session else ""
    clock = w.say("span", start=str(first.start), end=str(last.end)) if session else ""
    when = " · ".join(part for part in (day, clock, phrases.length(w, course)) if part)
    place = session.place if session else ""
    trainer = session.trainer if session else ""
    title = w.text("certificate_title")
    shown: Blocks = (
        Heading(1, course.title, f"{setting.recipe.id}.{number or 'blank'}"),
        Paragraph(title, "label"),
        NameLine(Text(), words(person.name) if person.name else Text(), w.say("name")),
        Paragraph(w.text("certificate_took_part"), "lead"),
        Paragraph(course.subtitle),
        Paragraph(words(" · ".join(part for part in (when, place) if part))),
        Signatures(
            (
                w.text("signed_by", name=trainer) if trainer else w.text("signed"),
                w.text("signed_on") if not day else w.text("signed_day", day=day),
            ),
            words(w.say("serial", number=number)) if number else Text(),
        ),
    )
    return (PageBreak(), Framed(shown, course.logo))


def serial(course: str, date: str, key: str) -> str:
    """``7QKM-3XDP-A2``: the same for the same person, course and date, and nothing of them can be read in it.

    Fifty bits of a SHA-256 in the letters of RFC 4648's base32; ``""`` for nobody in particular.
    """
    if not key:
        return ""
    letters = base64.b32encode(sha256("\n".join((course, date, key)).encode()).digest()).decode()[:10]
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def name_tents(setting: Setting, _: Step) -> Blocks:
    """A tent for each person, a page each; where nobody is named, an empty one to copy."""
    w = setting.words
    people = setting.roster.people if setting.roster else ()
    tents = tuple(_tent(one) for one in people or (Person(),))
    rules = tuple(rule.text for rule in setting.course.rules)
    title = w.text("tents_back") if rules else setting.course.title
    back: Blocks = (Heading(2, title, f"{setting.recipe.id}.back"), *((ItemList(rules),) if rules else ()))
    return (NameTents(tents, w.say("tents_caption"), back),)


def _tent(person: Person) -> Tent:
    """What people call each other by, large: the first word of a name that is no title such as Dr."""
    called = next((word for word in person.name.split() if not word.endswith((".", ","))), person.name)
    whole = words(person.name) if called != person.name else Text()
    return Tent(words(called) if called else Text(), words(person.team) if person.team else Text(), whole)


def sign_in(setting: Setting, step: Step) -> Blocks:
    """A row for each person to sign, the course, the day, the clock, and rows for those who are on no list."""
    w, course = setting.words, setting.whole
    people = setting.roster.people if setting.roster else ()
    rows = [*people, *(Person(),) * ((0 if people else expected(setting, step)) + step.whole("spare"))]
    teams, ids = any(one.team for one in people), any(one.id for one in people)
    header = [words("#"), w.text("name")]
    header += [w.text("column_team")] if teams or not people else []
    header += [w.text("column_id")] if ids else []
    header += [w.text("column_signature")]
    shares = {2: (0.07, 0.50, 0.43), 3: (0.07, 0.35, 0.23, 0.35), 4: (0.06, 0.37, 0.19, 0.11, 0.27)}
    cells = []
    for number, one in enumerate(rows, 1):
        row = [words(str(number)), words(one.name) if one.name else Text()]
        row += [words(one.team) if one.team else Text()] if teams or not people else []
        row += [words(one.id) if one.id else Text()] if ids else []
        cells.append((*row, Text()))
    title = w.text("sign_in_title")
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.sheet", running=title.plain),
        Paragraph(course.title, "lead"),
        *occasion_lines(setting),
        Table(tuple(header), tuple(cells), shares[len(header) - 1], w.say("sign_in_caption"), row_mm=_ROW_MM,
              address=f"{setting.recipe.id}.rows"),
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
