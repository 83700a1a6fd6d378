"""Makes modules to work on of an old deck's slides, and lists what found no place in them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.layout.faces import Faces
from coursegen.old_deck.old_slides import OldChart, OldPicture, OldSlide, Rows
from coursegen.old_deck.pictures_kept import kept_picture
from coursegen.pull.text.letters import Letter
from coursegen.pull.text.rewording import Now, reworded
from coursegen.pull.text.shown_text import NOTHING
from coursegen.source.ids import free_id, id_from

_HEADLINE, _QUESTION, _ON_SLIDE, _EXPLANATION, _NOTES = 90, 90, 220, 1_800, 7_000  # letters that fit
_TITLE = 60
_MOST_SLIDES = 12  # of a module, where the deck has no sections of its own
_A_MINUTE = 100  # words that are said in it, calmly
_DESCRIPTION, _CAPTION, _CELL = 150, 160, 60


class Left(Struct, frozen=True):
    """Something of a slide that is not in the course: what it is, and its words or the file that it was saved as."""

    slide: int
    what: str
    words: str


class DeckModule(Struct, frozen=True):
    """A module to work on: its id, its fields as its file has them, how long it is."""

    id: str
    fields: dict[str, Any]
    minutes: int


class DeckDraft(Struct, frozen=True):
    """What became of a deck: its title and subtitle as typed, modules, pictures by path, what was left, slides' places.

    ``left_files`` are pictures that a course can't show, by the path that the list of what was left names.
    """

    title: str
    subtitle: str
    welcome: str
    modules: tuple[DeckModule, ...]
    pictures: dict[str, bytes]
    left: tuple[Left, ...]
    left_files: dict[str, bytes]
    places: tuple[tuple[int, str], ...]


def drafted(slides: Sequence[OldSlide], faces: Faces) -> DeckDraft:
    """A course's modules from slides. No word is left out of both them and the list of what was left."""
    maker = _Maker(faces)
    rest = list(slides)
    title = subtitle = welcome = ""
    if rest and rest[0].opens and rest[0].title:
        title, subtitle, welcome = maker.opening(rest.pop(0))
    modules = tuple(maker.module(name, group) for name, group in _groups(rest))
    return DeckDraft(
        title, subtitle, welcome, modules, maker.pictures, tuple(maker.left), maker.left_files, tuple(maker.places)
    )


def _groups(slides: Sequence[OldSlide]) -> Iterator[tuple[str, list[OldSlide]]]:
    """Slides by section; where there are none, by the slides that open one; where there are none either, so many."""
    if any(slide.section for slide in slides):
        starts = [at for at, slide in enumerate(slides) if not at or slide.section != slides[at - 1].section]
        names = [slides[at].section for at in starts]
    else:
        starts = sorted({0, *(at for at, slide in enumerate(slides) if slide.opens and slide.title)})
        if len(starts) == 1:
            starts = list(range(0, len(slides), _MOST_SLIDES))
        names = [slides[at].title if slides[at].opens else "" for at in starts if at < len(slides)]
    for name, start, end in zip(names, starts, [*starts[1:], len(slides)], strict=False):
        if start < end:
            yield name, list(slides[start:end])


class _Parts(Struct):
    """What a module is made of while its slides are gone through."""

    points: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    slides: list[dict[str, Any]] = field(default_factory=list)
    plan: list[tuple[str, str, int]] = field(default_factory=list)
    taken: set[str] = field(default_factory=lambda: {"opener", "steps", "first_step"})
    promise: str = ""
    opening: str = ""


