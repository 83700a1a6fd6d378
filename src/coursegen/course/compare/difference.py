"""Finds what differs between two versions of a course, by address: removed, added, moved, changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from coursegen.model import background, diagrams, practice, tools
from coursegen.model import course as c
from coursegen.model import own_slides as own
from coursegen.model.parts import Evidence, Picture
from coursegen.model.rights import Source
from coursegen.model.room import Material, Room
from coursegen.model.text import Run, Text, texts_of
from coursegen.model.visuals import Visual

COURSE = "course"
"""The part that is no module's: the course's own values, its agenda and its sources."""

How = Literal["removed", "added", "moved", "changed"]

CALLED: Mapping[type, str] = {
    c.Objective: "objective",
    c.KeyPoint: "key point",
    c.ActionStep: "action step",
    practice.Role: "role",
    practice.Debrief: "debrief question",
    practice.Scenario: "scenario",
    practice.Question: "question",
    practice.Option: "option",
    practice.Pair: "pair",
    practice.QuizItem: "quiz question",
    practice.Exercise: "exercise",
    tools.Tool: "tool",
    tools.ToolField: "field",
    tools.ToolItem: "item",
    background.Objection: "objection",
    background.Board: "board",
    c.Activity: "activity",
    own.OwnSlide: "slide",
    own.Part: "part",
    own.Column: "column",
    diagrams.Row: "row",
    c.Block: "block",
    Source: "article",
    c.Stretch: "row",
    Material: "material",
}
"""What the things in a course are called."""

_NOT_SAID = frozenset({"id", "address", "start", "plan", "kind"})
"""Fields that follow from others or name the thing itself."""


class Difference(Struct, frozen=True):
    """One thing that is otherwise in the other version.

    ``part`` is :data:`COURSE` or a module's id; ``what`` names the thing in words (``action step call_back: owner``).
    ``old`` and ``new`` are texts with their marks as an author writes them, ``""`` where there is nothing; for
    something that moved, what it stands after.
    """

    part: str
    address: str
    how: How
    what: str
    old: str
    new: str


def differences(one: c.Course, other: c.Course) -> tuple[Difference, ...]:
    """What differs in ``other`` from ``one``: the course itself first, then module by module in the order of ``one``.

    What stays the same under another clock time is no difference. A module that only one of them has is one
    difference of the course, not one for each thing in it.
    """
    found = list(_of_course(one, other))
    rows = {row.id: row for row in other.agenda}
    theirs = {module.id: module for module in other.modules}
    for row in one.agenda:
        if row.kind != "module" or row.id not in theirs:
            continue
        found += _of_row(row, rows[row.id], row.id, row.id)
        found += _fields(one.module(row.id), theirs[row.id], row.id, row.id, "")
    return tuple(found)


def _of_course(one: c.Course, other: c.Course) -> Iterator[Difference]:
    for name in ("title", "subtitle", "language", "page", "audience", "goals", "use", "distribution"):
        yield from _changed(getattr(one, name), getattr(other, name), COURSE, f"{COURSE}.{name}", name)
    yield from _changed(one.logo, other.logo, COURSE, "brand.logo", "logo")
    yield from _changed(one.agenda[0].start, other.agenda[0].start, COURSE, "course.session.start", "start")
    long, as_long = (sum(row.minutes for row in version.agenda) for version in (one, other))
    yield from _changed(long, as_long, COURSE, "course.session.minutes", "minutes")
    yield from _lists(one.agenda, other.agenda, COURSE, "course.agenda", "")
    yield from _lists(one.rules, other.rules, COURSE, "course.rules", "", "rule")
    yield from _of_room(one.room, other.room)
    yield from _fields(one.slideshow, other.slideshow, COURSE, f"{COURSE}.slideshow", "slideshow")
    yield from _lists(one.activities, other.activities, COURSE, "course.activities", "")
    yield from _lists(one.commitments, other.commitments, COURSE, "course.commitments", "", "commitment")
    yield from _lists(one.for_manager, other.for_manager, COURSE, "course.for_manager", "", "sentence")
    yield from _lists(one.tools, other.tools, COURSE, "course.tools", "")
    yield from _lists(one.boards, other.boards, COURSE, "course.boards", "")
    yield from _of_farewell(one.farewell, other.farewell)
    ours, theirs = (sorted(version.sources.values(), key=lambda each: each.id) for version in (one, other))
    yield from _lists(ours, theirs, COURSE, "articles", "")  # their order follows from the modules'


def _of_room(one: Room | None, other: Room | None) -> Iterator[Difference]:
    if one is not None and other is not None:
        yield from _fields(one, other, COURSE, f"{COURSE}.room", "room")
    else:
        yield from _changed(one and one.layout, other and other.layout, COURSE, f"{COURSE}.room", "room")


def _of_farewell(one: background.Farewell | None, other: background.Farewell | None) -> Iterator[Difference]:
    if one is not None and other is not None:
        yield from _fields(one, other, COURSE, f"{COURSE}.farewell", "farewell")
    else:
        yield from _changed(one and one.title, other and other.title, COURSE, f"{COURSE}.farewell", "farewell")


def _of_row(one: c.Stretch, other: c.Stretch, part: str, at: str) -> Iterator[Difference]:
    """What differs in a row of the agenda; ``at`` is the address that its minutes and its plan stand below."""
    around = "" if part != COURSE else _named(one)
    what = f"{around}: minutes" if around else "minutes"
    yield from _changed(one.minutes, other.minutes, part, f"{at}.minutes", what)
    if one.kind != "module":
        yield from _changed(one.title, other.title, part, f"{at}.title", f"{around}: title")
    yield from _lists(one.plan, other.plan, part, f"{at}.plan", around)


def _fields(one: Any, other: Any, part: str, at: str, what: str) -> Iterator[Difference]:
    """What differs in the fields of two things of the same type."""
    for name in one.__struct_fields__:
        old, new = getattr(one, name), getattr(other, name)
        if name in _NOT_SAID or old == new:
            continue
        here = f"{at}.{name}"
        called = name.replace("_", " ")
        if _has_ids(old) or _has_ids(new):
            yield from _lists(old, new, part, here, what)
        elif isinstance(old, Visual) and type(old) is type(new):
            yield from _fields(old, new, part, f"{here}.{old.form}", f"{what}: {old.form}")
        elif isinstance(old, Struct) and not isinstance(old, (Text, c.Clock, Picture, Visual)):
            yield from _fields(old, new, part, here, f"{what}: {called}" if what else called)
        else:
            yield from _changed(old, new, part, here, f"{what}: {called}" if what else called)


def _lists(
    one: Sequence[Any], other: Sequence[Any], part: str, at: str, around: str, called: str = ""
) -> Iterator[Difference]:
    """What differs between two lists of things with ids; ``called`` is what one is, where its type can't tell."""
    ours, theirs = ({thing.id: thing for thing in things} for things in (one, other))
    moved = _moved([name for name in ours if name in theirs], [name for name in theirs if name in ours])
    for name, thing in ours.items():
        what = f"{around}, {_named(thing, called)}" if around else _named(thing, called)
        here = _address(thing, at)
        if name not in theirs:
            yield Difference(part, here, "removed", what, _in_words(thing), "")
            continue
        if name in moved:
            yield Difference(part, here, "moved", what, _after(name, ours), _after(name, theirs))
        if isinstance(thing, c.Stretch):
            if thing.kind != "module":
                yield from _of_row(thing, theirs[name], part, here)
        elif thing != theirs[name]:
            yield from _fields(thing, theirs[name], part, here, what)
    for name, thing in theirs.items():
        if name not in ours:
            what = f"{around}, {_named(thing, called)}" if around else _named(thing, called)
            yield Difference(part, _address(thing, at), "added", what, "", _in_words(thing))


