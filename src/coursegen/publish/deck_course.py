"""Writes the files of a course that starts from a deck somebody has already, with a list of what is not in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.old_deck.drafted import DeckDraft, DeckModule, drafted
from coursegen.old_deck.reading import old_slides
from coursegen.problems import Problem, Refused
from coursegen.publish.blank_course import CourseHead, course_text
from coursegen.publish.blank_times import Break, Closing, Opening, Times
from coursegen.publish.kept_faces import faces

LEFT = "left/README.md"
"""Where the list of what is not in the course stands."""

_LOOK = "brands/look"
_OPENING, _CLOSING = Opening(2, 2, 1, 6), Closing(4, 5, 2)
_SITTING, _PAUSE, _LUNCH_AFTER, _LUNCH = 75, 15, 240, 45
_LONGEST_DAY = 1440
_WIDTH = 116


class DeckCourse(Struct, frozen=True):
    """The files of a course by path, and what was read: slides, modules, pictures, how many things were left."""

    files: Mapping[str, bytes]
    slides: int
    modules: int
    pictures: int
    left: int
    minutes: int


def deck_course(data: bytes, name: str, suffix: str, *, keep_look: bool = False) -> DeckCourse:
    """A course from a deck's bytes; ``name`` is its title where the deck says none, ``suffix`` its file's ending.

    With ``keep_look`` the deck is the course's template. The same deck gives the same files.
    Errors: ``Refused`` where it is no deck, has nothing on its slides, or would fill more than a day.
    """
    slides = old_slides(data)
    draft = drafted(slides, faces())
    if not draft.modules:
        raise Refused([Problem("no-text", "there is nothing on its slides to make a course of", hint="try --blank")])
    times = _times(draft.modules)
    minutes = sum((times.opening.total, *times.modules.values(), *(row.minutes for row in times.breaks)))
    minutes += times.closing.total
    if minutes > _LONGEST_DAY:
        message = f"its {len(slides)} slides and what is said at them take {minutes} minutes, more than a day"
        raise Refused([Problem("new-course", message, hint="save the deck in parts, and make a course of each")])
    template = f"{_LOOK}{suffix}" if keep_look else ""
    head = CourseHead(
        title=draft.title or name or f"{TO_WRITE}: the title",
        subtitle=draft.subtitle,
        minutes=minutes,
        welcome=draft.welcome,
        template=template,
    )
    texts = {"course.yaml": course_text(head, times)}
    texts |= {f"modules/{module.id}.yaml": _module_text(module) for module in draft.modules}
    texts[LEFT] = _left_text(draft, len(slides))
    files = {path: text.encode() for path, text in texts.items()} | draft.pictures | draft.left_files
    if template:
        files[template] = data
    return DeckCourse(files, len(slides), len(draft.modules), len(draft.pictures), len(draft.left), minutes)


def _times(modules: tuple[DeckModule, ...]) -> Times:
    """Modules as long as they are, with a break before anybody has sat too long."""
    rows: list[str | Break] = []
    sat, all_day, lunch = _OPENING.total, 0, False
    for module in modules:
        if sat and sat + module.minutes > _SITTING and rows:
            number = sum(isinstance(row, Break) for row in rows) + 1
            at_noon = not lunch and all_day >= _LUNCH_AFTER
            lunch = lunch or at_noon
            rows.append(Break(f"break_{number}", *(("Lunch", _LUNCH) if at_noon else ("Break", _PAUSE))))
            sat = 0
        rows.append(module.id)
        sat += module.minutes
        all_day += module.minutes
    return Times(_OPENING, {module.id: module.minutes for module in modules}, tuple(rows), _CLOSING)


def _module_text(module: DeckModule) -> str:
    import yaml  # imported where it is needed: the command line starts without it

    body = yaml.dump(module.fields, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=_WIDTH)
    body = re.sub(r"^(?=(?:key_points|questions|action_steps|plan|slides):)", "\n", body, flags=re.MULTILINE)
    return (
        "# yaml-language-server: $schema=../.schema/module.json\n"
        "# From slides that you had: every text is theirs. Say each headline as a full sentence, join what belongs\n"
        f"# together, and write over every text that begins with {TO_WRITE}. Add objectives and quiz items.\n" + body
    )


def _dumper() -> Any:
    import yaml

    class Indented(yaml.SafeDumper):
        """Lists are indented below their field, and nothing is an alias."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - yaml's own
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - yaml's own
            return True

    def text(dumper: Any, words: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)

    Indented.add_representer(str, text)
    return Indented


def _left_text(draft: DeckDraft, slides: int) -> str:
    """The list of where each slide went and of what is not in the course, each with its slide."""
    lines = ["# Where the slides are now, and what is left", "", f"The deck had {slides} slides.", ""]
    lines += ["| slide | where it is now |", "|---|---|"]
    lines += [f"| {number} | `{place}` |" for number, place in draft.places]
    lines += ["", "## Not in the course", ""]
    if not draft.left:
        lines.append("Nothing: every text and picture is in the course.")
    lines += [f"- slide {one.slide}, {one.what}: {one.words}" for one in draft.left]
    return "\n".join(lines) + "\n"
