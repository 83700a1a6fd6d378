"""A draft to the file of a module: what is there, what is left to write, and above each the words that it rests on."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from coursegen.course.lint.unfinished import TO_WRITE
from coursegen.drafting.draft import Answer, Asked, Check, ModuleDraft, Point, Quoted, Scene, Step
from coursegen.drafting.kinds import telling_words
from coursegen.drafting.vocabulary import vocabulary_for

WIDTH = 118
_INDENT = "  "
_MOST_QUOTED = 400  # characters of one quotation in a comment
_ID = re.compile(r"[^a-z0-9]+")
_OPENER, _OBJECTIVES, _A_POINT, _A_QUESTION, _SCENE, _A_CHECK, _STEPS = 1, 1, 2, 4, 10, 2, 2
"""The minutes of each part of the plan: of a point, a question and a quiz item each, of the others together."""


class Setting(Struct, frozen=True):
    """What a file needs to know besides the draft: its id, its article's language, its schema's address or ``""``.

    ``rights`` are sentences on what the article's rights allow, for the file's head.
    """

    id: str
    language: str
    schema: str
    rights: tuple[str, ...]


def module_file(draft: ModuleDraft, setting: Setting) -> str:
    """The text of the module's file. It loads as it is, is marked as a draft, and its plan adds up.

    Words of the article stand in comments only, so that none of them reaches a slide or a page by itself.
    """
    return "\n".join(_File(draft, setting).lines()) + "\n"


def minutes_of(draft: ModuleDraft) -> int:
    """How long the module's plan is."""
    return sum(minutes for *_, minutes in _plan(draft))


def _plan(draft: ModuleDraft) -> list[tuple[str, str, int]]:
    """The plan's blocks: id, kind, minutes."""
    return [
        ("opener", "opener", _OPENER),
        ("objectives", "objectives", _OBJECTIVES),
        ("points", "key_points", _A_POINT * len(_points(draft))),
        ("ask", "questions", _A_QUESTION * len(_questions(draft))),
        ("play", "scenario", _SCENE),
        ("check", "quiz", _A_CHECK * len(_checks(draft))),
        ("steps", "action_steps", _STEPS),
    ]


def _points(draft: ModuleDraft) -> Sequence[Point]:
    return draft.points or (Point(()),)


def _questions(draft: ModuleDraft) -> Sequence[Asked]:
    return draft.questions or (Asked(()),)


def _checks(draft: ModuleDraft) -> Sequence[Check]:
    return draft.checks or (Check((), 0),)