def _changed(old: Any, new: Any, part: str, address: str, what: str) -> Iterator[Difference]:
    said, says = _said(old), _said(new)
    if said != says:
        yield Difference(part, address, "changed", what, said, says)


def _moved(one: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """The fewest names that, taken out, leave both orders the same (all but a longest common run of them)."""
    if list(one) == list(other):
        return frozenset()
    place = {name: number for number, name in enumerate(other)}
    best: list[tuple[str, ...]] = []
    for name in one:
        before = [run for run in best if place[run[-1]] < place[name]]
        best.append((*max(before, key=len, default=()), name))
    stay = max(best, key=len, default=())
    return frozenset(one) - frozenset(stay)


def _after(name: str, things: Mapping[str, Any]) -> str:
    """What a thing stands after, in words."""
    names = list(things)
    number = names.index(name)
    return f"after {names[number - 1]}" if number else "first"


def _address(thing: Any, at: str) -> str:
    """The address of a thing in the list at ``at``; a module's only scenario is in none."""
    return thing.address if isinstance(thing, practice.Scenario) else f"{at}.{thing.id}"


def _named(thing: Any, called: str = "") -> str:
    if isinstance(thing, practice.Scenario) and thing.address.endswith(".scenario"):
        return "scenario"
    if isinstance(thing, c.Stretch):
        return thing.kind if thing.id == thing.kind else f"{thing.kind} {thing.id}"
    return f"{called or CALLED.get(type(thing)) or type(thing).__name__.lower()} {thing.id}"


def _in_words(thing: Any) -> str:
    """The text that a thing is known by: its first one, or how long a block takes."""
    if isinstance(thing, c.Block):
        return f"{thing.kind}, {thing.minutes} minutes"
    if isinstance(thing, Source):
        return thing.title or thing.opening
    return next(
        (_said(value) for name in thing.__struct_fields__ if isinstance(value := getattr(thing, name), Text)), ""
    )


def _said(value: Any) -> str:
    """A value as text: paragraphs on lines of their own, marks as an author writes them."""
    if isinstance(value, Text):
        return "".join(_marked(run) for run in value.runs)
    if isinstance(value, Evidence):
        return f"{value.article} {', '.join(map(str, value.paragraphs))}"
    if value is None:
        return ""
    if isinstance(value, Picture):
        return f"{value.file} ({value.description})"
    if isinstance(value, Visual):
        return f"{value.form}: {'; '.join(_said(text) for text in texts_of(value))}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ("\n" if any(isinstance(one, Text) for one in value) else ", ").join(map(_said, value))
    return str(value)


def _marked(run: Run) -> str:
    text = f"${{{run.at}}}" if run.at else f"`{run.text}`" if run.code else run.text
    if run.emphasis:
        text = f"*{text}*"
    if run.strong:
        text = f"**{text}**"
    if run.blank:
        text = f"‹{text}›"
    return f"[{text}]({run.link})" if run.link else text


def _has_ids(value: Any) -> bool:
    return isinstance(value, tuple) and any(hasattr(one, "id") for one in value)
