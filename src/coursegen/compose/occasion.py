"""Words a session's date, room and people, and a version's disclaimer, for slides and pages."""

from __future__ import annotations

from coursegen.compose.words import Words
from coursegen.model.course import Course
from coursegen.model.layers import Notice, Session
from coursegen.model.text import Text, words


def when_and_where(w: Words, session: Session | None) -> tuple[Text, ...]:
    """``4 March 2027``, the place, the trainer: each that the session's file says, as a paragraph of its own."""
    if session is None:
        return ()
    trainer = w.say("trainer", name=session.trainer) if session.trainer else ""
    told = (day(w, session.date), session.place, trainer)
    return tuple(words(one) for one in told if one)


def day(w: Words, date: str) -> str:
    """``2027-03-04`` as ``4 March 2027``; nothing for nothing."""
    if not date:
        return ""
    year, month, number = date.split("-")
    return w.say("day", day=str(int(number)), month=w.say("months").split(", ")[int(month) - 1], year=year)


def group(w: Words, course: Course) -> tuple[Text, ...]:
    """How many people are expected, for whoever prepares the room; nothing where no session says it."""
    many = course.session.headcount if course.session else 0
    return (words(w.count("headcount", many)),) if many else ()


def notice_facts(w: Words, notice: Notice) -> tuple[Text, ...]:
    """Where a disclaimer holds, who approved it and when it is to be looked at again, each where it is said."""
    facts = []
    if notice.jurisdiction:
        facts.append(w.text("notice_jurisdiction", place=notice.jurisdiction))
    if notice.approved_by:
        facts.append(w.text("notice_approved", who=notice.approved_by))
    if notice.review_by:
        facts.append(words(w.say("notice_review", day=day(w, notice.review_by)), address=f"{notice.address}.review_by"))
    return tuple(facts)