class _File:
    """The lines of one file."""

    def __init__(self, draft: ModuleDraft, setting: Setting) -> None:
        self.draft, self.setting = draft, setting
        self.vocabulary = vocabulary_for(setting.language)
        self.taken: set[str] = set()
        self.objectives = [f"objective_{number}" for number in range(1, self._objective_count() + 1)]

    def _objective_count(self) -> int:
        wanted = max((check.objective + 1 for check in _checks(self.draft)), default=1)
        return max(1, len(self.draft.objectives), wanted)

    def lines(self) -> Iterator[str]:
        """All of them, in the order of a module's fields."""
        draft = self.draft
        yield from self._head()
        yield "format: 1"
        yield f"id: {self.setting.id}"
        yield f"title: {_text(draft.title, 'what the module is called, in a few words')}"
        yield f"promise: {_text(draft.promise, 'what people will be able to do afterwards, in one sentence to them')}"
        yield f"takeaway: {_text(draft.takeaway, 'the one sentence that people should remember')}"
        yield f"source: {draft.article}"
        yield "use: cited"
        yield "status: draft"
        yield f"minutes: {minutes_of(draft)}"
        yield ""
        yield "# A verb that can be seen first: name, choose, rewrite. A quiz item below checks each of them."
        yield "objectives:"
        for number, name in enumerate(self.objectives):
            said = draft.objectives[number] if number < len(draft.objectives) else ""
            yield f"  - id: {name}"
            yield f"    text: {_text(said, 'what people can do afterwards, a verb first')}"
        yield ""
        yield "# Candidates: keep 3 to 5, join what says the same. Add 'example', 'pictogram' and 'blanks' as you go."
        yield "key_points:"
        for point in _points(draft):
            yield from self._point(point)
        yield ""
        yield "action_steps:"
        for step in draft.steps or (Step(()),):
            yield from self._step(step)
        yield ""
        yield from self._scene(draft.scene)
        yield ""
        yield "questions:"
        for asked in _questions(draft):
            yield from self._question(asked)
        yield ""
        yield "quiz:"
        for check in _checks(draft):
            yield from self._check(check)
        yield ""
        yield "plan:"
        for name, kind, minutes in _plan(draft):
            yield f"  - {{id: {name}, block: {kind}, minutes: {minutes}}}"

    def _head(self) -> Iterator[str]:
        draft = self.draft
        if self.setting.schema:
            yield f"# yaml-language-server: $schema={self.setting.schema}"
        if draft.by:
            how = (
                f"Written by the language model {draft.by}, which can be wrong: read every sentence against the article"
            )
        else:
            how = "Nothing in it is made up: its sentences were chosen by what they share, and some will be of no use"
        said = [
            f"A draft of a module from articles/{draft.article}, to work on. {how}.",
            f"Write over every text that begins with {TO_WRITE}; `coursegen check` lists what is left. When all is "
            "written and looked at, take the line 'status: draft' out.",
            "Lines with ¶ and a number quote the article, so that you can see what something rests on. They are "
            "evidence and no text of the course: say it in your own words, and delete the line.",
            *self.setting.rights,
            *draft.warnings,
        ]
        for sentence in said:
            yield from _comment(sentence, "")

    def _point(self, point: Point) -> Iterator[str]:
        indent = 2 * _INDENT
        yield from _evidence(point.quoted, _INDENT)
        yield f"  - id: {self._id(point.quoted, 'point')}"
        sure = all(one.verified for one in point.quoted)
        told = "" if sure else f"{TO_WRITE}: not verified, the words quoted are not in the article. "
        where = _where(point.quoted)
        yield f"{indent}headline: {_text(point.headline, f'the point of {where} in one full sentence', told)}"
        yield f"{indent}explanation: {_text(point.explanation, f'what {where} gives for it, in short sentences', told)}"
        yield f"{indent}evidence: [{{article: {self.draft.article}, paragraphs: [{_numbers(point.quoted)}]}}]"
        yield f"{indent}notes: {{say: {_text('', 'what to say at this slide, in words that can be spoken')}}}"

    def _step(self, step: Step) -> Iterator[str]:
        indent = 2 * _INDENT
        yield from _evidence(step.quoted, _INDENT)
        yield f"  - id: {self._id(step.quoted, 'step')}"
        yield f"{indent}step: {_text(step.step, 'what to do at work, a verb first')}"
        yield f"{indent}owner: {_text(step.owner, 'who does it: each agent, the team lead')}"
        yield f"{indent}due: 1 week"
        yield f"{indent}measure: {_text(step.measure, 'what somebody else would see or hear')}"

    def _scene(self, scene: Scene) -> Iterator[str]:
        numbers = _numbers(scene.quoted) if scene.quoted else ""
        if scene.quoted:
            yield from _comment("The article tells a story: play what could happen at your own desk.", "")
            yield from _evidence(scene.quoted[:3], "")
        else:
            yield from _comment("Made up for the course: a moment in which the key points are needed.", "")
        yield "scenario:"
        yield f"  id: {self._id((), 'scene')}"
        yield f"  title: {_text(scene.title, 'what the scene is called')}"
        yield f"  setting: {_text(scene.setting, 'what has happened, where, on which channel')}"
        yield f"  task: {_text(scene.task, 'what the players do, in how many minutes')}"
        yield "  grouping: threes"
        yield "  roles:"
        for name, hint in (
            ("Customer", "what this player wants, and what makes it worse or better"),
            ("Agent", "what this player knows and tries"),
            ("Observer", "what this player listens for and writes down"),
        ):
            yield f"    - {{id: {name.lower()}, name: {name}, brief: {_text('', hint)}}}"
        yield "  debrief:"
        yield "    - id: noticed"
        yield f"      ask: {_text('', 'a question about what happened in the scene')}"
        yield f"      listen_for: [{_text('', 'what a good answer contains')}]"
        if numbers:
            yield f"  evidence: [{{article: {self.draft.article}, paragraphs: [{numbers}]}}]"
        yield f"  notes: {{do: {_text('', 'how to start and stop the scene')}}}"

    def _question(self, asked: Asked) -> Iterator[str]:
        yield from _evidence(asked.quoted, _INDENT)
        yield f"  - id: {self._id(asked.quoted, 'question')}"
        yield f"    ask: {_text(asked.ask, 'a question that nobody can answer with yes or no')}"
        yield "    grouping: pairs"
        answers = asked.good_answers or ("",)
        yield "    good_answers:"
        for answer in answers:
            yield f"      - {_text(answer, 'what a good answer contains')}"
        yield f"    notes: {{do: {_text('', 'how to collect the answers')}}}"

    def _check(self, check: Check) -> Iterator[str]:
        indent = 2 * _INDENT
        yield from _evidence(check.quoted, _INDENT)
        if check.gap:
            yield from _comment(f"With a gap: {check.gap}", _INDENT)
            others = f" Others that could stand there: {', '.join(check.others)}." if check.others else ""
            yield from _comment(f"Missing: {check.missing}.{others}", _INDENT)
        yield f"  - id: {self._id(check.quoted, 'check')}"
        yield f"{indent}stem: {_text(check.stem, 'a question about this point, with one right answer')}"
        yield f"{indent}objective: {self.objectives[check.objective]}"
        yield f"{indent}options:"
        answers = check.answers or (Answer(), Answer(), Answer())
        for number, answer in enumerate(answers):
            right = number == 0
            hints = ("the right answer", "why it is right") if right else ("a wrong answer", "why it is wrong")
            yield f"      - id: {'right' if right else f'other_{number}'}"
            yield f"        text: {_text(answer.text, hints[0])}"
            if right:
                yield "        right: true"
            yield f"        feedback: {_text(answer.feedback, hints[1])}"

    def _id(self, quoted: Sequence[Quoted], otherwise: str) -> str:
        """A name that is free: of the first words that tell something, else numbered."""
        told = telling_words(quoted[0].words, self.vocabulary) if quoted else []
        parts = [part for word in told if (part := _plain(word))]
        name = "_".join(parts[:2])
        if not re.fullmatch(r"[a-z][a-z0-9_]{2,39}", name):
            name = otherwise
        number, free = 1, name
        while free in self.taken:
            number += 1
            free = f"{name}_{number}"
        self.taken.add(free)
        return free