class _Maker:
    """Goes through the slides once, and keeps what it makes of them."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.pictures: dict[str, bytes] = {}
        self.left: list[Left] = []
        self.left_files: dict[str, bytes] = {}
        self.places: list[tuple[int, str]] = []
        self.modules: set[str] = {"course", "articles", "base", "opening", "closing"}
        self.titles: set[str] = set()

    def opening(self, slide: OldSlide) -> tuple[str, str, str]:
        """The course's title, its subtitle and what is said at its start, of the slide that opens the deck."""
        title = self._text(slide, slide.title, "its title", 80)
        subtitle = self._text(slide, slide.texts[0], "a text", 140) if slide.texts else ""
        for words in slide.texts[1:]:
            self.left.append(Left(slide.number, "a text", words))
        welcome = self._prose(slide, slide.notes)
        self._rest(slide, slide.tables, slide.charts, slide.pictures)
        self.places.append((slide.number, "course.yaml: title"))
        self.titles.add(title.casefold())
        return title, subtitle, welcome

    def module(self, name: str, slides: list[OldSlide]) -> DeckModule:
        """A module of some slides."""
        title = self._free_title(self._fitting(name, _TITLE) or f"Part {len(self.modules) - 4}")
        module = free_id(id_from(title, "module") or "module", self.modules)
        self.modules.add(module)
        parts = _Parts()
        if slides[0].opens and slides[0].title == name and title:
            self._head(slides.pop(0), module, parts)
        for slide in slides:
            self._take(slide, module, parts)
        return _module(module, title, parts)

    def _head(self, slide: OldSlide, module: str, parts: _Parts) -> None:
        """Make of a section's head what the module promises, and what is said at its start."""
        if not self._fitting(slide.title, _TITLE):
            self.left.append(Left(slide.number, "a title", slide.title))
        for number, words in enumerate(slide.texts):
            if not number and (typed := self._fitting(words, _HEADLINE)):
                parts.promise = typed
            else:
                self.left.append(Left(slide.number, "a text", words))
        parts.opening = self._prose(slide, slide.notes)
        self._rest(slide, slide.tables, slide.charts, slide.pictures)
        self.places.append((slide.number, f"modules/{module}.yaml: its title"))

    def _take(self, slide: OldSlide, module: str, parts: _Parts) -> None:
        """Make of a slide what it looks like: a question, a slide of its own kind, or a key point."""
        notes = self._prose(slide, slide.notes)
        title = " ".join(slide.title.split())
        where = ""
        if title.endswith("?") and (typed := self._fitting(title, _QUESTION)):
            where = self._question(slide, typed, notes, parts)
        elif title or slide.texts or notes:
            where = self._point(slide, title, notes, parts)
        after = f"{where}" if where else ""
        self._shown(slide, after, parts)
        for what, words in slide.others:
            self.left.append(Left(slide.number, what, words))
        if slide.hidden and where:
            self.left.append(Left(slide.number, "that the slide was hidden", "it is shown now"))
        self.places.append((slide.number, f"modules/{module}.yaml: {where or 'a slide of its own'}"))

    def _question(self, slide: OldSlide, title: str, notes: str, parts: _Parts) -> str:
        name = self._name(title, "question", parts)
        answers = [typed for words in slide.texts if (typed := self._text(slide, words, "a text", 400))]
        parts.questions.append(
            {
                "id": name,
                "ask": self._free_title(title),
                "grouping": "pairs",
                "good_answers": answers or [f"{TO_WRITE}: what a good answer contains"],
                "notes": {"say": notes} if notes else {"do": f"{TO_WRITE}: how you collect the answers"},
            }
        )
        parts.plan.append(("questions", name, 5 + _minutes(notes)))
        return name

    def _point(self, slide: OldSlide, title: str, notes: str, parts: _Parts) -> str:
        headline, before = self._fitting(title, _HEADLINE), []
        if title and not headline:
            before = [title]
        name = self._name(title, "point", parts)
        texts = [
            typed for words in (*before, *slide.texts) if (typed := self._text(slide, words, "a text", _EXPLANATION))
        ]
        said, over = _as_much_as_fits(texts, _EXPLANATION)
        self.left += [Left(slide.number, "a text", words) for words in over]
        point: dict[str, Any] = {
            "id": name,
            "headline": self._free_title(headline or f"{TO_WRITE}: the point of slide {slide.number}"),
            "explanation": " ".join(map(_ended, said)) or f"{TO_WRITE}: why it is so, in two short sentences",
        }
        shown, more = _as_much_as_fits(said, _ON_SLIDE)
        if more:
            point["on_slide"] = " ".join(map(_ended, shown)) or f"{TO_WRITE}: what the slide says of it, in a sentence"
        point["notes"] = {"say": notes} if notes else {"say": f"{TO_WRITE}: what you say at this slide"}
        parts.points.append(point)
        parts.plan.append(("key_points", name, 2 + _minutes(notes) + (1 if said else 0)))
        return name

    def _shown(self, slide: OldSlide, after: str, parts: _Parts) -> None:
        """The tables, charts and pictures of a slide as slides of their own."""
        for rows in slide.tables:
            made = self._comparison(rows)
            self._own(slide, made, after, parts) if made else self._table_left(slide, rows)
        for chart in slide.charts:
            made = self._chart(slide, chart)
            self._own(slide, made, after, parts) if made else self._chart_left(slide, chart)
        for number, picture in enumerate(slide.pictures, 1):
            made = self._picture(slide, picture, number)
            if made:
                self._own(slide, made, after, parts)

    def _own(self, slide: OldSlide, made: dict[str, Any], after: str, parts: _Parts) -> None:
        title = self._fitting(slide.title, _HEADLINE) or f"Slide {slide.number}"
        made = {
            "id": self._name(title, "slide", parts),
            "kind": made["kind"],
            **({"after": after} if after else {}),
            "title": self._free_title(title),
            **{key: value for key, value in made.items() if key != "kind"},
            **({"reserve": True} if slide.hidden else {}),
            "notes": {"say": f"{TO_WRITE}: what you say at this slide"},
        }
        parts.slides.append(made)

    def _comparison(self, rows: Rows) -> dict[str, Any] | None:
        """A table as a comparison, where it is no larger than one, and every cell says something."""
        typed = [[self._fitting(cell, _CELL) for cell in row] for row in rows]
        if not (3 <= len(rows) <= 7 and 2 <= len(rows[0]) <= 4 and all(all(row) for row in typed)):
            return None
        body = [{"id": f"row_{number}", "cells": row} for number, row in enumerate(typed[1:], 1)]
        return {"kind": "comparison", "header": typed[0], "rows": body}

    def _table_left(self, slide: OldSlide, rows: Rows) -> None:
        for row in rows:
            if any(row):
                self.left.append(Left(slide.number, "a row of a table", " | ".join(row)))

    def _chart(self, slide: OldSlide, chart: OldChart) -> dict[str, Any] | None:
        """A chart of a kind that a course has, no larger than one."""
        categories = [self._fitting(name, 40) for name in chart.categories]
        names = [self._fitting(name, 40) or f"Series {number}" for number, (name, _) in enumerate(chart.series, 1)]
        values = [[value for value in row if value is not None] for _, row in chart.series]
        whole = all(len(row) == len(categories) for row in values) and all(categories)
        round_one = chart.kind != "doughnut" or (len(names) == 1 and all(value >= 0 for value in values[0]))
        small = 2 <= len(categories) <= 8 and 1 <= len(names) <= 4 and len(set(names)) == len(names)
        if chart.kind == "other" or not (small and whole and round_one):
            return None
        if chart.title:
            self.left.append(Left(slide.number, "words on a chart, which the course shows", chart.title))
        series = [
            {"id": f"series_{number}", "name": name, "values": row}
            for number, (name, row) in enumerate(zip(names, values, strict=True), 1)
        ]
        return {"kind": "chart", "chart": {"type": chart.kind, "categories": categories, "series": series}}

    def _chart_left(self, slide: OldSlide, chart: OldChart) -> None:
        said = [chart.title, " | ".join(("", *chart.categories))]
        said += [
            " | ".join((name, *("" if value is None else f"{value:g}" for value in row))) for name, row in chart.series
        ]
        for words in said:
            if words.strip(" |"):
                self.left.append(Left(slide.number, "a chart", words))

    def _picture(self, slide: OldSlide, picture: OldPicture, number: int) -> dict[str, Any] | None:
        found = kept_picture(picture.data, picture.suffix)
        if found is None:
            file = f"left/slide_{slide.number:02}_{number}.{re.sub('[^a-z0-9]', '', picture.suffix)[:8] or 'bin'}"
            if picture.data:
                self.left_files[file] = picture.data
            told = f"{picture.description} ({file})" if picture.data else f"{picture.description} (only linked)"
            self.left.append(Left(slide.number, "a picture that a course can't show", told))
            return None
        data, suffix = found
        file = next((path for path, other in self.pictures.items() if other == data), "")
        file = file or f"pictures/slide_{slide.number:02}_{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
        self.pictures[file] = data
        described = self._fitting(picture.description, _DESCRIPTION)
        if picture.description and (not described or re.fullmatch(r"\S+\.\w{2,4}", described)):
            self.left.append(Left(slide.number, "the alternative text of a picture", picture.description))
            described = ""
        description = described or f"{TO_WRITE}: what this picture shows"
        return {"kind": "picture", "picture": {"file": file, "description": description}}

    def _rest(
        self, slide: OldSlide, tables: Sequence[Rows], charts: Sequence[OldChart], pictures: Sequence[OldPicture]
    ) -> None:
        """What the slide that opens a deck shows besides its words."""
        for rows in tables:
            self._table_left(slide, rows)
        for chart in charts:
            self._chart_left(slide, chart)
        for number, picture in enumerate(pictures, 1):
            if (made := self._picture(slide, picture, number)) is not None:
                told = f"{picture.description} ({made['picture']['file']})".strip()
                self.left.append(Left(slide.number, "a picture of a title slide", told))
        for what, words in slide.others:
            self.left.append(Left(slide.number, what, words))

    def _prose(self, slide: OldSlide, paragraphs: Sequence[str]) -> str:
        typed = [text for words in paragraphs if (text := self._text(slide, words, "a note", _NOTES))]
        said, over = _as_much_as_fits(typed, _NOTES)
        self.left += [Left(slide.number, "a note", words) for words in over]
        return "\n\n".join(said)

    def _text(self, slide: OldSlide, words: str, what: str, most: int) -> str:
        """Words as an author types them; what can't be typed or printed, or is too long, is left."""
        typed = self._fitting(words, most)
        if words and not typed:
            self.left.append(Left(slide.number, what, words))
        return typed

    def _fitting(self, words: str, most: int) -> str:
        """Words as an author types them, ``""`` where they are too long or hold signs that no page can print."""
        shown = "".join(char for char in words if unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cn", "Cs"))
        shown = " ".join(shown.split())
        if not shown or len(shown) > most or not all(map(self._printable, shown)):
            return ""
        return reworded(NOTHING, [(-1, Now(tuple(map(Letter, shown))))]).typed or ""

    def _printable(self, char: str) -> bool:
        return self.faces.covers(char) and unicodedata.bidirectional(char) not in {"R", "AL"}

    def _name(self, words: str, otherwise: str, parts: _Parts) -> str:
        made = "_".join(id_from(words, otherwise).split("_")[:4]) or otherwise
        name = free_id(made, parts.taken)
        parts.taken.add(name)
        return name

    def _free_title(self, title: str) -> str:
        """The title, numbered where another slide has it already."""
        number, free = 1, title
        while free.casefold() in self.titles:
            number += 1
            free = f"{title.removesuffix('?').rstrip()} ({number}){'?' if title.endswith('?') else ''}"
        self.titles.add(free.casefold())
        return free


def _as_much_as_fits(texts: Sequence[str], most: int) -> tuple[list[str], list[str]]:
    """The first texts that fit into so many letters together, and the others."""
    said: list[str] = []
    for number, text in enumerate(texts):
        if sum(map(len, said)) + len(said) + len(text) + 1 > most:
            return said, list(texts[number:])
        said.append(text)
    return said, []


def _ended(text: str) -> str:
    return text if text.rstrip("*”’\"')").endswith((".", "!", "?", "…", ":", ";", ",")) else f"{text}."


def _minutes(notes: str) -> int:
    return -(-len(notes.split()) // _A_MINUTE) if notes else 0


def _module(module: str, title: str, parts: _Parts) -> DeckModule:
    """The fields of a module's file; its plan goes through the parts in the slides' order."""
    opener = {"notes": {"say": parts.opening}} if parts.opening else {}
    plan: list[dict[str, Any]] = [{"id": "opener", "block": "opener", "minutes": 1 + _minutes(parts.opening), **opener}]
    for kind, name, minutes in parts.plan:
        last = plan[-1]
        if last["block"] == kind and len(last.get("items", ())) < 3:
            last["items"].append(name)
            last["minutes"] += minutes
        else:
            number = sum(block["block"] == kind for block in plan) + 1
            plan.append({"id": f"{kind}_{number}", "block": kind, "items": [name], "minutes": minutes})
    plan.append({"id": "steps", "block": "action_steps", "minutes": 2})
    minutes = sum(block["minutes"] for block in plan)
    fields: dict[str, Any] = {
        "format": 1,
        "id": module,
        "title": title,
        "promise": parts.promise or f"{TO_WRITE}: what people get out of it, in one sentence to them",
        "takeaway": f"{TO_WRITE}: the sentence that people should remember",
        "use": "own",
        "minutes": minutes,
        "key_points": parts.points,
        "questions": parts.questions,
        "action_steps": [
            {
                "id": "first_step",
                "step": f"{TO_WRITE}: what people do at work, a verb first",
                "owner": "everybody",
                "due": "1 week",
                "measure": f"{TO_WRITE}: how others can tell that it was done",
            }
        ],
        "plan": plan,
        "slides": parts.slides,
    }
    return DeckModule(module, {key: value for key, value in fields.items() if value != []}, minutes)