def _plain(word: str) -> str:
    """A word in the letters that an id may have."""
    return _ID.sub("", unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold())


def _text(said: str, hint: str, before: str = "") -> str:
    """A text as a quoted scalar: what is said, else what is left to write there."""
    words = f"{before}{printed}" if (printed := _printable(said)) else f"{TO_WRITE}: {hint}"
    return json.dumps(words, ensure_ascii=False)


def _where(quoted: Sequence[Quoted]) -> str:
    """The paragraphs in words: ``¶ 4``, ``¶ 4, 6``."""
    return f"¶ {_numbers(quoted)}" if any(one.verified for one in quoted) else "the article"


def _numbers(quoted: Iterable[Quoted]) -> str:
    """The paragraphs, each once, in order; ``1`` where nothing is known, for a file needs one."""
    return ", ".join(str(number) for number in sorted({one.paragraph for one in quoted if one.verified})) or "1"


def _evidence(quoted: Iterable[Quoted], indent: str) -> Iterator[str]:
    """What something rests on, as comments."""
    for one in quoted:
        words = one.words if len(one.words) <= _MOST_QUOTED else f"{one.words[: _MOST_QUOTED - 1]}…"
        if one.verified:
            yield from _comment(f"¶ {one.paragraph}: {words}", indent)
        else:
            yield from _comment(f"NOT VERIFIED, these words are not in the article: {words}", indent)


def _comment(words: str, indent: str) -> Iterator[str]:
    """A comment, wrapped; what could end a line or hide in one is not in it."""
    wrapped = textwrap.wrap(_printable(words), WIDTH - len(indent) - 2, break_long_words=True, break_on_hyphens=False)
    for line in wrapped:
        yield f"{indent}# {line}"


def _printable(words: str) -> str:
    """Words on one line, without control and formatting characters."""
    return "".join(char for char in " ".join(words.split()) if not unicodedata.category(char).startswith("C"))
